"""The command `county`, as a machine uses it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from casework.ids import TerminalId, VillageCode
from casework.trust import parse
from county.fleet import bundle, codes, terminals
from county.fleet.models import Terminal
from tests.county.world import VILLAGE, County


def _county(*words: str, data: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "county.cli", *words, "--data", str(data), "--demo", "--json"],
                          capture_output=True, text=True, check=False, timeout=60)


def test_a_machine_reads_one_object_and_nothing_else(county: County) -> None:
    said = _county("doctor", data=county.folder)
    assert said.returncode == 0 and said.stderr == ""
    record = json.loads(said.stdout)
    assert record["audit_broken_at"] is None and record["findings"] == [
        "No kiosk is enrolled. Run: county terminal code --village CODE."]


def test_what_cannot_be_done_is_said_on_the_other_channel(county: County) -> None:
    said = _county("terminal", "code", "--village", "231222999999", data=county.folder)
    assert said.returncode == 1 and said.stdout == "" and "county village add" in said.stderr


def test_a_common_password_is_refused(county: County) -> None:
    said = _county("staff", "add", "--login", "a", "--name", "a", "--role", "window", "--scope", "231222",
                   "--password", "password12", data=county.folder)
    assert said.returncode == 1
    assert "a" not in [one["login"] for one in json.loads(_county("staff", "list", data=county.folder).stdout)["staff"]]


def test_a_published_version_never_changes(county: County, tmp_path: Path) -> None:
    import shutil

    from django.conf import settings

    from county.catalogue.faults import Fault
    from county.catalogue.publishing import Published, publish
    from tests.county.world import today

    source = Path(settings.ROOT) / "assets" / "catalogue"
    copy = tmp_path / "catalogue"
    shutil.copytree(source, copy, ignore=lambda folder, names: [
        name for name in names if Path(folder).name == "items" and name != "MZ07"])
    same = publish(copy / "items", today())
    assert [one.new for one in same if isinstance(one, Published)] == [False]
    toml = copy / "items" / "MZ07" / "item.toml"
    toml.write_text(toml.read_text("utf-8").replace("不花钱", "免费"), "utf-8")
    [fault] = publish(copy / "items", today())
    assert isinstance(fault, Fault) and "raise the version" in str(fault)


def test_outside_the_demo_only_confirmed_items_are_published(county: County, tmp_path: Path,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from county.catalogue.faults import Fault
    from county.catalogue.publishing import publish
    from tests.county.world import today

    monkeypatch.setattr(settings, "DEMO", False)
    outcome = publish(Path(settings.ROOT) / "assets" / "catalogue" / "items", today())
    assert outcome and all(isinstance(one, Fault) and one.column == "confirmed" for one in outcome)


def test_a_revoked_kiosk_stands_in_the_trust_bundle(county: County) -> None:
    Terminal.objects.create(county="231222", number=9, generation=1, ordinal=1, village=VILLAGE,
                            public_key=bytes(32), enrolled_ms=1)
    county.applied()
    assert terminals.revoke(TerminalId(9))
    data, _ = bundle.newest()
    made = parse(data)
    key = made.terminal_key(TerminalId(9), 1)  # type: ignore[union-attr]
    assert key is not None and key.last_good_sequence == 1
    assert terminals.key_of(TerminalId(9), 1, VILLAGE) is None
    assert not terminals.revoke(TerminalId(77))


def test_codes_are_kept_as_hashes(county: County) -> None:
    code = codes.issue(VillageCode(VILLAGE))
    assert code.encode() not in (county.folder / "county.db").read_bytes()
    assert code.replace("-", "").encode() not in (county.folder / "county.db").read_bytes()
