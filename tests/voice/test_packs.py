"""A recorded voice of our own making: found by its text, refused when stale, numbers from its pieces or not at all."""

import hashlib
import json
import math
from array import array
from pathlib import Path

import pytest

from kiosk.voice.numbers import KEYS, pieces
from kiosk.voice.packs import Pack, faults, read_pack
from kiosk.voice.sound import PEAK, NotASound, Sound, as_wav, at_volume, joined, peak, read_wav


def tone(seconds: float = 0.3, loud: float = 0.5, hz: float = 440) -> Sound:
    waves = (math.sin(2 * math.pi * hz * place / 22_050) for place in range(int(22_050 * seconds)))
    return Sound(array("h", (round(loud * 32_767 * wave) for wave in waves)).tobytes())


def record(folder: Path, clips: dict[str, str]) -> Path:
    """A pack whose clips say the texts given, by key."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = {}
    for key, text in clips.items():
        (folder / f"{key}.wav").write_bytes(as_wav(tone()))
        digest = hashlib.sha256(text.encode()).hexdigest()
        listed[key] = {"text": text, "text_sha256": digest, "file": f"{key}.wav", "ms": 300}
    head = {"id": "try", "name": "试音", "speaker": "S1", "consent": "paper 1", "licence": "CC-BY-4.0"}
    (folder / "pack.json").write_text(json.dumps(head | {"clips": listed}), "utf-8")
    return folder


def test_a_recording_is_found_by_the_text_on_the_screen(tmp_path: Path) -> None:
    pack = read_pack(record(tmp_path / "p", {"home.ask": "您来办啥事？"}))
    assert isinstance(pack, Pack)
    assert pack.sound("您来办啥事？") == tone()
    assert pack.sound("您来办什么事？") is None


def test_a_stale_recording_is_not_played_and_is_listed(tmp_path: Path) -> None:
    folder = record(tmp_path / "p", {"home.ask": "您来办啥事？"})
    written = json.loads((folder / "pack.json").read_text("utf-8"))
    written["clips"]["home.ask"]["text"] = "您要办啥事？"
    (folder / "pack.json").write_text(json.dumps(written), "utf-8")
    pack = read_pack(folder)
    assert isinstance(pack, Pack)
    assert pack.sound("您要办啥事？") is None
    assert "home.ask: recorded from another text" in faults(folder)


def test_a_number_is_joined_from_its_pieces_or_left_to_the_synthesiser(tmp_path: Path) -> None:
    keys = {"num.12": "十二", "num.wan": "万", "num.2000": "两千", "unit.yuan": "元"}
    pack = read_pack(record(tmp_path / "p", keys))
    assert isinstance(pack, Pack)
    assert pack.sound("122000") is not None
    assert pack.sound("122300") is None, "300 is not recorded"


def test_the_lines_of_a_row_are_heard_one_after_another_or_not_at_all(tmp_path: Path) -> None:
    pack = read_pack(record(tmp_path / "p", {"a": "高龄津贴", "b": "八十岁往上的，每月给钱。"}))
    assert isinstance(pack, Pack)
    both = pack.sound("高龄津贴\n八十岁往上的，每月给钱。")
    assert both is not None and both.seconds > 2 * tone().seconds
    assert pack.sound("高龄津贴\n别的话") is None, "two voices never mix within a row"


@pytest.mark.parametrize(("words", "keys"), [
    ("十二", ["num.12"]),
    ("一万两千三百四十五元", ["num.1", "num.wan", "num.2000", "num.300", "num.45", "unit.yuan"]),
    ("一百一十五", ["num.100", "num.y15"]),
    ("两百零五", ["num.200", "num.ling", "num.5"]),
    ("一百零二", ["num.100", "num.ling", "num.2"]),
    ("三点五", ["num.3", "num.point", "num.5"]),
    ("幺三八", ["dig.yao", "dig.3", "dig.8"]),
    ("二零二六年", ["dig.2", "dig.0", "dig.2", "dig.6", "unit.nian"]),
    ("您好", None), ("十二个人", None),
])
def test_the_pieces_of_a_number(words: str, keys: list[str] | None) -> None:
    assert pieces(words) == keys
    assert set(keys or ()) <= set(KEYS)


def test_a_pack_is_checked_before_it_is_published(tmp_path: Path) -> None:
    folder = record(tmp_path / "p", {key: key for key in KEYS})
    assert faults(folder) == []
    (folder / "num.7.wav").write_bytes(as_wav(tone(0.01)))
    (folder / "num.8.wav").write_bytes(as_wav(tone(loud=1.0)))
    (folder / "num.9.wav").write_bytes(b"no sound")
    assert faults(folder) == ["num.7: lasts 0.01 s", "num.8: clips", "num.9: no WAV file of 16 bit mono"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": "x"}', '{"id":"x","name":"x","speaker":"x","consent":"x",'
                                  '"licence":"x","clips":{"a":{"text":"a","text_sha256":"b","file":"../a.wav"}}}'])
def test_a_list_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "pack.json").write_text(text, "utf-8")
    assert isinstance(read_pack(tmp_path), list)
    assert read_pack(tmp_path)


def test_sounds_are_levelled_and_joined() -> None:
    assert peak(at_volume(tone(loud=1.0), 1.0)) == pytest.approx(PEAK, abs=0.01)
    assert peak(at_volume(tone(loud=0.1), 0.4)) == pytest.approx(PEAK * 0.4, abs=0.01)
    assert joined([tone(), tone()], 0.1).seconds == pytest.approx(0.7, abs=0.01)
    with pytest.raises(NotASound):
        read_wav(b"RIFF")
