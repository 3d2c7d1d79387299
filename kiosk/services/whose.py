"""Whose matter a case is: a slip shows how far it is; its answers are for the person, or who acted for them."""

from casework.case import Case
from kiosk.services.people import Person

AGENT = "/data/agent/"


def may_see(case: Case, asking: Person | None) -> bool:
    """Whether it is the applicant, or who acted for them, and that is proven."""
    if asking is None or not asking.proven or not asking.id_number or case.applicant is None:
        return False
    acted = {text for ref, text in case.answers.items() if ref.startswith(AGENT)}
    return asking.id_number in acted | {case.applicant.id_number}
