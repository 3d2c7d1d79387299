"""好差评: five levels, equal in size, none chosen beforehand."""

from dataclasses import dataclass
from typing import Final

from casework.ids import CaseId
from casework.message import N_, Message
from casework.rating import LEVELS, REASONS, is_due, stage_of
from kiosk.services.acts import act
from kiosk.services.refusals import NotStored
from kiosk.store import Store


@dataclass(frozen=True, slots=True)
class Level:
    """One face. 5 = very satisfied ... 1 = very dissatisfied (国办发〔2019〕51号)."""

    level: int
    words: Message
    icon: str


@dataclass(frozen=True, slots=True)
class RatingReason:
    """Why somebody was not satisfied; only asked at levels 1 and 2, may be skipped."""

    key: str
    words: Message
    icon: str


_ICONS: Final = {"slow": "hourglass-medium", "unclear": "question", "trips": "footprints", "papers": "file-text",
                 "attitude": "user-minus", "money": "coins", "machine": "wrench"}
FACES: Final = tuple(Level(level, words, f"face{level}") for level, words in LEVELS.items())
WHY: Final = tuple(RatingReason(key, words, _ICONS[key]) for key, words in REASONS.items())


@dataclass(frozen=True, slots=True)
class ThankYou:
    """The rating is stored."""

    sentence: Message = Message(N_("Thank you. It is counted, and no one here sees who said it."))  # noqa: RUF009


@dataclass(frozen=True, slots=True)
class RatedBefore:
    """This stage was rated already."""

    sentence: Message = Message(N_("This was rated before. Thank you."))  # noqa: RUF009


class Rating:
    """Takes a rating of a case; whoever rates is not named unless they ask for it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rate(self, case: CaseId, level: int, *, reasons: tuple[str, ...] = (), words: str = "") -> (
            ThankYou | RatedBefore | NotStored):
        """Store a rating from 1 to 5 for the stage the case is in. Raises ValueError for anything else."""
        if level not in LEVELS or not set(reasons) <= set(REASONS):
            raise ValueError("a level from 1 to 5 and reasons of the list are needed")
        record = self._store.case(case)
        if record is None or not is_due(record.case):
            return RatedBefore()
        body = {"stage": stage_of(record.case), "level": level, "reasons": list(reasons), "named": False}
        body |= {"words": words} if words else {}
        return act(self._store, "Rated", case, body) or ThankYou()
