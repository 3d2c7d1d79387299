"""A person at the counter: choose the item, fill the same form on one page, hand over the receipt."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from casework.bundle import ItemBundle
from county.cases import desk, desk_paper
from county.cases.access import concerns
from county.cases.desk import Filed, Photograph, Visitor
from county.cases.outcome import NotPossible
from county.cases.pictures import media_of
from county.cases.questions import form_language
from county.catalogue import versions
from county.console.form_page import answers_in, fields
from county.console.who import case_for, needs, staff_of
from county.fleet.models import Village
from county.intake.surroundings import attachments, county_code
from county.people.models import Staff
from county.people.roles import Act
from xforms import Session


@require_GET
@needs(Act.RECEIVE)
def choose(request: HttpRequest) -> HttpResponse:
    """Who is it, from which village, and for what."""
    return _choose(request)


def _choose(request: HttpRequest, refused: NotPossible | None = None) -> HttpResponse:
    staff, language = staff_of(request), get_language() or ""
    items = [(one.definition.code, one.definition.name.in_language(language)) for one in versions.newest()
             if concerns(staff, one.definition)]
    villages = Village.objects.filter(county=county_code(), code__startswith=staff.scope).order_by("code")
    context = {"items": items, "villages": villages, "kept": request.POST, **_said(refused)}
    return render(request, "console/counter.html", context, status=409 if refused else 200)


def _said(refused: NotPossible | None) -> dict[str, str]:
    if refused is None:
        return {}
    return {"refused": refused.sentence.render(_), "next_step": refused.next_step.render(_)}


@require_http_methods(["POST"])
@needs(Act.RECEIVE)
def fill(request: HttpRequest) -> HttpResponse:
    """One page with every question that applies now; `step=file` hands it in when nothing is missing."""
    staff = staff_of(request)
    item = _item(staff, request.POST.get("item", ""))
    person = desk.visitor(**{name: request.POST.get(name, "")
                             for name in ("name", "id_number", "phone", "village")})
    if isinstance(person, Visitor) and not staff.covers(person.village):
        raise Http404
    if isinstance(person, NotPossible):
        return _choose(request, person)
    photographs = _photographs(request)
    session = desk.open_form(item, person, answers_in(request.POST), photographs, _repeats(request),
                             language=form_language(get_language() or ""))
    if isinstance(session, NotPossible):
        return _choose(request, session)
    if request.POST.get("step") != "file":
        return _form(request, item, person, session, photographs)
    outcome = desk.file(staff, item, person, session, photographs)
    if isinstance(outcome, Filed):
        return redirect(f"/cases/{outcome.case}?done=filed")
    return _form(request, item, person, session, photographs, outcome)


def _item(staff: Staff, code: str) -> ItemBundle:
    wanted = [one for one in versions.newest() if one.definition.code == code]
    if not wanted or not concerns(staff, wanted[0].definition):
        raise Http404
    return wanted[0]


def _repeats(request: HttpRequest) -> dict[str, int]:
    """Return how many of each list there are: as before, one more where asked, one less where asked."""
    counts = {name[2:]: int(value) for name, value in request.POST.items()
              if name.startswith("r:") and isinstance(value, str) and value.isdecimal() and len(value) < 4}
    for name, change in (("add", 1), ("drop", -1)):
        ref = request.POST.get(name, "")
        if ref in counts:
            counts[ref] = max(counts[ref] + change, 0)
    return counts


def _photographs(request: HttpRequest) -> dict[str, Photograph]:
    found = {name[2:]: _kept(value) for name, value in request.POST.items() if name.startswith("p:") and value}
    for name, upload in request.FILES.items():
        data = upload.read()  # type: ignore[union-attr]  # one file a field
        media = media_of(data)
        if media:
            found[name[2:]] = Photograph(attachments().put(data), media, len(data))
    return {ref: one for ref, one in found.items() if one is not None}


def _kept(value: object) -> Photograph | None:
    """Return a picture that came with an earlier round of this form; its bytes must be here."""
    if not isinstance(value, str) or len(value) != 64 or not value.isalnum():
        return None
    data = attachments().get(value)
    media = media_of(data) if data else ""
    return Photograph(value, media, len(data)) if data and media else None


def _form(request: HttpRequest, item: ItemBundle, person: Visitor, session: Session,
          photographs: Mapping[str, Photograph], refused: NotPossible | None = None) -> HttpResponse:
    wrong = {one.ref: one.message for one in session.validate()} if refused else {}
    context = {
        "item": item.definition, "item_name": item.definition.name.in_language(get_language() or ""),
        "person": person, "post_to": reverse("fill"), "fields": fields(session, wrong, photographs), **_said(refused)}
    return render(request, "console/fill.html", context, status=409 if refused else 200)


@require_GET
@needs(Act.READ)
def receipt(request: HttpRequest, case_id: str) -> HttpResponse:
    """The receipt of a case that was filed at the desk."""
    data = desk_paper.render(case_for(staff_of(request), case_id))
    if data is None:
        raise Http404
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": "inline"})
