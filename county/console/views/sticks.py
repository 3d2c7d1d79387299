"""Sticks of villages: taken in from an upload, made for the way back as a download."""

import shutil
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from casework.ids import TerminalId
from county.audit import log as audit
from county.console.views import fleet
from county.console.who import needs, staff_of
from county.intake.surroundings import data_folder, random_bytes
from county.people.roles import Act
from county.sticks import bringing, returning
from county.sticks.outcomes import BroughtIn, Came

CAME, MADE = "sticks/came", "sticks/made"
MOST_FILES = 100


@require_POST
@needs(Act.RUN_FLEET)
def take_in(request: HttpRequest) -> HttpResponse:
    """Take in the files that were chosen; each is answered with a sentence and what to do."""
    said = _taken(request.FILES.getlist("stick"))
    audit.write(staff_of(request).actor, "stick-in", str(len(said)))
    return fleet.page(request, said=said)


@require_GET
@needs(Act.RUN_FLEET)
def make(request: HttpRequest, terminal: int) -> HttpResponse:
    """Make the stick for the way back and hand it over as a file."""
    folder = data_folder() / MADE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = returning.export(TerminalId(terminal), folder)
    if isinstance(path, returning.NoSuchKiosk):
        raise Http404
    if not isinstance(path, Path):
        words = f"{path.sentence.render(gettext)} {path.next_step.render(gettext)}"
        return fleet.page(request, said=[{"name": "", "well": False, "words": words}])
    audit.write(staff_of(request).actor, "stick-out", str(terminal))
    return _download(path)


def _taken(uploads: list[UploadedFile]) -> list[dict[str, object]]:
    """Bring in together what was chosen together: one stick may explain another."""
    folder = data_folder() / CAME / random_bytes(8).hex()
    folder.mkdir(mode=0o700, parents=True)
    try:
        for number, upload in enumerate(uploads[:MOST_FILES]):
            with (folder / f"{number:03}.stick").open("xb") as file:
                for chunk in upload.chunks():
                    file.write(chunk)
        brought = bringing.bring_in(folder)
    finally:
        shutil.rmtree(folder)
    return [_row(one) for one in brought] if isinstance(brought, list) else []


def _row(one: bringing.Brought) -> dict[str, object]:
    outcome = one.outcome
    words = f"{outcome.sentence.render(gettext)} {outcome.next_step.render(gettext)}"
    well = isinstance(outcome, BroughtIn) and outcome.came is not Came.REVOKED
    return {"well": well, "words": words}


def _download(path: Path) -> Any:
    """Django's stubs do not know that it may stand for an HttpResponse."""
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
