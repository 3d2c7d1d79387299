"""The filled form shows every question with its answer, the statement and the person's own signature."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import zxingcpp
from PIL import Image

from papers import filled_form
from papers.filled_form import Answer, FilledForm
from papers.sheet import Page, Picture, Words
from papers.texts import Translate
from tests.papers.conftest import See
from tests.papers.samples import RARE, SLIP, URL


def drawn() -> bytes:
    target = BytesIO()
    Image.linear_gradient("L").resize((300, 100)).save(target, "PNG")
    return target.getvalue()


FORM = FilledForm(
    title="高龄津贴申请表",
    case_number=SLIP.case_number,
    qr_url=URL,
    header=(("申请人", f"王{RARE}"), ("证件号码", "231299********1234")),
    answers=tuple(
        Answer("家里的事" if number < 20 else "收入", f"第{number}问", f"答{number}。")
        for number in range(60)
    ),
    statement="我说的都是真的。",
    signature_png=drawn(),
    signed_on="2026年11月24日",
)


def written(pages: list[Page]) -> list[str]:
    return [mark.text for page in pages for mark in page.marks if isinstance(mark, Words)]


def test_every_answer_once_and_in_order(zh: Translate) -> None:
    texts = written(filled_form.pages(FORM, zh))
    answers = [answer.answer for answer in FORM.answers]
    assert [text for text in texts if text in set(answers)] == answers
    assert texts.count("家里的事") == 1
    assert "我说的都是真的。" in texts


def test_the_signature_is_drawn_once_inside_the_last_page(zh: Translate) -> None:
    pages = filled_form.pages(FORM, zh)
    signed = [at for at, page in enumerate(pages) if any(isinstance(mark, Picture) for mark in page.marks)]
    assert len(pages) > 1
    assert signed == [len(pages) - 1]


def test_without_a_signature_there_is_a_line(zh: Translate) -> None:
    pages = filled_form.pages(replace(FORM, signature_png=None), zh)
    assert "申请人签名：" in written(pages)
    assert not any(isinstance(mark, Picture) for page in pages for mark in page.marks)


def test_the_code_reads_and_the_bytes_are_the_same(zh: Translate, see: See) -> None:
    data = filled_form.render(FORM, zh)
    assert data == filled_form.render(FORM, zh)
    (found,) = zxingcpp.read_barcodes(see(data, 150)[0])
    assert found.text == URL


def test_whoever_acts_for_the_applicant_signs_under_their_own_name(zh: Translate) -> None:
    pages = filled_form.pages(replace(FORM, signed_by="李福"), zh)
    text = "".join(written(pages))
    assert "代办人李福签名" in text and "申请人签名" not in text
