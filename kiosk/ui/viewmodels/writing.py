"""Writing Chinese with pinyin letters: pure state, shared by search and text entry."""

from kiosk.services.pinyin import Pinyin

SHOWN = 7


class Writing:
    """The text so far, the letters of the syllable being typed, and the page of candidates."""

    def __init__(self, pinyin: Pinyin, *, names: bool = False, text: str = "") -> None:
        self._pinyin, self._names = pinyin, names
        self.text, self.letters, self._page = text, "", 0

    def add_letter(self, letter: str) -> None:
        """One more letter of the syllable."""
        self.letters, self._page = self.letters + letter, 0

    def choose(self, character: str) -> None:
        """Take a candidate."""
        self.text, self.letters, self._page = self.text + character, "", 0

    def erase(self) -> None:
        """Take back a letter, or the last character (a code point, however rare)."""
        if self.letters:
            self.letters = self.letters[:-1]
        else:
            self.text = self.text[:-1]
        self._page = 0

    def more(self) -> None:
        """Show the next candidates, from the first again after the last."""
        all_of_them = self._all()
        self._page = self._page + 1 if (self._page + 1) * SHOWN < len(all_of_them) else 0

    def candidates(self) -> list[str]:
        """Return the candidates shown now."""
        start = self._page * SHOWN
        return self._all()[start:start + SHOWN]

    def _all(self) -> list[str]:
        return self._pinyin.candidates(self.letters, names=self._names and not self.text) if self.letters else []
