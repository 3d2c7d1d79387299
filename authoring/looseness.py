"""How steeply the matcher's belief should fall with distance, from drawings that its templates do not come from.

    pip download --no-deps kanjivg==20260714 && unzip -d kanjivg kanjivg-20260714-py3-none-any.whl
    .venv/bin/python -m authoring.looseness kanjivg/kanji

KanjiVG (Ulrich Apel, CC BY-SA 3.0) was drawn by another hand after another model; the steepness is the one under which
these drawings, distorted as the templates were, are the least surprising. Nothing of it is shipped.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from authoring.distortions import distorted
from kiosk.handwriting.ink import Points, tidy
from kiosk.handwriting.reader import FILE
from kiosk.handwriting.templates import Templates

SAMPLE: Final = 600
SEED: Final = 20260302
TRIED: Final = (8, 10, 12, 16, 20, 25, 30, 40, 60, 80)
_TOKEN: Final = re.compile(r"[MmCcSs]|-?\d*\.?\d+(?:e-?\d+)?")


def drawing(svg: str) -> list[Points]:
    """The strokes of a drawing in a box of 1000, y down."""
    return [path(d) * (1000 / 109) for d in re.findall(r'<path [^>]*?\bd="([^"]+)"', svg)]


def path(d: str) -> Points:
    """A path of moves and cubic curves as points."""
    found, at, control = [], np.zeros(2), np.zeros(2)
    for command, numbers in _commands(d):
        width = {"m": 1, "c": 3, "s": 2}[command.lower()]
        for part in np.array(numbers).reshape(-1, width, 2):
            points = part + (at if command.islower() else 0)
            if width == 1:
                at = control = points[0]
                found.append(at[None])
                continue
            first = points[0] if width == 3 else 2 * at - control
            found.append(_curve(at, first, points[-2], points[-1]))
            control, at = points[-2], points[-1]
    return np.concatenate(found)


def _commands(d: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for token in _TOKEN.findall(d):
        if token.isalpha():
            if command:
                yield command, numbers
            command, numbers = token, []
        else:
            numbers.append(float(token))
    yield command, numbers


def _curve(a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64], d: NDArray[np.float64]) -> Points:
    t = np.linspace(0, 1, 12)[1:, None]
    return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d


def distances(folder: Path) -> tuple[NDArray[np.float32], list[int]]:
    """Squared distances of each drawing to all templates, and which template is its own."""
    templates, chance = Templates(FILE), np.random.default_rng(SEED)
    place = {character: number for number, character in enumerate(templates.characters)}
    files = [file for file in sorted(folder.glob("?????.svg")) if chr(int(file.stem, 16)) in place]
    chosen = [files[one] for one in chance.permutation(len(files))[:SAMPLE]]
    far = [templates.distances(tidy(distorted(drawing(file.read_text("utf-8")), chance))) for file in chosen]
    return np.stack(far), [place[chr(int(file.stem, 16))] for file in chosen]


def surprise(far: NDArray[np.float32], own: list[int], steepness: float) -> float:
    """How little the drawings are believed to be what they are, on average."""
    scores = -steepness / 2 * np.log(far)
    top = scores.max(axis=1)
    whole = top + np.log(np.exp(scores - top[:, None]).sum(axis=1))
    return float((whole - scores[np.arange(len(own)), own]).mean())


def main() -> None:
    """Try and tell."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", type=Path)
    far, own = distances(reader.parse_args().folder)
    print(f"{len(own)} drawings, the nearest template is right for {(far.argmin(axis=1) == own).mean():.3f}")
    for steepness in TRIED:
        print(f"{steepness:3} {surprise(far, own, steepness):.3f}")


if __name__ == "__main__":
    main()
