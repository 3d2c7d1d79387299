"""The words of the pinyin panel, from the dictionary of the package jieba 0.42.1 (MIT) and our own catalogue.

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    .venv/bin/python -m authoring.words jieba-0.42.1/jieba/dict.txt

writes assets/words/words.txt.gz, a word a line: first letters, syllables, word, how often; characters.txt.gz, a
syllable a line: the characters mostly read so, then those sometimes read so, the commonest first; and common.txt, the
4,000 commonest characters. Names are left out of the dictionary; given names are our own (kiosk/services/given_names).
"""

import argparse
import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pypinyin import Style, lazy_pinyin, pinyin_dict
from pypinyin.contrib.tone_convert import to_normal

from kiosk.services.given_names import GIVEN

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "assets" / "words"
OFTEN_ENOUGH: Final = 20
LONGEST: Final = 5
OF_OUR_BUSINESS: Final = 400
"""Each time the catalogue says a word it counts as so many times in the dictionary's newspapers."""
NAME: Final = 300
COMMON: Final = 4000
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_NO_SYLLABLES: Final = frozenset("n m ng hm hng hn".split())
_NOT_WORDS: Final = frozenset({"nr", "nrt", "nrfg"})
VILLAGE: Final = (
    "苞米 玉米棒子 黄豆 高粱 土豆 水稻 大棚 化肥 种子 农机 拖拉机 收割机 母猪 奶牛 黄牛 笨鸡 猪圈 牛棚 鸡舍 宅基地 "
    "自留地 承包地 口粮田 地头 壕沟 水井 低保 低保户 五保 五保户 贫困户 特困 残疾证 户口本 户口簿 医保卡 社保卡 新农合 "
    "养老钱 老年卡 高龄 津贴 补贴 直补 粮补 退耕 村部 村委会 大队 小队 生产队 屯子 一组 二组 三组 四组 五组 六组 村民 "
    "组长 会计 村医 卫生所 老伴 老头 老太太 闺女 姑爷 儿媳妇 孙子 孙女 外孙 外孙女 大姑 二姨 兄弟 妯娌 亲家 "
    "存折 银行卡 信用社 邮政储蓄 赶集 进城 打工 上学 看病 住院 报销 药费 慢性病 高血压 糖尿病 脑梗 瘫痪 骨折 "
    "房子 裂缝 漏雨 危房 火灾 水灾 旱灾 雹灾 欠条 借钱 地界 占地 打架 调解 迁户口 上户口 销户 火化 骨灰 坟地"
).split()


def counted(dictionary: Path) -> Counter[str]:
    """Words and how often, names left out."""
    found: Counter[str] = Counter()
    for line in dictionary.read_text("utf-8").splitlines():
        word, often, kind = line.split(" ")
        if kind not in _NOT_WORDS and len(word) <= LONGEST and _HAN.fullmatch(word):
            found[word] = int(often)
    return found


def said_in_catalogue(known: Counter[str]) -> Counter[str]:
    """How often the catalogue says each word; its own short names are words, too."""
    found: Counter[str] = Counter()
    for file in sorted((ROOT / "assets" / "catalogue").rglob("*")):
        if file.suffix in (".toml", ".md"):
            text = file.read_text("utf-8")
            for run in _HAN.findall(text):
                found.update(piece for length in range(2, LONGEST + 1) for at in range(len(run) - length + 1)
                             if (piece := run[at:at + length]) in known)
            for line in re.findall(r"^(?:short_name|aliases) = .*$", text, re.MULTILINE):
                found.update(run for run in _HAN.findall(line) if len(run) <= LONGEST + 1)
    return found


def main() -> None:
    """Count and write."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("dictionary", type=Path)
    newspapers = counted(reader.parse_args().dictionary)
    ours = said_in_catalogue(newspapers)
    characters: Counter[str] = Counter()
    for word, often in newspapers.items():
        characters.update(dict.fromkeys(word, 0))
        for character in word:
            characters[character] += often
    words = Counter({word: often for word, often in newspapers.items() if len(word) > 1 and often >= OFTEN_ENOUGH})
    for word, times in ours.items():
        if len(word) > 1:
            words[word] += OF_OUR_BUSINESS * times
    words.update(dict.fromkeys(places(), OF_OUR_BUSINESS))
    words.update(dict.fromkeys(VILLAGE, 20 * OF_OUR_BUSINESS) | dict.fromkeys(GIVEN, NAME))
    rows = sorted(_row(word, often) for word, often in words.items())
    TARGET.mkdir(exist_ok=True)
    data = gzip.compress("".join(rows).encode(), 9, mtime=0)
    (TARGET / "words.txt.gz").write_bytes(data)
    common = "".join(one for one, _ in characters.most_common(COMMON))
    (TARGET / "common.txt").write_text(common + "\n", "utf-8")
    (TARGET / "characters.txt.gz").write_bytes(gzip.compress("".join(by_syllable(characters)).encode(), 9, mtime=0))
    print(f"{len(rows)} words, {len(data) / 1e3:.0f} kB")


def places() -> Iterator[str]:
    """Counties, townships and villages of the catalogue."""
    with (ROOT / "assets" / "catalogue" / "divisions.csv").open(encoding="utf-8") as file:
        yield from (row["name"] for row in csv.DictReader(file) if _HAN.fullmatch(row["name"]))


def by_syllable(often: Counter[str]) -> Iterator[str]:
    """Every syllable without its tone, ü as v, with its characters."""
    mostly: dict[str, list[str]] = {}
    sometimes: dict[str, list[str]] = {}
    for character in sorted(map(chr, pinyin_dict.pinyin_dict), key=lambda one: (-often[one], one)):
        toned = pinyin_dict.pinyin_dict[ord(character)].split(",")
        said = dict.fromkeys(to_normal(one).replace("ü", "v") for one in toned)
        for place, syllable in enumerate(one for one in said if one.isascii() and one not in _NO_SYLLABLES):
            (sometimes if place else mostly).setdefault(syllable, []).append(character)
    for syllable in sorted(mostly | sometimes):
        yield f"{syllable}\t{''.join(mostly.get(syllable, ()))}\t{''.join(sometimes.get(syllable, ()))}\n"


def _row(word: str, often: int) -> str:
    syllables = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)
    return f"{''.join(one[0] for one in syllables)}\t{' '.join(syllables)}\t{word}\t{often}\n"


if __name__ == "__main__":
    main()
