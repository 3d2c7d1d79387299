"""The receipt proves an application, gives nothing away, and loses nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp

from papers.receipt import slip_page, slip_pdf, slip_raster
from papers.receipt_a4 import a4_pages, a4_pdf
from papers.sheet import Page, Words, outside
from papers.texts import Translate
from tests.papers.conftest import See
from tests.papers.samples import RARE, SLIP, URL, long_slip


def written(*pages: Page) -> str:
    return "\n".join(mark.text for page in pages for mark in page.marks if isinstance(mark, Words))


def everything(slip: object, zh: Translate) -> list[str]:
    return [written(slip_page(slip, zh, width=80, margin=4)), written(*a4_pages(slip, zh))]


def test_the_qr_of_the_printed_slip_is_the_address(zh: Translate, see: See) -> None:
    (picture,) = see(slip_pdf(SLIP, zh), 203)
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == URL


@pytest.mark.parametrize("dots", [576, 384])
def test_the_qr_of_the_dots_is_the_address(zh: Translate, dots: int) -> None:
    (found,) = zxingcpp.read_barcodes(slip_raster(SLIP, zh, width_dots=dots).convert("L"))
    assert found.text == URL


def test_the_qr_of_the_a4_copy_is_the_address(zh: Translate, see: See) -> None:
    (picture,) = see(a4_pdf(SLIP, zh), 150)
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == URL


def test_the_roll_is_80_mm_wide(zh: Translate, see: See) -> None:
    (picture,) = see(slip_pdf(SLIP, zh), 254)
    assert picture.width == pytest.approx(800, abs=1)


def test_same_slip_same_bytes(zh: Translate) -> None:
    assert slip_pdf(SLIP, zh) == slip_pdf(SLIP, zh)
    assert a4_pdf(SLIP, zh) == a4_pdf(SLIP, zh)


@pytest.mark.parametrize(
    "words",
    [
        "231299100201-261124-01-0007-3",
        "K7QX",
        "2M4P",
        "9RTA",
        "王*䶮",
        "不收费",
        "12345",
        "01号机",
        "0455-5550101",
    ],
)
def test_what_stands_on_the_slip(zh: Translate, words: str) -> None:
    for text in everything(SLIP, zh):
        assert words in text


def test_a_discreet_slip_names_neither_item_nor_papers(zh: Translate) -> None:
    for text in everything(replace(SLIP, discreet=True), zh):
        assert "民生服务" in text
        assert "共 2 份，3 页" in text
        assert not any(word in text for word in ("高龄", "老年", "户口", "身份证"))


def test_reprints_and_practice_are_marked(zh: Translate) -> None:
    for text in everything(replace(SLIP, reprint=2, test_system=True), zh):
        assert "补打 2" in text
        assert "不作凭据" in text
    for text in everything(SLIP, zh):
        assert "补打" not in text
        assert "不作凭据" not in text


def test_no_promise_before_acceptance(zh: Translate) -> None:
    for text in everything(replace(SLIP, promised=None), zh):
        assert "给准信" not in text
        assert "12月1日前" in text


def test_a_long_list_of_papers_is_printed_whole(zh: Translate) -> None:
    slip = long_slip(60)
    pages = a4_pages(slip, zh)
    assert len(pages) > 2
    for text in everything(slip, zh):
        assert all(f"\n{number}. 家庭" in text for number in range(60))
    assert f"共 {len(pages)} 页" in written(pages[0])
    for page in (*pages, slip_page(slip, zh, width=80, margin=4)):
        assert outside(page) == []


def test_rare_names_have_ink(zh: Translate) -> None:
    """Each rare character leaves other dots than a name without it."""
    plain = slip_raster(replace(SLIP, applicant_masked="王"), zh).tobytes()
    shots = {slip_raster(replace(SLIP, applicant_masked=f"王{char}"), zh).tobytes() for char in RARE}
    assert len(shots | {plain}) == len(RARE) + 1
