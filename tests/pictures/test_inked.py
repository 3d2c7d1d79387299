"""The print of a finger is found on its paper, be the paper small or large; what is no print stays whole."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from demo.fingerprints import fingerprint
from kiosk.pictures.inked import inked
from kiosk.pictures.sheet import find, straighten
from tests.pictures.drawn import sheet


def pressed(size: tuple[int, int], at: tuple[int, int], long: int, ink: str = "#B02A22") -> Image.Image:
    """A white paper with the lines of a finger around a point."""
    image = Image.new("RGB", size, "#F6F4EC")
    draw = ImageDraw.Draw(image)
    for ring in range(long // 12, long // 2, max(3, long // 14)):
        draw.ellipse((at[0] - ring * 0.7, at[1] - ring, at[0] + ring * 0.7, at[1] + ring), outline=ink, width=3)
    return image


@pytest.mark.parametrize(("size", "at", "long", "ink"), [
    ((1400, 2000), (900, 1500), 135, "#B02A22"),
    ((1000, 740), (500, 370), 330, "#B02A22"),
    ((1000, 740), (250, 180), 200, "#303038"),
], ids=["a finger on A4", "on a small sheet", "black ink"])
def test_a_print_is_cut_out(size: tuple[int, int], at: tuple[int, int], long: int, ink: str) -> None:
    found = inked(pressed(size, at, long, ink))
    assert 0.9 * long <= found.height <= long * 2 and found.width <= long * 1.7
    darkest, _ = found.getchannel("G").getextrema()
    assert darkest < 120, "its lines are there"


@pytest.mark.parametrize("image", [Image.new("RGB", (800, 600), "#F6F4EC"), sheet()], ids=["nothing", "writing"])
def test_what_is_no_print_stays_whole(image: Image.Image) -> None:
    assert inked(image).size == image.size


def test_the_print_of_the_walks_is_found_on_its_paper(tmp_path: Path) -> None:
    fingerprint(tmp_path / "one.jpg")
    with Image.open(tmp_path / "one.jpg") as photo:
        found = find(photo)
        assert found is not None
        paper = straighten(photo, found.quad, max_pixels=2000)
    assert inked(paper).width < 0.6 * paper.width
