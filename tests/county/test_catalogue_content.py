"""The catalogue as written: every item converts, loads, can be filled in, and says everything in both languages."""

import re
import tomllib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casework.definition import ItemDefinition, read_definition
from county.catalogue import parameters
from county.catalogue.blocks import Expanded, expand, read_blocks
from county.catalogue.powers import Act, Footing, May, MayNot, Power, PowerDocument, Side, may, read_powers
from county.catalogue.workbooks import NoForm, read_workbook
from xforms import CHINA, FixedClock, Form, Question, Session

CATALOGUE = Path(__file__).parents[2] / "assets" / "catalogue"
ICONS = CATALOGUE.parent / "icons"
CODES = sorted(folder.name for folder in (CATALOGUE / "items").iterdir())
DAY = date(2026, 11, 24)
ZH, EN = "中文 (zh)", "English (en)"
PAIRED = ("label", "hint", "required_message", "constraint_message", "image")
SILENT = ("calculate", "hidden", "xml-external", "end_group", "end_repeat")
ROLES = {"township_reviewer", "township_leader", "county_clerk", "county_chief"}


@cache
def written(code: str) -> Expanded:
    book = read_workbook(CATALOGUE / "items" / code / "form.md")
    assert not isinstance(book, NoForm)
    return expand(book, read_blocks(CATALOGUE / "blocks"), file=f"{code}/form.md")


@cache
def record(code: str) -> dict[str, Any]:
    return tomllib.loads((CATALOGUE / "items" / code / "item.toml").read_text(encoding="utf-8"))


@cache
def definition(code: str) -> ItemDefinition:
    return read_definition(record(code))


@cache
def values() -> dict[str, str]:
    return parameters.in_force(CATALOGUE / parameters.FILE_NAME, DAY)


@cache
def form(code: str) -> Form:
    from pyxform.xls2xform import convert

    made = convert(written(code).workbook, form_name="data")
    assert made.warnings == []
    return Form.load(made.xform.encode(), media={parameters.MEDIA_NAME: parameters.as_media(values())})


def listed(name: str, key: str) -> list[dict[str, Any]]:
    return tomllib.loads((CATALOGUE / name).read_text(encoding="utf-8"))[key]


def test_there_are_57_items_each_with_a_number_of_its_own() -> None:
    assert len(CODES) == 57
    assert sorted(definition(code).number for code in CODES) == list(range(1, 58))
    assert all(definition(code).code == code for code in CODES)
    assert sum(definition(code).draft for code in CODES) == 45


@pytest.mark.parametrize("language", [ZH, EN])
def test_no_form_asks_two_things_in_the_same_words(language: str) -> None:
    for code in CODES:
        asked = [row[f"label::{language}"] for row in written(code).workbook["survey"]
                 if f"label::{language}" in row and not row["type"].startswith("begin")]
        twice = {label for label in asked if asked.count(label) > 1}
        assert twice == set(), (code, twice)


@pytest.mark.parametrize("code", CODES)
def test_a_form_is_whole_in_both_languages(code: str) -> None:
    assert written(code).faults == ()
    for sheet in ("survey", "choices"):
        for number, row in enumerate(written(code).workbook.get(sheet, ()), start=2):
            place = written(code).place(sheet, number)
            for text in PAIRED:
                assert (f"{text}::{ZH}" in row) == (f"{text}::{EN}" in row), (place, text)
            if sheet == "choices" or row["type"] not in SILENT:
                assert f"label::{ZH}" in row, place
    assert form(code).languages == (ZH, EN)


@pytest.mark.parametrize("code", CODES)
def test_a_question_says_what_is_missing_and_how_to_mend_it(code: str) -> None:
    for number, row in enumerate(written(code).workbook["survey"], start=2):
        place = written(code).place("survey", number)
        assert ("required" in row) == (f"required_message::{ZH}" in row), place
        assert ("constraint" in row) == (f"constraint_message::{ZH}" in row), place
    for number, row in enumerate(written(code).workbook.get("choices", ()), start=2):
        image = row.get(f"image::{ZH}", "")
        assert drawn(image.removesuffix(".svg")), written(code).place("choices", number)


def drawn(icon: str) -> bool:
    return any((ICONS / folder / f"{icon}.svg").exists() for folder in ("duotone", "own"))


@pytest.mark.parametrize("code", CODES)
def test_every_parameter_a_form_names_has_a_value(code: str) -> None:
    for number, row in enumerate(written(code).workbook["survey"], start=2):
        for column in ("relevant", "constraint", "calculation", "choice_filter"):
            expression = row.get(column, "")
            for name in re.findall(r"instance\('parameters'\)/root/(\w+)", expression):
                assert name in values(), (name, written(code).place("survey", number))


@pytest.mark.parametrize("code", CODES)
def test_repeats_hold_no_repeats(code: str) -> None:
    depth = 0
    for row in written(code).workbook["survey"]:
        depth += (row["type"] == "begin_repeat") - (row["type"] == "end_repeat")
        assert depth in (0, 1)


@pytest.mark.parametrize("code", CODES)
def test_the_steps_add_up_to_the_promise(code: str) -> None:
    item = definition(code)
    assert sum(step.days for step in item.steps) == item.promised_days <= item.statutory_days
    assert [step.decides for step in item.steps].count(True) == 1
    assert item.steps[-1].decides
    assert {step.role for step in item.steps} <= ROLES
    assert len({step.id for step in item.steps}) == len(item.steps)
    assert item.days_source in ("law", "memory", "assumed")
    assert all(one.days > 0 for one in item.procedures)
    assert [one.stops_clock for one in item.procedures if one.kind == "PUBLIC_NOTICE"] in ([], [True])


@pytest.mark.parametrize("code", CODES)
def test_the_guide_tells_what_a_villager_asks(code: str) -> None:
    item = definition(code)
    assert {"plain", "who", "result", "fee", "where"} <= item.guide.keys()
    assert item.topic in {topic["key"] for topic in listed("topics.toml", "topic")}
    assert item.aliases
    assert drawn(record(code)["icon"])
    assert {one.question for one in item.materials if one.question} <= set(_refs(code))


@pytest.mark.parametrize("code", CODES)
def test_the_first_look_never_refuses(code: str) -> None:
    """Each result is a note of the form: it advises, and the form goes on."""
    notes = {row["name"] for row in written(code).workbook["survey"] if row["type"] == "note"}
    for rule in record(code).get("eligibility", ()):
        assert rule["result"] in ("may_not_fit", "ask_staff")
        assert rule["note"].rpartition("/")[2] in notes, rule
        assert form(code).source(rule["note"]).get("relevant"), rule
        assert set(rule.get("instead", ())) <= set(CODES)


TYPED = {"date": "2020-05-05", "int": "1", "integer": "1", "decimal": "1", "binary": "photo.jpg"}
BY_APPEARANCE = {"idno": "231299198001010016", "phone": "13900000000", "bank": "6200000000000000", "name": "赵一"}
STILL = FixedClock(datetime(2026, 11, 24, 9, tzinfo=CHINA))
CARD = {"a_name": "钱二", "a_idno": "231299199001010018", "a_birth": "1990-01-01", "d_actor": "self",
        "d_type": "other", "d_name": "赵一", "d_idno": "231299198001010016", "d_rel": "邻居"}
OTHERS = (("2026", "0"), ("2027-01-05",))
"""Tried when the plain answer may not stand: numbers and texts, days."""


def answer_of(session: Session, question: Question, choose: int) -> str:
    """A plain answer: the first or last choice, a number, a day; whatever the form lets stand."""
    name = question.ref.rpartition("/")[2]
    if choices := session.choices(question.ref):
        return choices[choose].value
    if name in CARD:
        return CARD[name]
    if "c_no" in name or "discard" in name:
        return "23129919900101001841"
    return BY_APPEARANCE.get(question.appearance, TYPED.get(question.type, "有"))


def fill_in(session: Session, choose: int) -> None:
    """Answer whatever is asked, in order, until nothing new is asked."""
    while news := [stop for stop in session.walk() if isinstance(stop, Question) and stop.control != "trigger"
                   and not session.text(stop.ref) and not is_note(session, stop)]:
        for question in news:
            session.answer(question.ref, answer_of(session, question, choose))
            others = iter(OTHERS[question.type == "date"])
            while not session.valid(question.ref).ok:
                session.answer(question.ref, next(others))


def is_note(session: Session, question: Question) -> bool:
    return question.readonly and question.ref.rpartition("/")[2] not in CARD


@pytest.mark.parametrize("choose", [0, -1])
@pytest.mark.parametrize("code", CODES)
def test_whatever_is_chosen_a_form_can_be_finished(code: str, choose: int) -> None:
    """A villager who answers every question is never held up: no answer makes the form refuse."""
    session = Session(form(code), language=ZH, clock=STILL)
    fill_in(session, choose)
    assert [(one.ref, one.kind, session.text(one.ref)) for one in session.validate()] == []
    again = Session.from_answers(form(code), session.answers(calculated=True), language=ZH, clock=STILL)
    assert again.validate() == []


def _refs(code: str) -> list[str]:
    refs, path = [], ["/data"]
    for row in written(code).workbook["survey"]:
        kind = row["type"]
        if kind.startswith("begin"):
            path.append(row["name"])
        elif kind.startswith("end"):
            path.pop()
        elif kind not in SILENT:
            refs.append("/".join([*path, row["name"]]))
    return refs


def test_bundles_name_items() -> None:
    bundles = listed("bundles.toml", "bundle")
    assert len(bundles) == 12
    for bundle in bundles:
        codes = set(bundle["items"])
        assert codes <= set(CODES)
        assert {code for pair in bundle.get("after", {}).items() for code in (pair[0], *pair[1])} <= codes
        assert {code for pair in bundle.get("excludes", ()) for code in pair} <= codes
        assert drawn(bundle["icon"])
        assert all(bundle[text]["zh"] and bundle[text]["en"] for text in ("name", "short_name", "life_event"))


def test_topics_are_those_of_the_kiosk() -> None:
    topics = listed("topics.toml", "topic")
    assert len(topics) == 13
    assert {definition(code).topic for code in CODES} == {topic["key"] for topic in topics}
    assert all(drawn(topic["icon"]) for topic in topics)


def test_powers_are_84_and_name_items() -> None:
    powers = read_powers(CATALOGUE / "powers.toml")
    assert [power.code for power in powers] == [f"SQ{number:03}" for number in range(1, 85)]
    assert {item for power in powers for item in power.items} <= set(CODES)
    assert all(power.unit and power.department and power.basis for power in powers)


ENTRUSTED = (PowerDocument("兰政委〔2026〕1号", date(2026, 1, 1), date(2026, 6, 30)),)


@pytest.mark.parametrize(("footing", "documents", "act", "side", "day", "allowed"), [
    (Footing.STATUTORY, (), Act.DECIDE, Side.TOWNSHIP, date(2026, 3, 1), True),
    (Footing.STATUTORY, (), Act.DECIDE, Side.DEPARTMENT, date(2026, 3, 1), False),
    (Footing.ENTRUSTED, (), Act.DECIDE, Side.TOWNSHIP, date(2026, 3, 1), False),
    (Footing.ENTRUSTED, ENTRUSTED, Act.DECIDE, Side.TOWNSHIP, date(2026, 1, 1), True),
    (Footing.ENTRUSTED, ENTRUSTED, Act.DECIDE, Side.TOWNSHIP, date(2026, 6, 30), True),
    (Footing.ENTRUSTED, ENTRUSTED, Act.DECIDE, Side.TOWNSHIP, date(2026, 7, 1), False),
    (Footing.ENTRUSTED, ENTRUSTED, Act.DECIDE, Side.DEPARTMENT, date(2026, 3, 1), False),
    (Footing.GRANTED, (), Act.DECIDE, Side.DEPARTMENT, date(2026, 3, 1), True),
    (Footing.FIRST_REVIEW, (), Act.REVIEW, Side.TOWNSHIP, date(2026, 3, 1), True),
    (Footing.FIRST_REVIEW, (), Act.DECIDE, Side.TOWNSHIP, date(2026, 3, 1), False),
    (Footing.FIRST_REVIEW, (), Act.DECIDE, Side.DEPARTMENT, date(2026, 3, 1), True),
    (Footing.TIERED, (), Act.DECIDE, Side.DEPARTMENT, date(2026, 3, 1), True),
])
def test_who_may_act_follows_the_footing_and_the_day(
    footing: Footing, documents: tuple[PowerDocument, ...], act: Act, side: Side, day: date, allowed: bool,
) -> None:
    power = Power("SQ001", "审核确认", "行政给付", "县民政局", "法", "乡镇民政民生办公室", footing, (), "", documents)
    found = may(power, act, side, day)
    assert isinstance(found, May if allowed else MayNot)
    if isinstance(found, MayNot):
        assert found.acts_instead == ("县民政局" if side is Side.TOWNSHIP else "乡镇民政民生办公室")
