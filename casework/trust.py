"""The trust bundle: what a machine without a connection needs to tell true from false.

Terminal keys, revocations by sequence, void receipts, the roster of assistants and the county's own keys,
signed by the county. Versions only rise. Times are epoch milliseconds UTC.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final, TypeVar

from casework.ids import CountyCode, StaffId, TerminalId, VillageCode
from casework.message import N_, Message
from casework.short_code import handle_key
from casework.signing import SigningKey, VerifyKey

DOMAIN: Final = b"buchucun.trust.v1"
VOID_BYTES: Final = 8
_CHINA: Final = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class TerminalKey:
    """One generation of a terminal's key.

    `last_good_sequence` is set when the key was revoked, or when the terminal was reported `lost` (then it is
    the last receipt the county has seen, and later ones are doubtful, not false).
    """

    terminal: TerminalId
    generation: int
    public: bytes
    village: VillageCode
    valid_from: int
    last_good_sequence: int | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class SigningKeyEntry:
    """A key the county signs with, and from when."""

    key: str
    public: bytes
    valid_from: int
    retired: bool = False


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """Someone who may log in at a terminal offline until `expires`; `verifier` is a salted Argon2id text."""

    id: StaffId
    name: str = field(repr=False)
    role: str
    verifier: str = field(repr=False)
    expires: int


@dataclass(frozen=True, slots=True)
class TrustBundle:
    """One version of the county's word; lists are sorted, so equal content has equal bytes."""

    version: int
    issued_at: int
    expires_at: int
    county: CountyCode
    terminals: tuple[TerminalKey, ...] = ()
    voids: frozenset[bytes] = frozenset()
    roster: tuple[RosterEntry, ...] = ()
    county_keys: tuple[SigningKeyEntry, ...] = ()

    @property
    def issued_on(self) -> date:
        """The day of issue in China."""
        return datetime.fromtimestamp(self.issued_at / 1000, UTC).astimezone(_CHINA).date()

    def terminal_key(self, terminal: TerminalId, generation: int) -> TerminalKey | None:
        """The key a receipt names, or None where this bundle does not know it."""
        wanted = (terminal, generation)
        return next((key for key in self.terminals if (key.terminal, key.generation) == wanted), None)

    def is_void(self, handle: bytes) -> bool:
        """Whether the county has declared the receipt with this handle void."""
        return void_key(handle) in self.voids

    def county_key(self, key: str) -> VerifyKey | None:
        """The county key of that name that still counts."""
        found = (entry for entry in self.county_keys if entry.key == key and not entry.retired)
        return next((VerifyKey(entry.public) for entry in found), None)

    def to_bytes(self) -> bytes:
        """Canonical UTF-8 JSON: sorted keys and lists, no blanks, bytes as hex."""
        return _canonical(self)

    def signature(self, key: SigningKey) -> bytes:
        """The county's signature over `to_bytes`."""
        return key.sign(DOMAIN, self.to_bytes())


@dataclass(frozen=True, slots=True)
class TrustDelta:
    """What changed from version `since` to `version`; entries replace those with the same key."""

    since: int
    version: int
    issued_at: int
    expires_at: int
    county: CountyCode
    terminals: tuple[TerminalKey, ...] = ()
    voids: frozenset[bytes] = frozenset()
    roster: tuple[RosterEntry, ...] = ()
    county_keys: tuple[SigningKeyEntry, ...] = ()
    left: tuple[StaffId, ...] = ()


@dataclass(frozen=True, slots=True)
class BadBundle:
    """`reason`: "format", "signature", "county" or "gap" (a delta for another version than ours)."""

    reason: str

    @property
    def sentence(self) -> Message:
        return _SENTENCES[self.reason]

    @property
    def next_step(self) -> Message:
        return Message(N_("Fetch the trust list again from the county, by line or by stick."))


_SENTENCES: Final = {
    "format": Message(N_("The trust list is damaged.")),
    "signature": Message(N_("The trust list was not signed by our county.")),
    "county": Message(N_("The trust list belongs to another county.")),
    "gap": Message(N_("A part of the trust list is missing in between.")),
}


def void_key(handle: bytes) -> bytes:
    """What a void list holds of a receipt: the first 8 bytes of its handle's hash."""
    return handle_key(handle)[:VOID_BYTES]


def parse(data: bytes) -> TrustBundle | BadBundle:
    """Read canonical bytes; the signature is checked apart (`open_signed`)."""
    try:
        bundle = _bundle(json.loads(data))
        is_canonical = bundle.to_bytes() == data
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return BadBundle("format")
    return bundle if is_canonical else BadBundle("format")


def open_signed(data: bytes, signature: bytes, trusted: Iterable[VerifyKey]) -> TrustBundle | BadBundle:
    """The bundle in `data` if any of the `trusted` county keys signed it."""
    if not any(key.verify(DOMAIN, data, signature) for key in trusted):
        return BadBundle("signature")
    return parse(data)


def newer(ours: TrustBundle, theirs: TrustBundle) -> TrustBundle:
    """The one to keep: never another county's, never an earlier version, ours when equal."""
    return theirs if theirs.county == ours.county and theirs.version > ours.version else ours


def apply_delta(bundle: TrustBundle, delta: TrustDelta) -> TrustBundle | BadBundle:
    """The bundle of `delta.version`; one already reached is returned unchanged."""
    if delta.county != bundle.county:
        return BadBundle("county")
    if delta.version <= bundle.version:
        return bundle
    if delta.since != bundle.version:
        return BadBundle("gap")
    staying = tuple(entry for entry in bundle.roster if entry.id not in delta.left)
    return TrustBundle(
        delta.version,
        delta.issued_at,
        delta.expires_at,
        bundle.county,
        _replaced(bundle.terminals, delta.terminals),
        bundle.voids | delta.voids,
        _replaced(staying, delta.roster),
        _replaced(bundle.county_keys, delta.county_keys),
    )


_Entry = TypeVar("_Entry", TerminalKey, RosterEntry, SigningKeyEntry)


def _replaced(entries: tuple[_Entry, ...], news: tuple[_Entry, ...]) -> tuple[_Entry, ...]:
    merged: dict[tuple[int, int, str], _Entry] = {_key(entry): entry for entry in entries}
    merged.update({_key(entry): entry for entry in news})
    return tuple(merged[key] for key in sorted(merged))


def _key(entry: TerminalKey | RosterEntry | SigningKeyEntry) -> tuple[int, int, str]:
    match entry:
        case TerminalKey():
            return entry.terminal, entry.generation, ""
        case RosterEntry():
            return 0, 0, entry.id
        case SigningKeyEntry():
            return 0, 0, entry.key


def _canonical(bundle: TrustBundle) -> bytes:
    document = {
        "version": bundle.version,
        "issued_at": bundle.issued_at,
        "expires_at": bundle.expires_at,
        "county": bundle.county,
        "terminals": [_terminal_row(key) for key in sorted(bundle.terminals, key=_key)],
        "voids": sorted(void.hex() for void in bundle.voids),
        "roster": [
            [entry.id, entry.name, entry.role, entry.verifier, entry.expires]
            for entry in sorted(bundle.roster, key=_key)
        ],
        "county_keys": [
            [entry.key, entry.public.hex(), entry.valid_from, entry.retired]
            for entry in sorted(bundle.county_keys, key=_key)
        ],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _terminal_row(key: TerminalKey) -> list[object]:
    cut = [key.last_good_sequence, key.lost]
    return [key.terminal, key.generation, key.public.hex(), key.village, key.valid_from, *cut]


def _bundle(document: dict[str, Any]) -> TrustBundle:
    return TrustBundle(
        _whole(document["version"]),
        _whole(document["issued_at"]),
        _whole(document["expires_at"]),
        CountyCode(_text(document["county"])),
        tuple(_terminal(*row) for row in document["terminals"]),
        frozenset(bytes.fromhex(void) for void in document["voids"]),
        tuple(_roster(*row) for row in document["roster"]),
        tuple(_county_key(*row) for row in document["county_keys"]),
    )


def _terminal(
    terminal: Any, generation: Any, public: Any, village: Any, valid_from: Any, last: Any, lost: Any
) -> TerminalKey:
    return TerminalKey(
        TerminalId(_whole(terminal)),
        _whole(generation),
        bytes.fromhex(public),
        VillageCode(_text(village)),
        _whole(valid_from),
        None if last is None else _whole(last),
        _truth(lost),
    )


def _roster(staff: Any, name: Any, role: Any, verifier: Any, expires: Any) -> RosterEntry:
    return RosterEntry(StaffId(_text(staff)), _text(name), _text(role), _text(verifier), _whole(expires))


def _county_key(key: Any, public: Any, valid_from: Any, retired: Any) -> SigningKeyEntry:
    return SigningKeyEntry(_text(key), bytes.fromhex(public), _whole(valid_from), _truth(retired))


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("a whole number is needed")
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("a text is needed")
    return value


def _truth(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError("true or false is needed")
    return value
