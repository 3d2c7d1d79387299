"""The village of the demo: file-fed machines and an enrolled box."""

import json
from dataclasses import replace
from pathlib import Path

from demo.county import DemoCounty
from demo.folders import Folders
from demo.people import Villager
from demo.portraits import portrait
from kiosk.box import Box, switch_on
from kiosk.config import Config
from kiosk.sync import Enrolled


class NotEnrolled(Exception):
    """The county did not take the kiosk; the message says why."""


def config(folders: Folders, *, orientation: str, language: str = "zh_CN") -> Config:
    """Return the options of the demo's kiosk: machines that are folders, the key in a file."""
    machines = folders.machines
    return replace(
        Config(), data=str(folders.kiosk), orientation=orientation, language=language, fullscreen=False,
        allow_key_file=True, card_folder=str(machines / "card"), camera_folder=str(machines / "camera"),
        scanner_folder=str(machines / "scanner"), printer="folder", printer_folder=str(machines / "printed"))


def set_up(folders: Folders, county: DemoCounty, options: Config) -> Box:
    """Switch the box on and enrol it the first time. Raises NotEnrolled."""
    for name in ("card", "camera", "scanner", "printed"):
        (folders.machines / name).mkdir(parents=True, exist_ok=True)
    portrait(folders.machines / "camera" / "portrait-1.jpg", dark=True)
    portrait(folders.machines / "camera" / "portrait-2.jpg")
    box = switch_on(options)
    if box.store.identity() is None:
        code, authority = county.enrolment_code()
        outcome = box.enrol(county.url, code, authority)
        if not isinstance(outcome, Enrolled):
            raise NotEnrolled(outcome.sentence.text)
    return box


class Plate:
    """The card reader's plate."""

    def __init__(self, folders: Folders) -> None:
        self._card: Path = folders.machines / "card" / "card.json"

    def lay(self, person: Villager) -> None:
        """Lay a card on it."""
        record = {"name": person.name, "id_number": person.number, "sex": "F", "nation": "汉",
                  "birth": person.birth, "address": person.address}
        self._card.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")

    def take_away(self) -> None:
        """Take it back."""
        self._card.unlink(missing_ok=True)


