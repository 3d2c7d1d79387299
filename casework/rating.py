"""好差评 (国办发〔2019〕51号): five levels, when it is taken on and when it is done; a bad one may say why."""

from collections.abc import Mapping
from typing import Final

from casework.case import Case
from casework.message import N_, Message

TAKEN_ON: Final = "apply"
DONE: Final = "result"
BAD: Final = 2
"""This level and the one below are bad (差评): the reform asks why, nobody has to say."""
LEVELS: Final[Mapping[int, Message]] = {
    5: Message(N_("Very satisfied")), 4: Message(N_("Satisfied")), 3: Message(N_("All right")),
    2: Message(N_("Not satisfied")), 1: Message(N_("Very dissatisfied")),
}
"""Best first, as they are shown."""
REASONS: Final[Mapping[str, Message]] = {
    "slow": Message(N_("It took too long")),
    "unclear": Message(N_("It was not explained clearly")),
    "trips": Message(N_("I had to come again and again")),
    "papers": Message(N_("Too many papers were wanted")),
    "attitude": Message(N_("I was not treated well")),
    "money": Message(N_("I was asked for money wrongly")),
    "machine": Message(N_("The machine was hard to use")),
}
"""Any of them, or none; a key a program does not know is kept and shown as it is."""


def stage_of(case: Case) -> str:
    """What a rating given now is about: `apply` from acceptance on, `result` once it is over; '' = too early."""
    if case.ended:
        return DONE
    return TAKEN_ON if case.accepted_day is not None else ""


def is_due(case: Case) -> bool:
    """Whether a rating is asked for now: each stage once (一次一评)."""
    stage = stage_of(case)
    return bool(stage) and all(one.stage != stage for one in case.ratings)


def asks_why(level: int) -> bool:
    """Whether a level is a bad one."""
    return level <= BAD
