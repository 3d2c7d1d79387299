"""Finding matters by the word a neighbour would say: names, aliases, pairs of characters, pinyin."""

from collections.abc import Iterable
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin

from casework.definition import ItemDefinition
from casework.names import search_key

_WHOLE, _START, _WITHIN, _PINYIN, _PAIR = 100, 60, 40, 30, 20


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one matter, folded for search; the first are the strongest."""

    item: ItemDefinition
    names: tuple[str, ...]
    texts: tuple[str, ...]
    initials: tuple[str, ...]
    pinyin: tuple[str, ...]


def entry(item: ItemDefinition) -> Entry:
    """Prepare a matter for search."""
    spoken = (item.short_name.zh, *item.aliases, item.name.zh)
    plain = item.guide.get("plain")
    return Entry(
        item,
        tuple(map(search_key, (*spoken, item.short_name.en, item.name.en, item.code))),
        tuple(map(search_key, (plain.zh, plain.en))) if plain else (),
        tuple("".join(lazy_pinyin(words, style=Style.FIRST_LETTER)).lower() for words in spoken),
        tuple("".join(lazy_pinyin(words)).lower() for words in spoken),
    )


def find(entries: Iterable[Entry], words: str, limit: int) -> tuple[ItemDefinition, ...]:
    """The matters that fit `words`, best first, at equal fit by number; '' finds nothing."""
    wanted = search_key(words)
    if not wanted:
        return ()
    scored = [(score(one, wanted), one.item) for one in entries]
    fitting = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1].number))
    return tuple(item for _, item in fitting[:limit])


def score(one: Entry, wanted: str) -> int:
    """How well a matter fits a folded word; 0 = not at all."""
    in_names = max(_fit(name, wanted) for name in one.names)
    if in_names >= _START:
        return in_names
    sounds = max(_sound(sound, wanted) for sound in (*one.initials, *one.pinyin))
    in_text = _WITHIN // 2 if any(wanted in text for text in one.texts) else 0
    return max(in_names, sounds, in_text, _pairs(one, wanted))


def _fit(name: str, wanted: str) -> int:
    if name == wanted:
        return _WHOLE
    if name.startswith(wanted):
        return _START
    return _WITHIN if wanted in name else 0


def _sound(sound: str, wanted: str) -> int:
    typed = wanted.isascii() and len(wanted) >= 2
    return _PINYIN * (1 + (sound == wanted)) if typed and sound.startswith(wanted) else 0


def _pairs(one: Entry, wanted: str) -> int:
    """Share of the pairs of characters of `wanted` that stand in the matter's words."""
    pairs = {wanted[at: at + 2] for at in range(len(wanted) - 1)}
    if not pairs or wanted.isascii():
        return 0
    found = max(sum(pair in name for pair in pairs) for name in (*one.names, *one.texts))
    return round(_PAIR * found / len(pairs)) if 3 * found >= len(pairs) else 0
