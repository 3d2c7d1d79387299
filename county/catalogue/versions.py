"""Reading published versions."""

from collections.abc import Sequence
from functools import lru_cache

from django.db import DatabaseError, connection

from casework.bundle import ItemBundle, read_bundle
from casework.definition import ItemDefinition
from casework.kinds import Stream, stream_of
from casework.life_event import LifeEvent, PublishedLifeEvent, read_published
from county.catalogue.models import ItemVersion, LifeEventVersion
from county.intake.surroundings import attachments, county_code, data_folder
from county.store import Appended


def has_county() -> bool:
    """Whether there is a county's database here: who only writes a catalogue needs none to check it."""
    try:
        return ItemVersion._meta.db_table in connection.introspection.table_names()
    except DatabaseError:
        return False


def project(feed: str, appended: Sequence[Appended]) -> None:
    """Keep the table of versions in step with the facts."""
    for one in appended:
        if stream_of(one.fact.kind) is not Stream.CATALOGUE:
            continue
        body = one.fact.body
        if one.fact.kind == "LifeEventPublished":
            LifeEventVersion.objects.get_or_create(
                county=county_code(), code=body["event"], version=body["version"],
                defaults={"sha256": body["sha256"], "stream": one.fact.case})
            continue
        rows = ItemVersion.objects.filter(county=county_code(), code=body["item"], version=body["version"])
        if one.fact.kind == "ItemRetired":
            rows.update(retired=True)
        elif not rows.exists():
            ItemVersion.objects.create(county=county_code(), code=body["item"], version=body["version"],
                                       sha256=body["sha256"], stream=one.fact.case)


def bundle(code: str, version: int) -> ItemBundle | None:
    """Return a version, None when it was never published."""
    row = ItemVersion.objects.filter(county=county_code(), code=code, version=version).first()
    return _read(row.sha256, str(data_folder())) if row else None


def newest() -> list[ItemBundle]:
    """Return the newest version in force of every item, by number."""
    rows = ItemVersion.objects.filter(county=county_code(), retired=False).order_by("code", "version")
    found = {row.code: _read(row.sha256, str(data_folder())) for row in rows}
    return sorted(filter(None, found.values()), key=lambda item: item.definition.number)


def definition(code: str, version: int) -> ItemDefinition | None:
    """Return the definition of a version."""
    item = bundle(code, version)
    return item.definition if item else None


def life_event(code: str, version: int) -> LifeEvent | None:
    """Return a version of a life event, None when it was never published."""
    row = LifeEventVersion.objects.filter(county=county_code(), code=code, version=version).first()
    data = attachments().get(row.sha256) if row else None
    found = read_published(data) if data is not None else None
    return found.event if isinstance(found, PublishedLifeEvent) else None


@lru_cache(maxsize=256)
def _read(sha256: str, folder: str) -> ItemBundle | None:
    data = attachments().get(sha256)
    item = read_bundle(data) if data is not None else None
    return item if isinstance(item, ItemBundle) else None
