"""The blank letter for who acts for another is printed with what the kiosk knows, or how to write it is said."""

from pathlib import Path

import pytest

from kiosk.forms.filling import Filling
from kiosk.services.authorising import CannotPrint, Printed, asks_for_letter
from kiosk.services.people import Agent
from tests.kiosk.old_age import person
from tests.kiosk.test_applying import SON
from tests.kiosk.village import ANSWERS, WANG, Village, fill

SCOPE = "/data/agent/d_scope"
ACTING = Agent("relative", SON, "儿子")


def applied_for(village: Village, agent: Agent | None = ACTING) -> Filling:
    filling = village.kiosk.applying.start("MZ07", person(village), agent)  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    return filling


def printed(village: Village) -> list[Path]:
    return sorted((village.folder / "printed").glob("*.pdf"))


def test_the_letter_says_who_lets_whom_do_what(village: Village) -> None:
    filling = applied_for(village)
    fill(village, filling, ANSWERS | {SCOPE: ["submit", "collect"], "/data/agent/d_until": "2026-05-01"})
    letter = village.kiosk.authorising.letter(filling)
    assert letter is not None
    assert letter.principal.words == f"{WANG['name']}   231299********002X   138****1234"
    assert letter.agent.words.startswith(f"{SON.name}   近亲属   ") and letter.agent.words.endswith("138****0099")
    assert WANG["id_number"] not in repr(letter) and WANG["name"] not in repr(letter)
    assert (letter.matters, letter.scope, letter.until) == ("高龄津贴", "递材料、取结果", "2026年5月1日")
    assert isinstance(village.kiosk.authorising.print(filling), Printed)
    assert [file.name for file in printed(village)] == ["0001-authorisation.pdf"]


@pytest.mark.parametrize(("kind", "by_letter"), [("relative", True), ("assistant", True), ("guardian", False)])
def test_a_guardian_acts_by_law_without_a_letter(village: Village, kind: str, by_letter: bool) -> None:
    about = applied_for(village, Agent(kind, SON, "")).about
    assert asks_for_letter("MZ08:/data/agent/d_auth", about) is by_letter
    assert not asks_for_letter(SCOPE, about) and not asks_for_letter("/data/agent/d_auth", {})


def test_what_is_not_answered_yet_is_left_open(village: Village) -> None:
    letter = village.kiosk.authorising.letter(applied_for(village))
    assert letter is not None and (letter.scope, letter.until) == ("", "")


def test_who_acts_for_himself_needs_none(village: Village) -> None:
    assert village.kiosk.authorising.letter(applied_for(village, None)) is None
    assert isinstance(village.kiosk.authorising.print(applied_for(village, None)), CannotPrint)
    assert printed(village) == []


@pytest.mark.parametrize("state", ["paper_out", "offline"])
def test_without_a_printer_it_is_written_by_hand(village: Village, state: str) -> None:
    (village.folder / "printed").mkdir()
    (village.folder / "printed" / state).touch()
    outcome = village.kiosk.authorising.print(applied_for(village))
    assert isinstance(outcome, CannotPrint) and "white sheet" in outcome.sentence.render()
