"""Letters parted into the syllables they may mean: whole ones, first letters, or the beginning of the last."""

from functools import lru_cache
from typing import Final

from kiosk.services.words import syllables

MOST: Final = 24
LONGEST: Final = 6
_FIRST: Final = frozenset("b p m f d t n l g k h j q x zh ch sh r z c s y w".split())


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(syllable[:length] for syllable in syllables() for length in range(1, len(syllable) + 1))


def partings(letters: str) -> tuple[tuple[str, ...], ...]:
    """The ways to part `letters`, likeliest first: few pieces, and most of them whole syllables.

    Empty when some of the letters are the beginning of no syllable.
    """
    ways: list[list[tuple[str, ...]]] = [[] for _ in range(len(letters) + 1)]
    ways[0] = [()]
    for at in range(len(letters)):
        ways[at] = sorted(ways[at], key=_unlikely)[:MOST]
        for length in range(1, min(LONGEST, len(letters) - at) + 1):
            piece = letters[at:at + length]
            if _may_stand(piece, last=at + length == len(letters)):
                ways[at + length] += [(*way, piece) for way in ways[at]]
    return tuple(sorted(ways[-1], key=_unlikely)[:MOST])


def is_whole(way: tuple[str, ...]) -> bool:
    """Whether every piece is a syllable."""
    return all(piece in syllables() for piece in way)


def _may_stand(piece: str, *, last: bool) -> bool:
    return piece in syllables() or piece in _FIRST or (last and piece in _beginnings())


def _unlikely(way: tuple[str, ...]) -> tuple[int, int]:
    broken = sum(piece not in syllables() for piece in way)
    return (broken, len(way))
