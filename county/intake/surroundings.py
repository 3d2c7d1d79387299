"""What intake takes from the root: which county, its folder, the clock, randomness, the database."""

import secrets
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from casework.ids import CountyCode
from casework.signing import SigningKey
from county.attachments.folder import AttachmentFolder
from county.intake import keys
from county.store import SqlEventStore

ATTACHMENTS = "attachments"
"""The folder of them in the data folder."""


def county_code() -> CountyCode:
    """Return the six digits of this county."""
    return CountyCode(settings.COUNTY_CODE)


def data_folder() -> Path:
    """Return the folder that holds everything of this county."""
    return Path(settings.COUNTY_DATA)


def attachments() -> AttachmentFolder:
    """Return what this county holds of bytes: photographs, signatures, papers, item versions."""
    return AttachmentFolder(data_folder() / ATTACHMENTS)


def county_key() -> SigningKey:
    """Return the county's signing key. Raises keys.NoKey."""
    return keys.load(data_folder())


def first_key() -> SigningKey:
    """Return the county's first key, which never changes: people are found by what is derived from it."""
    return keys.ring(data_folder())["1"]


def now_ms() -> int:
    """Milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000


def random_bytes(count: int) -> bytes:
    """Random bytes of the system."""
    return secrets.token_bytes(count)


def event_store() -> SqlEventStore:
    """Return the event store on Django's connection; the caller holds the transaction."""
    return SqlEventStore(county_code(), execute)


def execute(sql: str, arguments: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Run one statement on Django's connection; the caller holds the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(arguments))
        return list(cursor.fetchall()) if cursor.description else []
