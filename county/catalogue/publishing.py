"""Publishing item versions: immutable, announced to every village by a fact."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from casework.ids import CaseId, Sha256
from casework.message import N_, Message
from county.catalogue.authoring import WrittenItem
from county.catalogue.checking import Checked, check
from county.catalogue.faults import Fault
from county.catalogue.models import ItemVersion
from county.catalogue.versions import attachments
from county.intake import service
from county.intake.surroundings import county_code
from county.store.protocol import COUNTY_FEED


@dataclass(frozen=True, slots=True)
class Published:
    """A version that is out now; `new` is False when these very bytes were out before."""

    code: str
    version: int
    sha256: Sha256
    new: bool


def publish(folder: Path, day: date) -> list[Published] | list[Fault]:
    """Publish every item under a folder, or nothing when there is any fault."""
    checked = look_through(folder, day)
    faults = [*checked.faults, *(fault for one in checked.written for fault in _refusals(one))]
    if faults:
        return faults
    with transaction.atomic():
        return [_publish(one) for one in checked.written]


def look_through(folder: Path, day: date) -> Checked:
    """Look a catalogue through by the rules of this county, publishing nothing."""
    codes = ItemVersion.objects.filter(county=county_code()).values_list("code", flat=True)
    return check(folder, day, confirmed=not settings.DEMO, published=frozenset(codes))


def _refusals(item: WrittenItem) -> list[Fault]:
    code, version = item.definition.code, item.definition.version
    known = ItemVersion.objects.filter(county=county_code(), code=code, version=version).first()
    if known is not None and attachments().get(known.sha256) != item.data:
        return [Fault(f"{code}/item.toml", "", 0, "version",
                      Message(N_("Version {version} is published and differs."), {"version": str(version)}),
                      Message(N_("A published version never changes: raise the version.")))]
    return []


def _publish(item: WrittenItem) -> Published:
    code, version = item.definition.code, item.definition.version
    known = ItemVersion.objects.filter(county=county_code(), code=code, version=version).first()
    if known is not None:
        return Published(code, version, Sha256(known.sha256), new=False)
    sha256 = attachments().put(item.data)
    earlier = ItemVersion.objects.filter(county=county_code(), code=code).order_by("-version").first()
    body = {"item": code, "version": version, "sha256": sha256}
    stream = CaseId(earlier.stream) if earlier else None
    service.record([service.FactDraft("ItemPublished", body, stream)], feed=COUNTY_FEED, actor="worker")
    return Published(code, version, sha256, new=True)
