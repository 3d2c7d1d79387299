"""The audit log, for the security auditor: who looked at what, and whether the chain holds."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from casework.facts import CHINA
from county.audit import log
from county.audit.models import Entry
from county.console.who import needs
from county.intake.surroundings import county_code
from county.people.roles import Act

SHOWN = 200


@require_GET
@needs(Act.AUDIT)
def show(request: HttpRequest) -> HttpResponse:
    """The newest entries, newest first."""
    entries = Entry.objects.filter(county=county_code()).order_by("-number")[:SHOWN]
    rows = [(one, datetime.fromtimestamp(one.at_ms / 1000, UTC).astimezone(CHINA)) for one in entries]
    return render(request, "console/audit.html", {"rows": rows, "broken": log.first_broken()})
