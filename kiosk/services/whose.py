"""Whose matter a case is: a slip shows how far it is; its answers are for the person, or who acted for them.
And whom a question is about, where somebody acts for another."""

from collections.abc import Mapping
from typing import Any, Final

from casework.case import Case
from casework.message import N_, Message
from kiosk.services.people import Person, from_record

AGENT: Final = "/data/agent/"
_PROMISE: Final = "/data/promise/"
_ABOUT_YOURSELF: Final = Message(N_("about yourself"))


def may_see(case: Case, asking: Person | None) -> bool:
    """Whether it is the applicant, or who acted for them, and that is proven."""
    if asking is None or not asking.proven or not asking.id_number or case.applicant is None:
        return False
    acted = {text for ref, text in case.answers.items() if ref.startswith(AGENT)}
    return asking.id_number in acted | {case.applicant.id_number}


def asked_about(ref: str, about: Mapping[str, Any]) -> Message | None:
    """Whom a question is about where one acts for another, the name masked; None = whoever stands here, as always.

    `about` is a filling's. The promise at the end is the word of who acts, about nobody.
    """
    if not about.get("agent") or _PROMISE in ref:
        return None
    if AGENT in ref:
        return _ABOUT_YOURSELF
    return Message(N_("about {name}"), {"name": from_record(about)[0].shown_name})
