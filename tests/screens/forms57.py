"""All 57 forms on the real screens, each from its tile to the last look, as a contact sheet to look at.

`python -m tests.screens.forms57 --out DIR [--landscape] [--every-page | --guides] [CODE ...]`; no part of the
default run. Pages of blocks that many forms share are left out unless --every-page; --guides looks at the guides
alone. Prints what the geometry finds.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from PIL import Image

from casework.facts import CHINA
from kiosk.forms.filling import Filling
from kiosk.forms.opening import Paper
from kiosk.forms.pages import Page
from kiosk.services.people import Person
from tests.forms.walker import Walk, paper_of
from tests.kiosk.village import CATALOGUE, Village, bundle, jpeg, page_picture
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen

SHARED = ("applicant", "account", "agent", "promise", "means", "sensitive", "household", "income", "property",
          "spending", "member", "source", "thing", "cost")
WIDE = {"portrait": 264, "landscape": 520}
COLUMNS = {"portrait": 6, "landscape": 3}


class Sheet:
    """Pictures of one item, side by side."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.shots = screen, list[Image.Image]()
        self.faults: list[str] = []

    def take(self, what: str) -> None:
        """Take a picture of the open screen and look at its geometry."""
        self.screen.run(6)
        self.faults += [f"{what}: {fault}" for fault in faults(self.screen)]
        with tempfile.TemporaryDirectory() as folder:
            shot = Path(folder) / "shot.png"
            self.screen.app.grab(shot)
            image = Image.open(shot).convert("RGB")
        wide = WIDE[self.screen.orientation]
        self.shots.append(image.resize((wide, image.height * wide // image.width), Image.Resampling.LANCZOS))

    def save(self, path: Path) -> None:
        """Lay them out and keep the sheet."""
        columns, (wide, high) = COLUMNS[self.screen.orientation], self.shots[0].size
        rows = -(-len(self.shots) // columns)
        sheet = Image.new("RGB", (columns * (wide + 6), rows * (high + 6)), "#333")
        for place, shot in enumerate(self.shots):
            sheet.paste(shot, (place % columns * (wide + 6), place // columns * (high + 6)))
        path.parent.mkdir(parents=True, exist_ok=True)
        sheet.quantize(64).save(path)


def draws(walk: Callable[[st.DataObject], None]) -> None:
    """Call once with draws that are the same every time and not the simplest ones."""
    seen: list[int] = []

    @settings(max_examples=2, deadline=None, derandomize=True, database=None, phases=(Phase.generate,),
              verbosity=Verbosity.quiet, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def second(data: st.DataObject) -> None:
        seen.append(data.draw(st.integers()))
        if len(seen) == 2:
            walk(data)

    second()


def from_the_tile(screen: Screen, code: str, topic: str, sheet: Sheet) -> None:
    """Find the matter as a villager does: its topic, its tile, its guide."""
    screen.app.finding.home()
    screen.run()
    for name in ("apply", f"item_{topic}"):
        screen.touch(name)
    for _ in range(9):
        if any(item.objectName() == f"item_{code}" for item in screen.items()):
            break
        screen.touch("nextPage")
    screen.touch(f"item_{code}")
    sheet.take("guide")


def walk(village: Village, screen: Screen, code: str, sheet: Sheet, *, every: bool) -> None:
    """Fill the form in, a picture of each page as it is left, and of the last look."""
    person = village.kiosk.identity.typed("23129919420305002X", "王秀兰")
    assert isinstance(person, Person)
    filling = village.kiosk.applying.start(code, person)  # type: ignore[arg-type]
    assert isinstance(filling, Filling)

    def show() -> None:
        screen.app.applying.fill(filling, hand_in=lambda done: None, leave=screen.app.finding.home)

    def seen(page: Page) -> None:
        if every or not any(f"/{name}/" in page.ref.replace("[", "/[") for name in SHARED):
            show()
            sheet.take(page.ref)

    def on(data: st.DataObject) -> None:
        moment = datetime.fromtimestamp(village.hand.ms / 1000, CHINA)
        Walk(paper(code), data.draw, moment, wanders=False, begun=filling, seen=seen,
             picture=jpeg(page_picture())).to_review()

    draws(on)
    show()
    sheet.take("review")


def paper(code: str) -> Paper:
    """The item as the kiosk has it."""
    from casework.bundle import ItemBundle, read_bundle

    read = read_bundle(bundle(code))
    assert isinstance(read, ItemBundle)
    return paper_of(read.definition, read.form, read.media)


def main(arguments: list[str]) -> int:
    """Make the sheets; 1 when the geometry found something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--landscape", action="store_true")
    parser.add_argument("--every-page", action="store_true")
    parser.add_argument("--guides", action="store_true")
    parser.add_argument("codes", nargs="*")
    options = parser.parse_args(arguments)
    codes = options.codes or sorted(folder.name for folder in (CATALOGUE / "items").iterdir())
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        village = Village(Path(folder))
        for code in codes:
            village.publish(bundle(code))
        screen = Screen(village, "landscape" if options.landscape else "portrait")
        screen.touch("start")
        for code in codes:
            sheet = Sheet(screen)
            from_the_tile(screen, code, paper(code).item.topic, sheet)
            if not options.guides:
                walk(village, screen, code, sheet, every=options.every_page)
            sheet.save(options.out / f"{code}-{screen.orientation}.png")
            wrong += len(sheet.faults)
            sys.stdout.write(f"{code}: {len(sheet.shots)} pictures\n")
            sys.stdout.writelines(f"  {fault}\n" for fault in sheet.faults)
        screen.close()
        village.switch_off()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
