"""Every form of the catalogue can be filled to its end at a kiosk, whatever way its questions go."""

import tomllib
from datetime import UTC, date, datetime

import pytest

from casework.bundle import ItemBundle, read_bundle
from kiosk.forms.filling import Filling
from kiosk.forms.opening import Desk, Paper
from kiosk.forms.pages import Page, PageKind, Stayed
from kiosk.forms.prefill import Known
from kiosk.services.topics import TOPICS
from tests.kiosk.village import CATALOGUE, WANG, Memory, bundle, jpeg, page_picture
from xforms import FixedClock, Form, Session

MOMENT = FixedClock(datetime(2026, 3, 2, 4, tzinfo=UTC))
FACE = jpeg(page_picture(size=(300, 400)))
CODES = sorted(folder.name for folder in (CATALOGUE / "items").iterdir())
QUICK = ("GA01", "JY01", "MZ01", "NY01", "YB03", "ZR01")
"""Those with the most kinds of pages: lists of people, photographs, money, land."""
TRIED = {
    PageKind.NAME: ("王芳",), PageKind.PHONE: ("13800001234",), PageKind.BANK: ("6228480000000001234",),
    PageKind.DISABILITY: ("23129919460817001141",),
    PageKind.IDNO: ("231299194608170011",), PageKind.MONEY: ("100", "1000", "50"),
    PageKind.NUMBER: ("2", "5", "10", "1", "60", "2020", "100", "0"),
    PageKind.DATE: ("2020-03-01", "2026-01-01", "1960-05-05", "2026-06-01"),
    PageKind.TEXT: ("向阳村三组", "12345678", "23129919460817001141", "abc123", "黑M12345"),
}
MOST_PAGES = 150


def opened(code: str) -> tuple[Paper, Filling]:
    read = read_bundle(bundle(code))
    assert isinstance(read, ItemBundle)
    paper = Paper(read.definition, Form.load(read.form, media=read.media))
    known = Known(WANG["name"], WANG["id_number"], date(1942, 3, 5), "F", WANG["address"])
    return paper, Desk(MOMENT, Memory()).new(paper, known, draft="d", language="zh_CN")


def turn(filling: Filling, page: Page, *, last_choice: bool) -> None:
    """Answer a page with something that fits and leave it."""
    if page.kind is PageKind.MEMBERS and not page.members:
        filling.cards.add()
        return
    if page.kind is PageKind.PHOTO:
        filling.photographs.lay(FACE)
    elif page.choices:
        filling.answer(page.choices[-1 if last_choice else 0].value)
    for value in TRIED.get(page.kind, ("",)):
        if page.kind in TRIED:
            filling.answer(value)
        if not isinstance(filling.next(), Stayed):
            return
    assert filling.current is not None
    raise AssertionError(f"{page.ref} ({page.kind}) takes nothing: {filling.current.error}")


@pytest.mark.parametrize("last_choice", [False, True])
@pytest.mark.parametrize("code", [
    pytest.param(code, marks=() if code in QUICK else pytest.mark.full) for code in CODES])
def test_the_form_can_be_filled_to_the_end(code: str, last_choice: bool) -> None:
    paper, filling = opened(code)
    pages = 0
    while (page := filling.current) is not None:
        pages += 1
        assert page.label and pages < MOST_PAGES, page.ref
        assert all(choice.text for choice in page.choices)
        turn(filling, page, last_choice=last_choice)
    assert filling.complete
    assert all(row.question for row in filling.review())
    again = Session.from_answers(paper.form, filling.answers(), clock=MOMENT)
    assert [one for one in again.validate() if one.ref not in paper.waived] == []


def test_topics_stand_as_the_catalogue_has_them() -> None:
    rows = tomllib.loads((CATALOGUE / "topics.toml").read_text("utf-8"))["topic"]
    assert [(row["key"], row["name"]["en"], row["icon"], row["row"]) for row in rows] == [
        (topic.key, topic.words.text, topic.icon, topic.row) for topic in TOPICS]
