"""`python -m tests.screens.wild --sessions N | --touches N [--no-touch | --aloud] --seed S`: figures as JSON."""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.kiosk.village import Village
from tests.screens.conftest import ITEMS, published
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.measure import sessions, storm


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.screens.wild")
    parser.add_argument("--sessions", type=int, default=0)
    parser.add_argument("--no-touch", action="store_true", help="tell the view-models instead of touching keys")
    parser.add_argument("--aloud", action="store_true", help="with a voice")
    parser.add_argument("--touches", type=int, default=0, help="a storm, with every chord")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="the only form there is")
    return parser.parse_args()


def _sessions(asked: argparse.Namespace, folder: Path) -> dict[str, object]:
    outcome = sessions(folder, asked.sessions, asked.seed, by_touch=not asked.no_touch, aloud=asked.aloud)
    return {"sessions": outcome.sessions, "words": outcome.words, "left": outcome.left,
            "where": sorted(outcome.where), "screens": sorted(outcome.screens)}


def _storm(asked: argparse.Namespace, folder: Path) -> dict[str, object]:
    village = Village(folder)
    for code in ITEMS:
        village.publish(published(code))
    village.lay_card()
    screen = Screen(village, "portrait")
    made = storm(screen, asked.touches, 0, asked.seed)
    figures = {"touches": made.touches, "chords": made.chords, "exceptions": len(made.exceptions),
               "warnings": len(screen.app.warnings), "screens": sorted(made.seen), "faults": made.faults()}
    screen.close()
    village.switch_off()
    return figures


def main() -> int:
    """Returns 1 where something was left or led out."""
    asked, begun = _asked(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        figures = (_storm if asked.touches else _sessions)(asked, Path(folder))
    figures["seconds"] = round(time.monotonic() - begun, 1)
    sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")
    return 1 if figures.get("left") or figures.get("faults") else 0


if __name__ == "__main__":
    raise SystemExit(main())
