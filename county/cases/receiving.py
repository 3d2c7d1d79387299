"""What the window does with a case that came in: accept, ask for what is missing, refuse."""

from collections.abc import Mapping, Sequence
from typing import Any

from casework.ids import CaseId
from county.cases.acting import act
from county.cases.outcome import ASK_OF_THE_FORM, EMPTY_REASON, NotPossible, Outcome
from county.cases.questions import refs
from county.cases.reading import WholeCase
from county.people.models import Staff
from county.people.roles import Act


def accept(staff: Staff, case_id: CaseId, *, note: str = "") -> Outcome:
    """Accept a received case: its clock starts; the notice of acceptance is rendered."""
    body = {"note": note.strip()} if note.strip() else {}
    return act(staff, case_id, Act.ACCEPT, "Accepted", body, paper="acceptance")


def refuse_acceptance(staff: Staff, case_id: CaseId, *, reason: str, basis: str,
                      authority: str = "") -> Outcome:
    """Refuse to accept, with reason, legal basis and the authority in charge where there is another."""
    if not (reason.strip() and basis.strip()):
        return EMPTY_REASON
    body = {"reason": reason.strip(), "basis": basis.strip()}
    if authority.strip():
        body["authority"] = authority.strip()
    return act(staff, case_id, Act.ACCEPT, "NotAccepted", body, paper="not-accepted")


def request_supplement(staff: Staff, case_id: CaseId, asks: Sequence[Mapping[str, str]]) -> Outcome:
    """Ask once for everything that must be mended; the notice is rendered at once.

    Each ask names one question of the form (`ref`), `what` is wrong and how to `fix` it. A second notice
    may name only what was named before (Licensing Law, art. 32: all at once).
    """
    texts = [{name: ask.get(name, "").strip() for name in ("ref", "what", "fix", "basis")} for ask in asks]
    if not texts or not all(ask["ref"] and ask["what"] and ask["fix"] for ask in texts):
        return EMPTY_REASON

    def body(whole: WholeCase) -> dict[str, Any] | NotPossible:
        if not {ask["ref"] for ask in texts} <= refs(whole):
            return ASK_OF_THE_FORM
        return {"asks": [{name: text for name, text in ask.items() if text} for ask in texts]}

    return act(staff, case_id, Act.ACCEPT, "SupplementRequested", body, paper="supplement")
