"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from casework.message import N_
from county.console.who import staff_of
from county.fleet import backups
from county.people.roles import Act

PLACES = (
    (Act.READ, "/inbox", N_("Inbox")), (Act.RECEIVE, "/counter", N_("Counter")), (Act.READ, "/find", N_("Find")),
    (Act.SUPERVISE, "/supervision", N_("Supervision")), (Act.RUN_FLEET, "/fleet", N_("Kiosks")),
    (Act.AUDIT, "/audit", N_("Audit log")),
)
"""Pages of the bar, each for the roles that may do the act."""


def place(request: HttpRequest) -> dict[str, Any]:
    """Name of the county, whether this is a demonstration, and where this person can go."""
    shown: dict[str, Any] = {"county_name": settings.COUNTY_NAME, "is_demo": settings.DEMO,
                             "here": request.path if request.method == "GET" else "/"}
    if getattr(request, "user", None) is not None and request.user.is_authenticated:
        staff = staff_of(request)
        shown["places"] = [(address, _(text)) for act, address, text in PLACES if staff.may(act)]
        shown["my_role"] = _(staff.role_name)
        if not settings.DEMO and (staff.may(Act.RUN_FLEET) or staff.may(Act.SUPERVISE)):
            shown["backup_overdue"] = (late := backups.overdue()) and late.render(_)
    return shown
