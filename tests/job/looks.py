"""What must hold on every screen, measured on the drawn scene: sizes, gaps, texts, names, places."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

TARGET_MM, INPUT_MM, GAP_MM = 20.0, 14.0, 3.0
SLACK_PX = 2.0
INPUT_NAMES = ("key", "candidate", "moreCandidates")


@dataclass(frozen=True)
class Seen:
    """An item and where it stands in the window."""

    item: QQuickItem
    box: QRectF

    @property
    def name(self) -> str:
        return self.item.objectName() or str(self.item.property("text") or "")[:20]


def scene(window: QQuickWindow) -> list[Seen]:
    """Every item that can be seen, with its rectangle, cut by what clips it."""
    return list(_below(window.contentItem(), QRectF(0, 0, window.width(), window.height())))


def _below(item: QQuickItem, clip: QRectF) -> Iterator[Seen]:
    for child in item.childItems():
        if not isinstance(child, QQuickItem) or not child.isVisible() or child.opacity() == 0:
            continue
        corner = child.mapToScene(QPointF(0, 0))
        box = QRectF(corner.x(), corner.y(), child.width(), child.height())
        yield Seen(child, box)
        yield from _below(child, box.intersected(clip) if child.clip() else clip)


def keys_of(seen: list[Seen]) -> list[Seen]:
    """What can be pressed."""
    return [one for one in seen if one.item.property("isKey") is True]


def texts_of(seen: list[Seen]) -> list[Seen]:
    """What can be read, as large as it was painted."""
    return [Seen(one.item, _painted(one)) for one in seen
            if one.item.inherits("QQuickText") and one.item.property("text")]


def _painted(one: Seen) -> QRectF:
    text = one.item
    width, height = text.property("contentWidth"), text.property("contentHeight")
    left = {4: (one.box.width() - width) / 2, 2: one.box.width() - width}.get(
        int(text.property("across") or 0), 0.0)
    top = {128: (one.box.height() - height) / 2, 64: one.box.height() - height}.get(
        int(text.property("down") or 0), 0.0)
    return QRectF(one.box.x() + left, one.box.y() + top, width, height)


def faults(window: QQuickWindow, ppmm: float) -> list[str]:
    """Everything that is wrong on the open screen."""
    seen = scene(window)
    whole = QRectF(0, 0, window.width(), window.height())
    return [*_key_faults(seen, ppmm, whole), *_text_faults(seen, whole)]


def _key_faults(seen: list[Seen], ppmm: float, whole: QRectF) -> Iterator[str]:
    keys = keys_of(seen)
    for key in keys:
        least = (INPUT_MM if key.name.startswith(INPUT_NAMES) else TARGET_MM) * ppmm - SLACK_PX
        if min(key.box.width(), key.box.height()) < least:
            yield f"{key.name}: {key.box.width():.0f}x{key.box.height():.0f} px is too small"
        if not whole.contains(key.box):
            yield f"{key.name}: leaves the window"
        if not str(key.item.property("text") or "").strip():
            yield f"{key.name}: has no name to be read out"
    for one, other in combinations(keys, 2):
        if _nested(one, other):
            continue
        gap = GAP_MM * ppmm - SLACK_PX
        if one.box.adjusted(-gap / 2, -gap / 2, gap / 2, gap / 2).intersects(
                other.box.adjusted(-gap / 2, -gap / 2, gap / 2, gap / 2)):
            yield f"{one.name} and {other.name}: too near"
    if sum(key.item.property("primary") is True for key in keys) > 1:
        yield "two blue keys"


def _nested(one: Seen, other: Seen) -> bool:
    return _holds(one.item, other.item) or _holds(other.item, one.item)


def _holds(outer: QQuickItem, inner: QQuickItem | None) -> bool:
    while inner is not None:
        if inner == outer:
            return True
        inner = inner.parentItem()
    return False


def _text_faults(seen: list[Seen], whole: QRectF) -> Iterator[str]:
    texts, keys = texts_of(seen), keys_of(seen)
    for text in texts:
        shown = str(text.item.property("text"))[:16]
        if text.item.property("truncated"):
            yield f"{shown!r}: cut"
        if not whole.adjusted(-1, -1, 1, 1).contains(text.box):
            yield f"{shown!r}: leaves the window"
        own = Seen(text.item, QRectF(text.item.mapToScene(QPointF(0, 0)), text.item.size()))
        if text.box.height() > own.box.height() + 2 * SLACK_PX or text.box.width() > own.box.width() + 2 * SLACK_PX:
            yield f"{shown!r}: larger than its place"
        for key in keys:
            if not _holds(key.item, text.item) and key.box.intersects(text.box.adjusted(4, 4, -4, -4)):
                yield f"{shown!r}: under the key {key.name}"
    for one, other in combinations(texts, 2):
        if one.box.adjusted(3, 6, -3, -6).intersects(other.box.adjusted(3, 6, -3, -6)):
            yield (f"{str(one.item.property('text'))[:12]!r} and {str(other.item.property('text'))[:12]!r}:"
                   " one over the other")
