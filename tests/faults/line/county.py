"""A real county for the tests: its own process, its own certificate authority, SQLite, TLS on a free port."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casework.enrolment import derive, spell
from demo.processes import Program, free_port

COUNTY = "231222"
ROOT = Path(__file__).resolve().parents[3]
FAR_MS = 4_000_000_000_000
ITEM = "MZ07"
MAKE = """
import sys
from county.cli import main
if main(sys.argv[1:]):
    sys.exit(1)
from county.catalogue.announcing import announce
from tests.store.boxes import BUNDLE
announce("MZ07", 1, BUNDLE)
"""


@dataclass
class RealCounty:
    """A county in a folder of its own, with one item and as many villages as tests ask for."""

    home: Path
    port: int = field(default_factory=free_port)
    _villages: int = 0
    _served: Program | None = None

    @property
    def data(self) -> Path:
        return self.home / "county"

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    @property
    def ca(self) -> str:
        return (self.data / "ca.pem").read_text("ascii")

    def make(self) -> None:
        """Keys, database, one item: the county's own commands, one process."""
        subprocess.run([sys.executable, "-c", MAKE, "init", "--host", "127.0.0.1", "--data", str(self.data),
                        "--demo", "--json"], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)

    def start(self) -> None:
        """Serve; returns when the port answers."""
        self._served = Program("county serve", [
            "county.cli", "serve", "--data", str(self.data), "--demo", "--port", str(self.port)],
            self.home / "serve.log").start()
        self._served.wait_until(self._listens)

    def _listens(self) -> bool:
        import socket

        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        """End the server."""
        if self._served is not None:
            self._served.stop()
            self._served = None

    def said(self) -> str:
        """What the server has logged so far."""
        return (self.home / "serve.log").read_text("utf-8")

    def village(self) -> str:
        """Add a village nobody lives in yet."""
        self._villages += 1
        code = f"{COUNTY}{self._villages:06}"
        self.write("INSERT INTO fleet_village VALUES (?, ?, ?, ?, '', '', '')", COUNTY, code, "向阳村", "榆林镇")
        return code

    def code(self, village: str, *, expires_ms: int = FAR_MS) -> str:
        """Issue a one-time code, as the county does for a technician."""
        code = spell(os.urandom(10))
        lookup, secret = derive(code)
        self.write("INSERT INTO fleet_enrolmentcode (county, lookup, secret, village, expires_ms)"
                   " VALUES (?, ?, ?, ?, ?)", COUNTY, lookup, secret, village, expires_ms)
        return code

    def write(self, sql: str, *arguments: Any) -> None:
        """Change the county's database behind its back."""
        with closing(sqlite3.connect(self.data / "county.db", timeout=20)) as database, database:
            database.execute(sql, arguments)

    def read(self, sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
        """Look into the county's database."""
        with closing(sqlite3.connect(self.data / "county.db", timeout=20)) as database:
            return database.execute(sql, arguments).fetchall()

    def ids(self, village: str, kind: str = "Applied") -> list[str]:
        """Ids of the facts of a kind in a village's feed, in feed order."""
        rows = self.read("SELECT id FROM events WHERE feed = ? AND kind = ? ORDER BY number", village, kind)
        return [row[0] for row in rows]
