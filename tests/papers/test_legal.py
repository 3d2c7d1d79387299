"""Legal papers: complete frame, honest about the seal, the same bytes everywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from papers import legal
from papers.bodies import Body, Missing, SupplementNotice
from papers.kinds import KINDS, Kind
from papers.sheet import Page, Picture, Words, outside
from papers.texts import Translate, english
from tests.papers.conftest import ROOT, See
from tests.papers.samples import BODIES, REMEDY, URL, paper

EACH = pytest.mark.parametrize("body", BODIES, ids=lambda body: body.kind.value)


def written(pages: list[Page]) -> str:
    return "\n".join(mark.text for page in pages for mark in page.marks if isinstance(mark, Words))


def seal() -> bytes:
    target = BytesIO()
    Image.new("RGBA", (200, 200), (200, 0, 0, 90)).save(target, "PNG")
    return target.getvalue()


def test_every_kind_has_a_row_and_a_body() -> None:
    assert set(KINDS) == set(Kind) == {body.kind for body in BODIES}


@EACH
def test_the_common_frame(zh: Translate, body: Body) -> None:
    text = written(legal.pages(paper(body, zh), zh))
    frame = (
        "兰岭县民政局",
        "〔2026〕000123号",
        "231299********1234",
        "𬭎",
        "2026年11月24日",
        "12345",
        "0455-5550103",
    )
    assert [words for words in frame if words not in text] == []
    assert zh(KINDS[body.kind].title) in text
    assert "第 1 页，共 1 页" in text
    assert ("签收人" in text) == KINDS[body.kind].signed


@EACH
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_leaves_the_page(zh: Translate, body: Body, language: str) -> None:
    tr = zh if language == "zh" else english
    for page in legal.pages(paper(body, tr), tr):
        assert outside(page) == []


@EACH
def test_the_code_of_the_paper_reads(zh: Translate, see: See, body: Body) -> None:
    (picture,) = see(legal.render(paper(body, zh), zh), 150)
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == URL


@pytest.mark.parametrize("kind", [Kind.GRANT, Kind.REFUSAL, Kind.NOT_ACCEPTED, Kind.TERMINATION])
def test_rights_are_named(zh: Translate, kind: Kind) -> None:
    (body,) = (body for body in BODIES if body.kind is kind)
    text = written(legal.pages(paper(body, zh), zh)).replace("\n", "")
    assert all(words in text for words in ("60日", "6个月", REMEDY.review_body, REMEDY.court))


def test_without_a_seal_the_paper_says_so(zh: Translate) -> None:
    sample = paper(BODIES[0], zh)
    assert "未加盖公章" in written(legal.pages(sample, zh))
    sealed = legal.pages(sample, zh, seal_png=seal())
    assert "未加盖公章" not in written(sealed)
    assert [mark.width for page in sealed for mark in page.marks if isinstance(mark, Picture)] == [40.0]
    assert legal.render(sample, zh, seal_png=seal()) != legal.render(sample, zh)


def test_no_code_when_there_is_no_address(zh: Translate, see: See) -> None:
    (picture,) = see(legal.render(replace(paper(BODIES[0], zh), qr_url=""), zh), 150)
    assert zxingcpp.read_barcodes(picture) == []


def test_a_long_list_runs_on_with_its_header(zh: Translate) -> None:
    missing = Missing(
        "户口簿", "缺少户主页，照片模糊不清", "补交户主页照片，四角要拍全，不要反光", "办法第六条"
    )
    body = replace(BODIES[0], items=(missing,) * 60)
    assert isinstance(body, SupplementNotice)
    pages = legal.pages(paper(body, zh), zh)
    assert len(pages) >= 3
    assert ["怎样补正" in written([page]) for page in pages[:2]] == [True, True]
    assert all(f"\n{number}\n" in written(pages) for number in range(1, 61))


def test_columns_nobody_filled_are_left_out(zh: Translate) -> None:
    body = replace(BODIES[0], items=(Missing("", "照片太亮", "重拍", ""),), deadline=None)
    text = written(legal.pages(paper(body, zh), zh))
    assert "照片太亮" in text
    assert "依据" not in text
    assert "None" not in text


SCRIPT = """
import hashlib
from papers import legal
from papers.texts import english
from tests.papers.samples import BODIES, paper
print(hashlib.sha256(legal.render(paper(BODIES[1], english), english)).hexdigest())
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_makes_the_same_bytes(seed: str) -> None:
    here = hashlib.sha256(legal.render(paper(BODIES[1], english), english)).hexdigest()
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Shanghai"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == here
