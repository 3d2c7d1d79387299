"""Publishing life events: immutable versions that travel like items."""

from datetime import date
from pathlib import Path

from django.db import transaction

from casework.ids import CaseId
from casework.life_event import LifeEvent
from casework.message import N_, Message
from casework.publication import publication
from county.catalogue.faults import Fault
from county.catalogue.life_events import FILE_NAME, WrittenLifeEvent, read_life_events
from county.catalogue.models import LifeEventVersion
from county.catalogue.publishing import Published
from county.catalogue.versions import has_county
from county.intake import service
from county.intake.surroundings import attachments, county_code, county_key
from county.store.protocol import COUNTY_FEED


def publish(catalogue: Path, day: date) -> list[Published] | list[Fault]:
    """Publish the life events of a catalogue's folder, or nothing when there is any fault."""
    wrong = faults(catalogue, day)
    if wrong:
        return wrong
    written = [one for one in read_life_events(catalogue, day) if isinstance(one, WrittenLifeEvent)]
    with transaction.atomic():
        return [_publish(one) for one in written]


def faults(catalogue: Path, day: date) -> list[Fault]:
    """Return everything that keeps the life events of a catalogue from being published."""
    read = read_life_events(catalogue, day)
    written = [one for one in read if isinstance(one, WrittenLifeEvent)]
    return [one for one in read if isinstance(one, Fault)] + [one for each in written for one in _refusals(each)]


def _known(event: LifeEvent) -> LifeEventVersion | None:
    return LifeEventVersion.objects.filter(county=county_code(), code=event.code, version=event.version).first()


def _refusals(one: WrittenLifeEvent) -> list[Fault]:
    known = _known(one.event) if has_county() else None
    if known is None or attachments().get(known.sha256) == one.data:
        return []
    return [Fault(f"{FILE_NAME} {one.event.code}", "", 0, "version",
                  Message(N_("Version {version} is published and differs."), {"version": str(one.event.version)}),
                  Message(N_("A published version never changes: raise the version.")))]


def _publish(one: WrittenLifeEvent) -> Published:
    event, known = one.event, _known(one.event)
    if known is not None:
        return Published(event.code, event.version, new=False)
    attachments().put(one.data)
    made = publication(county_key(), county_code(), event.code, event.version, one.data)
    earlier = LifeEventVersion.objects.filter(county=county_code(), code=event.code).order_by("-version").first()
    body = {**made.body(), "event": event.code}
    del body["item"]
    stream = CaseId(earlier.stream) if earlier else None
    service.record([service.FactDraft("LifeEventPublished", body, stream)], feed=COUNTY_FEED, actor="worker")
    return Published(event.code, event.version, new=True)
