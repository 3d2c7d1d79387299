"""`county backup` and `county rebuild`. Imported after Django is set up."""

import argparse
import os
import secrets
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction

from county.cannot import CannotDo, Result
from county.cases.models import CaseRow, MissingAttachment
from county.intake import projections
from county.intake.surroundings import ATTACHMENTS, county_code, data_folder, event_store, execute, now_ms
from county.store import backup
from county.store.backup import Proof
from county.store.protocol import COUNTY_FEED

FILES = ("*.key", "*.pem", "host")
"""What a county cannot be set up again without: its keys, certificates and name."""
ROWS_AT_ONCE = 500


def backup_create(options: argparse.Namespace) -> Result:
    """Back everything up into a folder, prove it, and only then call it a backup."""
    folder = Path(options.to)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = now_ms()
    fresh, path = folder / "unproven.db", folder / f"county-{made}.db"
    fresh.unlink(missing_ok=True)
    _copy(fresh)
    proof = _proven(fresh)
    _sync(fresh)
    fresh.replace(path)
    _copy_files(folder)
    _sync(folder)
    away = options.carried_off or _is_another_disk(folder)
    if away:
        with transaction.atomic():
            event_store().mark_durable(proof.logs, made_ms=made)
    return {"file": str(path), "facts": proof.facts, "logs": len(proof.logs), "durable": away, **({} if away else {
        "next_step": "This folder is on the county's own disk, so villages are not told that their facts are safe. "
                     "Name a folder on another disk, or add --carried-off when it is taken away by other means."})}


def backup_verify(options: argparse.Namespace) -> Result:
    """Recompute every log of a backup."""
    proof = _proven(Path(options.file))
    return {"file": options.file, "facts": proof.facts, "logs": len(proof.logs), "sound": True}


def backup_restore(options: argparse.Namespace) -> Result:
    """Put a backup in the place of what is here and begin a new life: villages send again what it lacks."""
    path = Path(options.file)
    proof = _proven(path)
    if connection.vendor == "sqlite" and _is_whole(path):
        _put_in_place(path)
        call_command("migrate", verbosity=0)  # a backup may be of an earlier program
    else:
        with transaction.atomic():
            backup.load(path, execute)
    life = secrets.token_hex(8)
    with transaction.atomic():
        event_store().begin_life(life)
    return {"facts": proof.facts, "server_epoch": life, **rebuild(options)}


def rebuild(options: argparse.Namespace) -> Result:
    """Drop what is derived from facts and derive it again."""
    with transaction.atomic():
        for derived in (CaseRow, MissingAttachment):
            derived.objects.filter(county=county_code()).delete()
        for feed in (COUNTY_FEED, *event_store().feeds()):
            _tell_again(feed)
    return {"cases": CaseRow.objects.filter(county=county_code()).count()}


def _tell_again(feed: str) -> None:
    after = 0
    while appended := event_store().numbered(feed, after, ROWS_AT_ONCE):
        projections.tell(feed, appended)
        after = appended[-1].number
    event_store().follow(feed, after)


def _copy(path: Path) -> None:
    """SQLite copies the whole database as of one moment; of PostgreSQL the facts are written out."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
        return
    with transaction.atomic():
        execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        backup.dump(execute, path)


def _proven(path: Path) -> Proof:
    if not path.exists():
        raise CannotDo(f"There is no file {path}.")
    proof = backup.prove(path, county_code())
    if proof.wrong:
        raise CannotDo(f"{path} is no backup to rely on: {', '.join(proof.wrong)}. Make another; keep the older ones.")
    return proof


def _copy_files(folder: Path) -> None:
    for pattern in FILES:
        for path in data_folder().glob(pattern):
            shutil.copy2(path, folder / path.name)
    for path in (data_folder() / ATTACHMENTS).rglob("*"):
        there = folder / path.relative_to(data_folder())
        if path.is_file() and not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, there)


def _is_whole(path: Path) -> bool:
    with backup.reading(path) as rows:
        return bool(rows("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'"))


def _put_in_place(path: Path) -> None:
    """The old file is set aside with its write-ahead log, never deleted."""
    connections.close_all()
    here = Path(str(settings.DATABASES["default"]["NAME"]))
    fresh = here.with_suffix(".coming")
    shutil.copyfile(path, fresh)
    _sync(fresh)
    for end in ("-wal", "-shm", ""):
        old = Path(f"{here}{end}")
        if old.exists():
            old.replace(here.with_name(f"set-aside-{now_ms()}.db{end}"))
    fresh.replace(here)
    _sync(here.parent)


def _is_another_disk(folder: Path) -> bool:
    return folder.stat().st_dev != data_folder().stat().st_dev


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

