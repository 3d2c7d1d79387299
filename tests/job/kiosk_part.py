"""A kiosk in a process of its own that does one part of the job and then waits to be killed.

    python -m tests.job.kiosk_part HOME PART
"""

import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from demo import village
from demo.fingers import Fingers
from demo.folders import Folders
from demo.people import WANG
from demo.villager import Walk
from kiosk import app as kiosk_app
from kiosk.app import App
from kiosk.box import switch_on


class Part:
    """The parts; each ends by saying where it stands."""

    def __init__(self, home: Path) -> None:
        folders = Folders(home)
        kiosk_app.application()
        self.app = App(switch_on(village.config(folders, orientation="portrait")))
        self.fingers = Fingers(self.app)
        self.walk = Walk(self.fingers, village.Plate(folders), WANG, home / "pictures")

    def half(self) -> str:
        """Answer three questions; return the heading of the fourth."""
        fingers = self.fingers
        for key in ("start", "apply", "item_elder", "item_MZ07", "forward"):
            fingers.touch(key)
        fingers.wait_screen("WhoScreen")
        self.walk.plate.lay(WANG)
        fingers.wait_screen("TextScreen")
        fingers.touch("forward")
        for _ in range(3):
            fingers.wait_screen("ChoiceScreen", "NumberScreen")
            before = fingers.text_of("heading")
            self.walk._answer(fingers.screen())
            fingers.wait(lambda heading=before: fingers.text_of("heading") != heading, "the next question")
        return fingers.text_of("heading")

    def finish(self) -> str:
        """Come back by card, go on at the same question, hand in; return its heading and the number."""
        fingers = self.fingers
        for key in ("start", "apply", "item_elder", "item_MZ07", "forward"):
            fingers.touch(key)
        fingers.wait_screen("TextScreen")
        fingers.touch("forward")
        fingers.wait_screen("ChoiceScreen", "NumberScreen")
        heading = fingers.text_of("heading")
        self.walk.answer_all()
        fingers.touch("forward")
        self.walk.sign("sign")
        fingers.wait_screen("ReceiptScreen")
        return heading

    def mend(self) -> str:
        """Mend what was asked."""
        [record] = self.app.store.cases()
        view = self.app.kiosk.lookup.case(record.case.id)  # type: ignore[arg-type]
        self.fingers.touch("start")
        self.walk.look_up(view.short_code)  # type: ignore[union-attr]
        self.walk.mend()
        return "mended"

    def collect(self) -> str:
        """Fetch the answer."""
        [record] = self.app.store.cases()
        view = self.app.kiosk.lookup.case(record.case.id)  # type: ignore[arg-type]
        self.fingers.touch("start")
        self.walk.look_up(view.short_code)  # type: ignore[union-attr]
        self.walk.collect()
        return "collected"


if __name__ == "__main__":
    said = getattr(Part(Path(sys.argv[1])), sys.argv[2])()
    sys.stdout.write(f"AT {said}\n")
    sys.stdout.flush()
    while True:
        time.sleep(60)
