"""Characters for a pinyin syllable, the common ones first; surnames first in front of a name."""

from functools import lru_cache

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜"
    "倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成"
)


class Pinyin:
    """Turns letters into characters; knows the first letters of words."""

    def candidates(self, letters: str, *, names: bool = False) -> list[str]:
        """Return the characters whose reading begins with `letters`, best first."""
        found = _by_syllable(letters.lower())
        if not names:
            return list(found)
        first = [one for one in _SURNAMES if one in set(found)]
        return first + [one for one in found if one not in set(first)]


@lru_cache(maxsize=512)
def _by_syllable(letters: str) -> tuple[str, ...]:
    readings = _readings()
    exact = readings.get(letters, "")
    longer = "".join(characters for syllable, characters in readings.items()
                     if syllable.startswith(letters) and syllable != letters)
    return tuple(dict.fromkeys(sorted(exact, key=_commonness) + sorted(longer, key=_commonness)))


@lru_cache(maxsize=1)
def _readings() -> dict[str, str]:
    """Every toneless syllable with its characters (first readings only, to keep rare ones out of the way)."""
    from pypinyin import pinyin_dict
    from pypinyin.contrib.tone_convert import to_normal

    found: dict[str, list[str]] = {}
    for code, text in pinyin_dict.pinyin_dict.items():
        for reading in dict.fromkeys(to_normal(one) for one in text.split(",")):
            found.setdefault(reading.replace("ü", "v"), []).append(chr(code))
    return {syllable: "".join(characters) for syllable, characters in found.items()}


@lru_cache(maxsize=70_000)
def _commonness(character: str) -> tuple[int, int]:
    """GB 2312 level 1 before level 2 before the rest: level 1 holds what everyday writing needs."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return (2, ord(character))
    return (0 if code[0] < 0xD8 else 1, int.from_bytes(code, "big"))
