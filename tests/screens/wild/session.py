"""One person at random: walks until fifty words were said, then is away."""

from random import Random

from tests.kiosk.village import Village
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.keys import Keys
from tests.screens.wild.unseen import Unseen
from tests.screens.wild.walk import Walk

WORDS = 50
LONGEST_S, MOST_STEPS = 200, 500


class Session:
    """Plays once; `words` holds what was said."""

    def __init__(self, village: Village, screen: Screen | Unseen, keys: Keys, chance: Random) -> None:
        self._screen, self._keys, self._chance = screen, keys, chance
        self._walk = Walk(village, screen, keys, chance)
        self.words, self.seen = self._walk.words, self._walk.seen

    def play(self) -> None:
        """Screen after screen. Raises AssertionError where a person is caught on the way."""
        for _ in range(MOST_STEPS):
            if len(self.words) >= WORDS:
                break
            self._walk.step()
        assert len(self.words) >= WORDS, f"caught: {self._walk.seen}"
        if self._chance.random() < 0.3:
            self._screen.app.navigator.help()
        self._walk.take_all_away()

    def leave(self) -> None:
        """By the key for home, or nobody is there any more."""
        if self._screen.name in ("HomeScreen", "AttractScreen") or self._chance.random() < 0.5:
            self._screen.app.navigator.home()
        else:
            self._wait()
        self._screen.run()

    def _wait(self) -> None:
        """Seconds in which nobody touches anything."""
        self._screen.app.frame.watch(True)
        for _ in range(LONGEST_S):
            if self._screen.name == "CoverScreen":
                self._screen.app.navigator.current.tick()  # type: ignore[union-attr]
            elif self._screen.name != "AttractScreen":
                self._screen.app.frame.tick()
        assert self._screen.name == "AttractScreen", self._screen.name
