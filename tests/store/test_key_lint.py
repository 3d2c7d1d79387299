"""Every key of a county leads with the county, so that a province can hold many (county.md 1.7)."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.store.county_databases import Databases

DJANGOS_OWN = ("auth_", "axes_", "django_")
ALLOWED_SERIAL = {"audit_entry", "people_staff", "people_staff_groups", "people_staff_user_permissions"}
"""Rows that never leave a county: staff accounts and the local audit log."""


def unique_keys(connection: sqlite3.Connection) -> dict[str, list[list[str]]]:
    """Columns of every unique key, by table."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
              if not name.startswith(("sqlite_", *DJANGOS_OWN))]
    keys: dict[str, list[list[str]]] = {}
    for table in tables:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        keys[table] = [[row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5]]]
        for _, index, unique, *_ in connection.execute(f"PRAGMA index_list({table})").fetchall():
            if unique:
                keys[table].append([row[2] for row in connection.execute(f"PRAGMA index_info({index})")])
    return keys


def test_every_unique_key_of_a_new_county_leads_with_the_county(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "county.cli", "init", "--data", str(tmp_path)], check=True,
                   stdout=subprocess.DEVNULL, env=dict(os.environ))
    connection = sqlite3.connect(tmp_path / "county.db")
    keys = unique_keys(connection)
    connection.close()
    assert {"events", "feeds", "heads", "fact_groups", "quarantine", "lives"} <= set(keys)
    wrong = {table: key for table, found in keys.items() for key in found
             if table not in ALLOWED_SERIAL and key[:1] != ["county"]}
    assert wrong == {}


def test_the_event_store_leads_with_the_county_on_both_databases(databases: Databases) -> None:
    connection = databases.connect()
    if databases.vendor == "sqlite":
        found = [key for keys in unique_keys(connection).values() for key in keys]
    else:
        cursor = connection.execute(
            "SELECT a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid"
            " AND a.attnum = i.indkey[0] WHERE i.indisunique AND n.nspname = 'public'")
        found = [[name] for (name,) in cursor.fetchall()]
    connection.close()
    assert len(found) >= 8 and {key[0] for key in found} == {"county"}
