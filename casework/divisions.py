"""Statistical division codes (统计用区划代码): county 6 digits, township 3, village 3.

Codes change from year to year; a case keeps the code of its day, so an unknown code is not a wrong one.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from casework.digits import all_ascii_digits, plain
from casework.ids import CountyCode, VillageCode
from casework.message import N_, Message
from casework.unreadable import Unreadable

LENGTH: Final = 12


class Kind(StrEnum):
    """What a code stands for, told from its number ranges."""

    COUNTY = "县"
    STREET = "街道"
    TOWN = "镇"
    TOWNSHIP = "乡"
    LIKE_TOWNSHIP = "类似乡级单位"
    RESIDENTS = "居委会"
    VILLAGE = "村委会"
    LIKE_RESIDENTS = "类似居委会"
    LIKE_VILLAGE = "类似村委会"


_TOWNSHIP_RANGES: Final = (
    (range(1, 100), Kind.STREET),
    (range(100, 200), Kind.TOWN),
    (range(200, 400), Kind.TOWNSHIP),
    (range(400, 600), Kind.LIKE_TOWNSHIP),
)
_VILLAGE_RANGES: Final = (
    (range(1, 200), Kind.RESIDENTS),
    (range(200, 400), Kind.VILLAGE),
    (range(400, 500), Kind.LIKE_RESIDENTS),
    (range(500, 600), Kind.LIKE_VILLAGE),
)


class BadDivisionCode(Unreadable):
    """`reason`: "length", "character", "range" (a number no kind of place has) or "village" (not a village)."""

    sentences = {
        "length": Message(N_("A village code has 12 digits.")),
        "character": Message(N_("A village code has digits only.")),
        "range": Message(N_("No place has a code like this.")),
        "village": Message(N_("This is the code of a township or county, not of a village.")),
    }
    mend = Message(N_("Compare it with the county's list of villages."))


class BadDivisions(ValueError):
    """The list of divisions has a line that cannot be understood; the message names the line number."""


@dataclass(frozen=True, slots=True)
class Division:
    """A county, township or village; `demo` ones are invented."""

    code: VillageCode
    name: str
    kind: Kind
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Divisions:
    """The divisions a county knows at present."""

    by_code: Mapping[VillageCode, Division] = field(repr=False)

    @classmethod
    def parse(cls, csv_text: str) -> "Divisions":
        """Read columns `code,name,kind,demo`. Raises BadDivisions, having built nothing."""
        rows = csv.DictReader(csv_text.removeprefix("\ufeff").splitlines())
        found = [_read(row, line) for line, row in enumerate(rows, start=2)]
        by_code = {division.code: division for division in found}
        if len(by_code) < len(found):
            raise BadDivisions("a code stands twice")
        return cls(by_code)

    def get(self, code: VillageCode) -> Division | None:
        """The division of that code, None where the list does not have it."""
        return self.by_code.get(code)

    def villages(self, township: VillageCode) -> tuple[Division, ...]:
        """The villages of a township (any code within it will do), by code."""
        part = township[:9]
        found = (division for code, division in self.by_code.items() if code[:9] == part and code != part + "000")
        return tuple(sorted(found, key=lambda division: division.code))

    def townships(self, county: CountyCode) -> tuple[Division, ...]:
        """The townships, towns and streets of a county, by code."""
        found = (division for code, division in self.by_code.items() if _is_township_of(code, county))
        return tuple(sorted(found, key=lambda division: division.code))

    def full_name(self, code: VillageCode) -> str:
        """Township and village as one reads them (榆林镇向阳村); the code itself where nothing is known."""
        steps = dict.fromkeys((township_code(code), code))
        names = [self.by_code[step].name for step in steps if step in self.by_code]
        return "".join(names) if code in self.by_code else "".join([*names, code])


def parse_village(text: str) -> VillageCode | BadDivisionCode:
    """Read a village code as typed; whether the village exists is the list's business."""
    code = plain(text)
    if len(code) != LENGTH:
        return BadDivisionCode("length")
    if not all_ascii_digits(code):
        return BadDivisionCode("character")
    if code.endswith("000"):
        return BadDivisionCode("village")
    village = VillageCode(code)
    return BadDivisionCode("range") if kind_of(village) is None else village


def kind_of(code: VillageCode) -> Kind | None:
    """What a 12-digit code stands for; None outside the ranges of the standard."""
    township, village = int(code[6:9]), int(code[9:])
    township_kind = next((kind for numbers, kind in _TOWNSHIP_RANGES if township in numbers), None)
    if not township:
        return None if village else Kind.COUNTY
    if not village or township_kind is None:
        return township_kind
    return next((kind for numbers, kind in _VILLAGE_RANGES if village in numbers), None)


def county_code(code: VillageCode) -> CountyCode:
    """The county part, 6 digits."""
    return CountyCode(code[:6])


def township_code(code: VillageCode) -> VillageCode:
    """The township of a village, filled with zeros to 12 digits."""
    return VillageCode(code[:9] + "000")


def _is_township_of(code: VillageCode, county: CountyCode) -> bool:
    return code[:6] == county and code[6:9] != "000" and code.endswith("000")


def _read(row: Mapping[str, str | None], line: int) -> Division:
    code, name = VillageCode(row.get("code") or ""), row.get("name") or ""
    if len(code) != LENGTH or not all_ascii_digits(code) or not name:
        raise BadDivisions(f"line {line}: a code of 12 digits and a name are needed")
    kind = kind_of(code)
    if kind is None or kind.value != row.get("kind"):
        raise BadDivisions(f"line {line}: the kind does not fit the code")
    return Division(code, name, kind, demo=row.get("demo") == "demo")
