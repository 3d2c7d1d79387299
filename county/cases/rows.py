"""Writing rows of the projection: one statement for all, on SQLite and PostgreSQL alike.

The ORM prepares each value of each row on its own; that was a third of what a county spent on a fact.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from county.cases.models import CaseRow

_COLUMNS = tuple(str(field.column) for field in CaseRow._meta.concrete_fields)
_UPSERT = (
    f"INSERT INTO {CaseRow._meta.db_table} ({', '.join(_COLUMNS)}) VALUES ({', '.join(['%s'] * len(_COLUMNS))})"
    f" ON CONFLICT (county, id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS if name not in ("county", "id")))


def keep(rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert or replace rows that name every column; the caller holds the transaction."""
    with connection.cursor() as cursor:
        cursor.executemany(_UPSERT, [[_plain(row[name]) for name in _COLUMNS] for row in rows])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
