"""Switching a kiosk on: its keys, its store, its machines, its services; and the way to its county.

The root of everything without a screen; `kiosk.app` adds the screen, `kiosk.cli` the commands.
"""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from casework.signing import SigningKey
from casework.workdays import Calendar
from kiosk.config import Config
from kiosk.devices.escpos_printer import EscposPrinter
from kiosk.devices.folder_camera import FolderCamera
from kiosk.devices.folder_card_reader import FolderCardReader
from kiosk.devices.folder_printer import FolderPrinter
from kiosk.devices.folder_scanner import FolderScanner
from kiosk.devices.machines import Machines
from kiosk.devices.printer import Printer
from kiosk.devices.stick_drives import StickDrives
from kiosk.handwriting.worker import Worker
from kiosk.secrets import NoSafePlace, Place, choose_keyring, load_or_create, signing_key
from kiosk.services.compose import Surroundings, compose
from kiosk.services.doctor import Doctor, Row
from kiosk.services.handwriting import Handwriting
from kiosk.services.key_change import KeyOffered, Named, keys_of, offer
from kiosk.services.kiosk import Kiosk
from kiosk.services.refusals import NotStored
from kiosk.store import NoSoundCopy, Store, StoreError, copies
from kiosk.store.connection import FILE_NAME
from kiosk.sync import (
    CodeRefused,
    Enrolled,
    Exchanged,
    Link,
    NotReached,
    Refused,
    SyncLoop,
    ask,
    enrol,
    exchange_once,
    take_reply,
)
from kiosk.voice.voice import Silence, Voice
from papers import texts

ASSETS = Path(__file__).resolve().parents[1] / "assets"
PRACTICE = "practice"
Refusals = (StoreError, NoSafePlace)
"""Why a box may not open, each with a sentence and a next step."""


class SystemClock:
    """The clock of this device."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()


@dataclass(frozen=True, slots=True)
class Box:
    """A kiosk that is switched on."""

    config: Config
    store: Store
    key: SigningKey = field(repr=False)
    clock: SystemClock
    kiosk: Kiosk

    def enrol(self, url: str, code: str, ca_pem: str) -> Enrolled | CodeRefused | NotReached:
        """Become a terminal of a county by a one-time code."""
        return enrol(self.store, self.key, url, code, ca_pem, os.urandom)

    def ask_to_enrol(self, code: str) -> bytes:
        """What to take to a county that no line reaches."""
        return ask(self.store, self.key, code, os.urandom)

    def enrolled_by(self, reply: bytes, url: str, code: str, ca_pem: str) -> Enrolled | NotReached:
        """Become a terminal by the reply that was brought back."""
        return take_reply(self.store, reply, code, url, ca_pem)

    def exchange(self) -> Exchanged | NotReached | Refused:
        """Exchange with the county once, now."""
        made = self.store.identity()
        link = Link(made.county_url if made else "https://unknown.invalid", made.ca_pem if made else "")
        try:
            outcome = exchange_once(self.store, self.key, link, clock=self.clock, random=os.urandom)
        finally:
            link.close()
        self.kiosk.status.heard(isinstance(outcome, Exchanged))
        return outcome

    def loop(self, told: Callable[[bool], None] = lambda linked: None) -> SyncLoop:
        """The exchange in the background, not started. `told(linked)` is called on its thread."""
        def heard(outcome: Exchanged | NotReached | Refused) -> None:
            linked = isinstance(outcome, Exchanged)
            self.kiosk.status.heard(linked)
            told(linked)

        return SyncLoop(self.store, self.key, clock=self.clock, random=os.urandom, on_outcome=heard)

    def copy(self, folder: Path | None) -> Path:
        """Make a verified copy of everything now, by default beside the data. Raises StoreError."""
        return self.store.copy_to(folder or self.config.home / copies.FOLDER)

    def close(self) -> None:
        """Wipe what a session left and close the store."""
        self.kiosk.privacy.wipe()
        self.store.close()


def switch_on(config: Config, voice: Voice | None = None) -> Box:
    """Open the box; without a voice nothing is read aloud.

    Raises NoSafePlace, StoreError (both with a sentence), OSError; nothing is half made.
    """
    config.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    place, protection = choose_keyring(config.home, allow_key_file=config.allow_key_file)
    keys = load_or_create(place, os.urandom)
    clock = SystemClock()
    store = Store.open(config.home, keys.database_key, clock=clock, random=os.urandom)
    key, every_key = keys_of(store, named_keys(place))
    kiosk = compose(store, Surroundings(
        key=key, keys=every_key, clock=clock, random=os.urandom, machines=machines(config),
        calendar=calendar(config), drives=StickDrives(config.folder("stick_folder")), temporary=config.home / "session",
        translate=words(config), language=config.language,
        printer_dots=config.printer_dots, protection=protection.value, practice=config.practice,
        voice=voice or Silence(),
        handwriting=Handwriting(Worker if config.handwriting else None),
    ))
    return Box(config, store, key, clock, kiosk)


def named_keys(place: Place) -> Named:
    """The secret keys of this box by name."""
    return lambda name: signing_key(place, name, os.urandom)


def change_keys(opened: Box) -> KeyOffered | NotStored:
    """Offer new keys to the county."""
    place, _ = choose_keyring(opened.config.home, allow_key_file=opened.config.allow_key_file)
    return offer(opened.store, named_keys(place))


def restore(config: Config, copy: Path | None) -> Path:
    """Put a copy, by default the newest sound one, in the place of the data. Raises NoSafePlace, StoreError.

    The store begins a new epoch when it is opened next, and the county gives back what came after the copy.
    """
    place, _ = choose_keyring(config.home, allow_key_file=config.allow_key_file)
    key = load_or_create(place, os.urandom).database_key
    offered = [copy] if copy else copies.newest_first(config.home / copies.FOLDER)
    sound = next((one for one in offered if one.is_file() and copies.is_sound(one, key)), None)
    if sound is None:
        raise NoSoundCopy
    copies.put_back(sound, config.home, SystemClock().now_ms())
    return sound


def words(config: Config) -> texts.Translate:
    """The product's texts in the language of the options."""
    return texts.translation(ASSETS / "i18n", [config.language])


def own_texts() -> list[str]:
    """The texts of the screens that are shown as they stand, in English. Raises OSError where none were compiled."""
    return list(json.loads((ASSETS / "i18n" / "spoken.json").read_text("utf-8")))


def examine(config: Config) -> tuple[Row, ...]:
    """Look the machine over without making anything: a box that was never switched on stays so."""
    clock = SystemClock()
    store, protection, trouble = None, "", None
    try:
        place, level = choose_keyring(config.home, allow_key_file=config.allow_key_file)
        protection = level.value
        if (config.home / FILE_NAME).exists():
            keys = load_or_create(place, os.urandom)
            store = Store.open(config.home, keys.database_key, clock=clock, random=os.urandom)
    except Refusals as error:
        trouble = (error.sentence, error.next_step)
    try:
        return Doctor(config.home, store, machines(config), calendar(config), clock, protection,
                      trouble).examine()
    finally:
        if store is not None:
            store.close()


def for_practice(config: Config) -> Config:
    """The same kiosk with a store of its own, to practise on."""
    return replace(config, practice=True, data=str(config.home / PRACTICE))


def machines(config: Config) -> Machines:
    """The machines the options name."""
    card, camera = config.folder("card_folder"), config.folder("camera_folder")
    scanner = config.folder("scanner_folder")
    return Machines(
        FolderCardReader(card) if card else None, FolderCamera(camera) if camera else None,
        _printer(config), FolderScanner(scanner) if scanner else None)


def calendar(config: Config) -> Calendar:
    """The working-day calendar. Raises BadCalendar, OSError."""
    folder = config.folder("calendars") or ASSETS / "catalogue" / "calendars"
    return Calendar.parse(file.read_text("utf-8") for file in sorted(folder.glob("*.csv")))


def _printer(config: Config) -> Printer | None:
    if config.printer == "escpos":
        return EscposPrinter(Path(config.printer_device))
    folder = config.folder("printer_folder")
    return FolderPrinter(folder) if config.printer == "folder" and folder else None
