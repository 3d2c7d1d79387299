"""Small values by name: identity, last contact, counters."""

import json
from typing import Any

from sqlite_utils import Database


class Settings:
    """Reads and writes one JSON value a name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value, or the default when it was never set."""
        row = self._database.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
        return default if row is None else json.loads(row[0])

    def set(self, name: str, value: Any) -> None:
        """Keep a value."""
        self._database.execute(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, json.dumps(value, ensure_ascii=False)],
        )
