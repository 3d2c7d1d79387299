"""For whoever watches the machine: is the process there, can it work."""

import shutil

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from county.intake import keys
from county.intake.surroundings import county_key, data_folder, event_store

LEAST_FREE_BYTES = 200 * 1024 * 1024


def alive(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"ok": True})


def ready(request: HttpRequest) -> JsonResponse:
    """503 with what is missing; names things, never contents."""
    checks = {"database": _database(), "key": _key(),
              "disk": shutil.disk_usage(data_folder()).free > LEAST_FREE_BYTES}
    good = all(checks.values())
    return JsonResponse({"ok": good, **checks}, status=200 if good else 503)


def _database() -> bool:
    try:
        connection.ensure_connection()
        return bool(event_store().server_epoch())
    except DatabaseError:
        return False


def _key() -> bool:
    try:
        county_key()
    except keys.NoKey:
        return False
    return True
