"""What is said of a text, by table and by law."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.readings import in_pinyin
from kiosk.voice.spelling import Spelled, spelled
from kiosk.voice.wording import LOOK, wording


@pytest.mark.parametrize(("text", "said"), [
    ("第3题，还剩5题 · 高龄津贴", "第三题,还剩五题,高龄津贴"),
    ("2026年9月24日起", "二零二六年九月二十四日起"),
    ("2月2日", "二月二日"),
    ("2026-09-24", "二零二六年九月二十四日"),
    ("9:26", "九点二十六分"),
    ("9:00", "九点整"),
    ("每月100元", "每月一百元,一百元"),
    ("12,345.67元", "一万两千三百四十五点六七元,一万两千三百四十五点六七元"),
    ("剩2天，2个人", "剩两天,两个人"),
    ("第2步", "第二步"),
    ("80-89岁", "八十到八十九岁"),
    ("50%", "百分之五十"),
    ("电话 13800001234", "电话 幺三八零零零零幺二三四"),
    ("0451-5712345", "零四五幺五七幺二三四五"),
    ("拨打12345", "拨打幺二三四五"),
    ("王*芬", "王某芬"),
    ("K7-2M", "开 七,二 艾马"),
    ("没有数字", "没有数字"),
    ("县里收到了\n回了信", "县里收到了,回了信"),
])
def test_a_text_is_made_sayable(text: str, said: str) -> None:
    assert wording(text) == said


@pytest.mark.parametrize("text", [
    "身份证号 23129919420305002X", "231***2X", "卡号 6228 4800 0000 0001 234", "***1234", "62284800000000012",
    "231222101201-261127-01-0001-3",
])
def test_a_number_that_must_not_be_heard_is_left_to_the_eye(text: str) -> None:
    said = wording(text)
    assert LOOK in said
    assert not re.search(r"[幺零一二三四五六七八九十百千]", said), said


@given(st.text(alphabet=st.sampled_from("一二年月日第元个号-:.,，。0123456789*Xx%王 K￥\n()"), max_size=40))
def test_no_digit_is_left_and_saying_it_again_changes_nothing(text: str) -> None:
    said = wording(text)
    assert not re.search(r"\d", said)
    assert wording(said) == said


@given(st.text(max_size=60))
def test_any_text_can_be_asked_for(text: str) -> None:
    in_pinyin(wording(text))


@pytest.mark.parametrize(("words", "pinyin"), [
    ("您好", "nin2 hao3"),
    ("银行,长大,重庆", "yin2 hang2, zhang3 da4, chong2 qing4"),
    ("不是", "bu2 shi4"),
    ("单先生您好", "shan4 xian1 sheng1 nin2 hao3"),
    ("简单", "jian3 dan1"),
    ("查大爷来了", "zha1 da4 ye2 lai2 le5"),
    ("女儿。", "nv3 er2."),
    ("好，，。真好", "hao3, zhen1 hao3"),
])
def test_words_are_read_with_their_tones(words: str, pinyin: str) -> None:
    assert in_pinyin(words) == pinyin


@pytest.mark.parametrize(("text", "words", "language"), [
    ("您好", "nin2 hao3", "zh"),
    ("第3题", "di4 san1 ti2", "zh"),
    ("12", "shi2 er4", "zh"),
    ("Question 3, 5 left", "Question 3, 5 left", "en"),
    ("Your number 231299194403120029 stands here", "Your number the number on the screen stands here", "en"),
    ("Card 6228480000000001234", "Card the number on the screen", "en"),
    ("Number 231*************29", "Number the number on the screen", "en"),
])
def test_english_is_read_as_english_and_no_secret_number_in_any_language(text: str, words: str, language: str) -> None:
    assert spelled(text) == Spelled(words, language)
