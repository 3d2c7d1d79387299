"""A sheet is found where it was laid, and lies straight afterwards."""

import time
from random import Random

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from kiosk.pictures.legibility import Look, judge
from kiosk.pictures.quad import Point, Quad, distance
from kiosk.pictures.sheet import find, straighten
from tests.pictures.drawn import BOOKLET, CLOTH, WOOD, laid, sheet, spoilt

STRAIGHT: tuple[Point, Point, Point, Point] = ((0.3, 0.08), (0.7, 0.08), (0.7, 0.92), (0.3, 0.92))
TURNED: tuple[Point, Point, Point, Point] = ((0.28, 0.18), (0.66, 0.08), (0.76, 0.86), (0.36, 0.94))
FAR: tuple[Point, Point, Point, Point] = ((0.34, 0.12), (0.68, 0.12), (0.8, 0.9), (0.22, 0.9))
LYING: tuple[Point, Point, Point, Point] = ((0.1, 0.2), (0.9, 0.14), (0.94, 0.8), (0.06, 0.84))
LAYINGS = {"straight": STRAIGHT, "turned": TURNED, "seen from the side": FAR, "lying": LYING}
TOLERANCE = 0.012
"""Of the picture's side: 4 mm of a sheet that fills it."""


def worst(found: Quad, wanted: tuple[Point, ...]) -> float:
    return max(min(distance(one, other) for other in wanted) for one in found.corners)


@pytest.mark.parametrize("corners", LAYINGS.values(), ids=LAYINGS.keys())
@pytest.mark.parametrize(("table", "paper"), [(WOOD, None), (CLOTH, sheet(paper=BOOKLET))],
                         ids=["paper on wood", "booklet on cloth"])
def test_a_sheet_is_found_within_the_tolerance(corners: tuple[Point, Point, Point, Point], table: tuple[int, int, int],
                                               paper: Image.Image | None) -> None:
    found = find(laid(corners, table=table, paper=paper))
    assert found is not None and not found.cut
    assert worst(found.quad, corners) < TOLERANCE


def test_sheets_laid_by_chance_are_found() -> None:
    random = Random(11)
    for _ in range(12):
        corners = tuple((x + random.uniform(-0.08, 0.08), y + random.uniform(-0.07, 0.07)) for x, y in STRAIGHT)
        found = find(laid(corners, size=(800, 600), paper=sheet(size=(500, 700))))  # type: ignore[arg-type]
        assert found is not None and worst(found.quad, corners) < TOLERANCE, corners


def test_a_thumb_on_the_rim_moves_no_corner_far() -> None:
    image = laid(STRAIGHT)
    ImageDraw.Draw(image).ellipse((795, 420, 885, 495), fill=(188, 140, 110))
    found = find(image)
    assert found is not None and worst(found.quad, STRAIGHT) < 3 * TOLERANCE


def test_a_straightened_sheet_looks_like_the_sheet() -> None:
    paper = sheet()
    image = laid(FAR, paper=paper, size=(2000, 1500))
    found = find(image)
    assert found is not None
    straight = straighten(image, found.quad, max_pixels=1400)
    apart = ImageChops.difference(straight.resize((250, 350)).convert("L"), paper.resize((250, 350)).convert("L"))
    assert max(straight.size) <= 1400 and ImageStat.Stat(apart).mean[0] < 26


def test_no_sheet_is_made_up() -> None:
    table = Image.effect_noise((600, 450), 40).convert("RGB")
    assert find(table) is None
    assert find(Image.new("RGB", (600, 450), WOOD)) is None
    heap = Image.new("RGB", (600, 450), WOOD)
    ImageDraw.Draw(heap).ellipse((110, 75, 490, 375), fill=(240, 240, 235))
    assert find(heap) is None


def test_a_scan_that_fills_the_picture_is_left_whole() -> None:
    assert find(sheet()) is None


def test_a_sheet_that_goes_on_outside_is_told() -> None:
    found = find(laid(((0.3, -0.2), (0.7, -0.2), (0.7, 0.8), (0.3, 0.8))))
    assert found is not None and found.cut


@pytest.mark.parametrize("how", ["good", "dark", "blurred", "glare"])
@pytest.mark.parametrize("corners", [TURNED, FAR], ids=["turned", "seen from the side"])
def test_what_is_wrong_is_told_apart_on_the_sheet(corners: tuple[Point, Point, Point, Point], how: str) -> None:
    image = spoilt(laid(corners, size=(2000, 1500)), how)
    found = find(image)
    seen = straighten(image, found.quad, max_pixels=2000) if found else image
    assert judge(seen).look is Look(how)


def test_a_photograph_is_ready_in_less_than_the_time_of_a_breath() -> None:
    image = laid(TURNED, size=(3264, 2448))
    began = time.process_time()
    found = find(image)
    assert found is not None
    judge(straighten(image, found.quad, max_pixels=2000))
    spent = time.process_time() - began
    began = time.process_time()
    image.resize((2000, 1500), Image.Resampling.LANCZOS)
    assert spent < 4 * (time.process_time() - began)


def test_the_bright_spot_is_shown_where_it_is() -> None:
    where = judge(spoilt(sheet(), "glare", (0.7, 0.25))).where
    assert where is not None
    left, top, width, height = where
    assert left >= 0.4 and left + width <= 1.0 and top + height <= 0.55
