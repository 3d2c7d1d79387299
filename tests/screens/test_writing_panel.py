"""The panel that writes, touched on the real screen: handwriting, pinyin, strokes, digits, codes."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.handwriting.worker import Worker
from kiosk.services.handwriting import Handwriting, Unable
from kiosk.services.pinyin import Pinyin
from kiosk.ui.viewmodels.entry import EntryViewModel
from tests.kiosk.village import Village
from tests.screens.conftest import ITEMS, published
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen

WANG = [[(.3, .2), (.7, .2)], [(.35, .5), (.65, .5)], [(.5, .2), (.5, .8)], [(.2, .8), (.8, .8)]]
PATIENCE_S = 60


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    """A kiosk that reads handwriting."""
    made = Village(tmp_path, Handwriting(Worker))
    for code in ITEMS:
        made.publish(published(code))
    yield made
    made.handwriting.end()
    made.switch_off()


@pytest.fixture
def named(screen: Screen) -> Screen:
    """The screen that asks for a name."""
    screen.touch("start")
    screen.app.applying._shell.show(EntryViewModel(
        heading="您叫啥名字？", done=lambda name: None, back=screen.app.finding.home, back_text="上一步",
        forward_text="下一步", pinyin=Pinyin(), names=True, placeholder="在下面写，再摸对的字"))
    screen.run()
    return screen


def until(screen: Screen, so: object, what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not so():  # type: ignore[operator]
        assert time.monotonic() < deadline, f"{what} did not come"
        screen.run()
        QTest.qWait(20)


def write(screen: Screen, strokes: Sequence[Sequence[tuple[float, float]]]) -> None:
    """Draw with a finger, places as shares of the pad."""
    pad = screen.find("inkPad")
    corner = pad.mapToScene(QPointF(0, 0))
    side = min(pad.width(), pad.height())
    for stroke in strokes:
        (x0, y0), (x1, y1) = stroke
        points = [QPoint(int(corner.x() + side * (x0 + (x1 - x0) * at / 12)),
                         int(corner.y() + side * (y0 + (y1 - y0) * at / 12))) for at in range(13)]
        QTest.mousePress(screen.app.window, Qt.MouseButton.LeftButton, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(screen.app.window, point)
        QTest.mouseRelease(screen.app.window, Qt.MouseButton.LeftButton, pos=points[-1])
    screen.run()


def candidates(screen: Screen) -> list[str]:
    return [str(item.property("text")) for item in sorted(
        (one for one in screen.items() if one.objectName().startswith("candidate")), key=lambda one: one.x())]


def test_a_surname_is_written_by_hand_and_never_taken_by_itself(named: Screen, village: Village) -> None:
    until(named, lambda: "9," in named.text_of("coverage"), "the pen")
    named.look("write-hand-empty")
    assert not faults(named)
    write(named, WANG)
    until(named, lambda: "王" in candidates(named), "王")
    assert candidates(named)[0] == "王" and len(candidates(named)) == 8
    assert "王" not in named.text_of("fieldText")
    named.look("write-hand-wang")
    assert not faults(named)
    named.touch("candidate0")
    assert named.text_of("fieldText").startswith("王") and candidates(named) == []
    write(named, WANG[:1])
    until(named, lambda: "一" in candidates(named), "一")
    named.touch("moreCandidates")
    assert "一" not in candidates(named)
    named.touch("undoStroke")
    until(named, lambda: candidates(named) == [], "an empty pad")
    named.touch("keyErase")
    assert "王" not in named.text_of("fieldText")


def test_the_process_goes_with_the_session(named: Screen, village: Village) -> None:
    until(named, lambda: "9," in named.text_of("coverage"), "the pen")
    threads = village.handwriting._worker
    assert threads is not None and threads._process is not None
    process = threads._process
    named.app.finding.home()
    assert process.poll() is not None
    assert village.handwriting.state is None


@pytest.mark.parametrize("screen", ["portrait"], indirect=True)
def test_when_the_process_breaks_the_rest_goes_on(named: Screen, village: Village) -> None:
    until(named, lambda: "9," in named.text_of("coverage"), "the pen")
    worker = village.handwriting._worker
    assert worker is not None and worker._process is not None
    worker._process.kill()
    named.type("li")
    named.touch("candidate0")
    assert named.text_of("fieldText").startswith("李")
    named.touch("way_hand")
    write(named, WANG)
    write(named, [])
    until(named, lambda: village.handwriting.state is not None and not isinstance(village.handwriting.state, Unable),
          "a new process")


def test_every_way_to_write(named: Screen) -> None:
    for way, keys, first in (("pinyin", "wangxiulan", "王秀兰"), ("strokes", "hhsh", "王"), ("digits", "", ""),
                             ("code", "4DAE", "䶮")):
        named.touch(f"way_{way}")
        for key in keys:
            named.touch(f"key{key}")
        assert candidates(named)[:1] == ([first] if first else [])
        named.look(f"write-{way}")
        assert not faults(named), way
        if first:
            named.touch("candidate0")
    assert named.text_of("fieldText").startswith("王秀兰王䶮")


def test_what_no_typeface_has_is_kept_and_shown_by_its_number(named: Screen) -> None:
    named.touch("way_code")
    for key in "2EBF0":
        named.touch(f"key{key}")
    named.touch("candidate0")
    assert "字码" in named.text_of("writingHint")
    assert named.app.navigator.current.value == "\U0002EBF0"  # type: ignore[union-attr]
    named.look("write-rare")


@pytest.mark.full
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_larger_texts_fit(named: Screen, scale: float) -> None:
    named.suffix = f"-{scale}"
    named.app.frame.set_look(scale=scale)
    for way in ("hand", "pinyin", "strokes", "code"):
        named.touch(f"way_{way}")
        named.app.navigator.current.show_error("这一位要写成数字。对着身份证再看一遍，只改那一处。")  # type: ignore[union-attr]
        named.look(f"write-{way}")
        assert not faults(named), way
