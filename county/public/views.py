"""The progress page. The code of the slip never reaches an address, a log or a third party."""

import json
import time
from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from county.public import progress
from county.public.limits import Turnstile

ANSWER_S = 0.25
"""Every answer takes this long, so that the time says nothing about whether a code exists."""
LONGEST = 200
turnstile = Turnstile()


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The page a phone opens from the slip; the digits after # stay in the phone."""
    return _rendered(request, {})


@csrf_exempt  # reads only, for anyone, without a cookie
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Answer the page's own script: `{"handle": base64url}` in, the same fields out for every code."""
    started = time.monotonic()
    if not _lets_in(request, started):
        return JsonResponse({"slow": True}, status=429)
    told = progress.by_handle(_handle(request))
    _wait_until(started + ANSWER_S)
    return JsonResponse(asdict(told))


@csrf_exempt  # reads only, for anyone, without a cookie
@require_POST
def by_code(request: HttpRequest) -> HttpResponse:
    """Answer the form that works without a script: the twelve characters of the slip."""
    started = time.monotonic()
    if not _lets_in(request, started):
        return _rendered(request, {"slow": True}, status=429)
    told = progress.by_short_code(request.POST.get("code", ""))
    _wait_until(started + ANSWER_S)
    return _rendered(request, {"told": told})


def _rendered(request: HttpRequest, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    response = render(request, "public/progress.html", context, status=status)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _lets_in(request: HttpRequest, now: float) -> bool:
    return turnstile.lets_in(str(request.META.get("REMOTE_ADDR", "")), now)


def _handle(request: HttpRequest) -> str:
    if request.content_type != "application/json":
        return request.POST.get("handle", "")
    try:
        asked = json.loads(request.body[:LONGEST])
        return str(asked["handle"])
    except (ValueError, KeyError, TypeError):
        return ""


def _wait_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))
