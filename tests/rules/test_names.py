import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import names
from casework.names import Empty, HasDigit, HasSymbol, Name, TooLong, clean

quick = settings(deadline=None, max_examples=200)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("张小三", "张小三"),
        ("  张 小三\u3000", "张小三"),
        ("阿卜杜.热合曼", "阿卜杜·热合曼"),
        ("阿卜杜 • 热合曼", "阿卜杜·热合曼"),
        ("阿卜杜・热合曼", "阿卜杜·热合曼"),
        ("John  Smith", "John Smith"),
        ("\ufeff王\u200b五", "王五"),
        ("\U00020000\U000313ff", "\U00020000\U000313ff"),
        ("\U0002ebf0", "\U0002ebf0"),
        ("〇一", "〇一"),
        ("김철수", "김철수"),
        ("\uf900", "\uf900"),
    ],
)
def test_keeps_a_name_as_it_is_written(typed: str, stored: str) -> None:
    assert clean(typed) == Name(stored)


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("", Empty()),
        (" \u3000 ", Empty()),
        ("张3", HasDigit(2)),
        ("张３", HasDigit(2)),
        ("张三!", HasSymbol(3)),
        ("张\x00三", HasSymbol(2)),
        ("😀", HasSymbol(1)),
        ("张" * 51, TooLong(51)),
    ],
)
def test_says_why_a_text_is_no_name(typed: str, outcome: object) -> None:
    said = clean(typed)
    assert said == outcome
    assert not isinstance(said, Name)
    assert "{" not in said.sentence.render() and said.next_step.text


def test_one_and_fifty_characters_are_a_name_however_rare() -> None:
    assert clean("張") == Name("張")
    assert clean("\U00030000" * 50) == Name("\U00030000" * 50)


def test_points_out_private_use_characters() -> None:
    assert clean("张\ue863三\U000f0000") == Name("张\ue863三\U000f0000", (1, 3))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("户小燁", "戶小烨", True),
        ("阿卜杜·热合曼", "阿卜杜热合曼", True),
        ("豈一", "\uf900一", True),
        ("张三", "张四", False),
        ("\U000f0000", "\U000f0001", False),
    ],
)
def test_finds_variant_spellings_when_searching(a: str, b: str, same: bool) -> None:
    assert names.same_person(a, b) is same


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("张三", ("张", "三")),
        ("欧阳小三", ("欧阳", "小三")),
        ("司马光", ("司马", "光")),
        ("欧阳", ("欧", "阳")),
        ("阿卜杜·热合曼", ("", "阿卜杜·热合曼")),
        ("王", ("王", "")),
    ],
)
def test_knows_where_a_surname_ends(name: str, parts: tuple[str, str]) -> None:
    assert names.split(name) == parts


def test_a_name_never_shows_in_a_repr() -> None:
    assert "张三" not in repr(clean("张三"))


@given(st.text(max_size=60))
@quick
def test_cleaning_twice_changes_nothing(text: str) -> None:
    name = clean(text)
    if isinstance(name, Name):
        assert clean(name.text) == name


@given(st.text(alphabet=st.characters(categories=["Lo"]), min_size=1, max_size=50))
@quick
def test_letters_of_any_script_stay_code_point_by_code_point(text: str) -> None:
    assert clean(text) == Name(text)
