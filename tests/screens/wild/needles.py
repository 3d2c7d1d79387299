"""Looking for thousands of words at once in megabytes, as they stand in UTF-8 and in Qt's UTF-16."""

from collections.abc import Collection

import numpy as np

Word = str | bytes
KEY = 4
"""So many bytes of a word are looked for first; no word is shorter."""


class Needles:
    """What is looked for."""

    def __init__(self, words: Collection[Word]) -> None:
        self._words = {form: word for word in words for form in _forms(word)}
        self._by_key: dict[int, list[bytes]] = {}
        for form in self._words:
            self._by_key.setdefault(int.from_bytes(form[:KEY], "little"), []).append(form)
        self._keys = np.array(list(self._by_key), np.uint32)
        self._low = np.zeros(1 << 16, bool)
        self._low[self._keys & 0xFFFF] = True

    def within(self, data: bytes) -> set[Word]:
        """Those of the words that stand in it."""
        found: set[Word] = set()
        for start in range(min(KEY, len(data))):
            rows = np.frombuffer(data, np.uint32, (len(data) - start) // KEY, start)
            places = np.flatnonzero(self._low[rows & 0xFFFF])
            places = places[np.isin(rows[places], self._keys)]
            for place, key in zip(places * KEY + start, rows[places], strict=True):
                found |= {self._words[form] for form in self._by_key[int(key)] if data.startswith(form, int(place))}
        return found


def _forms(word: Word) -> tuple[bytes, ...]:
    return (word,) if isinstance(word, bytes) else (word.encode(), word.encode("utf-16-le"))
