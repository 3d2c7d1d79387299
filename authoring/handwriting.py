"""The matcher's templates from the npm package hanzi-writer-data 2.0.1.

    npm pack hanzi-writer-data@2.0.1 && tar xzf hanzi-writer-data-2.0.1.tgz
    .venv/bin/python -m authoring.handwriting package

writes assets/handwriting/templates.npz with the licence of the drawings beside it. Only those drawings go in:
what varies in a hand is learnt from seeded distortions of them, never from anybody's ink.
"""

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from authoring.distortions import distorted
from kiosk.handwriting.directions import SIZE, directions
from kiosk.handwriting.ink import Points, tidy

TARGET: Final = Path(__file__).resolve().parent.parent / "assets" / "handwriting"
KEPT: Final = 160
WRITINGS: Final = 6
LOOSENESS: Final = 1.0
"""A hand is looser than a careful copy: the distortions are drawn at twice their natural size."""
SEED: Final = 20260301
STEADY: Final = 0.08
"""Share of the mean variance added to every direction, so that what hardly varies does not rule."""


def drawings(package: Path) -> Iterator[tuple[str, list[Points]]]:
    """(character, strokes in a box of 1024, y down) of each character of the package."""
    for file in sorted(package.glob("*.json")):
        if len(file.stem) == 1:
            medians = json.loads(file.read_text("utf-8"))["medians"]
            yield file.stem, [np.asarray(stroke, float) * (1, -1) + (0, 900) for stroke in medians]


def build(package: Path) -> dict[str, NDArray[np.generic]]:
    """What the file holds: characters, the transform, and each template as bytes."""
    chance = np.random.default_rng(SEED)
    characters, plain, apart = [], [], np.zeros((SIZE, SIZE))
    for character, strokes in drawings(package):
        written = np.stack([directions(tidy(distorted(strokes, chance, LOOSENESS))) for _ in range(WRITINGS)])
        characters.append(character)
        plain.append((directions(tidy(strokes)) + written.sum(axis=0)) / (WRITINGS + 1))
        off = written - written.mean(axis=0)
        apart += off.T @ off
    templates = np.stack(plain).astype(np.float64)
    transform = _transform(apart / (len(plain) * (WRITINGS - 1)), templates)
    projected = (templates - templates.mean(axis=0)) @ transform
    scale = np.abs(projected).max() / 127
    return {
        "characters": np.array(["".join(characters)]),
        "centre": templates.mean(axis=0).astype(np.float16),
        "transform": transform.astype(np.float16),
        "templates": np.round(projected / scale).astype(np.int8),
        "scale": np.array([scale], np.float32),
    }


def _transform(within: NDArray[np.float64], templates: NDArray[np.float64]) -> NDArray[np.float64]:
    """768 -> 160: first what varies in one character is made even, then what parts characters is kept."""
    values, vectors = np.linalg.eigh(within + np.eye(SIZE) * STEADY * np.trace(within) / SIZE)
    whiten = vectors / np.sqrt(values)
    _, axes = np.linalg.eigh(np.cov((templates @ whiten).T))
    return whiten @ axes[:, ::-1][:, :KEPT]


def main() -> None:
    """Build and write."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("package", type=Path, help="the unpacked npm package")
    package = reader.parse_args().package
    TARGET.mkdir(exist_ok=True)
    np.savez_compressed(TARGET / "templates.npz", **build(package))
    shutil.copy(package / "ARPHICPL.TXT", TARGET / "LICENSE-arphic.txt")
    print(f"{TARGET / 'templates.npz'}: {(TARGET / 'templates.npz').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
