"""A real county beside the tests: gunicorn with TLS on a free port of this machine, SQLite on the disk."""

import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

COUNTY = "231222"
VILLAGES = [f"2312221022{number:02}" for number in range(1, 61)]
_SET_UP = """
import json, sys
import django
django.setup()
from county.catalogue.announcing import announce
from county.fleet import codes
from county.fleet.models import Village
villages, bundles = json.load(sys.stdin)
for bundle in bundles:
    item = json.loads(bundle)["definition"]
    announce(item["code"], item["version"], bundle.encode())
for village in villages:
    Village.objects.create(county="231222", code=village, name="向阳村", township_name="榆林镇")
print(json.dumps({village: [codes.issue(village) for _ in range(2)] for village in villages}))
"""
_RECORD = """
import json, sys
import django
django.setup()
from county.intake import service
kind, body, case, feed, times = json.load(sys.stdin)
for _ in range(times):
    service.record([service.FactDraft(kind, body, case)], feed=feed, actor="staff:7")
"""


@dataclass
class County:
    """Its folder and its server. `codes` are one-time codes by village."""

    folder: Path
    port: int = 0
    codes: dict[str, list[str]] = field(default_factory=dict)
    _server: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    @property
    def ca(self) -> str:
        return (self.folder / "ca.pem").read_text(encoding="ascii")

    def make(self, *bundles: bytes) -> None:
        """Keys, tables, villages with codes, the published items."""
        self._command(["-m", "county.cli", "init", "--host", "127.0.0.1", "--json"])
        said = self._command(["-c", _SET_UP], json.dumps([VILLAGES, [bundle.decode() for bundle in bundles]]))
        self.codes = json.loads(said)

    def start(self, *options: str) -> None:
        """Serve; returns when it answers."""
        self.port = free_port()
        with (self.folder / "served.log").open("ab") as log:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "county.cli", "serve", "--data", str(self.folder), "--port", str(self.port),
                 *options],
                env=self._environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True)
        wait_until(lambda: answers(self.port))

    def stop(self) -> None:
        """End as a power cut would."""
        if self._server is not None:
            os.killpg(self._server.pid, 9)
            self._server.wait()
            self._server = None

    def command(self, *words: str) -> str:
        """Run a command of `county`; return what it printed as JSON."""
        return self._command(["-m", "county.cli", *words, "--json"])

    def record(self, kind: str, body: dict[str, Any], case: str | None, feed: str, times: int = 1) -> None:
        """An act of staff."""
        self._command(["-c", _RECORD], json.dumps([kind, body, case, feed, times]))

    def rows(self, sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
        """Look into the database."""
        connection = sqlite3.connect(self.folder / "county.db")
        try:
            return connection.execute(sql, arguments).fetchall()
        finally:
            connection.close()

    def change(self, *statements: str) -> None:
        """Do to the database what nobody should."""
        connection = sqlite3.connect(self.folder / "county.db")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    def ids(self, village: str) -> list[str]:
        """Ids of a village's feed in its order."""
        rows = self.rows("SELECT id FROM events WHERE feed = ? ORDER BY number", village)
        return [id for (id,) in rows]

    def _command(self, arguments: list[str], given: str = "") -> str:
        if "county.cli" in arguments:
            arguments = [*arguments, "--data", str(self.folder)]
        done = subprocess.run([sys.executable, *arguments], env=self._environment(), input=given, text=True,
                              capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return os.environ | {"COUNTY_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "county.settings",
                             "COUNTY_CODE": COUNTY}


def free_port() -> int:
    """A port nobody uses now, below those that outgoing connections are given."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def answers(port: int) -> bool:
    """Whether something listens."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(ready: Any, seconds: float = 60) -> None:
    """Wait for a condition."""
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)
