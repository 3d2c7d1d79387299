"""The last look at the form of the old-age allowance: read back, changed, what is sent and what is not."""

import json

import pytest

from kiosk.forms.filling import Filling
from kiosk.forms.pages import AtReview, OnPage, Source
from tests.kiosk.old_age import CARD, LIVE, OWNER, PHOTO, REASON, started, walk_to
from tests.kiosk.village import ANSWERS, Village, bundle, changed, fill


def test_the_last_look_reads_back_in_words_and_masks_numbers(village: Village, filling: Filling) -> None:
    fill(village, filling)
    rows = {row.ref.rpartition("/")[2]: row for row in filling.review()}
    assert rows["g_live"].answer == "跟老伴两个人"
    assert rows["a_birth"].answer == "1942年3月5日"
    assert (rows["a_idno"].answer, rows["k_card"].answer) == ("231*************2X", "***************1234")
    assert rows["k_card"].revealed == ANSWERS[CARD]
    assert not rows["a_name"].changeable and rows["a_name"].source is Source.CARD
    assert rows["g_live"].changeable and all(row.error is None for row in rows.values())
    assert filling.complete


def test_changing_one_answer_comes_back_to_the_last_look(village: Village, filling: Filling) -> None:
    fill(village, filling)
    filling.go_to(LIVE)
    filling.answer("alone")
    assert isinstance(filling.next(), AtReview)
    filling.go_to(OWNER)
    filling.answer("guardian")
    turned = filling.next()
    assert isinstance(turned, OnPage) and turned.page.ref == "/data/account/k_holder"
    filling.answer("李大山")
    turned = filling.next()
    assert isinstance(turned, OnPage) and turned.page.ref == "/data/account/k_rel"
    filling.answer("女儿")
    assert isinstance(filling.next(), AtReview)


def test_a_change_left_half_way_is_pointed_out(village: Village, filling: Filling) -> None:
    fill(village, filling)
    filling.go_to(CARD)
    filling.answer("12")
    assert filling.back() is True
    assert filling.at_review
    assert not filling.complete
    fault = filling.first_fault()
    assert fault is not None and fault[0] == CARD


def test_an_answer_can_be_asked_for_only_where_it_is_open(filling: Filling) -> None:
    with pytest.raises(LookupError):
        filling.go_to("/data/applicant/a_name")
    with pytest.raises(LookupError):
        filling.go_to(REASON)
    with pytest.raises(LookupError):
        filling.cards.add()


def test_an_answer_no_longer_needed_is_kept_aside_and_comes_back(filling: Filling) -> None:
    walk_to(filling, OWNER)
    filling.answer("other")
    filling.next()
    filling.answer("李大山")
    filling.next()
    filling.answer("邻居")
    filling.next()
    assert filling.current is not None and filling.current.ref == REASON
    filling.answer("我走不动")
    filling.go_to(OWNER)
    filling.answer("self")
    assert REASON in {row.ref for row in filling.set_aside()}
    assert REASON not in filling.answers()
    filling.answer("other")
    assert filling.answers()[REASON] == "我走不动"


def test_a_paper_the_county_looks_up_itself_is_not_asked_for(village: Village) -> None:
    record = json.loads(bundle("MZ07"))["definition"]["materials"]
    waived = [one | {"waived_by": "公安户籍"} if one["key"] == "portrait" else one for one in record]
    village.publish(changed(bundle("MZ07"), version=2, materials=waived))
    filling = started(village)
    fill(village, filling)
    assert PHOTO not in {row.ref for row in filling.review()}
    assert filling.complete and filling.attachments() == ()
