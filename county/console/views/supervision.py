"""The supervisor's view: what is late, by colour, read only."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from casework.clocks import Light
from county.cases import inbox
from county.console import words
from county.console.views.inbox import row
from county.console.who import needs, staff_of
from county.people.roles import Act


@require_GET
@needs(Act.SUPERVISE)
def show(request: HttpRequest) -> HttpResponse:
    """Colours of the open cases of the first page by deadline, and each that is late."""
    page = inbox.page(staff_of(request), inbox.Tab.OPEN)
    counted = Counter(one.light for one in page.cases)
    colours = [(one, _(words.LIGHTS[one]), counted[one]) for one in reversed(Light)]
    rows = [row(one) for one in page.cases if one.light is not Light.NONE]
    return render(request, "console/supervision.html", {"colours": colours, "rows": rows, "more": page.more})
