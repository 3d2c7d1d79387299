"""What staff found at the home, on the site or in their books: the form's questions for staff, on one page."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casework.ids import CaseId
from county.cases import findings, verifying
from county.cases.access import acts_on
from county.cases.outcome import NOT_YOURS, WRONG_DAY, Done, NotPossible, Outcome
from county.cases.questions import form_language
from county.cases.reading import WholeCase, today
from county.console.form_page import answers_in, fields
from county.console.views.case import page
from county.console.views.inbox import row
from county.console.who import case_for, needs, staff_of
from county.people.models import Staff
from county.people.roles import Act


@require_http_methods(["GET", "POST"])
@needs(Act.REVIEW)
def verify(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show the questions with what was found so far; `step=file` records the answers."""
    staff = staff_of(request)
    whole = case_for(staff, case_id)
    if "verify" not in acts_on(staff, whole):
        return page(request, whole, refused=NOT_YOURS)
    if request.POST.get("step") != "file":
        return _form(request, whole)
    outcome = _record(staff, whole, request)
    if isinstance(outcome, Done):
        return redirect(f"/cases/{case_id}?done=verify")
    return _form(request, whole, outcome)


def _record(staff: Staff, whole: WholeCase, request: HttpRequest) -> Outcome:
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return WRONG_DAY
    return verifying.verify(staff, CaseId(whole.id), day=day, answers=answers_in(request.POST))


def _form(request: HttpRequest, whole: WholeCase, refused: NotPossible | None = None) -> HttpResponse:
    session = findings.opened(whole, answers_in(request.POST), form_language(get_language() or ""))
    wrong = {one.ref: one.message for one in session.validate()} if refused else {}
    said = {"refused": refused.sentence.render(_), "next_step": refused.next_step.render(_)} if refused else {}
    context = row(whole) | said | {
        "fields": fields(session, wrong, {}, only=findings.questions(session.form)), "today": today(),
        "day": request.POST.get("day", ""), "post_to": request.path}
    return render(request, "console/verify.html", context, status=409 if refused else 200)
