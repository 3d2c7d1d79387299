"""The box as a whole: the top strip, wiping, the doctor, the commands."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk import box
from kiosk.cli import main
from kiosk.config import Config
from kiosk.services.doctor import Health
from kiosk.ui import fonts
from kiosk.ui.cannot_show import MissingFont
from tests.kiosk.test_applying import handed_in
from tests.kiosk.village import (
    ANSWERS,
    WANG,
    County,
    Village,
    bundle,
    jpeg,
    page_picture,
    signature,
)


def test_the_strip_never_warns(village: Village) -> None:
    status = village.kiosk.status
    assert (status.now().village, status.now().items) == ("向阳村", 2)
    assert status.now().words.render() == "Works without a line too"
    handed_in(village)
    assert (status.now().waiting, status.now().words.render()) == (1, "1 stored")
    status.heard(True)
    assert status.now().words.render() == "Linked to the county"


def test_a_session_leaves_nothing_behind(village: Village) -> None:
    privacy = village.kiosk.privacy
    (privacy.folder() / "scan.jpg").write_text("x")
    emptied: list[str] = []
    privacy.add("clipboard", lambda: emptied.append("clipboard"))

    def stuck() -> None:
        raise RuntimeError

    privacy.add("keyboard", stuck)
    privacy.add("pictures", lambda: emptied.append("pictures"))
    assert privacy.wipe() == (
        "temporary files", "handwriting", "names of the village", "clipboard", "keyboard !", "pictures")
    assert emptied == ["clipboard", "pictures"]
    assert list(privacy.folder().iterdir()) == []


def test_the_doctor_looks_at_everything(village: Village) -> None:
    rows = {row.key: row for row in village.kiosk.doctor.examine()}
    assert set(rows) == {"clock", "disk", "keys", "store", "copies", "county-backup", "enrolment", "catalogue", "trust",
                         "waiting", "calendar", "printer", "reader", "camera"}
    assert rows["enrolment"].finding.render() == "兰西县, 向阳村, machine 01"
    assert rows["keys"].health is Health.MEND and rows["camera"].health is Health.MEND
    assert all(row.next_step for row in rows.values() if row.health in (Health.MEND, Health.BROKEN))
    handed_in(village)
    village.hand.days(40)
    later = {row.key: row.health for row in village.kiosk.doctor.examine()}
    assert (later["waiting"], later["trust"]) == (Health.MEND, Health.MEND)


class Said:
    """Runs a command and reads the one object it says."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *arguments: str) -> tuple[int, dict[str, Any]]:
        code = main([*arguments, "--data", str(self.folder), "--allow-key-file", "--json"])
        out, err = self.capsys.readouterr()
        assert err == "" and out.count("\n") == 1
        return code, json.loads(out)


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(tmp_path / "box", capsys)


def test_the_doctor_works_before_enrolment_and_makes_nothing(command: Said) -> None:
    code, said = command("doctor")
    assert code == 0 and {row["key"]: row["health"] for row in said["rows"]}["enrolment"] == "later"
    assert not command.folder.exists()


@pytest.fixture
def enrolled(command: Said) -> Said:
    """A box of its own, enrolled by what a county would have sent."""
    opened = box.switch_on(Config(data=str(command.folder), allow_key_file=True))
    county = County(opened.store, opened.clock, opened.key)
    county.enrol()
    county.publish(bundle("MZ07"))
    opened.close()
    return command


def answer_file(folder: Path, **changes: Any) -> Path:
    (folder / "sign.png").write_bytes(signature())
    (folder / "face.jpg").write_bytes(jpeg(page_picture()))
    record = {"person": {"name": WANG["name"], "id_number": WANG["id_number"]},
              "answers": {ref.rpartition("/")[2]: value for ref, value in ANSWERS.items()},
              "photos": {"m_photo": "face.jpg"}, "signature": "sign.png"} | changes
    (folder / "answers.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return folder / "answers.json"


def test_a_file_of_answers_takes_the_way_of_the_screen(enrolled: Said, tmp_path: Path) -> None:
    code, done = enrolled("submit", "--item", "MZ07", "--answers", str(answer_file(tmp_path)))
    assert code == 0, done
    assert done["transport"] == "stored" and done["number"].startswith("231222102201-")
    _, listed = enrolled("cases")
    assert [one["number"] for one in listed["cases"]] == [done["number"]]
    assert enrolled("case", done["short_code"])[1]["state"] == "RECEIVED"
    assert enrolled("print", done["number"])[1] == {"ok": True, "copy": 0}
    pdf = tmp_path / "slip.pdf"
    assert enrolled("receipt", done["short_code"], "--pdf", str(pdf))[0] == 0
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("changes", "ref"), [
    ({"answers": {}}, "/data/applicant/a_contact"),
    ({"answers": {"a_phone": "12"}}, "/data/applicant/a_phone"),
    ({"answers": {"a_phone": "13800001234", "g_live": "moon"}}, "/data/living/g_live"),
    ({"photos": {}}, "/data/materials/m_photo"),
])
def test_a_file_that_would_not_pass_the_screen_does_not_pass(enrolled: Said, tmp_path: Path,
                                                             changes: dict[str, Any], ref: str) -> None:
    code, said = enrolled("submit", "--item", "MZ07", "--answers", str(answer_file(tmp_path, **changes)))
    assert (code, said["ref"]) == (1, ref)
    assert enrolled("cases")[1]["cases"] == []


def test_what_cannot_be_done_is_one_object_too(enrolled: Said, tmp_path: Path) -> None:
    path = answer_file(tmp_path)
    assert enrolled("submit", "--item", "XX99", "--answers", str(path))[1]["outcome"] == "NoSuchItem"
    path.write_text("{")
    assert enrolled("submit", "--item", "MZ07", "--answers", str(path))[1]["sentence"] == "the file is not JSON"
    path.write_text('{"person": {}}')
    assert "missing" in enrolled("submit", "--item", "MZ07", "--answers", str(path))[1]["sentence"]
    assert enrolled("case", "0000")[0] == 1


def test_closed_cases_are_forgotten_by_a_command_too(enrolled: Said, tmp_path: Path) -> None:
    enrolled("submit", "--item", "MZ07", "--answers", str(answer_file(tmp_path)))
    assert enrolled("erase-closed") == (0, {"ok": True, "erased": 0, "kept": {}})
    assert len(enrolled("cases")[1]["cases"]) == 1


def test_without_a_county_the_exchange_says_so(command: Said) -> None:
    code, said = command("sync")
    assert code == 1 and said["outcome"] == "Refused"


def test_keys_are_never_kept_in_a_file_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "--data", str(tmp_path / "x"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["outcome"] == "NoSafePlace"
    assert not (tmp_path / "x/secrets.json").exists()


def test_without_a_display_the_command_says_so_and_leaves_the_store_alone(tmp_path: Path) -> None:
    surroundings = {name: value for name, value in os.environ.items()
                    if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    finished = subprocess.run(
        [sys.executable, "-m", "kiosk", "run", "--data", str(tmp_path / "box"), "--allow-key-file", "--json"],
        capture_output=True, text=True, env=surroundings, check=False, timeout=60)
    said = json.loads(finished.stdout)
    assert finished.returncode == 1 and finished.stderr == "" and said["outcome"] == "NoDisplay"
    assert not (tmp_path / "box" / "kiosk.db").exists()


def test_a_missing_typeface_is_a_sentence_and_not_boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    with pytest.raises(MissingFont) as refused:
        fonts.load()
    assert refused.value.sentence.text and refused.value.next_step.text
