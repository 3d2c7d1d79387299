"""The words that pinyin is turned into, with how often they are written."""

import gzip
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[2] / "assets" / "words"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the list; `often` counts how often it was seen."""

    text: str
    syllables: tuple[str, ...]
    often: int


def beginning_with(pieces: Sequence[str], *, longer: bool = False) -> Iterator[Word]:
    """The words whose syllables begin with `pieces`, one each; with `longer` those that then go on, instead."""
    rows = _rows()
    first = "".join(piece[0] for piece in pieces)
    at = bisect_left(rows, first if longer else f"{first}\t")
    while at < len(rows) and rows[at].startswith(first if longer else f"{first}\t"):
        word = _word(rows[at])
        at += 1
        if longer == (len(word.syllables) > len(pieces)) and all(
                map(str.startswith, word.syllables, pieces)):
            yield word


@dataclass(frozen=True, slots=True)
class Sounding:
    """The characters of a syllable, the commonest first: mostly read so, and sometimes."""

    mostly: str
    sometimes: str


@lru_cache(maxsize=1)
def syllables() -> dict[str, Sounding]:
    """Every syllable without its tone, ü as v."""
    rows = gzip.decompress((FOLDER / "characters.txt.gz").read_bytes()).decode().splitlines()
    return {syllable: Sounding(mostly, sometimes) for syllable, mostly, sometimes in (row.split("\t") for row in rows)}


def commonness(character: str) -> int:
    """The place of a character among the common ones, 0 the commonest; a rare one comes after all of them."""
    return _places().get(character, len(_places()) + ord(character))


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    return {character: place for place, character in enumerate((FOLDER / "common.txt").read_text("utf-8").strip())}


@lru_cache(maxsize=1)
def _rows() -> list[str]:
    return gzip.decompress((FOLDER / "words.txt.gz").read_bytes()).decode().splitlines()


def _word(row: str) -> Word:
    _, spelt, text, often = row.split("\t")
    return Word(text, tuple(spelt.split(" ")), int(often))
