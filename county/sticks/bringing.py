"""Taking in a stick of a village: the same conversation as over the line, from a file."""

import hashlib
import logging
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from casework.facts import Fact, parse
from casework.ids import TerminalId
from casework.message import N_, Message
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
from casework.wire import Damaged, Unpacker, UploadReader
from county.attachments.folder import LARGEST_BYTES
from county.fleet import terminals
from county.fleet.county_keys import ring
from county.intake.surroundings import county_code, data_folder
from county.sticks import standing
from county.sync.attachment import attachments
from county.sync.conversation import Call, listen
from county.sync.exchange import ThisCounty
from sticks import NoStick, StickFile, find, shown_name

log = logging.getLogger(__name__)
HELD = "sticks/held"


class Came(StrEnum):
    """What became of a stick."""

    TAKEN = "taken"
    KNOWN = "known"
    PART = "part"
    GAP = "gap"
    PARTED = "parted"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A stick of one of our terminals, and what it brought."""

    outline: Outline
    came: Came
    facts: int = 0
    blobs: int = 0
    set_aside: int = 0
    """Facts that wait for a person, because they are damaged or not this village's to write."""

    @property
    def sentence(self) -> Message:
        """What is so."""
        counts = {"facts": str(self.facts), "blobs": str(self.blobs), "terminal": str(self.outline.terminal)}
        return Message(_SENTENCES[self.came], counts)

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(_STEPS[self.came])


_SENTENCES = {
    Came.TAKEN: N_("Taken in from kiosk {terminal}: {facts} entries, {blobs} pictures."),
    Came.KNOWN: N_("All that kiosk {terminal} sent with this stick was here already."),
    Came.PART: N_("Only the beginning of this stick was whole: {facts} entries, {blobs} pictures were taken in."),
    Came.GAP: N_("A stick of kiosk {terminal} before this one is missing. This one is kept and taken in after it."),
    Came.PARTED: N_("The memory of kiosk {terminal} and ours have parted, as after an old copy was put back."),
    Came.REVOKED: N_("Kiosk {terminal} was shut out; this stick holds what came after its cut. Nothing was taken."),
}
_BACK = N_("Make a stick for the way back and send it to the village.")
_STEPS = {
    Came.TAKEN: _BACK,
    Came.KNOWN: _BACK,
    Came.PART: N_("Ask the village to make the stick again; what was taken does not come twice."),
    Came.GAP: N_("Bring the earlier stick, or send one back: the village then makes a new one with all of it."),
    Came.PARTED: N_("Make a stick for the way back: with it the kiosk mends itself and sends what is missing."),
    Came.REVOKED: N_("If it was made before the kiosk was lost, move the cut: county terminal revoke N --after SEQ."),
}


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
        outcome = _Revoked(stick).said() or _Taking(stick, heard).take()
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


class _Revoked:
    """A stick of a terminal that was shut out: taken in only when it ends before the cut."""

    def __init__(self, stick: Opened) -> None:
        self._stick, self._outline = stick, stick.outline

    def said(self) -> BroughtIn | None:
        """What to say, None when it may be taken in."""
        known = terminals.known(TerminalId(self._outline.terminal), self._outline.generation, self._outline.village)
        cut = known.cut if known else None
        beyond = cut is not None and any(self._receipts(section) > cut for section in Contents(self._stick.pieces())
                                         if section.word == "sync")
        return BroughtIn(self._outline, Came.REVOKED) if beyond else None

    def _receipts(self, section: Section) -> int:
        """The highest receipt sequence in a call."""
        reader, unpacker, highest = UploadReader(), Unpacker(section), 0
        while data := unpacker.read():
            for group in reader.feed(data):
                if isinstance(group, Damaged):
                    return highest
                highest = max([highest, *(_receipt(line) for line in group.lines)])
        return highest


def _receipt(line: bytes) -> int:
    fact = parse(line)
    receipt = fact.body.get("receipt") if isinstance(fact, Fact) else None
    sequence = receipt.get("seq") if isinstance(receipt, dict) else None
    return sequence if type(sequence) is int else 0


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
