"""Acts of staff, each a plain form that works without a script."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casework.ids import CaseId
from county.cases import closing, examining, receiving
from county.cases.access import acts_on
from county.cases.outcome import EMPTY_REASON, NOT_YOURS, Done, Outcome
from county.cases.proposing import proposal
from county.console import case_page
from county.console.views.case import page
from county.console.views.inbox import row
from county.console.who import case_for, needs, staff_of
from county.people.models import Staff
from county.people.roles import Act

Doing = Callable[[Staff, CaseId, QueryDict], Outcome]


@require_POST
@needs(Act.READ)
def do(request: HttpRequest, case_id: str, act: str) -> HttpResponse:
    """Do it and go to the case, or show the case with why not."""
    staff = staff_of(request)
    case_for(staff, case_id)
    if act not in DOING:
        raise Http404
    outcome = DOING[act](staff, CaseId(case_id), request.POST)
    if isinstance(outcome, Done):
        return redirect(f"/cases/{case_id}?done={act}")
    return page(request, case_for(staff, case_id), refused=outcome, tried=act)


@require_http_methods(["GET", "POST"])
@needs(Act.ACCEPT)
def supplement(request: HttpRequest, case_id: str) -> HttpResponse:
    """Tick exactly the questions and photographs to mend, each with what is wrong and how to mend it."""
    staff = staff_of(request)
    whole = case_for(staff, case_id)
    if request.method == "POST":
        return do(request, case_id, "supplement")
    if "supplement" not in acts_on(staff, whole):
        return page(request, whole, refused=NOT_YOURS)
    asks = {ask.ref: ask for ask in proposal(whole).asks}
    context = row(whole) | {"lines": [(line, asks.get(line.ref))
                                      for line in case_page.lines(whole, revealed=False)]}
    return render(request, "console/supplement.html", context)


def _asks(form: QueryDict) -> list[Mapping[str, str]]:
    return [{"ref": ref, "what": form.get(f"what:{ref}", ""), "fix": form.get(f"fix:{ref}", ""),
             "basis": form.get("basis", "")} for ref in form.getlist("ask")]


def _start(staff: Staff, case_id: CaseId, form: QueryDict) -> Outcome:
    try:
        end = date.fromisoformat(form.get("planned_end", ""))
    except ValueError:
        return EMPTY_REASON
    return examining.start_procedure(staff, case_id, procedure=form.get("procedure", ""), planned_end=end,
                                     basis=form.get("basis", ""))


def _extend(staff: Staff, case_id: CaseId, form: QueryDict) -> Outcome:
    days = form.get("days", "")
    if not (days.isascii() and days.isdecimal() and len(days) <= 3):
        return EMPTY_REASON
    return examining.extend(staff, case_id, days=int(days), reason=form.get("reason", ""))


def _decide(staff: Staff, case_id: CaseId, form: QueryDict) -> Outcome:
    if form.get("granted") not in ("yes", "no"):
        return EMPTY_REASON
    return examining.decide(staff, case_id, granted=form["granted"] == "yes", content=form.get("content", ""),
                            reasons=form.get("reasons", ""), amount=form.get("amount", ""),
                            from_month=form.get("from_month", ""))


DOING: Mapping[str, Doing] = {
    "accept": lambda staff, case, form: receiving.accept(staff, case, note=form.get("note", "")),
    "refuse": lambda staff, case, form: receiving.refuse_acceptance(
        staff, case, reason=form.get("reason", ""), basis=form.get("basis", ""),
        authority=form.get("authority", "")),
    "supplement": lambda staff, case, form: receiving.request_supplement(staff, case, _asks(form)),
    "pass": lambda staff, case, form: examining.pass_step(staff, case, opinion=form.get("opinion", "")),
    "return": lambda staff, case, form: examining.return_step(
        staff, case, to=form.get("to", ""), reason=form.get("reason", "")),
    "procedure-start": _start,
    "procedure-end": lambda staff, case, form: examining.end_procedure(
        staff, case, result=form.get("result", "")),
    "extend": _extend,
    "decide": _decide,
    "terminate": lambda staff, case, form: examining.terminate(
        staff, case, reason=form.get("reason", ""), basis=form.get("basis", "")),
    "withdraw": lambda staff, case, form: closing.withdraw(staff, case, reason=form.get("reason", "")),
    "certificate": lambda staff, case, form: closing.make_certificate(
        staff, case, certificate=form.get("certificate", ""), number=form.get("number", "")),
    "deliver": lambda staff, case, form: closing.deliver(
        staff, case, receiver=form.get("receiver", ""), way=form.get("way", "window"),
        relation=form.get("relation", "")),
}
