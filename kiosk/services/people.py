"""Who stands before the kiosk."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from casework.masking import Place, mask_citizen_number, mask_name


class KnownBy(StrEnum):
    """How the kiosk knows who it is."""

    CARD = "card"
    TYPED = "typed"
    """Number and name typed, the assistant vouches; checked later by the county."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whose matter it is. Nothing of it shows in a repr."""

    name: str = field(repr=False)
    id_type: str
    id_number: str = field(repr=False)
    birth: date = field(repr=False)
    sex: str = field(repr=False)
    """`M` or `F`."""
    known_by: KnownBy
    address: str = field(default="", repr=False)
    nation: str = field(default="", repr=False)

    @property
    def shown_name(self) -> str:
        """The name as it may stand on a screen: 张*三."""
        return mask_name(self.name, Place.SCREEN)

    @property
    def shown_number(self) -> str:
        """First 3 and last 2 characters."""
        return mask_citizen_number(self.id_number, Place.SCREEN)


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts for the applicant (代办). `kind`: `guardian`, `relative`, `assistant`, `other`."""

    kind: str
    person: Person
    relation: str
    staff: str = ""
    """Roster id when the village assistant acts; '' = a villager."""
