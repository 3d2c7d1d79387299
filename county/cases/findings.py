"""What staff find at the home, on the site or in their books: the form's own questions for staff.

A form brings them in with the block `staff`: their group applies only where `for_staff` says yes, which nobody at a
kiosk can say. Their answers stand in facts of their own (`Verified`), never among the applicant's.
"""

from collections.abc import Mapping

from county.cases.questions import in_words
from county.cases.reading import WholeCase
from county.cases.recheck import CHINESE, FOR_STAFF, filled, item_of, sent_with
from xforms import Form, Question, Session


def questions(form: Form) -> frozenset[str]:
    """The questions of a form that are open to staff alone."""
    return frozenset(ref for ref in form.questions if _is_for_staff(form, ref))


def _is_for_staff(form: Form, ref: str) -> bool:
    steps = ref.split("/")
    above = ("/".join(steps[:length]) for length in range(2, len(steps) + 1))
    return any(FOR_STAFF in form.source(one).get("relevant", "") for one in above)


def told(whole: WholeCase, language: str = CHINESE) -> list[tuple[str, str]]:
    """Return what was found in words: question and answer, and the notes the form draws from them."""
    if not whole.case.verified:
        return []
    session = opened(whole, language=language)
    mine = questions(session.form)
    return [(session.label(one.ref).text, in_words(session, one)) for one in session.walk()
            if isinstance(one, Question) and one.ref in mine]


def asked(whole: WholeCase) -> bool:
    """Whether the form of this case asks staff anything: seen without loading it, since every page of a case asks."""
    return FOR_STAFF.encode() in item_of(whole).form


def opened(whole: WholeCase, answers: Mapping[str, str] | None = None, language: str = CHINESE) -> Session:
    """Return the form with the questions for staff open: what was found so far, and `answers` over it."""
    return filled(item_of(whole), sent_with(whole), language,
                  found={FOR_STAFF: "yes", **whole.case.verified, **(answers or {})})
