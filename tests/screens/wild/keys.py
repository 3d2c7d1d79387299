"""Two ways to press a key of the open page by its name: touched on the glass, or told to the page behind it."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtQuick import QQuickItem

from demo.finger import NAME
from kiosk.ui.viewmodels.writing_page import WritingPage
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.unseen import Unseen

SLOTS = {
    "forward": "goForward", "back": "goBack", "start": "goForward", "takePhoto": "take", "addMember": "add",
    "keyErase": "erase", "moreCandidates": "more",
}
"""The slots that are not called as their key is."""
BEGINNINGS = {"item_": "open", "choice_": "touch", "option_": "pick", "level_": "choose", "key": "type",
              "candidate": "choose", "way_": "chooseWay", "go_": "go"}
NUMBERED = ("level_", "candidate")
Line = Sequence[tuple[float, float]]


class Keys(Protocol):
    """`go_X` is the way X of a page that has several."""

    def press(self, key: str) -> None: ...
    def write(self, strokes: Sequence[Line]) -> None: ...
    def sign(self) -> None: ...


class Touched:
    """With the finger, on what is drawn. The keys of a pad are looked for once: they stay while only they are used."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._pad: dict[str, QQuickItem] = {}

    def press(self, key: str) -> None:
        """Where it stands."""
        if not key.startswith("key"):
            self._pad.clear()
            self._screen.touch(key.removeprefix("go_"))
            return
        if key not in self._pad:
            self._screen.drawn()
            self._pad[key] = self._screen.find(key)
        self._screen.feel(self._pad[key])

    def write(self, strokes: Sequence[Line]) -> None:
        """On the pad for handwriting."""
        self._screen.draw("inkPad", *map(list, strokes))

    def sign(self) -> None:
        """On the paper."""
        self._screen.draw("signaturePad", list(NAME))


class Told:
    """Without the glass: the slot that the key calls."""

    def __init__(self, screen: Unseen) -> None:
        self._screen = screen

    def press(self, key: str) -> None:
        """What QML would call."""
        page: Any = self._screen.app.navigator.current
        told = page.equipment if isinstance(page, WritingPage) and _is_of_the_panel(key, page) else page
        if key.startswith("change_"):
            page.change(next(row.ref for row in page.property("rows").rows if key == f"change_{row.name}"))
        elif key in SLOTS or not any(map(key.startswith, BEGINNINGS)):
            getattr(told, SLOTS.get(key, key))()
        else:
            start = next(one for one in BEGINNINGS if key.startswith(one))
            rest = key.removeprefix(start)
            getattr(told, BEGINNINGS[start])(int(rest) if start in NUMBERED else rest)
        self._screen.app.beside.wait()
        if self._screen.app.navigator.current is not page or key == "takePhoto":
            self._screen.run(1)

    def write(self, strokes: Sequence[Line]) -> None:
        """The points one after the other."""
        page: Any = self._screen.app.navigator.current
        page.equipment.wrote([[part for point in line for part in point] for line in strokes])

    def sign(self) -> None:
        """On a paper of 300 by 100."""
        page: Any = self._screen.app.navigator.current
        page.draw([[part * 100 for point in NAME for part in point]], 300.0, 100.0)


def _is_of_the_panel(key: str, page: WritingPage) -> bool:
    return page.equipment is not None and key.startswith(("key", "candidate", "way_", "moreCandidates"))
