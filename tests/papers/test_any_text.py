"""Whatever a person is called and whatever a clerk writes: a paper comes out, and all of it is on the paper."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papers import filled_form, legal
from papers.blocks import Heading, Pairs, Paragraph, Table
from papers.filled_form import Answer, FilledForm
from papers.receipt import Material, Phone, slip_page, slip_pdf, slip_raster
from papers.receipt_a4 import a4_pages
from papers.sheet import outside
from papers.texts import english
from tests.papers.samples import BODIES, SLIP, URL, paper

ANY = st.text(max_size=300) | st.text(alphabet="王䶮𬭎，。（）abcdefghijklmnop\n\t ", max_size=900)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(ANY, ANY, ANY)
def test_slip(one: str, two: str, three: str) -> None:
    slip = replace(
        SLIP,
        title=one,
        county=two,
        village=three,
        case_number=two,
        short_code=three,
        item_short=one,
        item_name=two,
        applicant_masked=three,
        handed_in_at=one,
        terminal=two,
        transport=three,
        tell_by=one,
        promised=two,
        fee=three,
        materials=(Material(one, two, 1),),
        phones=(Phone(three, one),),
    )
    for width in (80.0, 48.0):
        assert outside(slip_page(slip, english, width=width, margin=0.5)) == []
    for page in a4_pages(slip, english):
        assert outside(page) == []


@FEW
@given(ANY, ANY)
def test_legal_paper(one: str, two: str) -> None:
    blocks = (
        Heading(one),
        Paragraph(two),
        Pairs(((one, two),)),
        Table((one, two, one), ((two, one, two),), (1, 2, 1)),
    )
    sample = replace(
        paper(BODIES[0], english),
        number=one,
        case_number=two,
        authority=one,
        authority_phone=two,
        applicant=one,
        complaint_phone=two,
        masked_id=one,
        item_name=two,
        item_code=one,
        contact=two,
        title=one,
        blocks=blocks,
    )
    for page in legal.pages(sample, english):
        assert outside(page) == []


@FEW
@given(ANY, ANY)
def test_filled_form(one: str, two: str) -> None:
    form = FilledForm(
        one, two, URL, ((one, two),), (Answer(one, two, one), Answer("", one, two)), two, None, one
    )
    for page in filled_form.pages(form, english):
        assert outside(page) == []


@settings(max_examples=8, deadline=None)
@given(ANY)
def test_the_ink_itself_never_fails(text: str) -> None:
    slip = replace(SLIP, title=text, item_name=text, applicant_masked=text)
    assert slip_pdf(slip, english).startswith(b"%PDF")
    assert slip_raster(slip, english, width_dots=384).width == 384
    assert legal.render(replace(paper(BODIES[0], english), applicant=text, title=text), english)


def test_half_surrogates_and_controls_in_a_title() -> None:
    slip = replace(SLIP, title="\ud800\x00\x1b收件\ue000")
    assert slip_pdf(slip, english).startswith(b"%PDF")
    assert slip_raster(slip, english).height > 1000
