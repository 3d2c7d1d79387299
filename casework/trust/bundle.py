"""What a trust bundle holds, and the one way it is written."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from casework.ids import CountyCode, StaffId, TerminalId, VillageCode
from casework.short_code import handle_key
from casework.signing import SigningKey, VerifyKey

DOMAIN: Final = b"buchucun.trust.v1"
VOID_BYTES: Final = 8
_CHINA: Final = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class TerminalKey:
    """One generation of a terminal's keys.

    `last_good_sequence` is set when the key was revoked, or when the terminal was reported `lost` (then it is
    the last receipt the county has seen, and later ones are doubtful, not false). `exchange` is the X25519
    key that sticks for this terminal are sealed to; empty where it has none.
    """

    terminal: TerminalId
    generation: int
    public: bytes
    village: VillageCode
    valid_from: int
    last_good_sequence: int | None = None
    lost: bool = False
    exchange: bytes = b""


@dataclass(frozen=True, slots=True)
class SigningKeyEntry:
    """A key the county signs with, from when, and the `exchange` key that sticks for the county are sealed to."""

    key: str
    public: bytes
    valid_from: int
    retired: bool = False
    exchange: bytes = b""


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """Someone who may log in at a terminal offline until `expires`; `verifier` is a salted Argon2id text."""

    id: StaffId
    name: str = field(repr=False)
    role: str
    verifier: str = field(repr=False)
    expires: int


Entry = TerminalKey | RosterEntry | SigningKeyEntry


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

    def signing_keys(self) -> list[VerifyKey]:
        """The county keys that still count."""
        return [VerifyKey(entry.public) for entry in self.county_keys if not entry.retired]

    def exchange_key(self) -> tuple[str, bytes] | None:
        """Name and X25519 key that what goes to the county is sealed to: the newest that counts."""
        usable = [entry for entry in self.county_keys if entry.exchange and not entry.retired]
        newest = max(usable, key=lambda entry: (entry.valid_from, entry.key), default=None)
        return (newest.key, newest.exchange) if newest else None

    def to_bytes(self) -> bytes:
        """Canonical UTF-8 JSON: sorted keys and lists, no blanks, bytes as hex."""
        return canonical(self.record())

    def record(self) -> dict[str, object]:
        """JSON-able; the lists are sorted."""
        return {
            "version": self.version, "issued_at": self.issued_at, "expires_at": self.expires_at,
            "county": self.county,
            "terminals": [_terminal_row(key) for key in sorted(self.terminals, key=key_of)],
            "voids": sorted(void.hex() for void in self.voids),
            "roster": [[one.id, one.name, one.role, one.verifier, one.expires]
                       for one in sorted(self.roster, key=key_of)],
            "county_keys": [[one.key, one.public.hex(), one.valid_from, one.retired, one.exchange.hex()]
                            for one in sorted(self.county_keys, key=key_of)],
        }

    def signature(self, key: SigningKey) -> bytes:
        """The county's signature over `to_bytes`."""
        return key.sign(DOMAIN, self.to_bytes())


def void_key(handle: bytes) -> bytes:
    """What a void list holds of a receipt: the first 8 bytes of its handle's hash."""
    return handle_key(handle)[:VOID_BYTES]


def canonical(document: dict[str, object]) -> bytes:
    """The one way a document is written."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def key_of(entry: Entry) -> tuple[int, int, str]:
    """What tells an entry of a list from the others."""
    match entry:
        case TerminalKey():
            return entry.terminal, entry.generation, ""
        case RosterEntry():
            return 0, 0, entry.id
        case SigningKeyEntry():
            return 0, 0, entry.key


def _terminal_row(key: TerminalKey) -> list[object]:
    cut = [key.last_good_sequence, key.lost]
    return [key.terminal, key.generation, key.public.hex(), key.village, key.valid_from, *cut, key.exchange.hex()]
