import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import short_code
from casework.short_code import ALPHABET, BadShortCode, ShortCode, encode, parse

quick = settings(deadline=None, max_examples=200)
handles = st.binary(min_size=10, max_size=10)


def good(text: str) -> ShortCode:
    code = parse(text)
    assert isinstance(code, ShortCode)
    return code


def test_shows_three_groups_of_four() -> None:
    assert encode(bytes(10)) == "0000-0000-0000"
    assert [len(group) for group in encode(b"\xff" * 10).split("-")] == [4, 4, 4]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "length"), ("0000-0000-000", "length"), ("0000-0000-000U", "character"), ("0000-0000-0001", "check")],
)
def test_says_why_a_code_is_wrong(text: str, reason: str) -> None:
    outcome = parse(text)
    assert outcome == BadShortCode(reason)
    assert isinstance(outcome, BadShortCode) and outcome.sentence.text and outcome.next_step.text


@given(handles)
@quick
def test_round_trip_of_the_first_55_bits(handle: bytes) -> None:
    assert good(encode(handle)).bits == int.from_bytes(handle, "big") >> 25


@given(handles)
@quick
def test_forgives_how_people_type(handle: bytes) -> None:
    text = encode(handle)
    sloppy = text.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert parse(sloppy) == parse(text.replace("1", "I")) == parse(text)


@given(handles, st.integers(0, 11), st.integers(1, 31))
@quick
def test_every_single_wrong_character_is_caught(handle: bytes, place: int, step: int) -> None:
    text = encode(handle).replace("-", "")
    other = ALPHABET[(ALPHABET.index(text[place]) + step) % 32]
    assert parse(text[:place] + other + text[place + 1 :]) == BadShortCode("check")


@given(handles, st.integers(0, 11), st.integers(0, 11))
@quick
def test_every_swap_is_caught(handle: bytes, one: int, two: int) -> None:
    characters = list(encode(handle).replace("-", ""))
    if characters[one] == characters[two]:
        return
    characters[one], characters[two] = characters[two], characters[one]
    assert parse("".join(characters)) == BadShortCode("check")


@given(handles)
@quick
def test_the_index_of_a_typed_code_is_that_of_its_handle(handle: bytes) -> None:
    code = good(encode(handle))
    assert short_code.index_key_of(code) == short_code.index_key(handle)
    assert short_code.index_key(handle) == hashlib.sha256(code.bits.to_bytes(7, "big")).digest()


def test_look_up_keys_are_hashes() -> None:
    handle = bytes(range(10))
    assert short_code.handle_key(handle) == hashlib.sha256(handle).digest()
    with pytest.raises(ValueError, match="10 bytes"):
        encode(bytes(9))


def test_a_code_never_shows_in_a_repr() -> None:
    code = good(encode(bytes(range(10))))
    assert code.text not in repr(code) and str(code.bits) not in repr(code)
