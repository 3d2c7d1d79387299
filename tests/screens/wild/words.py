"""Words no text of ours holds: what a person says in a session, and what must not be found after it."""

from collections.abc import Iterator
from random import Random
from string import digits

from casework.citizen_number import check_character
from casework.short_code import ALPHABET

RARE = "堃喆玥翀犇燚淼垚昉旻晟烨"
SYLLABLES = ("kun", "zhe", "yue", "chong", "yao", "yan", "miao", "dui", "nuan", "quan", "shuo", "zhuang")
TOWNSHIP = "231299"
PIECE = 24


class Words:
    """Everything one person said, as text or as bytes; random, so that it can stand nowhere by chance."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._said: dict[str | bytes, None] = {}

    def __len__(self) -> int:
        return len(self._said)

    def __iter__(self) -> Iterator[str | bytes]:
        return iter(self._said)

    def said(self, text: str) -> str:
        """It was said."""
        self._said[text] = None
        return text

    def seen(self, picture: bytes) -> None:
        """A piece from within a photograph or a signature."""
        self._said[picture[len(picture) // 2:][:PIECE]] = None

    def number(self) -> str:
        """Ten digits."""
        return self.said(self._some(digits, 10))

    def telephone(self) -> str:
        """Eleven digits that a telephone may have."""
        return self.said("13" + self._some(digits, 9))

    def account(self) -> str:
        """Nineteen digits that a bank card may have."""
        first = "622848" + self._some(digits, 12)
        doubled = sum(sum(divmod(int(one) * (1 + place % 2), 10)) for place, one in enumerate(first[::-1], 1))
        return self.said(first + str(-doubled % 10))

    def citizen(self) -> str:
        """The citizen number of somebody old, invented."""
        born = f"{self._chance.randint(1931, 1960)}{self._chance.randint(1, 12):02}{self._chance.randint(1, 28):02}"
        first = TOWNSHIP + born + self._some(digits, 3)
        return self.said(first + check_character(first))

    def code(self) -> str:
        """Twelve characters, as on a slip."""
        return self.said(self._some(ALPHABET, 12))

    def name(self) -> str:
        """Four rare characters."""
        return self.said(self._some(RARE, 4))

    def letters(self) -> str:
        """Four syllables run together."""
        return self.said("".join(self._chance.choices(SYLLABLES, k=4)))

    def _some(self, of: str, count: int) -> str:
        return "".join(self._chance.choices(of, k=count))
