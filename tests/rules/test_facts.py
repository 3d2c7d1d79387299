"""The bytes of a fact: written once, read back the same, anything else refused without an exception."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.facts import Fact, MalformedFact, parse, write
from casework.ids import ALPHABET, fact_id, is_fact_id
from casework.kinds import KINDS
from tests.rules.case_facts import Log

GOOD = Log().applied().placed[0].fact


def test_a_fact_reads_back_from_its_bytes() -> None:
    assert parse(GOOD.line) == GOOD
    assert b'"case"' not in GOOD.line and GOOD.case == GOOD.id


def test_rare_characters_survive_as_code_points() -> None:
    fact = Log().fact("Applied", {"name": "䶮𬭎·𠅤"}, "2026-03-02")
    assert parse(fact.line).body["name"] == "䶮𬭎·𠅤"
    assert "𬭎".encode() in fact.line


@pytest.mark.parametrize(("change", "reason"), [
    ({"id": "short"}, "id"), ({"kind": 5}, "kind"), ({"kind": "名"}, "kind"), ({"at": 1.5}, "number"),
    ({"at": True}, "number"), ({"at": 10**18}, "number"), ({"seen": None}, "number"),
    ({"actor": ""}, "actor-or-body"), ({"body": []}, "actor-or-body"), ({"case": "x"}, "id"),
])
def test_wrong_fields_are_named(change: dict[str, object], reason: str) -> None:
    record = {**json.loads(GOOD.line), **change}
    assert parse(json.dumps(record).encode()) == MalformedFact(reason)


@pytest.mark.parametrize(("line", "reason"), [
    (b"", "not-json"), (b"\xff", "not-json"), (b"[1]", "not-an-object"), (b"{}\n", "line-break"),
    (b'{"id":1,"id":2}', "not-json"), (b'{"at":NaN}', "not-json"), (b"[" * 100_000, "not-json"),
    (b'{"body":' * 40 + b"1" + b"}" * 40, "not-an-object"), (b" " * 600_000, "too-long"),
])
def test_hostile_lines(line: bytes, reason: str) -> None:
    assert parse(line) == MalformedFact(reason)


@given(st.binary(max_size=300))
def test_no_bytes_raise(line: bytes) -> None:
    assert isinstance(parse(line), Fact | MalformedFact)


@given(st.integers(0, 2**48 - 1), st.binary(min_size=10, max_size=10), st.integers(1, 10**6))
def test_ids_are_ordered_by_their_time(ms: int, random_10: bytes, later: int) -> None:
    id = fact_id(ms, random_10)
    assert is_fact_id(id) and len(id) == 22
    if ms + later < 2**48:
        assert id < fact_id(ms + later, bytes(10))


@given(st.lists(st.binary(min_size=10, max_size=10), min_size=2, max_size=5, unique=True))
def test_ids_differ_when_their_randomness_differs_in_74_bits(several: list[bytes]) -> None:
    kept = {int.from_bytes(one, "big") & ((1 << 74) - 1) for one in several}
    assert len({fact_id(1, one) for one in several}) == len(kept)


def test_the_alphabet_is_in_byte_order() -> None:
    assert list(ALPHABET) == sorted(ALPHABET) and len(set(ALPHABET)) == 64


def test_the_day_is_the_day_in_china_by_the_corrected_clock() -> None:
    late = write("Withdrawn", {}, id=fact_id(0, bytes(10)), at_ms=0, offset_ms=16 * 3600_000,
                 seen=0, actor="villager")
    assert late.day.isoformat() == "1970-01-02"
    assert late.at.tzinfo is not None


def test_the_page_about_facts_names_every_kind_and_field() -> None:
    page = (Path(__file__).parents[2] / "docs" / "facts.md").read_text(encoding="utf-8")
    prose = page.replace("```", "")
    words = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", prose))))
    fields = {field for kind in KINDS.values() for field in (*kind.required, *kind.optional)}
    assert (set(KINDS) | fields) - words == set()
