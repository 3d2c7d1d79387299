"""Invented applications of about 1,450 bytes, for the benches: `python -m bench.records 1000 > FILE.jsonl`.

The same seed, the same bytes.
"""

import argparse
import base64
import json
import random
from collections.abc import Iterator
from typing import Any

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "秀英桂兰玉梅建国志强海燕春生淑芬永福德胜小红丽华明军"
_PLACES = "向阳 榆林 临江 平山 红星 永安 长发 双河 兴隆 太平".split()
_WORDS = ("家里 老人 行动 不便 收入 低保 房屋 漏雨 看病 花费 孩子 上学 种地 玉米 大豆 去年 今年 因为 申请 希望 "
          "邻居 照顾 残疾 手术 医院 药费 养老 土地 承包 合作社 打工 回来 村里 同意 情况 属实 困难 补助").split()
_REFS = ("living_with care_need income_year income_source house_kind house_year disability hospital "
         "bank_branch account reason contact").split()


def bodies(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield bodies of `Applied` facts with invented people (area code 231299 is unassigned)."""
    chance = random.Random(seed)
    for sequence in range(1, count + 1):
        yield _body(chance, sequence)


def _body(chance: random.Random, sequence: int) -> dict[str, Any]:
    answers = {f"/data/{ref}": _answer(chance, ref) for ref in _REFS}
    return {
        "item": chance.choice(["MZ07", "RS01", "MZ01", "NY01"]), "version": 1, "village": "231222102201",
        "applicant": {"name": chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=2)), "id_type": "citizen",
                      "id_number": f"231299{chance.randrange(1930, 2000)}{chance.randrange(101, 1231):04}"
                                   f"{chance.randrange(1000):03}{chance.choice('0123456789X')}",
                      "phone": f"1{chance.randrange(10**9, 10**10)}"},
        "answers": answers,
        "number": f"231222102201-260105-01-{sequence % 10000:04}-{chance.randrange(10)}",
        "receipt": {"terminal": 1, "gen": 1, "seq": sequence, "day": 2196, "flags": 0,
                    "handle": base64.urlsafe_b64encode(chance.randbytes(10)).rstrip(b"=").decode()},
        "attachments": [{"ref": "signature", "sha256": chance.randbytes(32).hex(), "media": "image/png",
                         "size": chance.randrange(2000, 9000)}],
    }


def _answer(chance: random.Random, ref: str) -> str:
    if ref == "reason":
        return "".join(chance.choices(_WORDS, k=chance.randrange(70, 122))) + "。"
    if ref in ("income_year", "house_year", "account"):
        return str(chance.randrange(10**3, 10**5))
    if ref == "contact":
        return chance.choice(_PLACES) + "村" + "".join(chance.choices(_WORDS, k=3)) + str(chance.randrange(300))
    return "".join(chance.choices(_WORDS, k=chance.randrange(1, 5)))


def main() -> None:
    """Print so many bodies, one a line."""
    options = argparse.ArgumentParser(prog="python -m bench.records", description=__doc__)
    options.add_argument("count", type=int, nargs="?", default=1000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    for body in bodies(chosen.count, chosen.seed):
        print(json.dumps(body, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
