"""What must hold of every screen, measured on the drawn scene in millimetres: sizes, gaps, texts, frame, names."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.screens.kiosk_screen import Screen

PAD_MM, TARGET_MM, GAP_MM, SMALLEST_MM, EDGE_MM = 14.0, 20.0, 3.0, 5.4, 1.5
PADS = ("key", "candidate", "moreCandidates")
TOOLS = ("toolHome", "toolRead", "toolSize", "toolHelp")
CENTRE_ACROSS, RIGHT, CENTRE_DOWN, BOTTOM = 4, 2, 128, 64
LEADING, NARROW = 6, 3
"""Pixels of a text's box that hold no ink: above and below, at the sides."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An item that can be seen, where it stands in the window, and what it lies in."""

    item: QQuickItem
    box: QRectF
    name: str
    above: frozenset[int]
    number: int

    def holds(self, other: "Seen") -> bool:
        """Whether the other is a part of it."""
        return self.number in other.above

    def apart(self, other: "Seen") -> bool:
        """Whether neither is a part of the other."""
        return not self.holds(other) and not other.holds(self)


class Scene:
    """One look at a window; everything that is measured is measured on it."""

    def __init__(self, window: QQuickWindow, ppmm: float) -> None:
        self.mm = ppmm
        self.whole = QRectF(0, 0, window.width(), window.height())
        self.items: list[Seen] = []
        self._gather(window.contentItem(), frozenset())
        self.keys = [one for one in self.items if one.item.property("isKey") and one.item.isEnabled()]
        # not asked by class name: PySide6 6.9 mixes up a metaObject() with items made later at its address
        self.texts = [one for one in self.items
                      if one.item.property("truncated") is not None and one.item.property("text")]

    def _gather(self, item: QQuickItem, above: frozenset[int]) -> None:
        box = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        seen = Seen(item, box, item.objectName(), above, len(self.items))
        self.items.append(seen)
        inside = above | {seen.number}
        for child in item.childItems():
            if isinstance(child, QQuickItem) and child.isVisible() and child.opacity() > 0:
                self._gather(child, inside)

    def names(self) -> set[str]:
        """What is there."""
        return {one.name for one in self.items} - {""}


def faults(screen: Screen) -> list[str]:
    """Everything that is wrong with the geometry of the open screen, in words."""
    return faults_of(Scene(screen.app.window, screen.app.frame.ppmm))


def faults_of(scene: Scene) -> list[str]:
    """The same of a look already taken."""
    return [*_keys(scene), *_gaps(scene), *_texts(scene), *_one_over_the_other(scene), *_frame(scene), *_names(scene)]


def _keys(scene: Scene) -> Iterator[str]:
    for key in scene.keys:
        wide, high = key.box.width() / scene.mm, key.box.height() / scene.mm
        if min(wide, high) < (PAD_MM if key.name.startswith(PADS) else TARGET_MM):
            yield f"key {key.name or words(key)} is {wide:.2f} x {high:.2f} mm"
        if not scene.whole.contains(key.box):
            yield f"key {key.name} leaves the window"


def _gaps(scene: Scene) -> Iterator[str]:
    for one, two in combinations(scene.keys, 2):
        a, b = one.box, two.box
        beside = max(b.left() - a.right(), a.left() - b.right()) / scene.mm
        above = max(b.top() - a.bottom(), a.top() - b.bottom()) / scene.mm
        if max(beside, above) < GAP_MM and one.apart(two):
            yield f"keys {one.name} and {two.name} are {max(beside, above):.2f} mm apart"


def _texts(scene: Scene) -> Iterator[str]:
    for text in scene.texts:
        item, said = text.item, words(text)
        if item.property("truncated"):
            yield f"text cut: {said}"
        if item.property("contentHeight") > item.height() + 2 or item.property("contentWidth") > item.width() + 2:
            yield f"text leaves its place: {said}"
        if not scene.whole.adjusted(EDGE_MM * scene.mm, -1, -EDGE_MM * scene.mm, 1).contains(painted(text)):
            yield f"text reaches the edge of the window: {said}"
        drawn = item.property("fontInfo").property("pixelSize").toNumber()
        if drawn / scene.mm < SMALLEST_MM:
            yield f"text is {drawn / scene.mm:.1f} mm: {said}"


def _one_over_the_other(scene: Scene) -> Iterator[str]:
    """Words under a key, words over words; a sign lies above the page until the next touch."""
    inked = [(text, painted(text).adjusted(NARROW, LEADING, -NARROW, -LEADING)) for text in scene.texts
             if text.name != "signText"]
    for text, ink in inked:
        for key in scene.keys:
            if key.box.intersects(ink) and text.apart(key):
                yield f"text under key {key.name}: {words(text)}"
            if key.holds(text) and not (key.box.left() <= ink.left() and ink.right() <= key.box.right()):
                yield f"text wider than key {key.name}: {words(text)}"
    for (one, ink), (other, beside) in combinations(inked, 2):
        if ink.intersects(beside):
            yield f"text over text: {words(one)} and {words(other)}"


def painted(text: Seen) -> QRectF:
    """Where the words themselves stand: as wide and high as they came out, where their alignment puts them."""
    item, box = text.item, text.box
    wide, high = item.property("contentWidth"), item.property("contentHeight")
    across, down = int(item.property("across") or 0), int(item.property("down") or 0)
    padding = 0.0 if down in (CENTRE_DOWN, BOTTOM) else item.property("topPadding") or 0.0
    left = {CENTRE_ACROSS: (box.width() - wide) / 2, RIGHT: box.width() - wide}.get(across, 0.0)
    top = {CENTRE_DOWN: (box.height() - high) / 2, BOTTOM: box.height() - high}.get(down, 0.0)
    return QRectF(box.x() + left, box.y() + top + padding, wide, high)


def words(seen: Seen) -> str:
    """Which text it is."""
    return str(seen.item.property("text"))[:24]


def _frame(scene: Scene) -> Iterator[str]:
    there = scene.names()
    yield from (f"{name} is missing" for name in TOOLS if name not in there)
    blue = [key.name for key in scene.keys if key.item.property("primary")]
    if len(blue) > 1:
        yield f"more than one blue key: {blue}"


def _names(scene: Scene) -> Iterator[str]:
    for key in scene.keys:
        if not key.name or not str(key.item.property("text") or "").strip():
            yield f"a key without name or words: {key.name!r} {words(key)!r}"
