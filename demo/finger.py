"""One finger on the glass of a window: a touch, a line drawn. Whoever plays a villager touches with this one."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from shiboken6 import isValid

NAME = ((.2, .3), (.3, .6), (.4, .3), (.5, .6), (.6, .35), (.7, .6), (.8, .4))
"""Something like a name, in shares of the paper's width and height."""


@cache
def glass() -> QPointingDevice:
    """The touch screen of this process."""
    return QTest.createTouchDevice()


def tap(window: QQuickWindow, at: QPoint) -> None:
    """Touch and lift."""
    QTest.touchEvent(window, glass()).press(0, at, window).commit()
    QGuiApplication.processEvents()
    lift(window, at)
    QGuiApplication.processEvents()


def lift(window: QQuickWindow, at: QPoint) -> None:
    """Take the finger away."""
    QTest.touchEvent(window, glass()).release(0, at, window).commit()


def draw(window: QQuickWindow, item: QQuickItem, line: Sequence[tuple[float, float]],
         frame: Callable[[], object]) -> None:
    """Draw one line on an item. `frame` lets the window draw: moves are taken once a frame."""
    points = [item.mapToScene(QPointF(item.width() * x, item.height() * y)).toPoint() for x, y in line]
    QTest.touchEvent(window, glass()).press(0, points[0], window).commit()
    for point in points[1:]:
        QTest.touchEvent(window, glass()).move(0, point, window).commit()
        frame()
    lift(window, points[-1])


def middle(item: QQuickItem) -> QPoint:
    """Where a finger goes for it."""
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def seen(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Everything on the window that can be seen; what was just destroyed may leave a wrapper of something else."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        if isinstance(item, QQuickItem) and isValid(item) and item.isVisible() and item.opacity() > 0:
            yield item
            waiting += item.childItems()
