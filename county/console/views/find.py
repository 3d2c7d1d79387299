"""Finding a case by what a person at the counter can say or show."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from county.audit import log as audit
from county.cases import inbox
from county.console.views.inbox import row
from county.console.who import needs, staff_of
from county.people.roles import Act


@require_http_methods(["GET", "POST"])
@needs(Act.READ)
def find(request: HttpRequest) -> HttpResponse:
    """Find by case number, slip code or citizen number, posted so that it stays out of addresses and logs."""
    words = request.POST.get("q", "")
    with transaction.atomic():
        found = inbox.find(staff_of(request), words)
        if words:
            audit.write(staff_of(request).actor, "find", f"{len(found)} found")
    return render(request, "console/find.html", {"rows": [row(one) for one in found], "asked": bool(words)})
