"""Writing a word on the panel in one of its ways, at random."""

from collections.abc import Callable
from random import Random
from typing import Any

from PySide6.QtTest import QTest

from tests.screens.kiosk_screen import Screen
from tests.screens.wild.keys import Keys
from tests.screens.wild.unseen import Unseen
from tests.screens.wild.words import Words

CROSS = [[(.3, .2), (.7, .2)], [(.35, .5), (.65, .5)], [(.5, .2), (.5, .8)], [(.2, .8), (.8, .8)]]
STROKES = "hspnz"
MOST, LONG = 8, 3
TURNS, WAIT_MS, STILL = 200, 10, 20


def write(screen: Screen | Unseen, keys: Keys, chance: Random, words: Words) -> None:
    """One word more in the open field; at times the word before is taken back first."""
    panel: Any = screen.app.navigator.current.equipment  # type: ignore[union-attr]
    if chance.random() < 0.3:
        for _ in range(len(panel.shown)):
            keys.press("keyErase")
    before = len(panel.writing.text)
    ways: dict[str, Callable[[], None]] = {
        "pinyin": lambda: _spelt(panel, keys, chance, words), "strokes": lambda: _by_strokes(panel, keys, chance),
        "digits": lambda: _typed(keys, words.number()), "code": lambda: _by_code(keys, words.name()),
        "hand": lambda: _by_hand(screen, panel, keys)}
    way = chance.choice([one for one in ways if one != "hand" or panel.property("able")])
    keys.press(f"way_{way}")
    ways[way]()
    if len(new := panel.writing.text[before:]) >= LONG:
        words.said(new)


def _typed(keys: Keys, text: str) -> None:
    for character in text:
        keys.press(f"key{character}")


def _take(panel: Any, keys: Keys, chance: Random) -> bool:
    """One of the candidates, where there are some."""
    offered = len(panel.writing.candidates())
    if offered:
        keys.press(f"candidate{chance.randrange(min(offered, MOST))}")
    return offered > 0


def _spelt(panel: Any, keys: Keys, chance: Random, words: Words) -> None:
    _typed(keys, words.letters())
    if len(first := panel.writing.candidates()[0].text) >= LONG:
        words.said(first)
    while panel.writing.typed and _take(panel, keys, chance):
        pass


def _by_strokes(panel: Any, keys: Keys, chance: Random) -> None:
    for _ in range(LONG):
        _typed(keys, "".join(chance.choices(STROKES, k=4)))
        if not _take(panel, keys, chance):
            for _ in range(4):
                keys.press("keyErase")


def _by_code(keys: Keys, name: str) -> None:
    for character in name:
        _typed(keys, f"{ord(character):X}")
        keys.press("candidate0")


def _by_hand(screen: Screen | Unseen, panel: Any, keys: Keys) -> None:
    """A character drawn; what the process makes of it is taken, if it comes in time and no better answer follows."""
    keys.write(CROSS)
    still, before = 0, panel.writing.candidates()
    for _ in range(TURNS):
        QTest.qWait(WAIT_MS)
        now = panel.writing.candidates()
        still, before = (still + 1 if now == before and now else 0), now
        if still == STILL:
            keys.press("candidate1")
            return
