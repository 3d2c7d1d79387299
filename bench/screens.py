"""How fast the screens are: `python -m bench.screens [--taps N] [--frames N] [--starts N] [--json]`.

A kiosk with the 57 matters of the catalogue, offscreen with the software renderer; every number is of this machine and
moment. `start`: from the start of the process to the first painted screen that can be touched, files warm and the
code compiled, as on a box that was started before.
`tap`: from lifting the finger to the next page painted. `tiles`: turning a page of all matters, beside a bare
grid of 60 tiles in the same process. `rss`: the kiosk's process after the walk, with its typefaces; the workers
of handwriting and voice are processes of their own.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from kiosk.box import switch_on
from kiosk.config import Config
from tests.kiosk.village import CATALOGUE, WANG, County, bundle

BARS = {"tap_p95_ms": 100.0, "tiles_to_bare": 1.3, "start_s": 1.5, "rss_mb": 260.0}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--taps", type=int, default=200, help="pages that come by a touch")
    parser.add_argument("--frames", type=int, default=200, help="turns of the page of all matters")
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--orientation", choices=("portrait", "landscape"), default="portrait")
    parser.add_argument("--items", type=int, default=57, help="how many matters of the catalogue the village has")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), options.items)
        said = measure(Path(folder), options)
    print(json.dumps(said) if options.json else "\n".join(f"{name}: {value}" for name, value in said.items()))
    return 0


def prepare(folder: Path, items: int) -> None:
    """A box that was switched on, enrolled, and holds the catalogue; a card lies on its reader."""
    box = switch_on(Config(data=str(folder), allow_key_file=True))
    county = County(box.store, box.clock, box.key)  # type: ignore[arg-type]
    county.enrol()
    codes = sorted(path.name for path in (CATALOGUE / "items").iterdir())
    for code in ["MZ07", *(one for one in codes if one != "MZ07")][:items]:
        county.publish(bundle(code))
    box.close()
    (folder / "machines/card").mkdir(parents=True)
    (folder / "machines/card/one.json").write_text(json.dumps(WANG, ensure_ascii=False), "utf-8")


def measure(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Walk once, which warms the files; then start a few times."""
    walked = _run(folder, options.orientation, options.taps, options.frames)
    begun = [_run(folder, options.orientation, 0, 0) for _ in range(options.starts)] or [walked]
    tiles, grid = _p95(walked["tiles"]), _p95(walked["bare"])
    return {
        "orientation": options.orientation, "items": options.items, "taps": len(walked["taps"]),
        "tap_p50_ms": round(median(walked["taps"]) * 1000, 1), "tap_p95_ms": _p95(walked["taps"]),
        "tiles_p95_ms": tiles, "bare_p95_ms": grid, "tiles_to_bare": round(tiles / grid, 2),
        "start_s": round(median(one["start_s"] for one in begun), 2),
        "rss_start_mb": walked["rss_start_mb"], "rss_mb": walked["rss_mb"], "warnings": len(walked["warnings"]),
        "bars": BARS,
    }


def _run(folder: Path, orientation: str, taps: int, frames: int) -> dict[str, Any]:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software",
                                 "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    ran = subprocess.run([sys.executable, "-m", "bench.screen_walk", str(folder), orientation, str(taps), str(frames)],
                         env=surroundings, stdout=subprocess.PIPE, check=True, text=True)
    said: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return said | {"start_s": said["touchable_at"] - begun}


def _p95(seconds: list[float]) -> float:
    return round((quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]) * 1000, 1)


if __name__ == "__main__":
    sys.exit(main())
