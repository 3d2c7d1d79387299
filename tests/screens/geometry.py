"""What must hold of every screen, in millimetres of the reference panel."""

from itertools import combinations

from tests.screens.kiosk_screen import Screen, keys, place, texts

PAD_MM, TARGET_MM, GAP_MM, SMALLEST_MM = 14.0, 20.0, 2.9, 5.4
PADS = ("key", "candidate", "moreCandidates")


def faults(screen: Screen) -> list[str]:
    """Everything that is wrong with the open screen, in words."""
    return [*_keys(screen), *_gaps(screen), *_texts(screen), *_frame(screen), *_names(screen)]


def _keys(screen: Screen) -> list[str]:
    mm = screen.app.frame.ppmm
    window = place(screen.app.window.contentItem())
    found = []
    for key in keys(screen):
        where, name = place(key), key.objectName() or key.property("text")
        least = PAD_MM if str(key.objectName()).startswith(PADS) else TARGET_MM
        if min(where.width(), where.height()) / mm < least - 0.3:
            found.append(f"key {name} is {where.width() / mm:.1f} x {where.height() / mm:.1f} mm")
        if not window.contains(where):
            found.append(f"key {name} leaves the window")
    return found


def _gaps(screen: Screen) -> list[str]:
    mm = screen.app.frame.ppmm
    found = []
    for one, two in combinations(keys(screen), 2):
        if two in _inside(one) or one in _inside(two):
            continue
        a, b = place(one), place(two)
        beside = max(b.left() - a.right(), a.left() - b.right()) / mm
        above = max(b.top() - a.bottom(), a.top() - b.bottom()) / mm
        if max(beside, above) < GAP_MM:
            found.append(f"keys {one.objectName()} and {two.objectName()} are {max(beside, above):.1f} mm apart")
    return found


def _inside(item: object) -> list[object]:
    children = list(item.childItems())  # type: ignore[attr-defined]
    return children + [deep for child in children for deep in _inside(child)]


def _texts(screen: Screen) -> list[str]:
    mm = screen.app.frame.ppmm
    window = place(screen.app.window.contentItem())
    pressed = [(key, place(key)) for key in keys(screen)]
    found = []
    for text in texts(screen):
        where, words = place(text), str(text.property("text"))[:24]
        if text.property("truncated"):
            found.append(f"text cut: {words}")
        if text.property("contentHeight") > text.height() + 2 or text.property("contentWidth") > text.width() + 2:
            found.append(f"text leaves its place: {words}")
        if not window.adjusted(-1, -1, 1, 1).contains(where):
            found.append(f"text leaves the window: {words}")
        drawn = text.property("fontInfo").property("pixelSize").toNumber()
        if drawn / mm < SMALLEST_MM:
            found.append(f"text is {drawn / mm:.1f} mm: {words}")
        if text.objectName() == "signText":
            continue      # a sign lies above the page until the next touch
        for key, key_place in pressed:
            apart = text not in _inside(key) and key not in _inside(text)
            if apart and key_place.adjusted(3, 3, -3, -3).intersects(where):
                found.append(f"text under key {key.objectName()}: {words}")
    return found


def _frame(screen: Screen) -> list[str]:
    found = [f"{name} is missing" for name in ("toolHome", "toolRead", "toolSize", "toolHelp")
             if not any(item.objectName() == name for item in screen.items())]
    blue = [key.objectName() for key in keys(screen) if key.property("primary")]
    return found + ([f"more than one blue key: {blue}"] if len(blue) > 1 else [])


def _names(screen: Screen) -> list[str]:
    return [f"a key without name or words: {key.objectName()!r} {key.property('text')!r}"
            for key in keys(screen) if not key.objectName() or not key.property("text")]
