"""One picture a journey, of every screen on its way, for people to look at, and way.png: five of them in one row.

`python -m tests.screens.contact_sheets --out docs/screens [JOURNEY ...]`
"""

import argparse
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.kiosk.village import Village, bundle
from tests.screens.conftest import ITEMS
from tests.screens.journeys import JOURNEYS
from tests.screens.kiosk_screen import Screen

WIDE, GAP, COLUMNS, COLOURS = 264, 6, 6, 48
"""Pixels: one screen and the space beside it; six stand side by side in 1,620."""
WAY = (("apply-alone", 1), ("apply-alone", 8), ("apply-alone", 18), ("mend", 1), ("collect-and-rate", 1))
"""Home, a question, the receipt, one thing to mend, the answer: what a reader of the README sees first."""


def play(journey: str) -> list[Image.Image]:
    """Play it once, upright; every screen that was looked at, in order."""
    shots: list[Image.Image] = []
    with tempfile.TemporaryDirectory() as folder:
        village = Village(Path(folder))
        for code in ITEMS:
            village.publish(bundle(code))
        screen = Screen(village, "portrait")
        screen.app.frame.watch = lambda watching: None  # type: ignore[method-assign]

        def look(_: str) -> None:
            screen.run()
            screen.app.window.grabWindow()
            path = Path(folder) / "shot.png"
            screen.app.grab(path)
            with Image.open(path) as shot:
                shots.append(shot.convert("RGB").resize((WIDE, shot.height * WIDE // shot.width),
                                                        Image.Resampling.LANCZOS))

        JOURNEYS[journey](village, screen, look)
        screen.close()
        village.switch_off()
    return shots


def sheet(shots: list[Image.Image]) -> Image.Image:
    """Lay pictures out in rows."""
    wide, high = shots[0].width + GAP, shots[0].height + GAP
    columns = min(COLUMNS, len(shots))
    laid = Image.new("RGB", (columns * wide - GAP, -(-len(shots) // columns) * high - GAP), "#FFFFFF")
    for place, shot in enumerate(shots):
        laid.paste(shot, (place % columns * wide, place // columns * high))
    return laid.quantize(COLOURS)


def main(arguments: list[str]) -> int:
    """Write one sheet a journey."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("journeys", nargs="*", metavar="JOURNEY")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    played: dict[str, list[Image.Image]] = {}
    for journey in options.journeys or JOURNEYS:
        shots = played[journey] = play(journey)
        sheet(shots).save(options.out / f"journey-{journey}.png", optimize=True)
        sys.stdout.write(f"{journey}: {len(shots)} screens\n")
        sys.stdout.flush()
    if not options.journeys:
        sheet([played[journey][place] for journey, place in WAY]).save(options.out / "way.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
