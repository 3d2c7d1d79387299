"""Pinyin letters to words and characters, the likeliest first; in front of a name the surnames."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from math import log

from casework.surnames import COMPOUND
from kiosk.services.given_names import GIVEN, SINGLE
from kiosk.services.syllables import is_whole, partings
from kiosk.services.words import Word, beginning_with, commonness, syllables

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜"
    "倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成"
    "单仇查盖解区朴尉华燕付闫肖佟宫修初国明崇由迟矫蔺滕冷車车隋栾宿"
)
_AS_SURNAMES = {
    "shan": "单", "qiu": "仇", "zha": "查", "xie": "解", "ge": "盖", "ou": "区", "piao": "朴", "zhai": "翟", "yu": "尉",
}
"""Surnames that are read in another way than the character mostly is."""
MOST = 120
PREDICTED = 8
_TOTAL = 5e7
_CHARACTER = -12.0
"""How likely one character by itself is, as a logarithm: words win."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word or character, and how many of the letters it stands for: the rest goes on being typed."""

    text: str
    used: int


@dataclass(frozen=True, slots=True)
class Called:
    """A name of the village with its syllables."""

    text: str = field(repr=False)
    syllables: tuple[str, ...] = field(repr=False)


class Pinyin:
    """Turns letters into words; keeps nothing of what was typed. `known` are names of the village."""

    def __init__(self, known: Sequence[Called] = ()) -> None:
        self._known = known

    def suggestions(self, letters: str, *, names: bool = False) -> list[Suggestion]:
        """What the letters may mean, best first: words for all of them, then for the first ones, then characters."""
        typed = letters.lower()
        ways = partings(typed) if typed else ()
        found: dict[str, Suggestion] = {}
        for one in self._suggested(typed, ways, names) if ways else ():
            found.setdefault(one.text, one)
            if len(found) == MOST:
                break
        return list(found.values())

    def _suggested(self, typed: str, ways: Sequence[tuple[str, ...]], names: bool) -> Iterator[Suggestion]:
        several = [way for way in ways if len(way) > 1]
        if names:
            yield from (Suggestion(one.text, len(typed)) for one in self._known if _fits(one.syllables, ways))
        if len(ways[0]) == 1:
            yield from (Suggestion(one, len(typed)) for one in characters(typed, surnames=names))
        yield from (Suggestion(text, len(typed)) for text in _whole(several, names))
        yield from _parts(several)
        for piece in dict.fromkeys(way[0] for way in ways[:3]):
            yield from (Suggestion(one, len(piece)) for one in characters(piece, surnames=names))


def _whole(ways: Sequence[tuple[str, ...]], names: bool) -> Iterator[str]:
    """Words for all the letters, names put together, and words that begin so."""
    spelt = [way for way in ways if is_whole(way)]
    if names:
        yield from _composed(spelt, names=True)
    exact = list(_often(word for way in spelt for word in beginning_with(way) if word.syllables == way))
    yield from exact
    if not exact:
        yield from _composed(spelt, names=False)
    yield from _often(word for way in ways for word in beginning_with(way))
    yield from islice(_often(word for way in ways for word in beginning_with(way, longer=True)), PREDICTED)


def _composed(spelt: Sequence[tuple[str, ...]], *, names: bool) -> Iterator[str]:
    """Put together from several words, where the letters are parted most simply."""
    fewest = min(map(len, spelt), default=0)
    yield from filter(None, (composition(way, surname=names) for way in spelt if len(way) == fewest))


def _parts(ways: Sequence[tuple[str, ...]]) -> Iterator[Suggestion]:
    """Words for the first of the letters, the longest first."""
    found = {way[:length]: len("".join(way[:length])) for way in ways[:4] for length in range(len(way) - 1, 1, -1)}
    for way, used in sorted(found.items(), key=lambda one: -one[1]):
        yield from (Suggestion(text, used) for text in _often(
            word for word in beginning_with(way) if word.syllables == way))


def _often(words: Iterable[Word]) -> Iterator[str]:
    return (word.text for word in sorted(words, key=lambda word: -word.often))


def composition(way: tuple[str, ...], *, surname: bool = False) -> str:
    """The likeliest row of words for whole syllables; with `surname` the first is one. '' where there is none."""
    best: list[tuple[float, str]] = [(0.0, "")] + [(float("-inf"), "")] * len(way)
    for end in range(1, len(way) + 1):
        for start in range(max(0, end - 4), end):
            chance, text = _likeliest(way[start:end], first=surname and start == 0, given=surname and start > 0)
            if text and best[start][0] + chance > best[end][0]:
                best[end] = (best[start][0] + chance, best[start][1] + text)
    return best[-1][1]


def _likeliest(way: tuple[str, ...], *, first: bool, given: bool) -> tuple[float, str]:
    """The likeliest word of these syllables; as the first word of a name a surname, then a given name."""
    if len(way) == 1:
        found = characters(way[0], surnames=first)
        text = next((one for one in found if given and one in SINGLE), next(iter(found), ""))
        return (_CHARACTER, text)
    words = [one for one in beginning_with(way) if one.syllables == way and (not first or one.text in COMPOUND)]
    word = max(words, key=lambda one: (given and one.text in GIVEN, one.often), default=None)
    return (log((word.often + 1) / _TOTAL), word.text) if word else (0.0, "")


@lru_cache(maxsize=512)
def characters(letters: str, *, surnames: bool = False) -> tuple[str, ...]:
    """The characters read as `letters`, then those whose reading begins so, the common ones first."""
    held = syllables()
    exact = held.get(letters)
    longer = "".join(sound.mostly for syllable, sound in held.items()
                     if syllable.startswith(letters) and syllable != letters)
    found = dict.fromkeys(chain(exact.mostly if exact else "", exact.sometimes if exact else "",
                                sorted(longer, key=commonness)))
    called = (exact.mostly if exact else longer) + _AS_SURNAMES.get(letters, "")
    first = [one for one in SURNAMES if one in called] if surnames else []
    return tuple(dict.fromkeys((*first, *found)))


def _fits(spelt: tuple[str, ...], ways: Sequence[tuple[str, ...]]) -> bool:
    return any(len(way) == len(spelt) and all(map(str.startswith, spelt, way)) for way in ways)
