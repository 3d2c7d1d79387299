"""What a recorded voice still lacks: a list to read from; what was recorded is on it no more."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from kiosk import box, cli
from kiosk.box import own_texts
from kiosk.config import Config
from kiosk.services.spoken_texts import Sentence
from kiosk.services.voice_files import NotTaken, lacking, take_in, write_list
from kiosk.voice.numbers import KEYS
from kiosk.voice.packs import Pack, key_of, read_pack
from kiosk.voice.sound import as_wav
from papers import texts
from tests.kiosk.village import Village
from tests.rules.vectors import ROOT
from tests.voice.test_packs import record, tone

ASKED, CHOICE, HINT = "您现在跟谁一块儿过？", "跟老伴两个人", "坐正，看着上面的小圆点。"
MISSING = "这一题还没选。摸一个就行。"
FACE, OF_A_PAGE = "非常满意", "谁评的，办事的人看不见。"


def sentences(village: Village) -> list[Sentence]:
    chinese = texts.translation(ROOT / "assets/i18n", ["zh_CN"])
    return village.kiosk.spoken.sentences(own_texts(), chinese, "zh_CN")


def read(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["sentence"]: row for row in csv.DictReader(file, dialect=csv.excel_tab)}


def test_questions_choices_hints_errors_and_screens_are_on_the_list_once(village: Village) -> None:
    listed = sentences(village)
    said = {one.text for one in listed}
    for text in (ASKED, CHOICE, HINT, MISSING, FACE, OF_A_PAGE, "高龄津贴"):
        assert text in said, text
    assert len({one.key for one in listed}) == len(listed)
    assert not [text for text in said if "{" in text or text.endswith(".svg")]
    one = next(one for one in listed if one.text == ASKED)
    assert (one.key, one.where) == (key_of(ASKED), "MZ07")
    assert one.pinyin.startswith("nin2 xian4 zai4 gen1")
    # numbers first, then the screens, then what most items ask
    assert {one.key for one in listed[:len(KEYS)]} == set(KEYS)
    where = [one.where for one in listed[len(KEYS):]]
    shared, alone = next(at for at, one in enumerate(where) if "+" in one), where.index("MZ07")
    assert set(where[:shared]) == {"screens"} and "screens" not in where[shared:] and alone > shared


def test_what_was_recorded_is_on_the_list_no_more(village: Village, tmp_path: Path) -> None:
    folder, table, listed = record(tmp_path / "pack", {}), tmp_path / "list.tsv", sentences(village)
    assert lacking(folder, listed) == listed, "a pack may begin with its head alone"
    folder = record(tmp_path / "pack", {"num.1": "一"})
    left = lacking(folder, listed)
    assert "num.1" not in {one.key for one in left} and len(left) == len(listed) - 1
    write_list(table, left)
    key = read(table)[ASKED]["key"]
    assert read(table)[ASKED]["pinyin"].startswith("nin2 xian4")
    (folder / f"{key}.wav").write_bytes(as_wav(tone()))
    (folder / f"{key_of(CHOICE)}.wav").write_bytes(b"no sound")
    assert take_in(folder, table) == [key]
    assert json.loads((folder / "pack.json").read_text("utf-8"))["clips"][key]["ms"] == 300
    pack = read_pack(folder)
    assert isinstance(pack, Pack) and pack.sound(ASKED) == tone()
    assert ASKED not in {one.text for one in lacking(folder, listed)}


def test_a_stale_recording_is_on_the_list_again(village: Village, tmp_path: Path) -> None:
    folder = record(tmp_path / "pack", {key_of(ASKED): ASKED})
    written = json.loads((folder / "pack.json").read_text("utf-8"))
    written["clips"][key_of(ASKED)]["text"] = "您跟谁过？"
    (folder / "pack.json").write_text(json.dumps(written), "utf-8")
    assert ASKED in {one.text for one in lacking(folder, sentences(village))}


@pytest.mark.parametrize(("head", "rows"), [
    ("{}", "key\tsentence\nt-1\t您好\n"), (None, "您好\n"), (None, "key\tsentence\nt-1\n"),
], ids=["no pack", "no head", "no sentence"])
def test_what_cannot_be_read_changes_nothing(tmp_path: Path, head: str | None, rows: str) -> None:
    folder = record(tmp_path / "pack", {"a": "您好"})
    if head is not None:
        (folder / "pack.json").write_text(head, "utf-8")
    before = (folder / "pack.json").read_bytes()
    (tmp_path / "list.tsv").write_text(rows, "utf-8")
    assert isinstance(take_in(folder, tmp_path / "list.tsv"), NotTaken)
    assert (folder / "pack.json").read_bytes() == before


def test_a_file_name_out_of_the_folder_is_not_taken(tmp_path: Path) -> None:
    folder = record(tmp_path / "pack", {"a": "您好"})
    (tmp_path / "b.wav").write_bytes(as_wav(tone()))
    (tmp_path / "list.tsv").write_text("key\tsentence\n../b\t您好\n", "utf-8")
    assert take_in(folder, tmp_path / "list.tsv") == []


def test_the_command_writes_the_list_and_takes_recordings_in(
        village: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    folder, table = record(tmp_path / "pack", {"num.1": "一"}), str(tmp_path / "list.tsv")
    made = box.Box(Config(), village.store, village.hand, None, village.kiosk)  # type: ignore[arg-type]
    monkeypatch.setattr(cli.box, "switch_on", lambda chosen: made)
    monkeypatch.setattr(village.store, "close", lambda: None)

    def said(*more: str) -> dict[str, Any]:
        assert cli.main(["voice-pack", str(folder), *more, "--lacking", table, "--data", str(tmp_path), "--json"]) == 0
        return dict(json.loads(capsys.readouterr().out))

    first = said()
    assert first["lacking"] == first["of"] - 1
    (folder / f"{key_of(CHOICE)}.wav").write_bytes(as_wav(tone()))
    second = said("--add", table)
    assert (second["added"], second["lacking"]) == (1, first["lacking"] - 1)
    assert CHOICE not in read(tmp_path / "list.tsv")
