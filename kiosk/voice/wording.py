"""From the text on a screen to words that can be said: numbers, dates, telephones, money, codes.

Pure. Chinese only; a text without Chinese is handed on as it is. What must not be heard in a shared room –
numbers of identity cards, bank cards and cases – is left out and the screen is pointed at instead.
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from casework.money import number_spoken

LOOK: Final = "号码请看屏幕"
"""Said instead of a number that must not be heard."""
_DIGITS: Final = "零一二三四五六七八九"
_BY_PHONE: Final = "零幺二三四五六七八九"
_HOTLINES: Final = r"12345|12333|12393|110|119|120"
_SECRET: Final = r"\d{12,}[\dXx]?(?:-[\dXx]+)*|\d[\d ]{14,}\d|\d{2,6}\*+[\dXx]{2,4}|\*{2,}\d{2,4}"
_YEAR, _MONTH, _DAY = r"(?P<year>[12]\d{3})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"


def has_chinese(text: str) -> bool:
    """Whether there is any Han character in it."""
    return any("\u3400" <= one <= "\u9fff" or ord(one) >= 0x20000 for one in text)


def wording(text: str) -> str:
    """Return the words of a text, without a digit. `wording(wording(t)) == wording(t)`."""
    said = unicodedata.normalize("NFKC", text)
    for pattern, words in _RULES:
        said = pattern.sub(words, said)
    return re.sub(r"[\s,]*\n[\s,]*|\s{2,}", ",", said).strip(" ,")


def without_secrets(text: str, instead: str) -> str:
    """Return a text with `instead` for every number that must not be heard in a shared room."""
    return re.sub(_SECRET, instead, unicodedata.normalize("NFKC", text))


def digits(text: str, numerals: str = _DIGITS) -> str:
    """Say digits one by one; what is no digit is left out."""
    return "".join(numerals[int(one)] for one in text if one in "0123456789")


def _date(found: re.Match[str]) -> str:
    parts = found.groupdict()
    year = digits(parts["year"]) + "年" if parts.get("year") else ""
    return f"{year}{_ordinal(parts['month'])}月{_ordinal(parts['day'])}日"


def _ordinal(number: str) -> str:
    """A number that counts places, not things: 二月, never 两月."""
    said = number_spoken(int(number))
    return "二" if said == "两" else said


def _amount(found: re.Match[str]) -> str:
    """Every amount is said twice: it is what people came to hear."""
    said = _number(found["number"]) + "元"
    return f"{said},{said}"


def _number(text: str) -> str:
    figure = Decimal(text.replace(",", ""))
    whole, _, part = str(figure).partition(".")
    if len(whole) > 11:
        return digits(whole)
    said = number_spoken(int(whole))
    return f"{'二' if said == '两' and part else said}点{digits(part)}" if part.strip("0") else said


def _plain(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    text = found[0]
    if text.startswith("0") and len(text) > 1 and "." not in text:
        return digits(text)
    said = _number(text)
    counts_places = before == "第" or after in ("", *"月日号级类档,。")
    return "二" if said == "两" and counts_places else said


def _code(found: re.Match[str]) -> str:
    return ",".join(" ".join(_CODE_NAMES[one] for one in group) for group in found[0].split("-"))


_LETTER_NAMES: Final = (
    "诶 必 西 地 伊 艾弗 记 诶起 爱 杰 开 艾勒 艾马 恩 哦 披 克由 阿儿 艾丝 替 优 维 大不留 艾克丝 歪 贼")
_LETTERS: Final = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _LETTER_NAMES.split(), strict=True))
"""How a letter is called in Chinese speech, in characters whose sound is near."""
_CODE_NAMES: Final = {**{str(place): name for place, name in enumerate(_BY_PHONE)}, **_LETTERS}

_Words = str | Callable[[re.Match[str]], str]
_RULES: Final[list[tuple[re.Pattern[str], _Words]]] = [(re.compile(pattern), words) for pattern, words in (
    (rf"(?:{_SECRET})(?:[\s,、]*(?:{_SECRET}))*", LOOK),
    (r"(?<=[\u3400-\u9fff])\*+(?=[\u3400-\u9fff]|$)", "某"),
    (rf"{_YEAR}年{_MONTH}月{_DAY}[日号]", _date),
    (rf"(?<!\d){_YEAR}-{_MONTH}-{_DAY}(?!\d)", _date),
    (rf"(?<!\d){_MONTH}月{_DAY}[日号]", _date),
    (rf"(?<!\d){_YEAR}(?=年)", lambda found: digits(found[0])),
    (r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)",
     lambda found: f"{number_spoken(int(found[1]))}点{number_spoken(int(found[2])) + '分' if int(found[2]) else '整'}"),
    (r"(?<![\d-])(?:1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)", lambda found: digits(found[0], _BY_PHONE)),
    (rf"(?<!\d)(?:{_HOTLINES})(?![\d.,]|[元块个人件天])", lambda found: digits(found[0], _BY_PHONE)),
    (r"(?<![\w-])(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d]{2,}(?:-[A-Z\d]{2,})*(?![\w-])", _code),
    (r"[¥￥]?(?P<number>\d[\d,]*(?:\.\d+)?) ?[元块](?!\w*钱包)", _amount),
    (r"(\d+(?:\.\d+)?)%", lambda found: "百分之" + _number(found[1])),
    (r"(?<=\d)\s?(?:-|–|—|~|至)\s?(?=\d)", "到"),
    (r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|\d+", _plain),
    (r"[A-Z](?![a-z])", lambda found: _LETTERS[found[0]]),
    (r"\s*[·|/]\s*|[()\[\]「」『』《》“”\"]+", ","),
    (r"[‹›→←•●*#_]+", " "),
)]
