"""Blocks of questions brought into a form: where rows land, whose they are, what is refused."""

from typing import Any

import pytest

from county.catalogue.blocks import Place, expand

YES = {"list_name": "yesno", "name": "yes"}
BLOCKS: dict[str, dict[str, Any]] = {
    "answers": {"choices": [YES, {"list_name": "unused", "name": "x"}]},
    "home": {"survey": [
        {"type": "include", "name": "answers"},
        {"type": "begin_group", "name": "home", "relevant": "${b} = 1"},
        {"type": "select_one yesno", "name": "a_here", "relevant": "${c} = 1"},
        {"type": "end_group"},
    ]},
}


def form(*rows: dict[str, str], choices: tuple[dict[str, str], ...] = ()) -> dict[str, Any]:
    return {"survey": list(rows), "choices": list(choices), "settings": [{"form_id": "X"}]}


def names(found: list[dict[str, str]]) -> list[str]:
    return [row.get("name", row.get("type", "")) for row in found]


def test_a_blocks_rows_stand_where_the_row_stood() -> None:
    made = expand(form({"type": "text", "name": "a"}, {"type": "include", "name": "home"},
                       {"type": "text", "name": "z"}), BLOCKS)
    assert names(made.workbook["survey"]) == ["a", "home", "a_here", "end_group", "z"]
    assert made.workbook["settings"] == [{"form_id": "X"}]
    assert made.faults == ()


def test_each_row_knows_where_it_was_written() -> None:
    made = expand(form({"type": "text", "name": "a"}, {"type": "include", "name": "home"},
                       {"type": "text", "name": "z"}), BLOCKS, file="X/form.md")
    assert made.place("survey", 2) == Place("X/form.md", "survey", 2)
    assert made.place("survey", 4) == Place("blocks/home.md", "survey", 4)
    assert made.place("survey", 6) == Place("X/form.md", "survey", 4)
    assert made.place("choices", 2) == Place("blocks/answers.md", "choices", 2)


def test_the_condition_of_the_row_holds_for_the_whole_block() -> None:
    made = expand(form({"type": "include", "name": "home", "relevant": "${a} = 1"}), BLOCKS)
    group, inner, end = made.workbook["survey"]
    assert group["relevant"] == "(${a} = 1) and (${b} = 1)"
    assert inner["relevant"] == "${c} = 1"
    assert "relevant" not in end


def test_a_block_named_twice_comes_in_once() -> None:
    made = expand(form({"type": "include", "name": "answers"}, {"type": "include", "name": "home"}), BLOCKS)
    assert made.workbook["choices"] == [YES]


def test_lists_of_a_block_that_nobody_asks_are_left_out() -> None:
    assert "choices" not in expand(form({"type": "include", "name": "answers"}), BLOCKS).workbook


def test_a_forms_own_list_stays_even_when_unused() -> None:
    made = expand(form({"type": "text", "name": "a"}, choices=({"list_name": "own", "name": "x"},)), BLOCKS)
    assert names(made.workbook["choices"]) == ["x"]


def test_a_list_written_in_two_files_is_refused_where_the_second_stands() -> None:
    made = expand(form({"type": "include", "name": "answers"}, choices=(YES,)), BLOCKS)
    assert [fault.place[:3] for fault in made.faults] == [("blocks/answers.md", "choices", 2)]
    assert "yesno" in str(made.faults[0].what.params)
    assert "form.md" in str(made.faults[0].what.params)


def test_an_unknown_block_is_a_fault_that_names_those_there_are() -> None:
    made = expand(form({"type": "text", "name": "a"}, {"type": "include", "name": "hme"}), BLOCKS)
    assert [fault.place[:3] for fault in made.faults] == [("form.md", "survey", 3)]
    assert "Name one of: answers, home." in str(made.faults[0])


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_expanding_changes_none_of_its_arguments(name: str) -> None:
    before = repr(BLOCKS), repr(given := form({"type": "include", "name": name, "relevant": "1"}))
    expand(given, BLOCKS)
    assert (repr(BLOCKS), repr(given)) == before
