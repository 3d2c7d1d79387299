"""One person at random: a card, words typed through the real entry pages and taken back, then away."""

from random import Random

from tests.kiosk.village import WANG, Village
from tests.screens.journeys.hands import lay, there
from tests.screens.kiosk_screen import Screen

WORDS = 50
FAMILY, GIVEN = "赵钱孙李周吴郑冯", "堃喆玥翀犇燚淼垚"
LETTERS = "bcdfghjklm"
END = ("home", "idle")
LONGEST_S = 200


class Session:
    """With `by_touch` every key is touched on the screen; without, the page behind it is told."""

    def __init__(self, village: Village, screen: Screen, chance: Random, *, by_touch: bool) -> None:
        self.village, self.screen, self.chance, self.by_touch = village, screen, chance, by_touch
        self.words: set[str] = set()

    def play(self) -> None:
        """Begin, say who one is, type; what was said is in `words`."""
        for key in ("start", "apply", "item_elder", "item_MZ07", "forward"):
            if there(self.screen, key):
                self.screen.touch(key)
        if self.chance.random() < 0.5:
            self._by_card()
        else:
            self.screen.touch("typeNumber")
        while len(self.words) < WORDS:
            self._type()
        if self.chance.random() < 0.5:
            self.screen.touch(self.chance.choice(("toolHelp", "toolSize")))

    def leave(self) -> str:
        """Home for the next person, or nobody is there any more; the way that was taken."""
        end = self.chance.choice(END)
        if end == "home":
            self.screen.app.navigator.home()
        else:
            self.screen.app.frame.watch(True)
            for _ in range(LONGEST_S):
                if self.screen.name != "AttractScreen":
                    self._wait()
            assert self.screen.name == "AttractScreen", self.screen.name
        self.screen.run()
        return end

    def _wait(self) -> None:
        """A second nobody touches anything."""
        if self.screen.name == "CoverScreen":
            self.screen.app.navigator.current.tick()  # type: ignore[union-attr]
        else:
            self.screen.app.frame.tick()

    def _by_card(self) -> None:
        name = self.chance.choice(FAMILY) + "".join(self.chance.sample(GIVEN, 2))
        lay(self.village, self.screen, WANG | {"name": name})
        self.village.take_card()
        self.words |= {name}
        self.screen.touch("forward")

    def _type(self) -> None:
        """A word no text of ours holds, typed and taken back, the last one left standing."""
        word = "".join(self.chance.choice("0123456789") for _ in range(11))
        self.words.add(word)
        for character in word:
            self._press(character)
        if len(self.words) < WORDS:
            for _ in word:
                self._press("")

    def _press(self, character: str) -> None:
        page = self.screen.app.navigator.current
        if self.by_touch:
            self.screen.touch(f"key{character}" if character else "keyErase")
        elif character:
            page.type(character)  # type: ignore[union-attr]
        else:
            page.erase()  # type: ignore[union-attr]
