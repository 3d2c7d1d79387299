"""What of a person may be seen where: one table for kiosk, county and papers.

Showing more is an act of its own: the villager holds a finger down; staff give a reason that is logged.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final

from casework import names

DISCREET_ITEM: Final = "民生服务"
_Mask = Callable[[str], str]
_VILLAGE: Final = re.compile(r"^.*?(?:街道|镇|乡|场|中心).*?(?:村委会|居委会|社区|村)")
_TOWNSHIP: Final = re.compile(r"^.*?(?:街道|镇|乡)|^.*?(?:县|市|省)")


class Place(Enum):
    """Where a value is about to be shown."""

    SCREEN = "screen"
    SLIP = "slip"
    LEGAL_PAPER = "legal_paper"
    QR = "qr"
    LOG = "log"
    STAFF_LIST = "staff_list"


def mask_name(text: str, place: Place) -> str:
    """张小三 becomes 张*三 where neighbours may look on."""
    return _NAME[place](text)


def mask_citizen_number(text: str, place: Place) -> str:
    """First 3 and last 2 on a screen, first 6 and last 4 on a legal paper, nothing on a slip."""
    return _CITIZEN_NUMBER[place](text)


def mask_disability_number(text: str, place: Place) -> str:
    """A disability certificate's number is the citizen number and what ails the person: both are hidden."""
    return mask_citizen_number(text[:18], place) + "*" * len(text[18:])


def mask_phone(text: str, place: Place) -> str:
    """138****1234."""
    return _PHONE[place](text)


def mask_bank_card(text: str, place: Place) -> str:
    """The last 4 digits."""
    return _BANK_CARD[place](text)


def mask_address(text: str, place: Place) -> str:
    """Down to the village, not the group or the door."""
    return _ADDRESS[place](text)


def mask_item(name: str, place: Place, *, discreet: bool) -> str:
    """The item's name; a discreet one (disability, low income) reads 民生服务 where neighbours look on."""
    if place in (Place.QR, Place.LOG):
        return ""
    hidden = discreet and place in (Place.SCREEN, Place.SLIP)
    return DISCREET_ITEM if hidden else name


def _nothing(text: str) -> str:
    return ""


def _whole(text: str) -> str:
    return text


def _ends(first: int, last: int) -> _Mask:
    def mask(text: str) -> str:
        hidden = len(text) - first - last
        if hidden < 2:
            return "*" * len(text)
        return text[:first] + "*" * hidden + text[len(text) - last :]

    return mask


def _name(text: str) -> str:
    if names.MIDDLE_DOT in text:
        return _dotted_name(text)
    surname, given = names.split(text)
    if not given:
        return "*" * len(surname)
    return surname + ("*" if len(given) == 1 else "*" * (len(given) - 1) + given[-1])


def _dotted_name(text: str) -> str:
    letters = [place for place, character in enumerate(text) if character != names.MIDDLE_DOT]
    shown = {letters[0], letters[-1]} if len(letters) > 2 else set(letters[:1] if len(letters) == 2 else [])
    return "".join("*" if place in letters and place not in shown else c for place, c in enumerate(text))


def _to_village(text: str) -> str:
    found = _VILLAGE.match(text) or _TOWNSHIP.match(text)
    return f"{found[0]}***" if found else "***"


_HIDDEN: Final[Mapping[Place, _Mask]] = {Place.SLIP: _nothing, Place.QR: _nothing, Place.LOG: _nothing}
_NAME: Final[Mapping[Place, _Mask]] = {
    **_HIDDEN,
    Place.SCREEN: _name,
    Place.SLIP: _name,
    Place.LEGAL_PAPER: _whole,
    Place.STAFF_LIST: _name,
}
_CITIZEN_NUMBER: Final[Mapping[Place, _Mask]] = {
    **_HIDDEN,
    Place.SCREEN: _ends(3, 2),
    Place.LEGAL_PAPER: _ends(6, 4),
    Place.STAFF_LIST: _ends(0, 4),
}
_PHONE: Final[Mapping[Place, _Mask]] = {
    **_HIDDEN,
    Place.SCREEN: _ends(3, 4),
    Place.LEGAL_PAPER: _ends(3, 4),
    Place.STAFF_LIST: _ends(3, 4),
}
_BANK_CARD: Final[Mapping[Place, _Mask]] = {
    **_HIDDEN,
    Place.SCREEN: _ends(0, 4),
    Place.LEGAL_PAPER: _ends(0, 4),
    Place.STAFF_LIST: _ends(0, 4),
}
_ADDRESS: Final[Mapping[Place, _Mask]] = {
    **_HIDDEN,
    Place.SCREEN: _to_village,
    Place.SLIP: _to_village,
    Place.LEGAL_PAPER: _whole,
    Place.STAFF_LIST: _to_village,
}
