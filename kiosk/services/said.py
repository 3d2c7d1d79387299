"""How a character is read, with its tone, to tell those apart that look alike."""

import unicodedata
from typing import Final

_SURNAMES: Final = dict(zip("单仇查解曾朴任华区盖纪宁尉翟缪乐员冼逄覃召洗种黑",
                            "shàn qiú zhā xiè zēng piáo rén huà ōu gě jǐ nìng wèi zhái miào yuè yùn xiǎn páng qín "
                            "shào xiǎn chóng hè".split(), strict=True))


def reading(character: str, *, surname: bool = False) -> str:
    """wáng; as a surname 单 is shàn; '' for what nobody knows how to read."""
    if surname and character in _SURNAMES:
        return _SURNAMES[character]
    from pypinyin import pinyin_dict

    return unicodedata.normalize("NFC", pinyin_dict.pinyin_dict.get(ord(character), "").partition(",")[0])
