"""Villages and their kiosks: last contact, and a one-time code for a technician."""

from datetime import UTC, datetime

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from casework.facts import CHINA
from casework.ids import VillageCode
from county.audit import log as audit
from county.console.who import needs, staff_of
from county.fleet import codes
from county.fleet.models import Terminal, Village
from county.intake.surroundings import county_code, now_ms
from county.people.roles import Act
from county.sticks import bringing

SILENT_MS = 3 * 24 * 3600 * 1000
"""After three days without contact a kiosk is shown as silent (acceptance limits run without it)."""


@require_GET
@needs(Act.RUN_FLEET)
def show(request: HttpRequest) -> HttpResponse:
    """All villages with their kiosks."""
    return page(request)


@require_POST
@needs(Act.RUN_FLEET)
def issue(request: HttpRequest) -> HttpResponse:
    """Issue a code; it is shown once, here, and never again."""
    village = request.POST.get("village", "")
    try:
        with transaction.atomic():
            code = codes.issue(VillageCode(village))
            audit.write(staff_of(request).actor, "enrolment-code", village)
    except Village.DoesNotExist as error:
        raise Http404 from error
    return page(request, code=code, village=village)


def page(request: HttpRequest, *, code: str = "", village: str = "",
         said: list[dict[str, object]] | None = None) -> HttpResponse:
    """The page with what was just done on top."""
    villages = [{"village": one, "kiosks": _kiosks(one.code)}
                for one in Village.objects.filter(county=county_code()).order_by("code")]
    return render(request, "console/fleet.html", {
        "villages": villages, "code": code, "village": village, "said": said or [], "held": len(bringing.held())})


def _kiosks(village: str) -> list[dict[str, object]]:
    rows = Terminal.objects.filter(county=county_code(), village=village).order_by("ordinal", "generation")
    newest = {row.number: row.generation for row in rows}
    return [{"row": row, "counts": newest[row.number] == row.generation and row.last_good_sequence is None,
             "seen": _moment(row.last_seen_ms),
             "silent": now_ms() - max(row.last_seen_ms, row.enrolled_ms) > SILENT_MS} for row in rows]


def _moment(at_ms: int) -> datetime | None:
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(CHINA) if at_ms else None
