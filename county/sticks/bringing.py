"""Taking in a stick of a village: the same conversation as over the line, from a file."""

import hashlib
import logging
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from casework.ids import TerminalId
from casework.signing import VerifyKey
from casework.stick import (
    BadStick,
    Contents,
    Opened,
    Outline,
    Section,
    Way,
    front_bytes,
    open_front,
    read_front,
)
from county.attachments.folder import LARGEST_BYTES
from county.fleet import terminals
from county.fleet.county_keys import ring
from county.intake.surroundings import county_code, data_folder
from county.sticks import standing
from county.sticks.outcomes import BroughtIn, Came
from county.sticks.revoked import Revoked
from county.sync.attachment import attachments
from county.sync.conversation import Call, listen
from county.sync.exchange import ThisCounty
from sticks import NoStick, StickFile, find, shown_name

log = logging.getLogger(__name__)
HELD = "sticks/held"


@dataclass(frozen=True, slots=True)
class Brought:
    """One file and what became of it."""

    name: str
    outcome: BroughtIn | BadStick


def bring_in(place: Path) -> list[Brought] | NoStick:
    """Take in a file or all stick files of a folder, then those that were waiting for them. Raises OSError."""
    files = find(place, Way.UP)
    if isinstance(files, NoStick):
        return files
    heard = standing.Heard()
    brought = [Brought(shown_name(file.path), take(file, heard)) for file in _in_order(files)]
    brought += _again(heard)
    heard.keep()
    return brought


def held() -> list[Path]:
    """Sticks that wait for an earlier one."""
    return sorted((data_folder() / HELD).glob("*.stick"))


def _again(heard: standing.Heard) -> list[Brought]:
    """Try what waits; a stick that fits now leaves the folder."""
    tried = []
    for path in held():
        outcome = take(StickFile(path), heard)
        if not (isinstance(outcome, BroughtIn) and outcome.came is Came.GAP):
            path.unlink(missing_ok=True)
            tried.append(Brought(path.name, outcome))
    return tried


def _in_order(files: list[StickFile]) -> list[StickFile]:
    """By number: the sticks of one kiosk fit one after another."""
    def number(file: StickFile) -> int:
        with suppress(OSError):
            front = file.front()
            return front.outline.number if hasattr(front, "outline") else 0
        return 0

    return sorted(files, key=number)


def take(file: StickFile, heard: standing.Heard) -> BroughtIn | BadStick:
    """Take in one stick; nothing is changed by one that is not whole enough, not ours, or not allowed."""
    with file.opened() as source:
        if isinstance(source, BadStick):
            return source

        def read_at(place: int, length: int) -> bytes:
            source.seek(place)
            return source.read(length)

        stick = _opened(read_at)
        if isinstance(stick, BadStick):
            return stick
        outcome = Revoked(stick).said() or _Taking(stick, heard).take()
    if isinstance(outcome, BroughtIn) and outcome.came is Came.GAP:
        _hold(file, data_folder() / HELD / stick.outline.name)
    return outcome


def _opened(read_at: Callable[[int, int], bytes]) -> Opened | BadStick:
    def sender(outline: Outline) -> VerifyKey | BadStick:
        known = terminals.known(TerminalId(outline.terminal), outline.generation, outline.village)
        return known.key if known else BadStick("unknown")

    return open_front(read_front(read_at(0, front_bytes())), read_at, way=Way.UP, county=county_code(),
                      sender=sender, keys={name: key.opening for name, key in ring().items()})


def _hold(file: StickFile, kept: Path) -> None:
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if kept != file.path:
        fresh = kept.with_suffix(".new")
        shutil.copyfile(file.path, fresh, follow_symlinks=False)
        fresh.replace(kept)


class _Taking:
    """One stick while it is read."""

    def __init__(self, stick: Opened, heard: standing.Heard) -> None:
        self._stick, self._outline, self._heard = stick, stick.outline, heard.of(stick.outline.terminal)
        self._facts = self._set_aside = self._blobs = 0
        self._came = Came.KNOWN

    def take(self) -> BroughtIn | BadStick:
        for section in Contents(self._stick.pieces()):
            if section.word == "want":
                self._heard.wanted.update(section.hashes())
            elif section.word == "sync":
                bad = self._sync(section)
                if bad is not None or self._came in (Came.GAP, Came.PARTED, Came.REVOKED):
                    self._heard.end_of_stick()
                    return bad or self._said()
            elif section.word == "blob":
                self._blob(section)
        if self._stick.whole_pieces() < self._stick.front.pieces:
            self._came = Came.PART
        self._heard.end_of_stick()
        return self._said()

    def _said(self) -> BroughtIn:
        return BroughtIn(self._outline, self._came, self._facts, self._blobs, self._set_aside)

    def _sync(self, section: Section) -> BadStick | None:
        call = listen(section, ThisCounty())
        if not isinstance(call, Call) or call.head.terminal != self._outline.terminal:
            return BadStick("unknown")
        self._facts += call.kept
        self._set_aside += sum(problem.seq > 0 for problem in call.problems)
        reasons = {problem.reason for problem in call.problems if problem.seq == 0}
        if call.kept:
            self._came = Came.TAKEN
        if "gap" in reasons:
            self._came = Came.GAP
        elif reasons & {"fork", "chain", "signature"}:
            self._came = Came.PARTED
        self._heard.newest = call.head, call.proven
        return None

    def _blob(self, section: Section) -> None:
        sha256 = str(section.about.get("sha256"))
        folder = attachments()
        if not folder.has(sha256):
            data = section.all(LARGEST_BYTES)
            if data is None or hashlib.sha256(data).hexdigest() != sha256:
                return
            folder.put(data)
            self._blobs += 1
            self._came = Came.TAKEN
        self._heard.have.add(sha256)
