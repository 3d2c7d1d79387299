"""randomize(): one seed, one order, on every ODK engine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xform_samples import CLOCK

from xforms.xml import document, parse_xml
from xforms.xpath import Environment, compile_expression
from xforms.xpath.coerce import to_string

LIST = document(parse_xml(b"<list>" + "".join(f"<v>{name}</v>" for name in "甲乙丙丁戊己庚").encode() + b"</list>"))


def shuffled(seed: str) -> str:
    made = compile_expression(f"join('', randomize(/list/v, {seed}))")
    return to_string(made.evaluate(LIST, Environment(LIST, moment=CLOCK.now)))


@given(st.integers(-2**40, 2**40))
def test_one_seed_is_one_order_of_all(seed: int) -> None:
    assert shuffled(str(seed)) == shuffled(f"'{seed}'") == shuffled(str(seed))
    assert sorted(shuffled(str(seed))) == sorted("甲乙丙丁戊己庚")


@pytest.mark.parametrize(("one", "other"), [
    ("1.9", "1"), ("''", "0"), ("/list/none", "0"), ("2147483648", "1"),
])
def test_seeds_that_count_as_the_same(one: str, other: str) -> None:
    assert shuffled(one) == shuffled(other)


def test_words_are_seeds_too_and_a_minus_counts() -> None:
    assert len({shuffled(seed) for seed in ("'village'", "'township'", "0", "42", "-42")}) == 5


def test_the_generator_is_park_and_miller_s() -> None:
    """Worked out by hand from state 1: 16807, 282475249, 1622650073, 984943658, 1144108930, 470211272, 101027544."""
    states = [16807, 282475249, 1622650073, 984943658, 1144108930, 470211272, 101027544]
    order: list[str] = []
    for place, (name, state) in enumerate(zip("甲乙丙丁戊己庚", states, strict=True)):
        order.insert(place, name)
        other = (state - 1) * (place + 1) // 2147483646
        order[place], order[other] = order[other], name
    assert shuffled("1") == "".join(order)
