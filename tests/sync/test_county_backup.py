"""A county is backed up, goes on, burns down and is put back: the villages bring it what the backup lacks."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.boxes import BUNDLE
from tests.sync.county_beside import County, wait_until
from tests.sync.kiosks import Kiosk


@pytest.fixture
def burning(tmp_path: Path) -> Iterator[County]:
    made = County(tmp_path / "county")
    made.folder.mkdir()
    made.make(BUNDLE)
    made.start()
    yield made
    made.stop()


def test_a_county_put_back_from_its_backup_gets_everything_again(burning: County, tmp_path: Path) -> None:
    kiosk = Kiosk(burning, tmp_path / "kiosk").enrol()
    kiosk.exchange()
    kiosk.apply(3)
    kiosk.exchange()
    assert not kiosk.store.waiting().backed_up
    backup = json.loads(burning.command("backup", "create", "--to", str(tmp_path / "away"), "--carried-off"))
    assert backup["durable"] and backup["facts"] >= 3 and (tmp_path / "away" / "county.key").exists()
    kiosk.exchange()
    assert kiosk.store.waiting().backed_up
    kiosk.apply(4)
    kiosk.exchange()
    before = burning.ids(kiosk.village)
    wait_until(lambda: burning.rows("SELECT count(*) FROM cases_caserow") == [(7,)])
    rows = burning.rows("SELECT * FROM cases_caserow ORDER BY id")
    burning.command("rebuild")
    assert burning.rows("SELECT * FROM cases_caserow ORDER BY id") == rows and len(rows) == 7
    burning.stop()
    assert json.loads(burning.command("backup", "verify", backup["file"]))["sound"]
    assert json.loads(burning.command("backup", "restore", backup["file"]))["cases"] == 3
    burning.start()
    assert len(burning.ids(kiosk.village)) == 3
    kiosk.exchange()
    assert sorted(burning.ids(kiosk.village)) == sorted(before) and kiosk.store.waiting().count == 0
    kiosk.close()


def test_a_backup_of_an_earlier_program_is_put_in_its_place_and_brought_up_to_date(burning: County,
                                                                                   tmp_path: Path) -> None:
    kiosk = Kiosk(burning, tmp_path / "kiosk").enrol()
    kiosk.apply(2)
    kiosk.exchange()
    backup = json.loads(burning.command("backup", "create", "--to", str(tmp_path / "away"), "--carried-off"))
    with closing(sqlite3.connect(backup["file"])) as old, old:
        old.execute("DROP TABLE followed")
        old.execute("DELETE FROM django_migrations WHERE name = '0003_followed'")
    burning.stop()
    assert json.loads(burning.command("backup", "restore", backup["file"]))["cases"] == 2
    burning.start()
    kiosk.exchange()
    assert len(burning.ids(kiosk.village)) == 2
    kiosk.close()
