"""The guide of one matter: what it is, who can have it, what to bring, how long, what happens."""

from dataclasses import dataclass

from casework.definition import Text
from casework.ids import ItemCode
from casework.message import Message


@dataclass(frozen=True, slots=True)
class ItemCard:
    """A matter in a list: village word, one plain line, icon."""

    code: ItemCode
    version: int
    short_name: Text
    plain: Text
    topic: str
    icon: str
    discreet: bool


@dataclass(frozen=True, slots=True)
class Bring:
    """One paper. `how` says what to do about it; waived = it need not be brought at all."""

    key: str
    name: Text
    how: Message
    waived: bool
    waived_by: str = ""


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One station of the way. `days` working days, 0 = not promised."""

    words: Text
    unit: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything of the guide page. `promised` is None where the limit is only assumed."""

    card: ItemCard
    legal_name: Text
    department: str
    basis: str
    who: Text | None
    result: Text | None
    fee: Text | None
    where: Text | None
    cannot: Text | None
    promised: Message | None
    trips: Message
    bring: tuple[Bring, ...]
    steps: tuple[GuideStep, ...]
