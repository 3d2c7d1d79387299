"""Writing with the panel: pinyin to words, strokes, codes, the village's names; pure state without a window."""

import pytest

from kiosk.services import strokes
from kiosk.services.handwriting import ordered
from kiosk.services.pinyin import SURNAMES, Called, Pinyin
from kiosk.services.register import Register
from kiosk.services.said import reading
from kiosk.services.writing import Way, Writing


def register(*names: str) -> Register:
    return Register(lambda: names)


def first(letters: str, *, names: bool = False) -> str:
    return Pinyin().suggestions(letters, names=names)[0].text


@pytest.mark.parametrize(("letters", "word"), [
    ("yanglaobaoxian", "养老保险"), ("ylbx", "养老保险"), ("gljt", "高龄津贴"), ("baomi", "苞米"),
    ("zhaijidi", "宅基地"), ("dibaohu", "低保户"), ("nongcunxinyongshe", "农村信用社"), ("shandongsheng", "山东省"),
    ("lvshi", "律师"), ("wo", "我"),
])
def test_words_come_first(letters: str, word: str) -> None:
    assert first(letters) == word


@pytest.mark.parametrize(("letters", "name"), [
    ("wang", "王"), ("shan", "单"), ("wangshufen", "王淑芬"), ("lixiulan", "李秀兰"), ("zhangguoqing", "张国庆"),
    ("ouyang", "欧阳"),
])
def test_in_a_name_surnames_come_first(letters: str, name: str) -> None:
    assert first(letters, names=True) == name


@pytest.mark.parametrize("letters", ["", "vvv", "uuu", "i", "qqqqqqqqqqqqqqqqqqqqqqqqqqqq", "zhzhzhzhzhzhzhzhzhzhzh"])
def test_letters_that_mean_nothing_do_no_harm(letters: str) -> None:
    assert len(Pinyin().suggestions(letters)) <= 120


def test_a_word_for_the_first_letters_leaves_the_others_standing() -> None:
    writing = Writing(register())
    for letter in "dibaoqian":
        writing.type(letter)
    at = [one.text for one in writing.candidates()].index("低保")
    writing.choose(at)
    assert (writing.text, writing.typed) == ("低保", "qian")


def test_a_known_name_is_offered_by_its_pinyin() -> None:
    known = [Called("王喆燚", ("wang", "zhe", "yi"))]
    assert Pinyin(known).suggestions("wzy", names=True)[0].text == "王喆燚"


def test_every_code_of_a_character_finds_it() -> None:
    assert strokes.beginning_with("hhsh")[0] == "王"
    assert "䶮" in strokes.beginning_with("hpznphhpn") and "䶮" in strokes.beginning_with("hpzpnhhpn")
    assert strokes.beginning_with("") == () and strokes.beginning_with("hhhhhhhhhhhhhhhhhhhh") == ()


@pytest.mark.parametrize(("typed", "text"), [
    ("738B", "王"), ("4DAE", "䶮"), ("2EBF0", "\U0002EBF0"), ("E000", "\uE000"),
])
def test_a_code_is_its_character(typed: str, text: str) -> None:
    writing = Writing(register(), way=Way.CODE)
    for sign in typed:
        writing.type(sign)
    writing.choose(0)
    assert writing.text == text


@pytest.mark.parametrize("typed", ["41", "D800", "FFFFFF", "110000", "0"])
def test_a_code_that_is_no_character_of_a_name_gives_nothing(typed: str) -> None:
    writing = Writing(register(), way=Way.CODE)
    for sign in typed:
        writing.type(sign)
    assert writing.candidates() == []


def test_ink_in_a_surname_field_prefers_surnames() -> None:
    guesses = [("壬", -1.0), ("王", -2.0), ("玉", -2.5)]
    assert ordered(guesses, name=True, first=True, register=register())[0] == "王"
    assert ordered(guesses, name=False, first=True, register=register())[0] == "壬"


def test_ink_in_a_given_name_prefers_what_the_village_has_but_hides_nothing() -> None:
    held = register(*["王燚"] * 1, "李燚", "张燚")
    assert ordered([("焱", -1.0), ("燚", -1.5)], name=True, first=False, register=held) == ["燚", "焱"]
    held = register(*(f"{one}燚" for one in SURNAMES))
    assert held.weight("燚") == 4.0


def test_a_name_of_the_village_is_completed_after_two_characters() -> None:
    writing = Writing(register("王淑芬", "王淑芳", "李秀兰"), names=True, way=Way.HAND)
    writing.guessed([("玉", -0.5), ("王", -1.0)])
    writing.choose(0)
    assert writing.candidates() == []
    writing.guessed([("椒", -0.5), ("淑", -1.0)])
    writing.choose([one.text for one in writing.candidates()].index("淑"))
    assert [one.text for one in writing.candidates()] == ["王淑芬", "王淑芳"]
    writing.choose(0)
    assert writing.text == "王淑芬"


def test_without_a_name_field_nobody_is_named() -> None:
    writing = Writing(register("王淑芬"), way=Way.DIGITS)
    for character in "王淑":
        writing.type(character)
    assert writing.candidates() == []


def test_erasing_takes_a_whole_character_however_rare() -> None:
    writing = Writing(register(), text="王\U0002CCFF")
    writing.erase()
    assert writing.text == "王"


def test_readings() -> None:
    assert (reading("单"), reading("单", surname=True), reading("䶮"), reading("\uE000")) == ("dān", "shàn", "yǎn", "")
