"""Whoever looks sees every application a village was told is here."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from county.intake import following


class UpToDate:
    """Brings derived tables to the end of the feeds before a page is made: one small query when they are there."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        following.catch_up()
        return self._respond(request)
