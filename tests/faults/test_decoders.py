"""A slice of the decoder engine; the whole of it: `python -m tests.faults.decoders --inputs 1000000`."""

import json

import pytest

from casework import trust
from casework.facts import MalformedFact, parse
from casework.wire import AnswerReader, Damaged, read_head
from tests.faults import samples
from tests.faults.decoders import MOST_BYTES, escapes, peak_bytes, planted
from tests.faults.targets import KEY, Target, read_signed_answer, targets


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_broken_bytes_never_escape(target: Target) -> None:
    assert list(escapes(target, max(10, 400 // target.slow), 20260302)) == []


@pytest.mark.full
@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_many_broken_bytes_never_escape(target: Target) -> None:
    assert list(escapes(target, 100_000 // target.slow, 7)) == []


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_whole_bytes_are_read(target: Target) -> None:
    for whole in target.samples:
        target.read(whole)


@pytest.mark.full
@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_no_input_takes_much_memory(target: Target) -> None:
    assert peak_bytes(target, 2_000 // target.slow, 7) <= MOST_BYTES


def test_every_planted_fault_is_found() -> None:
    assert planted(3_000, 1)["missed"] == []


def test_a_name_that_is_half_a_character_makes_no_trust_list() -> None:
    data = samples.trust().to_bytes().replace(b"231222", b"\\ud800", 1)
    assert trust.parse(data) == trust.BadBundle("format")


def test_a_village_that_is_half_a_character_makes_no_head() -> None:
    line = samples.upload().split(b"\n")[0].replace(b'"village":"231222102201"', b'"village":"\\ud800"')
    assert read_head(line) == Damaged("head-field")


@pytest.mark.parametrize("kind", ["\x00", "a b", "A\n", "字", ""])
def test_a_kind_is_one_word(kind: str) -> None:
    line = samples.facts()[0].replace(b'"Applied"', json.dumps(kind).encode())
    assert parse(line) == MalformedFact("kind")


def test_problems_that_are_no_list_make_no_answer() -> None:
    data = samples.answer().replace(b'[[2,"not-json"],[5,"id-taken"]]', b"7")
    read_signed_answer(data)
    reader = AnswerReader(KEY, samples.NONCE)
    assert reader.feed(data) is None and isinstance(reader.finish(), Damaged)
