"""Finding matters by the word or the sentence of a neighbour: names, aliases, pairs of characters, pinyin.

Pairs of characters count the more the fewer matters have them; words that stand in every wish ("I want", "how do I")
count nothing.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from casework.definition import ItemDefinition
from casework.names import search_key

_WHOLE, _START, _INSIDE, _WITHIN, _PINYIN, _PAIR = 100, 60, 45, 40, 30, 34
_ALONE, _TOO_LITTLE = 0.25, 0.04
"""A character alone is worth a quarter of a pair; less than this little in all is chance."""
_LONGEST = 6
"""A name inside a sentence counts the more the longer it is, up to this many characters."""
_FILLERS: Final = re.compile(
    "怎么样|怎么|什么|哪儿|哪里|可以|能不能|有没有|是不是|需要|申请|办理|手续|请问|麻烦|一下|"
    "[我俺咱你您他她的了吗呢啊吧想要能咋办哪给把被都也还就去来到在是这那啥个]")
_TEXTS: Final = ("plain", "who")


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one matter, folded for search; the first are the strongest."""

    item: ItemDefinition
    names: tuple[str, ...]
    texts: tuple[str, ...]
    initials: tuple[str, ...]
    pinyin: tuple[str, ...]
    pairs: frozenset[str]


def entry(item: ItemDefinition) -> Entry:
    """Prepare a matter for search."""
    from pypinyin import Style, lazy_pinyin  # half a megabyte of words, read at the first search

    spoken = (item.short_name.zh, *item.aliases, item.name.zh)
    told = [item.guide[key] for key in _TEXTS if key in item.guide]
    names = tuple(map(search_key, (*spoken, item.short_name.en, item.name.en, item.code)))
    texts = tuple(search_key(words) for text in told for words in (text.zh, text.en))
    return Entry(
        item, names, texts,
        tuple("".join(lazy_pinyin(words, style=Style.FIRST_LETTER)).lower() for words in spoken),
        tuple("".join(lazy_pinyin(words)).lower() for words in spoken),
        frozenset(chain.from_iterable(map(_pairs, (*names, *texts)))),
    )


def find(entries: Collection[Entry], words: str, limit: int) -> tuple[ItemDefinition, ...]:
    """The matters that fit `words`, best first, at equal fit by number; '' finds nothing."""
    wanted = search_key(words)
    if not wanted:
        return ()
    common = Counter(chain.from_iterable(one.pairs for one in entries))
    scored = [(score(one, wanted, common), one.item) for one in entries]
    fitting = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1].number))
    return tuple(item for _, item in fitting[:limit])


def score(one: Entry, wanted: str, common: Mapping[str, int]) -> float:
    """How well a matter fits a folded word or sentence; 0 = not at all."""
    in_names = max(_fit(name, wanted) for name in one.names)
    if in_names >= _START:
        return in_names
    sounds = max(_sound(sound, wanted) for sound in (*one.initials, *one.pinyin))
    in_text = _WITHIN // 2 if any(wanted in text for text in one.texts) else 0
    return max(in_names, sounds, in_text) + _shared_pairs(one, wanted, common)


def _fit(name: str, wanted: str) -> float:
    """A word against a name; a name within a sentence counts by its length."""
    if name == wanted:
        return _WHOLE
    if name.startswith(wanted):
        return _START
    if not name.isascii() and len(name) > 1 and name in wanted:
        return _INSIDE + min(len(name), _LONGEST)
    return _WITHIN if wanted in name else 0


def _sound(sound: str, wanted: str) -> int:
    typed = wanted.isascii() and len(wanted) >= 2
    return _PINYIN * (1 + (sound == wanted)) if typed and sound.startswith(wanted) else 0


def _shared_pairs(one: Entry, wanted: str, common: Mapping[str, int]) -> float:
    """What the pairs of characters that both have are worth: rare ones nearly all of it."""
    if wanted.isascii():
        return 0
    pairs = set(chain.from_iterable(map(_pairs, _FILLERS.split(wanted)))) or set(_pairs(wanted))
    weight = sum(_worth(pair, common) for pair in pairs)
    found = sum(_worth(pair, common) for pair in pairs & one.pairs)
    return _PAIR * found / weight if found > _TOO_LITTLE else 0


def _worth(piece: str, common: Mapping[str, int]) -> float:
    return (1 if len(piece) > 1 else _ALONE) / max(common.get(piece, 1), 1)


def _pairs(text: str) -> list[str]:
    """Pairs of characters, and each character alone."""
    return [text[at: at + 2] for at in range(len(text) - 1)] + list(text) if not text.isascii() else []
