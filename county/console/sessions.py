"""A log-in lasts at most a working day, however busy (ASVS 5.0, V7); idle ones end by their cookie."""

from collections.abc import Callable

from django.contrib.auth import logout, user_logged_in
from django.http import HttpRequest, HttpResponse

from county.intake.surroundings import now_ms

LONGEST_MS = 8 * 3600 * 1000
_STARTED = "started_ms"


class LongestSession:
    """Ends a session that was opened too long ago."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = request.session.get(_STARTED)
        if started is not None and now_ms() - started > LONGEST_MS:
            logout(request)
        return self._respond(request)


def _remember_start(sender: object, request: HttpRequest, **kwargs: object) -> None:
    request.session[_STARTED] = now_ms()


user_logged_in.connect(_remember_start)
