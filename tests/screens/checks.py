"""What must hold of every screen besides its geometry: named for assistive technology, heard, readable, no way out."""

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage

from tests.screens.geometry import TOOLS, Scene, faults_of, painted, words
from tests.screens.kiosk_screen import Screen

PRESSED = {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton}
WAYS_OUT = ("QQuickPopupItem", "QQuickWebEngineView", "QQuickWebView", "QQuickTextInput", "QQuickTextEdit")
"""What shows a dialog or a menu inside the window, a page of the web, or a field with a menu of its own."""
FAINTEST = 4.5
CHINESE_DAY = re.compile(r"\d ?[年月日号]|周[一二三四五六日]|[正冬腊]月|初[一二三四五六七八九十]")
SAMPLE = 3
"""Every third pixel each way is enough to know the ground."""


class Checks:
    """Looks at one screen after another; the frame must stay where the first one had it."""

    def __init__(self) -> None:
        self._stands: dict[str, tuple[float, float]] = {}

    def look(self, screen: Screen) -> list[str]:
        """Everything that is wrong with the open screen, in words."""
        picture = screen.app.window.grabWindow()      # drawn once, all is laid out
        scene = Scene(screen.app.window, screen.app.frame.ppmm)
        return [*faults_of(scene), *unnamed(scene), *unheard(scene), *faint(scene, picture), *ways_out(screen, scene),
                *chinese_days(screen, scene), *self._moved(scene)]

    def _moved(self, scene: Scene) -> Iterator[str]:
        for one in scene.items:
            if one.name in (*TOOLS, "back"):
                at = one.box.topLeft().toTuple()
                if self._stands.setdefault(one.name, at) != at:
                    yield f"{one.name} stands at {at}, elsewhere at {self._stands[one.name]}"


def unnamed(scene: Scene) -> Iterator[str]:
    """Controls that assistive technology would not know by name and role."""
    for key in scene.keys:
        known = QAccessible.queryAccessibleInterface(key.item)
        if known is None or not known.text(QAccessible.Text.Name):
            yield f"no accessible name: {key.name}"
        elif known.role() not in PRESSED:
            yield f"no role of a key: {key.name}"


def unheard(scene: Scene) -> list[str]:
    """Visible words that are never read aloud; a field of secret figures is silent on purpose."""
    return [f"nobody hears: {text.item.property('text')}" for text in scene.texts
            if not text.item.property("spoken") and text.name != "fieldText"]


def faint(scene: Scene, picture: QImage) -> Iterator[str]:
    """Words that hardly stand out from what is painted around them."""
    pixels = _pixels(picture)
    sign = next((one for one in scene.items if one.name == "sign"), None)
    for text in scene.texts:
        if sign is not None and text.apart(sign) and sign.box.intersects(text.box):
            continue      # it lies above the page until the next touch
        box = painted(text).toRect()
        ground = pixels[max(0, box.top()):box.bottom():SAMPLE, max(0, box.left()):box.right():SAMPLE]
        if ground.size:
            shades, counts = np.unique(ground, return_counts=True)
            ratio = contrast(text.item.property("color"), QColor(int(shades[counts.argmax()])))
            if ratio < FAINTEST:
                yield f"faint, {ratio:.1f} to 1: {words(text)}"


def chinese_days(screen: Screen, scene: Scene) -> Iterator[str]:
    """Days written the Chinese way on a screen of another language."""
    if screen.language != "zh_CN":
        yield from (f"a Chinese day: {words(text)}" for text in scene.texts
                    if CHINESE_DAY.search(str(text.item.property("text"))))


def _pixels(picture: QImage) -> npt.NDArray[np.uint32]:
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.bytesPerLine() // 4)


def luminance(colour: QColor) -> float:
    """How light a colour is, 0 to 1 (WCAG 2.2)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, two: QColor) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ways_out(screen: Screen, scene: Scene) -> Iterator[str]:
    """Other windows; dialogs, menus, pages of the web and fields with a menu inside our own."""
    for window in QGuiApplication.topLevelWindows():
        if window.isVisible() and window is not screen.app.window:
            yield f"another window: {window.title()!r}"
    for one in scene.items:
        yield from (f"a way out: {kind}" for kind in WAYS_OUT if one.item.inherits(kind))
