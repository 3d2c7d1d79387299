"""What goes into and comes out of the store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from casework.case import Case
from casework.definition import ItemDefinition
from casework.facts import Fact
from casework.ids import CaseId, CountyCode, Sha256, TerminalId, VillageCode


class Clock(Protocol):
    """Tells the device's time."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        ...


class Carried(StrEnum):
    """What became of an answer that came on a stick."""

    TAKEN = "taken"
    KNOWN = "known"
    GAP = "gap"
    """It goes on from further than this box has read."""
    REWOUND = "rewound"
    """It numbers facts that this box has lost."""
    OLD = "old"
    """It is of a life of the county's database that has ended."""


class Transport(StrEnum):
    """How far a case has come; the three honest words on screen and paper."""

    STORED = "stored"
    CONFIRMED = "confirmed"
    """The county's signature over the acknowledgement was verified."""
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class TerminalIdentity:
    """What enrolment made of this box. `ordinal` is its number within the village (TT of a case number)."""

    terminal: TerminalId
    ordinal: int
    generation: int
    village: VillageCode
    village_name: str
    township_name: str
    county: CountyCode
    county_name: str
    host: str
    """Host in the receipt's QR code, at most 22 characters."""
    county_url: str
    county_key: bytes
    """Public Ed25519 key that signs the county's answers, 32 bytes."""
    ca_pem: str = field(repr=False)
    assistant_name: str = ""
    assistant_phone: str = ""
    township_phone: str = ""
    demo: bool = False


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact before it has an id, a time and a place in the log."""

    kind: str
    body: Mapping[str, Any] = field(repr=False)
    case: CaseId | None = None
    actor: str = "villager"


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case as folded here, with the version of its item it is bound to."""

    case: Case
    definition: ItemDefinition
    transport: Transport
    facts: tuple[Fact, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """An item version this kiosk holds."""

    definition: ItemDefinition
    form: bytes = field(repr=False)
    media: Mapping[str, bytes] = field(repr=False)
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class Draft:
    """Answers before hand-in. `payload` is the filling's snapshot as bytes."""

    id: str
    item: str
    version: int
    person: str = field(repr=False)
    """Citizen number, or name where there is none; stored only as a keyed hash."""
    payload: bytes = field(repr=False)
    updated_ms: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has not reached the county yet."""

    count: int
    oldest_at_ms: int | None
    last_contact_ms: int | None
    backed_up: bool
    """Whether the county has an off-machine backup of all it acknowledged."""


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """The state of the file, in milliseconds since 1970 UTC."""

    healed_ms: int | None
    """When a copy took the place of a damaged file; None = never."""
    copied_ms: int | None
    """When the newest verified copy was made."""


@dataclass(frozen=True, slots=True)
class OutboxPart:
    """Own facts in a row, oldest first, that the county has not acknowledged."""

    epoch: str
    seq: int
    """Last sequence before the first line."""
    chain: bytes
    lines: tuple[bytes, ...] = field(repr=False)
    before: tuple[bytes, ...] = field(repr=False, default=())
    """Facts that end at `seq`: what both sides hold, for the packing to lean on."""
