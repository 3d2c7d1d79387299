"""What the last look says of an answer, by table."""

import pytest

from casework.message import Message
from kiosk.forms.pages import PageKind, ReviewRow, Source
from kiosk.ui.viewmodels.asking import review_items


@pytest.mark.parametrize(("row", "answer", "revealed"), [
    (ReviewRow("/data/a", PageKind.TEXT, "Q", "yes"), "yes", "yes"),
    (ReviewRow("/data/a", PageKind.TEXT, "Q", ""), "blank", "blank"),
    (ReviewRow("/data/a", PageKind.PHOTO, "Q", "3fa96c.jpg", "3fa96c.jpg"),
     "The picture is taken", "The picture is taken"),
    (ReviewRow("/data/a", PageKind.PHOTO, "Q", ""), "blank", "blank"),
    (ReviewRow("/data/a", PageKind.IDNO, "Q", "231***2X", "23129919420305002X"), "231***2X", "23129919420305002X"),
    (ReviewRow("/data/a", PageKind.BANK, "Q", "***1234", "6228001234", error=Message("Too short.")),
     "Too short.", "Too short."),
], ids=["words", "blank", "photograph", "no photograph", "masked number", "what is wrong"])
def test_an_answer_is_read_back(row: ReviewRow, answer: str, revealed: str) -> None:
    [item] = review_items([row], str, "blank")
    assert (item.answer, item.revealed) == (answer, revealed)


@pytest.mark.parametrize(("source", "value", "question"), [
    (Source.CARD, "王秀兰", "Q · from the card"), (Source.EARLIER, "138", "Q · before"),
    (Source.TYPED, "138", "Q"), (Source.CARD, "", "Q")], ids=["card", "earlier", "said today", "blank"])
def test_where_an_answer_comes_from_stands_beside_it(source: Source, value: str, question: str) -> None:
    row = ReviewRow("/data/a", PageKind.TEXT, "Q", value, source=source)
    [item] = review_items([row], str, "blank", {Source.CARD: "from the card", Source.EARLIER: "before"})
    assert item.question == question
