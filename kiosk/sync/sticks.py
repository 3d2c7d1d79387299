"""Sticks of a kiosk: what waits goes out in one file, what the county says comes in; no line is needed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from casework.ids import Sha256
from casework.signing import OpeningKey, SigningKey, VerifyKey
from casework.stick import (
    BadStick,
    Contents,
    Opened,
    Outline,
    Part,
    Sealing,
    Section,
    Way,
    front_bytes,
    open_front,
    read_front,
)
from casework.stick.contents import hashes_part
from casework.stick.opening import ReadAt
from casework.wire import Answer, AnswerReader, Damaged, Position, Unpacker, chain_after
from kiosk.store import Carried, Clock, OutboxPart, Store, TerminalIdentity
from kiosk.sync.body import write_body
from sticks import StickFile, places_of

MOST_BLOB_BYTES = 20 * 1024 * 1024
MOST_STICK_BYTES = 900 * 1024 * 1024
LARGEST_ANSWER_BYTES = 16 * 1024 * 1024
MOST_WANTED = 5000


class Came(StrEnum):
    """What became of a stick."""

    TAKEN = "taken"
    KNOWN = "known"
    """All of it was here already."""
    PART = "part"
    """Its beginning was taken; the rest was not copied whole."""
    GAP = "gap"
    """One before it is missing: it is kept and taken in after that one."""
    REWOUND = "rewound"
    """It was made for a fuller memory than this box has: the county must make another."""


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A stick that was for us, and what it brought."""

    came: Came
    facts: int = 0
    blobs: int = 0


@dataclass(frozen=True, slots=True)
class NoKeyOfCounty:
    """The county has announced no key to seal to, or this box is no terminal yet: nothing can be made."""


def make_stick(store: Store, key: SigningKey, clock: Clock) -> Sealing | NoKeyOfCounty:
    """Everything that waits, sealed to the county; equal contents give an equal file, so a torn one is continued."""
    me, bundle = store.identity(), store.trust.bundle()
    receiver = bundle.exchange_key() if bundle else None
    if me is None or receiver is None:
        return NoKeyOfCounty()
    epochs, blobs = store.exchange.outboxes(), _fitting(store)
    wanted = [sha256 for sha256, _ in store.blobs.wanted()][:MOST_WANTED]
    number = store.sticks.number(_what(store, epochs, blobs, wanted))
    syncs = [_sync(store, key, me, part, f"stick-{me.terminal}-{number}-{place}") for place, part in enumerate(epochs)]
    parts = [hashes_part("want", wanted), *syncs, *(_blob(store, sha256, size) for sha256, size in blobs)]
    newest = epochs[-1]
    start = Position(newest.epoch, newest.seq, newest.chain)
    end = Position(newest.epoch, newest.seq + len(newest.lines), chain_after(newest.chain, newest.lines))
    outline = Outline(Way.UP, me.county, me.village, me.terminal, me.generation, number, start, end, len(blobs),
                      clock.now_ms())
    return Sealing(outline, parts, key=key, receiver=receiver[1], named=receiver[0])


def _fitting(store: Store) -> list[tuple[str, int]]:
    """What the county lacks, smallest first, as much as a stick takes; the rest waits for the next one."""
    found: list[tuple[str, int]] = []
    total = 0
    for sha256 in store.blobs.to_send():
        size = store.blobs.size(sha256)
        total += size
        if total > MOST_STICK_BYTES:
            break
        found.append((sha256, size))
    return found


def _what(store: Store, epochs: Sequence[OutboxPart], blobs: Sequence[tuple[str, int]], wanted: Sequence[str]) -> str:
    """Names the contents: the same name, the same bytes."""
    ends = [[part.epoch, part.seq, chain_after(part.chain, part.lines).hex()] for part in epochs]
    read = [store.exchange.cursor(), store.exchange.last_read(), store.exchange.server_epoch(), store.trust.version()]
    record = [ends, blobs, wanted, *read]
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


def _sync(store: Store, key: SigningKey, me: TerminalIdentity, part: OutboxPart, nonce: str) -> Part:
    data = b"".join(data for data, _ in write_body(store, key, me, part, nonce=nonce, most=0))
    return Part("sync", len(data), lambda: data)


def _blob(store: Store, sha256: str, size: int) -> Part:
    return Part("blob", size, lambda: store.blobs.get(sha256) or b"", {"sha256": sha256})


def bring_in(store: Store, keys: Mapping[str, OpeningKey], file: StickFile, hold: Path) -> BroughtIn | BadStick:
    """Take what the county sent; `keys` open it by generation. Before its time it is kept in `hold`. Raises OSError."""
    with file.opened() as source:
        if isinstance(source, BadStick):
            return source
        stick = _opened(store, keys, places_of(source))
        if isinstance(stick, BadStick):
            return stick
        taken = _Taking(store).take(stick)
    if isinstance(taken, BadStick):
        return taken
    if taken.came is Came.GAP:
        file.keep_at(hold / stick.outline.name)
    elif file.path.parent == hold:
        file.path.unlink()
    return taken


def _opened(store: Store, keys: Mapping[str, OpeningKey], read_at: ReadAt) -> Opened | BadStick:
    me = store.identity()

    def sender(outline: Outline) -> list[VerifyKey] | BadStick:
        if me is None or (outline.terminal, outline.village) != (me.terminal, me.village):
            return BadStick("terminal")
        return store.trust.county_keys()

    return open_front(read_front(read_at(0, front_bytes())), read_at, way=Way.DOWN, county=me.county if me else "",
                      sender=sender, keys=keys)


@dataclass
class _Taking:
    """One stick while it is read."""

    store: Store
    came: Came = Came.KNOWN
    facts: int = 0
    blobs: int = 0

    def take(self, stick: Opened) -> BroughtIn | BadStick:
        """Take section after section until the end, or until something does not fit yet."""
        for section in Contents(stick.pieces()):
            bad = self._section(section)
            if bad is not None:
                return bad
            if self.came in (Came.GAP, Came.REWOUND):
                break
        if self.came in (Came.KNOWN, Came.TAKEN) and stick.whole_pieces() < stick.front.pieces:
            self.came = Came.PART
        return BroughtIn(self.came, self.facts, self.blobs)

    def _section(self, section: Section) -> BadStick | None:
        if section.word == "answer":
            return self._answer(section)
        if section.word == "have":
            self.store.blobs.sent(*section.hashes())
        elif section.word == "blob":
            self._blob(section)
        return None

    def _answer(self, section: Section) -> BadStick | None:
        answer = read_answer(section, self.store.trust.county_keys(), str(section.about.get("nonce", "")))
        since, trust = section.about.get("since"), section.about.get("trust", 0)
        if isinstance(answer, Damaged) or not isinstance(since, dict) or type(trust) is not int:
            return None
        carried = self.store.sticks.take(answer, {str(feed): int(number) for feed, number in since.items()}, trust)
        if carried is Carried.OLD:
            return BadStick("old")
        if carried is Carried.TAKEN:
            self.facts += len(answer.lines)
        if carried is not Carried.KNOWN:
            self.came = Came(carried.value)
        return None

    def _blob(self, section: Section) -> None:
        sha256 = str(section.about.get("sha256"))
        media = dict(self.store.blobs.wanted()).get(Sha256(sha256))
        if media is None:
            return
        data = section.all(MOST_BLOB_BYTES)
        if data is not None and hashlib.sha256(data).hexdigest() == sha256:
            self.store.blobs.came(data, media)
            self.blobs += 1
            self.came = Came.TAKEN


def read_answer(section: Section, keys: Sequence[VerifyKey], nonce: str) -> Answer | Damaged:
    """An answer as it would come over the line."""
    reader, unpacker, total = AnswerReader(keys, nonce), Unpacker(section), 0
    while data := unpacker.read():
        total += len(data)
        if total > LARGEST_ANSWER_BYTES or reader.feed(data) is not None:
            return Damaged("answer")
    return reader.finish()
