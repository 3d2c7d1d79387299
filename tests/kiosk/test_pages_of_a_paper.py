"""A paper of several pages: photographed one by one, taken out, put back, moved; handed in, mended, offered again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.ids import Sha256
from casework.workdays import Calendar
from kiosk.forms.filling import Filling
from kiosk.forms.pages import Page, PageKind
from kiosk.forms.photo_pages import (
    MOST_PAGES,
    Kept,
    TornOut,
    with_page,
    with_page_back,
    with_page_earlier,
    without_page,
)
from kiosk.services.applying import Submitted
from kiosk.services.identity import CardSeen
from kiosk.services.people import Person
from kiosk.services.slip import SlipWriter
from kiosk.services.slip_token import SlipKeys
from tests.kiosk.village import ANSWERS, KEY, Village, bundle

PHOTO = "/data/materials/m_photo"
ONE, TWO, THREE, NEW = b"page one", b"page two", b"page three", b"taken again"
kept = st.builds(lambda n: Kept(Sha256(f"{n:064x}"), n), st.integers(1, 10**6))
papers = st.lists(kept, max_size=MOST_PAGES).map(tuple)


@given(papers.filter(bool), st.data())
def test_what_is_taken_out_and_put_back_was_never_gone(pages: tuple[Kept, ...], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(pages) - 1))
    left = without_page(pages, at)
    assert len(left) == len(pages) - 1
    assert with_page_back(left, TornOut("/data/m", at, pages[at])) == pages


@given(papers, kept)
def test_a_page_goes_behind_the_last_until_the_paper_is_full(pages: tuple[Kept, ...], page: Kept) -> None:
    if len(pages) < MOST_PAGES:
        assert with_page(pages, len(pages), page) == (*pages, page)
    else:
        with pytest.raises(ValueError, match="no page"):
            with_page(pages, len(pages), page)


@pytest.mark.parametrize("at", [-1, 0, 3])
def test_only_a_page_with_one_before_it_moves_up(at: int) -> None:
    pages = tuple(Kept(Sha256(str(n)), n) for n in range(3))
    with pytest.raises(ValueError, match="no page before"):
        with_page_earlier(pages, at)
    assert with_page_earlier(pages, 2) == (pages[0], pages[2], pages[1])


def who(village: Village) -> Person:
    village.lay_card()
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen)
    return seen.person


def at_the_photograph(village: Village) -> Filling:
    village.publish(bundle("MZ07"))
    filling = village.kiosk.applying.start("MZ07", who(village))  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    answer_on(filling)
    return filling


def answer_on(filling: Filling) -> None:
    """Page by page until a photograph or the last look."""
    while (page := filling.current) is not None and page.kind is not PageKind.PHOTO:
        if page.kind is not PageKind.NOTE:
            filling.answer(ANSWERS[page.ref])
        filling.next()


def stand(filling: Filling, page: Page) -> list[bytes | None]:
    return [filling.picture(page.ref, at) for at in range(page.photographs)]


def test_pages_are_added_taken_again_moved_taken_out_and_put_back(village: Village) -> None:
    filling = at_the_photograph(village)
    for at, picture in enumerate((ONE, TWO, THREE)):
        page = filling.photographs.lay(picture, at)
    assert stand(filling, page) == [ONE, TWO, THREE]
    assert stand(filling, filling.photographs.lay(NEW, 1)) == [ONE, NEW, THREE]
    assert stand(filling, filling.photographs.move_up(2)) == [ONE, THREE, NEW]
    page = filling.photographs.take_out(0)
    assert stand(filling, page) == [THREE, NEW] and page.can_put_back
    page = filling.photographs.put_back()
    assert stand(filling, page) == [ONE, THREE, NEW] and not page.can_put_back
    for _ in range(3):
        page = filling.photographs.take_out(0)
    assert not page.value and not page.photographs


def test_all_pages_come_back_with_the_draft_and_are_handed_in(village: Village) -> None:
    filling = at_the_photograph(village)
    filling.photographs.lay(ONE)
    filling.photographs.lay(TWO, 1, look="blurred")
    again = village.kiosk.drafts.reopen(filling.draft, who(village))
    assert isinstance(again, Filling) and again.current is not None
    assert stand(again, again.current) == [ONE, TWO]
    again.next()
    answer_on(again)
    done = village.kiosk.applying.submit(again, b"signature")
    assert isinstance(done, Submitted), done
    [record] = village.store.cases()
    pages = record.case.pages(PHOTO)
    assert [village.store.blobs.get(one.sha256) for one in pages] == [ONE, TWO]
    assert [one.look for one in pages] == ["", "blurred"]
    made = village.store.identity()
    assert made is not None
    slip = SlipWriter(made, SlipKeys(KEY), Calendar(), lambda text: text).slip(record, copies_before=0, promised=None)
    assert slip is not None and [one.pages for one in slip.materials] == [2]
