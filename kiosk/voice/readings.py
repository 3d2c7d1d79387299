"""From words to pinyin with tone numbers, as the synthesiser takes it: `nin2 hao3`.

Names are where a dictionary goes wrong: 单, 仇, 查 as surnames, and every surname before 某 or a form of address.
"""

import re
from typing import Final

_SURNAMES: Final = {
    "单": "shan4", "仇": "qiu2", "查": "zha1", "解": "xie4", "曾": "zeng1", "朴": "piao2", "任": "ren2", "华": "hua4",
    "区": "ou1", "盖": "ge3", "纪": "ji3", "宁": "ning4", "尉": "wei4", "翟": "zhai2", "缪": "miao4", "乐": "yue4",
    "员": "yun4", "冼": "xian3", "逄": "pang2", "覃": "qin2", "召": "shao4", "洗": "xian3", "种": "chong2", "黑": "he4",
}
"""Characters whose reading as a surname is another than their usual one."""
_ADDRESS: Final = "先生|女士|某|大爷|大娘|大叔|大婶|老师|师傅|书记|主任|同志"
_HAN: Final = r"[\u3400-\u9fff]"
_SURNAME_AT: Final = re.compile(rf"(?<!{_HAN})([{''.join(_SURNAMES)}])(?={_HAN}{{0,2}}(?:{_ADDRESS}))")
_PAUSES: Final = {**dict.fromkeys("，、；：:;…", ","), "。": ".", "！": ".", "？": "?"}
_FINAL_PAUSE: Final = re.compile(r"\s*([,.?])(?:\s*[,.?])*\s*")


def in_pinyin(words: str) -> str:
    """Return the pinyin of words with its pauses."""
    from pypinyin import Style, lazy_pinyin  # half a megabyte of words, read when something is first said

    marked = _SURNAME_AT.sub(lambda found: f" {_SURNAMES[found[1]]} ", words)
    said = " ".join(one.strip() for one in lazy_pinyin(
        marked, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=False, tone_sandhi=True) if one.strip())
    for mark, pause in _PAUSES.items():
        said = said.replace(mark, pause)
    return _FINAL_PAUSE.sub(r"\1 ", said).strip()
