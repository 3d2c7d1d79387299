"""Every character is drawn by a font that has it, or shown as its code point; never an empty box."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers import fonts
from tests.papers.samples import RARE


def forget() -> None:
    for cached in (fonts._find, fonts.face_of, fonts.advance):
        cached.cache_clear()


@pytest.fixture
def only_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without the Debian font packages."""
    monkeypatch.setattr(fonts, "SYSTEM", ())
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.mark.parametrize("char", RARE)
@pytest.mark.parametrize("bold", [False, True])
def test_rare_names_are_in_the_committed_fonts(char: str, bold: bool) -> None:
    face = fonts.face_of(char, bold=bold)
    assert face is not None
    assert face.name == ("NotoSansSC-Bold" if bold else "NotoSansSC-Regular")


def test_a_character_beyond_noto_falls_to_the_next_font() -> None:
    if "LXGWWenKai-Regular.ttf" in fonts.absent():
        pytest.skip("fonts-lxgw-wenkai is not installed")
    assert [(run.text, run.face and run.face.name) for run in fonts.runs("王𮧵兰")] == [
        ("王", "NotoSansSC-Regular"),
        ("𮧵", "LXGWWenKai-Regular"),
        ("兰", "NotoSansSC-Regular"),
    ]


@pytest.mark.usefixtures("only_own")
def test_without_the_other_fonts_it_is_missing_and_named() -> None:
    assert fonts.missing("王𮧵兰𮧵\n") == ["𮧵"]
    assert [run.face for run in fonts.runs("𮧵𮧵")] == [None, None]
    assert fonts.label("𮧵") == "U+2E9F5"
    assert "HanaMinB.ttf" in fonts.absent()


def test_private_use_and_half_surrogates_are_missing() -> None:
    assert fonts.missing("\ue123a\ud800") == ["\ue123", "\ud800"]


def test_marks_without_a_picture_are_left_out() -> None:
    assert fonts.visible("葛\U000e0100\u200b城\ufeff") == "葛城"


def test_the_frame_is_as_wide_as_what_stands_in_it() -> None:
    assert fonts.advance("\ue123") > fonts.width("U+E123") * fonts.LABEL_SIZE


@given(st.text())
def test_runs_hold_the_whole_text_in_order(text: str) -> None:
    assert "".join(run.text for run in fonts.runs(text)) == fonts.visible(text)


@given(st.text())
def test_runs_carry_only_what_their_face_has(text: str) -> None:
    for run in fonts.runs(text):
        assert {fonts.face_of(char) for char in run.text} == {run.face}
