"""The table of a member of staff: piles of cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from county.cases import inbox
from county.cases.reading import WholeCase
from county.console import case_page, words
from county.console.who import needs, staff_of
from county.people.roles import Act


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Send everybody to where their work is."""
    if not request.user.is_authenticated:
        return redirect("login")
    staff = staff_of(request)
    if staff.may(Act.READ):
        return show(request)
    return redirect("audit" if staff.may(Act.AUDIT) else "fleet")


@require_GET
@needs(Act.READ)
def show(request: HttpRequest) -> HttpResponse:
    """One pile, with the counts of the others."""
    staff = staff_of(request)
    piles = inbox.tabs(staff)
    wanted = request.GET.get("tab", "")
    tab = inbox.Tab(wanted) if wanted in piles else piles[0]
    number = request.GET.get("page", "1")
    page = inbox.page(staff, tab, int(number) if number.isdecimal() else 1)
    counts = inbox.counts(staff)
    tabs = [(one, _(inbox.TAB_NAMES[one]), counts[one]) for one in piles]
    return render(request, "console/inbox.html", {
        "tabs": tabs, "tab": tab, "rows": [row(one) for one in page.cases], "page": page,
        "urgent_count": inbox.urgent(staff)})


def row(whole: WholeCase) -> dict[str, object]:
    """Return what a list shows of a case."""
    colour, word = case_page.light(whole)
    case = whole.case
    assert case.state is not None
    step = whole.definition.step(case.step) if case.step and not case.ended else None
    language = get_language() or ""
    return {
        "id": whole.id, "number": case.number, "name": case_page.masked_name(whole),
        "item": whole.definition.short_name.in_language(language), "colour": colour, "light": word,
        "village": case_page.village_name(str(case.village)), "state": _(words.STATES[case.state]),
        "step": step.name.in_language(language) if step and case.decision is None else "",
        "due": whole.limits.due, "used": whole.limits.used_days, "handed_in": case.transitions[0].day,
        "late_facts": any(misfit.late for misfit in case.misfits), "unsound": case.answers_checked is False,
        "state_code": case.state, "urgent": case.urgent,
        "alerts": [alert.says.in_language(language) for alert in case.alerts] if case.urgent else [],
    }
