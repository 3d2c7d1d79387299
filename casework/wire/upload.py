"""Village to county: a signed head, then groups of facts, each closed by one signature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casework.signing import SigningKey, VerifyKey
from casework.wire import fields
from casework.wire.chain import Position, chain_after
from casework.wire.lines import (
    Control,
    Damaged,
    LineSplitter,
    read_control,
    write_signed,
)

PROTOCOL = 1
HEAD_DOMAIN = b"buchucun.head.v1"
GROUP_DOMAIN = b"buchucun.group.v1"
LARGEST_GROUP = 500
"""Facts that one signature may close."""
LARGEST_GROUP_BYTES = 4 * 1024 * 1024
LONGEST_PREFIX = 60
"""Facts a call may lean on: more saves next to nothing (measured: docs/adr/0003-lean-facts.md)."""


TRUST_MARK = "trust"
"""Name in `Head.last` of the mark of the trust bundle's signature: two bundles may bear one version."""


@dataclass(frozen=True, slots=True)
class Head:
    """Who calls, where its log begins in this call, and how far it has read."""

    county: str
    village: str
    terminal: int
    generation: int
    start: Position
    """The last position the county acknowledged, as the caller knows it."""
    cursor: dict[str, int]
    """Feed number read so far, by village code; `county` for the county-wide feed."""
    last: dict[str, str]
    """Mark of the fact at each cursor, where the caller holds it: shows that both mean the same feed."""
    server_epoch: str
    nonce: str
    """Returned in the signed answer, which proves that the answer belongs to this call."""
    most: int
    """Bytes of feed the caller wants at most in this answer; 0 = only where the county stands."""
    signed: bytes
    signature: bytes
    trust: int = 0
    """Version of the trust bundle the caller holds: it believes the county keys that stand there."""
    prefix: int = 0
    """How many facts before `start` the groups are packed against; `start.chain` says which. 0 = none."""

    def is_signed_by(self, key: VerifyKey) -> bool:
        """Whether the terminal's key signed this head."""
        return key.verify(HEAD_DOMAIN, self.signed, self.signature)


@dataclass(frozen=True, slots=True)
class Group:
    """Facts in a row of one terminal's log, closed by one signature over their chain."""

    start: Position
    """The position before the first of `lines`."""
    lines: tuple[bytes, ...]
    end: Position
    signed: bytes
    signature: bytes

    def is_signed_by(self, key: VerifyKey, head: Head) -> bool:
        """Whether the terminal of `head` signed this group, with the county and village inside."""
        return key.verify(GROUP_DOMAIN, _place(head.county, head.village, head.terminal) + self.signed,
                          self.signature)


def write_head(key: SigningKey, *, county: str, village: str, terminal: int, generation: int,
               start: Position, cursor: dict[str, int], last: dict[str, str], server_epoch: str,
               nonce: str, most: int, trust: int = 0, prefix: int = 0) -> bytes:
    """Return the first line of a call."""
    record = {
        "v": PROTOCOL, "county": county, "village": village, "terminal": terminal,
        "gen": generation, "epoch": start.epoch, "seq": start.seq, "h": start.chain.hex(),
        "cursor": cursor, "last": last, "se": server_epoch, "nonce": nonce, "most": most,
    }
    if trust:
        record["trust"] = trust
    if prefix:
        record["prefix"] = prefix
    return write_signed("head", record, key, HEAD_DOMAIN)


def read_head(line: bytes) -> Head | Damaged:
    """Read the first line of a call; checks no signature."""
    control = read_control(line)
    if isinstance(control, Damaged):
        return control
    if control.word != "head":
        return Damaged("no-head")
    if control.record.get("v") != PROTOCOL:
        return Damaged("protocol")
    try:
        return _head(control)
    except fields.WrongField:
        return Damaged("head-field")


def _head(control: Control) -> Head:
    record = control.record
    start = Position(fields.text(record, "epoch"), fields.whole(record, "seq"), fields.chain(record, "h"))
    return Head(
        fields.text(record, "county"), fields.text(record, "village"), fields.whole(record, "terminal"),
        fields.whole(record, "gen"), start, fields.counts(record, "cursor"),
        fields.texts(record, "last"), fields.text(record, "se"),
        fields.text(record, "nonce"), fields.whole(record, "most"), control.signed, control.signature,
        fields.whole(record, "trust") if "trust" in record else 0,
        min(fields.whole(record, "prefix"), LONGEST_PREFIX) if "prefix" in record else 0,
    )


def write_group(key: SigningKey, lines: Sequence[bytes], *, county: str, village: str, terminal: int,
                start: Position) -> tuple[bytes, Position]:
    """Return the lines of a group with its end, and the position after it."""
    end = Position(start.epoch, start.seq + len(lines), chain_after(start.chain, lines))
    record = {"epoch": end.epoch, "seq": end.seq, "h": end.chain.hex()}
    closing = write_signed("end", record, key, GROUP_DOMAIN, over=_place(county, village, terminal))
    return b"".join(line + b"\n" for line in lines) + closing, end


def _place(county: str, village: str, terminal: int) -> bytes:
    return f"{county}/{village}/{terminal}/".encode()


class UploadReader:
    """Reads a call as its bytes arrive: first `head`, then whole groups."""

    def __init__(self) -> None:
        self._splitter = LineSplitter()
        self._lines: list[bytes] = []
        self._held = 0
        self._position: Position | None = None
        self._groups_only = False
        self.head: Head | None = None

    @classmethod
    def continuing(cls, start: Position, head: Head | None = None) -> "UploadReader":
        """Return a reader of groups only, that go on from a known position."""
        reader = cls()
        reader._position, reader.head, reader._groups_only = start, head, True
        return reader

    def feed(self, data: bytes) -> Iterator[Group | Damaged]:
        """Yield the groups that `data` completed; after a Damaged nothing more is to be fed."""
        lines = self._splitter.feed(data)
        if isinstance(lines, Damaged):
            yield lines
            return
        for line in lines:
            if self.head is None and not self._groups_only:
                head = read_head(line)
                if isinstance(head, Damaged):
                    yield head
                    return
                self.head, self._position = head, head.start
            elif line.startswith(b"#"):
                group = self._close(line)
                yield group
                if isinstance(group, Damaged):
                    return
            elif len(self._lines) >= LARGEST_GROUP or self._held + len(line) > LARGEST_GROUP_BYTES:
                yield Damaged("group-too-long")
                return
            else:
                self._lines.append(line)
                self._held += len(line)

    def _close(self, line: bytes) -> Group | Damaged:
        control = read_control(line)
        if isinstance(control, Damaged) or control.word != "end":
            return Damaged("group-end")
        start = self._position
        assert start is not None
        try:
            end = Position(fields.text(control.record, "epoch"), fields.whole(control.record, "seq"),
                           fields.chain(control.record, "h"))
        except fields.WrongField:
            return Damaged("group-end")
        lines, self._lines, self._held = tuple(self._lines), [], 0
        if end != Position(start.epoch, start.seq + len(lines), chain_after(start.chain, lines)):
            return Damaged("chain")
        self._position = end
        return Group(start, lines, end, control.signed, control.signature)
