"""The first look at a matter: only the questions its rules rest on, and what their answers tell. It never refuses."""

import re
from dataclasses import dataclass
from enum import StrEnum

from casework.definition import EligibilityRule
from casework.ids import ItemCode
from xforms import Form, Session

_ROW = re.compile(r"\[\d+\]")


class Result(StrEnum):
    """What can honestly be said beforehand."""

    LOOKS_OK = "looks_ok"
    MAY_NOT_FIT = "may_not_fit"
    ASK_STAFF = "ask_staff"


@dataclass(frozen=True, slots=True)
class Remark:
    """One rule that holds, in the words its author wrote."""

    result: Result
    words: str
    instead: tuple[ItemCode, ...] = ()


def questions(form: Form, rules: tuple[EligibilityRule, ...]) -> frozenset[str]:
    """Refs of the questions the rules rest on, those in lists of people or things without a position."""
    return frozenset[str]().union(*(form.behind(rule.note) for rule in rules))


def among(ref: str, wanted: frozenset[str]) -> bool:
    """Whether a question, or a list of people or things, is one of `wanted` or holds one."""
    generic = _ROW.sub("", ref)
    return generic in wanted or any(one.startswith(f"{generic}/") for one in wanted)


def remarks(session: Session, rules: tuple[EligibilityRule, ...]) -> tuple[Remark, ...]:
    """The rules that hold as things stand, in their author's order."""
    return tuple(
        Remark(Result(rule.result), words, rule.instead)
        for rule in rules
        if session.relevant(rule.note) and (words := session.label(rule.note).text)
    )


def result_of(found: tuple[Remark, ...]) -> Result:
    """The gravest of the remarks; none = it looks all right."""
    told = {one.result for one in found}
    return next((one for one in (Result.MAY_NOT_FIT, Result.ASK_STAFF) if one in told), Result.LOOKS_OK)
