"""Hanging a notice on the screens of a village, and taking it down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casework.facts import Fact, parse
from casework.ids import CaseId
from casework.message import N_, Message
from casework.notice import Notice, faults, notices
from county.fleet.models import Village
from county.intake import service
from county.intake.surroundings import county_code, event_store


@dataclass(frozen=True, slots=True)
class Posted:
    """It hangs in the village after its next exchange, from its first day on."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class NotPosted:
    """Nothing was recorded; every reason at once."""

    sentences: tuple[Message, ...]


_NO_VILLAGE = NotPosted((Message(N_("This village is not in the list.")),))
_UNKNOWN = NotPosted((Message(N_("There is no such notice.")),))
_NO_REASON = NotPosted((Message(N_("A reason is needed.")),))


def post(body: Mapping[str, Any], *, actor: str) -> Posted | NotPosted:
    """Post a notice (the body of `NoticePosted`)."""
    if found := faults(body):
        return NotPosted(tuple(found))
    if not Village.objects.filter(county=county_code(), code=body["village"]).exists():
        return _NO_VILLAGE
    [placed] = service.record([service.FactDraft("NoticePosted", body)], feed=body["village"], actor=actor)
    made = notice(placed.fact.case)
    assert made is not None
    return Posted(made)


def take_down(id: CaseId, reason: str, *, actor: str) -> Posted | NotPosted:
    """Take a notice down before its end."""
    known = notice(id)
    if known is None:
        return _UNKNOWN
    if not reason.strip():
        return _NO_REASON
    draft = service.FactDraft("NoticeTakenDown", {"reason": reason.strip()}, id)
    service.record([draft], feed=str(known.village), actor=actor)
    after = notice(id)
    assert after is not None
    return Posted(after)


def notice(id: CaseId) -> Notice | None:
    """Return one as it stands."""
    rows = event_store().stream(id)
    return notices(fact for row in rows if isinstance(fact := parse(row.line), Fact)).get(id)


def listing() -> list[Notice]:
    """Return every notice of the county, newest first."""
    found = [one for stream in event_store().streams_of_kind("NoticePosted") if (one := notice(stream)) is not None]
    return sorted(found, key=lambda one: one.start, reverse=True)
