"""A paper through the real screen: taken, judged in words and voice, turned, cornered, page by page, never refused."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.forms.filling import Filling
from kiosk.forms.pages import PageKind
from tests.kiosk.village import Village
from tests.pictures.drawn import jpeg, laid, sheet, spoilt
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen, place

LYING = ((0.28, 0.1), (0.68, 0.07), (0.74, 0.9), (0.3, 0.93))
CLOSE = ((0.1, 0.05), (0.9, 0.06), (0.92, 0.94), (0.08, 0.93))


@pytest.fixture
def filling(village: Village, screen: Screen) -> Filling:
    """A form open at its first photographed paper, on the screen."""
    (village.folder / "camera").mkdir()
    person = village.kiosk.identity.typed("23129919420305002X", "王秀兰")
    made = village.kiosk.applying.start("MZ01", person)  # type: ignore[arg-type]
    assert isinstance(made, Filling)
    made.go_to(next(row.ref for row in made.review() if row.kind is PageKind.PHOTO))
    screen.touch("start")
    screen.app.applying.fill(made, hand_in=lambda done: None, leave=screen.app.finding.home)  # type: ignore[arg-type]
    screen.run()
    return made


def camera(village: Village, *pictures: Image.Image) -> None:
    for number, picture in enumerate(pictures):
        (village.folder / f"camera/document-{number}.jpg").write_bytes(jpeg(picture))


def stands(filling: Filling, at: int = 0) -> tuple[int, int]:
    """Size of a page as it is kept."""
    assert filling.current is not None
    picture = filling.picture(filling.current.ref, at)
    assert picture is not None
    return Image.open(BytesIO(picture)).size


def watch(screen: Screen) -> None:
    """Half a second passes."""
    screen.app.navigator.current.watch()  # type: ignore[union-attr]
    screen.app.beside.wait()
    screen.run()


def look(screen: Screen, name: str) -> None:
    screen.look(f"papers-{name}")
    assert any(item.property("paintedWidth") > 1 for item in screen.items()
               if item.objectName() in ("picture", "cornerPicture"))
    assert not faults(screen), name


def test_a_paper_is_laid_straight_and_turned(village: Village, screen: Screen, filling: Filling) -> None:
    camera(village, laid(LYING, size=(1600, 1200)))
    watch(screen)
    look(screen, "empty")
    told = screen.text_of("countyHas")
    assert told.startswith("县里已有，不用交：身份证、户口簿")
    screen.touch("takePhoto")
    look(screen, "good")
    assert "countyHas" not in {item.objectName() for item in screen.items()}, "the place belongs to the verdict"
    width, height = stands(filling)
    assert 0.66 < width / height < 0.72, "the sheet alone, upright"
    assert "看得清" in screen.text_of("verdict") or "清楚" in screen.text_of("verdict")
    screen.touch("turnPhoto")
    assert stands(filling) == (height, width)
    screen.touch("forward")
    assert screen.app.navigator.current.property("heading") != ""  # type: ignore[union-attr]


def test_who_cannot_hold_still_is_not_refused(village: Village, screen: Screen, filling: Filling) -> None:
    camera(village, spoilt(laid(CLOSE), "glare", (0.5, 0.4)), spoilt(laid(CLOSE), "blurred"))
    before = screen.app.navigator.current
    said: list[list[str]] = []
    before.said.connect(said.append)  # type: ignore[union-attr]
    screen.touch("takePhoto")
    look(screen, "glare")
    assert "太亮" in screen.text_of("verdict") and screen.text_of("forward") == "就用这张"
    assert screen.app.frame.reader.texts == said[0] == [screen.text_of("verdict"), screen.text_of("advice")]
    screen.touch("takePhoto")
    look(screen, "blurred")
    assert "不要紧" in screen.text_of("advice"), "after two tries nobody is asked to try again"
    screen.touch("forward")
    assert screen.app.navigator.current is not before
    assert [one.look for one in filling.attachments()] == ["blurred"]


def test_pages_are_added_moved_taken_out_and_put_back(village: Village, screen: Screen, filling: Filling) -> None:
    camera(village, laid(CLOSE), laid(CLOSE, paper=sheet(size=(1000, 1000))), laid(LYING))
    for name in ("takePhoto", "addPage", "addPage"):
        screen.touch(name)
    look(screen, "pages")
    sizes = [stands(filling, at) for at in range(3)]
    screen.touch("moveUp")
    assert [stands(filling, at) for at in range(3)] == [sizes[0], sizes[2], sizes[1]]
    screen.touch("page0")
    screen.touch("takeOut")
    look(screen, "taken-out")
    assert [stands(filling, at) for at in range(2)] == [sizes[2], sizes[1]]
    screen.touch("putBack")
    assert [stands(filling, at) for at in range(3)] == [sizes[0], sizes[2], sizes[1]]


def test_the_corners_are_set_by_drawing_and_by_two_touches(
        village: Village, screen: Screen, filling: Filling) -> None:
    camera(village, laid(LYING, size=(1600, 1200)))
    screen.touch("takePhoto")
    found = stands(filling)
    screen.touch("setCorners")
    look(screen, "corners")
    drag(screen, "corner0", (-60, -30))
    tap(screen, middle(screen, "corner1"))
    tap(screen, middle(screen, "corner1") + QPoint(120, -10))
    look(screen, "corners-moved")
    screen.touch("forward")
    look(screen, "cornered")
    width, height = stands(filling)
    assert width / height > 1.1 * found[0] / found[1], "a wider sheet"
    screen.touch("setCorners")
    screen.touch("keepWhole")
    assert stands(filling) == (1600, 1200)
    screen.touch("setCorners")
    for at, point in enumerate(((.5, .5), (.5, .5), (.6, .6), (.4, .4))):
        screen.app.navigator.current.moveCorner(at, *point)  # type: ignore[union-attr]
    screen.touch("forward")
    assert "围不成" in screen.text_of("errorText")
    screen.touch("back")
    assert stands(filling) == (1600, 1200) and screen.name == "PhotoScreen"


@pytest.mark.full
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_large_letters_leave_room_for_the_picture(
        village: Village, screen: Screen, filling: Filling, scale: float) -> None:
    screen.suffix = f"-{scale}"
    screen.app.frame.set_look(scale=scale)
    camera(village, spoilt(laid(CLOSE), "glare", (0.5, 0.4)), laid(CLOSE), laid(LYING))
    watch(screen)
    look(screen, "empty")
    screen.touch("takePhoto")
    look(screen, "glare")
    assert place(screen.find("picture")).height() > 0.2 * place(screen.find("body")).height()
    for name in ("takePhoto", "addPage"):
        screen.touch(name)
    look(screen, "pages")
    screen.touch("takeOut")
    look(screen, "taken-out")
    screen.touch("setCorners")
    look(screen, "corners")


def middle(screen: Screen, name: str) -> QPoint:
    return place(screen.find(name)).center().toPoint()


def tap(screen: Screen, at: QPoint) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(screen.app.window, device).press(0, at).commit()
    QTest.touchEvent(screen.app.window, device).release(0, at).commit()
    screen.run()


def drag(screen: Screen, name: str, by: tuple[int, int]) -> None:
    device, start = QTest.createTouchDevice(), middle(screen, name)
    QTest.touchEvent(screen.app.window, device).press(0, start).commit()
    screen.run()
    for share in (0.3, 0.7, 1.0):
        to = start + QPoint(round(by[0] * share), round(by[1] * share))
        QTest.touchEvent(screen.app.window, device).move(0, to).commit()
        screen.run(20)
    QTest.touchEvent(screen.app.window, device).release(0, start + QPoint(*by)).commit()
    screen.run()
