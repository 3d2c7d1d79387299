"""Public notices (公示) on the village's board and on the idle screen: who is to get what, until when one may object.

What a notice may not hold – numbers, telephones, accounts, illness, the names of minors – is refused by `faults` before
it is posted. A notice is over the day after its last one, whether or not somebody took it down.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any, Final

from casework.facts import Fact
from casework.ids import CaseId, VillageCode
from casework.kinds import body_faults
from casework.message import N_, Message

KINDS: Final = frozenset({"NoticePosted", "NoticeTakenDown"})
MOST_COLUMNS: Final = 4
_NUMBER: Final = re.compile(r"\d{11,}|\d{17}[\dXx]")


@dataclass(frozen=True, slots=True)
class Notice:
    """One, as it hangs there. `rows` have as many cells as `columns`."""

    id: CaseId
    village: VillageCode
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    start: date
    end: date
    """The last day on which one may object."""
    objections: str
    """How to object: office and telephone."""
    issuer: str
    item: str = ""
    taken_down: str = ""
    """Why, when somebody took it down before its end."""

    def hangs_on(self, day: date) -> bool:
        """Whether people may see it on a day."""
        return self.start <= day <= self.end and not self.taken_down

    def row(self, number: int) -> tuple[str, ...]:
        """The cells of a row, counted from 1; () for 0 (the whole notice) and where there is no such row."""
        return self.rows[number - 1] if 0 < number <= len(self.rows) else ()


def notices(facts: Iterable[Fact]) -> dict[CaseId, Notice]:
    """Fold notices, by id, in the order they were posted. What does not fit is passed over; never raises."""
    empty: dict[CaseId, Notice] = {}
    return reduce(_take, facts, empty)


def _take(found: dict[CaseId, Notice], fact: Fact) -> dict[CaseId, Notice]:
    if fact.kind not in KINDS or body_faults(fact.kind, fact.body):
        return found
    known = found.get(fact.case)
    if fact.kind == "NoticePosted":
        made = _posted(fact) if known is None else None
        return found | {fact.case: made} if made else found
    if known is None:
        return found
    return found | {fact.case: replace(known, taken_down=fact.body["reason"])}


def _posted(fact: Fact) -> Notice | None:
    body = fact.body
    try:
        return Notice(
            fact.case, VillageCode(body["village"]), body["title"], tuple(map(str, body["columns"])),
            tuple(tuple(map(str, row)) for row in body["rows"]), date.fromisoformat(body["start"]),
            date.fromisoformat(body["end"]), body["objections"], body["issuer"], body.get("item", ""))
    except (TypeError, ValueError):
        return None


def faults(body: Mapping[str, Any]) -> list[Message]:
    """What keeps a notice from being posted, in words; [] = it may hang."""
    if body_faults("NoticePosted", body):
        return [Message(N_("The notice is not complete."))]
    columns, rows = body["columns"], body["rows"]
    found = []
    if not columns or len(columns) > MOST_COLUMNS:
        found.append(Message(N_("A notice has one to four columns.")))
    if any(not isinstance(row, list) or len(row) != len(columns) for row in rows):
        found.append(Message(N_("Every row needs as many cells as there are columns.")))
    if any(_NUMBER.search(str(cell)) for row in rows if isinstance(row, list) for cell in row):
        found.append(Message(N_("Numbers of cards, accounts and telephones may not hang on a wall.")))
    return found + _faults_of_days(body)


def _faults_of_days(body: Mapping[str, Any]) -> list[Message]:
    try:
        first, last = date.fromisoformat(body["start"]), date.fromisoformat(body["end"])
    except ValueError:
        return [Message(N_("Write the days as 2026-03-02."))]
    return [] if first <= last else [Message(N_("The last day lies before the first."))]
