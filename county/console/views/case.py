"""The page of a case, what is behind it, and looking behind a mask."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from county.audit import log as audit
from county.cases import findings, questions
from county.cases.access import acts_on, out_of_power
from county.cases.outcome import EMPTY_REASON, NotPossible
from county.cases.procedures import NAMES as PROCEDURES
from county.cases.proposing import proposal
from county.cases.reading import WholeCase, today
from county.catalogue import footing
from county.console import case_page, words
from county.console.views.inbox import row
from county.console.who import case_for, needs, staff_of
from county.intake.surroundings import attachments
from county.people.models import Staff
from county.people.roles import Act

SHOWN = ("image/jpeg", "image/png", "image/webp")
PDF = "application/pdf"


@require_GET
@needs(Act.READ)
def show(request: HttpRequest, case_id: str) -> HttpResponse:
    """The whole case; the look is logged."""
    staff = staff_of(request)
    whole = case_for(staff, case_id)
    with transaction.atomic():
        audit.write(staff.actor, "read", case_id)
        return page(request, whole, done=request.GET.get("done", ""))


@require_POST
@needs(Act.READ)
def reveal(request: HttpRequest, case_id: str) -> HttpResponse:
    """The same page once without masks, for a reason that is logged."""
    staff = staff_of(request)
    whole = case_for(staff, case_id)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        return page(request, whole, refused=EMPTY_REASON)
    with transaction.atomic():
        audit.write(staff.actor, "reveal", case_id, reason)
        return page(request, whole, revealed=True)


@require_GET
@needs(Act.READ)
def file(request: HttpRequest, case_id: str, sha256: str) -> HttpResponse:
    """A photograph or paper of the case; the look is logged."""
    staff = staff_of(request)
    whole = case_for(staff, case_id)
    media = _media(whole, sha256)
    data = attachments().get(sha256) if media else None
    if data is None:
        raise Http404
    with transaction.atomic():
        audit.write(staff.actor, "read-file", case_id)
    response = HttpResponse(data, content_type=media)
    response["Content-Disposition"] = "inline"
    return response


def _media(whole: WholeCase, sha256: str) -> str:
    if any(paper.sha256 == sha256 for paper in whole.case.papers):
        return PDF
    found = next((one.media for one in whole.case.attachments if one.sha256 == sha256), "")
    return found if found in SHOWN else ""


def page(request: HttpRequest, whole: WholeCase, *, revealed: bool = False, done: str = "",
         refused: NotPossible | None = None, tried: str = "") -> HttpResponse:
    """Return the page; `refused` says why the act `tried` was not possible, its words are kept."""
    context = _context(staff_of(request), whole, revealed=revealed)
    if refused is not None:
        context |= {"refused": refused.sentence.render(_), "next_step": refused.next_step.render(_),
                    "tried": tried, "kept": request.POST}
    if done in words.DONE:
        context["done"] = _(words.DONE[done])
    return render(request, "console/case.html", context, status=409 if refused else 200)


def _context(staff: Staff, whole: WholeCase, *, revealed: bool) -> dict[str, Any]:
    case, definition = whole.case, whole.definition
    language = get_language() or ""
    village = str(case.village)
    steps = [{"id": step.id, "name": step.name.in_language(language),
              "unit": footing.unit_of(definition, step, today(), village),
              "now": step.id == case.step and case.decision is None and not case.ended}
             for step in definition.steps]
    order = [step["id"] for step in steps]
    earlier = steps[:order.index(case.step)] if case.step in order else []
    signature = case.attachment("signature")
    proposed = proposal(whole)
    return row(whole) | {
        "whole": whole, "case": case, "item_name": definition.name.in_language(language),
        "department": definition.department, "revealed": revealed,
        "applicant": case_page.applicant(whole, revealed=revealed), "steps": steps, "earlier": earlier,
        "right": case_page.footing_of(whole), "elsewhere": out_of_power(staff, whole),
        "proposed": proposed.asks, "remarks": case_page.remarks(whole, proposed),
        "lines": case_page.lines(whole, revealed=revealed), "signature": signature,
        "found": findings.told(whole, questions.form_language(language)),
        "siblings": case_page.siblings(staff, whole),
        "limits": case_page.limits(whole), "papers": case_page.papers(whole),
        "history": case_page.history(staff, whole), "acts": acts_on(staff, whole), "today": today(),
        "procedures": [(one.kind, _(PROCEDURES.get(one.kind, one.kind)), one.days)
                       for one in definition.procedures],
        "here": {attachment.sha256 for attachment in case.attachments if attachments().has(attachment.sha256)},
    }
