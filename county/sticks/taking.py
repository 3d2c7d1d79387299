"""One stick of a village while it is read: the conversation is that of the line, from a file. Knows no Django."""

import hashlib
from collections.abc import Callable
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
from casework.stick.opening import ReadAt
from county.attachments.folder import LARGEST_BYTES
from county.sticks.outcomes import BroughtIn, Came
from county.sticks.parties import HeardOf, StickCounty
from county.sticks.revoked import Revoked
from county.sync.conversation import Call, listen
from sticks import StickFile, places_of

STOPS = (Came.GAP, Came.PARTED, Came.REVOKED)


def take(file: StickFile, county: StickCounty, heard_of: Callable[[int], HeardOf], hold: Path) -> BroughtIn | BadStick:
    """Take in one stick; one that comes too early is kept in `hold`. Raises OSError.

    Nothing is changed by one that is not whole enough, not ours, or not allowed.
    """
    with file.opened() as source:
        if isinstance(source, BadStick):
            return source
        stick = _opened(places_of(source), county)
        if isinstance(stick, BadStick):
            return stick
        outline = stick.outline
        caller = county.caller(TerminalId(outline.terminal), outline.generation, outline.village)
        outcome = (Revoked(stick, caller.cut if caller else None).said()
                   or _Taking(stick, county, heard_of(outline.terminal)).take())
    if isinstance(outcome, BroughtIn) and outcome.came is Came.GAP:
        file.keep_at(hold / outline.name)
    return outcome


def _opened(read_at: ReadAt, county: StickCounty) -> Opened | BadStick:
    def sender(outline: Outline) -> VerifyKey | BadStick:
        known = county.caller(TerminalId(outline.terminal), outline.generation, outline.village)
        return known.key if known else BadStick("unknown")

    return open_front(read_front(read_at(0, front_bytes())), read_at, way=Way.UP, county=county.code,
                      sender=sender, keys=county.opening_keys())


class _Taking:
    def __init__(self, stick: Opened, county: StickCounty, heard: HeardOf) -> None:
        self._stick, self._outline, self._county, self._heard = stick, stick.outline, county, heard
        self._facts = self._set_aside = self._blobs = 0
        self._came = Came.KNOWN

    def take(self) -> BroughtIn | BadStick:
        for section in Contents(self._stick.pieces()):
            if section.word == "want":
                self._heard.wanted.update(section.hashes())
            elif section.word == "sync":
                bad = self._sync(section)
                if bad is not None or self._came in STOPS:
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
        call = listen(section, self._county)
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
        folder = self._county.attachments()
        if not folder.has(sha256):
            data = section.all(LARGEST_BYTES)
            if data is None or hashlib.sha256(data).hexdigest() != sha256:
                return
            folder.put(data)
            self._blobs += 1
            self._came = Came.TAKEN
        self._heard.have.add(sha256)
