"""Who is asking: every page of the console begins here."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from casework.ids import CaseId, is_fact_id
from county.cases.access import may_see
from county.cases.reading import WholeCase, read
from county.people.models import Staff
from county.people.roles import Act

View = Callable[..., HttpResponse]


def staff_of(request: HttpRequest) -> Staff:
    """Return the person who is logged in; only for views behind `needs`."""
    return cast(Staff, request.user)


def needs(act: Act) -> Callable[[View], View]:
    """Let only roles in that may do `act`; others get a plain refusal."""

    def guard(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not staff_of(request).may(act):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


def case_for(staff: Staff, case_id: str) -> WholeCase:
    """Return the case. Raises Http404, the same for one that is not there and one that is not theirs."""
    whole = read(CaseId(case_id)) if is_fact_id(case_id) else None
    if whole is None or not may_see(staff, whole):
        raise Http404
    return whole
