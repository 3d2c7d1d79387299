"""What is wrong with a county, in sentences with what to do. An empty list = nothing was found."""

import shutil
from collections.abc import Iterator

from county.audit import log as audit
from county.cases.reading import calendar, today
from county.catalogue.models import ItemVersion
from county.fleet import backups
from county.fleet.models import Terminal
from county.intake import keys
from county.intake.surroundings import attachments, county_code, data_folder, event_store
from county.people.models import Staff
from county.public.health import LEAST_FREE_BYTES


def findings() -> list[str]:
    """Look at keys, database, catalogue, calendar, people, disk. Raises DatabaseError without tables."""
    return [*_keys(), *_database(), *_catalogue(), *_people(), *_disk()]


def _keys() -> Iterator[str]:
    signing = [path.name for path in keys.files(data_folder()).values()] or [keys.FILE_NAME]
    for name in (*signing, "django.key", "ca.key", "server.key"):
        path = data_folder() / name
        if not path.exists():
            yield f"{name} is missing. Run county init, or bring it back from the backup."
        elif path.stat().st_mode & 0o077:
            yield f"{name} can be read by other accounts. Run: chmod 600 {name}"


def _database() -> Iterator[str]:
    if not event_store().server_epoch():
        yield "The database has no life yet. Run: county init."
    elif Terminal.objects.filter(county=county_code()).exists() and event_store().backed_up_ms() is None:
        yield ("No proven backup lies off this machine, and villages are told so. "
               "Run: county backup create --to DIR, a folder on another disk.")
    elif late := backups.overdue():
        yield f"{late.render()} Run: county backup create --to DIR."
    broken = audit.first_broken()
    if broken is not None:
        yield f"The audit log was changed at entry {broken}. Keep the disk as it is and tell the security auditor."


def _catalogue() -> Iterator[str]:
    rows = ItemVersion.objects.filter(county=county_code(), retired=False)
    if not rows.exists():
        yield "No item is published: kiosks have nothing to offer. Run: county catalogue publish DIR."
    lost = [f"{row.code} {row.version}" for row in rows if not attachments().has(row.sha256)]
    if lost:
        yield f"The bytes of published items are missing: {', '.join(lost)}. Bring attachments back from the backup."
    if not calendar().known(today().year):
        yield "The calendar of this year is missing: limits are counted by weekends only. Add holidays-YEAR.csv."


def _people() -> Iterator[str]:
    if not Staff.objects.filter(county=county_code(), is_active=True).exists():
        yield "Nobody can log in. Run: county staff add."
    if not Terminal.objects.filter(county=county_code()).exists():
        yield "No kiosk is enrolled. Run: county terminal code --village CODE."


def _disk() -> Iterator[str]:
    if shutil.disk_usage(data_folder()).free < LEAST_FREE_BYTES:
        yield "Less than 200 MB of disk are free. Make room before facts cannot be kept."
