"""The whole job, played without a person: village, county and back, through the real screens and pages."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import requests

from casework.ids import CaseId
from demo import village
from demo.county import DemoCounty
from demo.fingers import Fingers
from demo.folders import Folders
from demo.people import WANG
from demo.staff import Clerk
from demo.villager import Walk
from kiosk import app as kiosk_app
from kiosk.app import App
from kiosk.services.slip_token import qr_url, receipt_of
from kiosk.store import CaseRecord, Transport
from kiosk.sync import Exchanged

PHOTO = "/data/materials/m_photo"


class NotAsItShouldBe(Exception):
    """The job did not go as it must; the message says where."""




class Play:
    """One performance. `say` gets a sentence at every turn of the story."""

    def __init__(self, folders: Folders, out: Path, say: Callable[[str], None], *,
                 orientation: str = "portrait") -> None:
        self._folders, self._out, self._say = folders, out, say
        self._county = DemoCounty(folders)
        self._orientation = orientation
        self._started = time.monotonic()
        self._sync = {"round_trips": 0, "bytes_up": 0, "bytes_down": 0}

    def run(self) -> dict[str, Any]:
        """Play it; return the summary. Everything that was started is stopped, whatever happens."""
        kiosk_app.application()
        app = None
        try:
            self._say("A county is made: keys, database, staff, items.")
            self._county.prepare()
            self._county.start()
            box = village.set_up(self._folders, self._county,
                                 village.config(self._folders, orientation=self._orientation))
            size = kiosk_app.LANDSCAPE if self._orientation == "landscape" else kiosk_app.PORTRAIT
            self._app = app = App(box, size=size)
            self._exchange()
            self._fingers = Fingers(app)
            self._plate = village.Plate(self._folders)
            self._walk = Walk(self._fingers, self._plate, WANG, self._out / "screens")
            self._story()
            return self._summary()
        finally:
            self._county.stop()
            if app is not None:
                app.close()

    # --- the story ------------------------------------------------------------------------------

    def _story(self) -> None:
        self._hand_in_offline()
        self._confirm()
        self._mend()
        self._decide()
        self._collect()

    def _hand_in_offline(self) -> None:
        self._say("The line to the county is cut.")
        self._county.stop()
        if isinstance(self._app.box.exchange(), Exchanged):
            raise NotAsItShouldBe("the county answered although it was stopped")
        self._say("A villager of 82 applies for the old-age allowance, by touch alone.")
        self._walk.apply()
        self._walk.look("receipt-stored")
        self._must(self._case().transport is Transport.STORED, "the receipt is stored here and no more")
        self._say(f"Stored in the village, receipt {self._case().case.number}, slip printed. No line was needed.")

    def _confirm(self) -> None:
        self._county.start()
        self._exchange()
        self._app.receipts.refresh()
        self._walk.look("receipt-confirmed")
        self._must(self._case().transport is Transport.CONFIRMED, "the county's signature was verified")
        self._walk.go_home()
        self._say("The line is back: the county has it, its signature was verified.")

    def _mend(self) -> None:
        self._wait_county(lambda: self._case().case.answers_checked is True, "the county checked the answers")
        window = self._clerk("window")
        case = window.find_case(self._case().case.number)
        window.ask_to_mend(case, PHOTO, "照片太暗，看不清脸", "到窗边亮的地方再照一张")
        self._wait_county(lambda: self._case().case.state == "SUPPLEMENT", "the request came to the village")
        self._say("The township asks for one thing: a brighter photograph. The village shows exactly that.")
        self._walk.look_up(self._code())
        self._walk.mend()
        self._exchange()
        self._walk.go_home()
        self._say("It is mended at the kiosk and back at the county.")

    def _decide(self) -> None:
        case = self._clerk("window").find_case(self._case().case.number)
        self._clerk("window").do(case, "accept", {"note": ""})
        self._clerk("reviewer").do(case, "pass", {"opinion": "年龄、户籍属实，同意"})
        self._clerk("chief").do(case, "decide", {
            "granted": "yes", "content": "同意发放高龄津贴", "amount": "100.00", "from_month": "2026-12",
            "reasons": ""})
        self._wait_county(lambda: self._case().case.state == "DELIVERING", "the decision came to the village")
        self._say("Accepted, examined, granted. The decision, rendered once by the county, is in the village.")

    def _collect(self) -> None:
        self._scan_slip()
        self._walk.collect()
        self._wait_county(lambda: self._case().case.paper("delivery") is not None, "the proof of delivery")
        self._must(self._case().case.state == "DONE", "the case is done")
        self._progress_page()
        self._say("Printed, signed for, rated. The case is done.")

    def _scan_slip(self) -> None:
        """The slip is held under the scanner: its code as it stands on the paper."""
        self._fingers.touch("lookup")
        self._fingers.wait_screen("LookupScreen")
        slip = self._folders.machines / "scanner" / "slip.txt"
        fresh = slip.with_suffix(".part")
        fresh.write_text(self._receipt_url(), encoding="ascii")
        fresh.replace(slip)
        self._fingers.wait_screen("ProgressScreen")

    def _progress_page(self) -> None:
        """What a telephone shows after scanning the slip."""
        page = requests.get(f"{self._county.console_url}/r", timeout=30)
        page.raise_for_status()
        handle = str(self._case().case.receipt["handle"])
        answer = requests.post(f"{self._county.console_url}/r/progress", data={"handle": handle}, timeout=30,
                               headers={"Referer": f"{self._county.console_url}/r"})
        self._must(answer.status_code == 200 and WANG.name not in answer.text and WANG.number not in answer.text,
                   "the progress page answers without personal data")

    # --- tools of the story ---------------------------------------------------------------------

    def _clerk(self, login: str) -> Clerk:
        return Clerk(self._county.console_url, login, str(self._county.sample["password"]))

    def _case(self) -> CaseRecord:
        [record] = self._app.store.cases()
        return record

    def _id(self) -> CaseId:
        case = self._case().case.id
        assert case is not None
        return case

    def _code(self) -> str:
        view = self._app.kiosk.lookup.case(self._id())
        return str(getattr(view, "short_code", ""))

    def _receipt_url(self) -> str:
        record, made = self._case(), self._app.store.identity()
        assert made is not None
        return qr_url(made, self._app.box.key, receipt_of(record.case, number=record.definition.number))

    def _exchange(self) -> None:
        outcome = self._app.box.exchange()
        if not isinstance(outcome, Exchanged):
            raise NotAsItShouldBe(f"the exchange failed: {outcome}")
        for name in self._sync:
            self._sync[name] += getattr(outcome, name)

    def _wait_county(self, ready: Callable[[], bool], what: str) -> None:
        """Exchange now and then until the village knows something."""
        deadline = time.monotonic() + 60
        while True:
            self._exchange()
            if ready():
                return
            if time.monotonic() > deadline:
                raise NotAsItShouldBe(f"{what}: did not happen")
            time.sleep(0.5)

    @staticmethod
    def _must(true: bool, what: str) -> None:
        if not true:
            raise NotAsItShouldBe(f"not so: {what}")

    # --- summary --------------------------------------------------------------------------------

    def _papers(self) -> list[Path]:
        """What was printed, and every paper the county issued for this case."""
        folder = self._out / "papers"
        folder.mkdir(parents=True, exist_ok=True)
        kept = [Path(shutil.copy(path, folder)) for path in
                sorted((self._folders.machines / "printed").glob("*.pdf"))]
        for paper in self._case().case.papers:
            data = self._app.store.blobs.get(paper.sha256)
            if data is not None and all(data != path.read_bytes() for path in kept):
                path = folder / f"{paper.kind}.pdf"
                path.write_bytes(data)
                kept.append(path)
        return kept

    def _summary(self) -> dict[str, Any]:
        case, papers = self._case().case, self._papers()
        receipt = next(path for path in papers if "receipt" in path.name)
        return {
            "case_number": case.number,
            "item_code": case.item,
            "receipt_url": self._receipt_url(),
            "receipt_pdf": str(receipt.relative_to(self._out)),
            "states": [move.state.value for move in case.transitions],
            "screenshots": [str(path.relative_to(self._out)) for path in self._walk.taken],
            "papers": [str(path.relative_to(self._out)) for path in papers],
            "county_url": self._county.console_url,
            "sync": self._sync,
            "touches": self._fingers.touches,
            "seconds": round(time.monotonic() - self._started, 1),
        }
