"""Am I the right one? Only what the rules rest on is asked, three honest results, nothing kept, nothing refused."""

import json
from pathlib import Path

import pytest

from casework.bundle import ItemBundle, read_bundle
from kiosk import cli
from kiosk.forms.filling import Filling
from kiosk.forms.first_look import Result, questions
from kiosk.services.people import KnownBy, Person
from tests.kiosk.test_every_item import CODES, MOST_PAGES, QUICK, opened, turn
from tests.kiosk.village import WANG, Memory, Village, bundle, fill, signature
from xforms import Form


def person(village: Village, number: str = WANG["id_number"]) -> Person:
    known = village.kiosk.identity.typed(number, WANG["name"])
    assert isinstance(known, Person) and known.known_by is KnownBy.TYPED
    return known


def looked(village: Village, item: str, who: Person | None, answers: dict[str, object]) -> Filling:
    filling = village.kiosk.eligibility.look(item, who)  # type: ignore[arg-type]
    assert isinstance(filling, Filling) and filling.is_first_look
    asked = []
    while (page := filling.current) is not None:
        asked.append(page.ref)
        filling.answer(answers[page.ref])
        filling.next()
    assert asked == list(answers)
    return filling


@pytest.mark.parametrize(("item", "number", "answers", "result", "reasons", "instead"), [
    ("MZ07", "23129919420305002X", {}, Result.LOOKS_OK, 0, ()),
    ("MZ07", "231299197001010015", {}, Result.MAY_NOT_FIT, 1, ("MZ09",)),
    ("RS01", "231299197001010015", {"/data/joining/p_student": "no", "/data/joining/p_job": "no"},
     Result.LOOKS_OK, 0, ()),
    ("RS01", "231299197001010015", {"/data/joining/p_student": "no", "/data/joining/p_job": "yes"},
     Result.MAY_NOT_FIT, 1, ()),
    ("RS01", "23129919420305002X", {"/data/joining/p_student": "no", "/data/joining/p_job": "no"},
     Result.ASK_STAFF, 1, ()),
])
def test_a_few_questions_give_an_honest_word(village: Village, item: str, number: str, answers: dict[str, object],
                                             result: Result, reasons: int, instead: tuple[str, ...]) -> None:
    village.publish(bundle("MZ09"))
    verdict = village.kiosk.eligibility.verdict(looked(village, item, person(village, number), answers))
    assert verdict.result is result and len(verdict.reasons) == reasons
    assert tuple(card.code for card in verdict.instead) == instead
    assert "" not in (verdict.headline.render(), verdict.sentence.render())


def test_who_has_laid_no_card_is_asked_what_the_card_would_say(village: Village) -> None:
    assert village.kiosk.eligibility.needs_card("MZ07")  # type: ignore[arg-type]
    filling = looked(village, "MZ07", None, {"/data/applicant/a_birth": "1942-03-05"})
    assert village.kiosk.eligibility.verdict(filling).result is Result.LOOKS_OK


def test_a_look_leaves_nothing_behind(village: Village) -> None:
    looked(village, "RS01", person(village), {"/data/joining/p_student": "no", "/data/joining/p_job": "no"})
    assert village.store.drafts.of_person(WANG["id_number"]) == [] and village.store.cases() == []
    assert village.kiosk.drafts.of(person(village)) == ()


def test_what_was_said_is_not_asked_again_and_is_handed_in(village: Village) -> None:
    village.publish(bundle("GA03"))
    said = {"/data/stay/r_local": "yes", "/data/stay/r_since": "2026-02-20"}
    look = looked(village, "GA03", None, said)
    assert village.kiosk.eligibility.verdict(look).result is Result.MAY_NOT_FIT
    filling = village.kiosk.applying.start("GA03", person(village), told=look.told())  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    asked = set()
    while (page := filling.current) is not None:
        asked.add(page.ref)
        turn(filling, page, last_choice=False)
    assert not asked & set(said)
    assert filling.answers() | said == filling.answers()
    assert [one.result for one in filling.remarks()] == [Result.MAY_NOT_FIT, Result.MAY_NOT_FIT]
    assert {row.ref for row in filling.review() if row.changeable} >= set(said)
    filling.go_to("/data/stay/r_local")
    filling.answer("no")
    assert [one.words[:4] for one in filling.remarks()] == ["还没住满"]
    village.kiosk.applying.submit(filling, signature())
    assert len(village.store.cases()) == 1


def test_what_another_version_was_told_is_asked_anew(village: Village) -> None:
    look = looked(village, "RS01", None, {"/data/applicant/a_birth": "1980-01-01", "/data/joining/p_student": "no",
                                          "/data/joining/p_job": "no"})
    record = json.loads(bundle("RS01"))
    record["definition"]["version"] = 2
    village.publish(json.dumps(record).encode())
    filling = village.kiosk.applying.start("RS01", person(village), told=look.told())  # type: ignore[arg-type]
    assert isinstance(filling, Filling) and filling.item.version == 2
    assert "/data/joining/p_student" not in filling.answers()


def test_whoever_applies_without_a_look_is_told_at_the_end(village: Village) -> None:
    filling = village.kiosk.applying.start(
        "MZ07", person(village, "231299197001010015"))  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    fill(village, filling)
    assert [one.result for one in filling.remarks()] == [Result.MAY_NOT_FIT]
    village.kiosk.applying.submit(filling, signature())
    assert len(village.store.cases()) == 1


@pytest.mark.parametrize("code", [
    pytest.param(code, marks=() if code in QUICK else pytest.mark.full) for code in CODES])
def test_every_rule_rests_on_a_few_questions(code: str) -> None:
    read = read_bundle(bundle(code))
    assert isinstance(read, ItemBundle)
    rules = read.definition.eligibility
    wanted = questions(Form.load(read.form, media=read.media), rules)
    assert len(wanted) <= 9 and bool(wanted) == bool(rules)


@pytest.mark.parametrize("last_choice", [False, True])
@pytest.mark.parametrize("code", ["MZ01", "NY05", "YB03"])
def test_a_look_with_lists_comes_to_its_end(code: str, last_choice: bool) -> None:
    from kiosk.forms.opening import Desk
    from kiosk.forms.prefill import Known
    from tests.kiosk.test_every_item import MOMENT

    paper, _ = opened(code)
    filling = Desk(MOMENT, Memory()).first_look(paper, Known("", "", None), language="zh_CN")
    pages = 0
    while (page := filling.current) is not None:
        pages += 1
        assert pages < MOST_PAGES
        turn(filling, page, last_choice=last_choice)
    assert filling.first_fault() is None
    assert all(member.complete for page in [filling.current] if page for member in page.members)


def test_the_command_tells_the_same(village: Village, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
                                    capsys: pytest.CaptureFixture[str]) -> None:
    from kiosk.box import Box
    from kiosk.config import Config
    from tests.kiosk.village import KEY

    made = Box(Config(data=str(tmp_path)), village.store, KEY, village.clock, village.kiosk)  # type: ignore[arg-type]
    monkeypatch.setattr(cli.box, "switch_on", lambda chosen: made)
    monkeypatch.setattr(made.store, "close", lambda: None)
    answers = tmp_path / "look.json"
    answers.write_text(json.dumps({"person": {"name": "王大山", "id_number": "231299197001010015"}}), "utf-8")
    assert cli.main(["eligibility", "MZ07", "--answers", str(answers), "--data", str(tmp_path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["ok"], said["result"], len(said["reasons"])) == (True, "may_not_fit", 1)
    answers.write_text("{}", "utf-8")
    assert cli.main(["eligibility", "RS01", "--answers", str(answers), "--data", str(tmp_path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["ref"] == "/data/applicant/a_birth"
