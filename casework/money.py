"""Yuan as typed, as written on papers (壹佰元整) and as said (一百块). Amounts are Decimal with two places."""

from decimal import Decimal
from typing import Final

from casework.digits import all_ascii_digits, plain
from casework.message import N_, Message
from casework.unreadable import Unreadable

LIMIT: Final = Decimal(10) ** 12
_CENT: Final = Decimal("0.01")
_SEPARATORS: Final = str.maketrans({",": None, "，": None, "．": ".", "。": "."})
_CAPITALS: Final = "零壹贰叁肆伍陆柒捌玖"
_CAPITAL_PLACES: Final = ("", "拾", "佰", "仟")
_SPOKEN: Final = "零一二三四五六七八九"
_SPOKEN_PLACES: Final = ("", "十", "百", "千")
_SECTIONS: Final = ("", "万", "亿")


class BadMoney(Unreadable):
    """`reason`: "empty", "character", "decimals" (more than two) or "large" (a million million or more)."""

    sentences = {
        "empty": Message(N_("The amount is still empty.")),
        "character": Message(N_("An amount has only digits and one point.")),
        "decimals": Message(N_("There are at most two digits after the point.")),
        "large": Message(N_("This amount is too large.")),
    }
    mend = Message(N_("Write only the figure in yuan, for instance 120 or 120.50."))


def yuan(text: str) -> Decimal | BadMoney:
    """Read an amount as typed: full-width digits, thousands commas, ¥, 元 and 块 are fine; never negative."""
    typed = plain(text).translate(_SEPARATORS)
    figure = typed.removeprefix("¥").removeprefix("￥").removesuffix("元").removesuffix("块")
    if not figure:
        return BadMoney("empty")
    whole, point, part = figure.partition(".")
    if not all_ascii_digits(whole) or (point and not all_ascii_digits(part)):
        return BadMoney("character")
    if len(part) > 2:
        return BadMoney("decimals")
    amount = Decimal(figure)
    return BadMoney("large") if amount >= LIMIT else amount.quantize(_CENT)


def plus(text: str, whole: int) -> str:
    """A typed amount and so many yuan more, as one would type it; what is no amount counts as none.

    Unchanged where the sum would be too large.
    """
    amount = yuan(text.rstrip("."))
    together = (amount if isinstance(amount, Decimal) else Decimal(0)) + whole
    return text if together >= LIMIT else f"{together:f}".removesuffix(".00")


def in_words(amount: Decimal) -> str:
    """Financial capitals as on bills and papers: 1004.50 is 壹仟零肆元伍角, a whole amount ends in 整."""
    whole, jiao, fen = _parts(amount)
    words = f"{_number(whole, _CAPITALS, _CAPITAL_PLACES)}元" if whole else ""
    words += _small(whole, jiao, fen, _CAPITALS, "角")
    return words if jiao or fen else f"{words or '零元'}整"


def spoken(amount: Decimal) -> str:
    """As one says it: 一百块, 两千块五毛, 十二块."""
    whole, jiao, fen = _parts(amount)
    said = f"{number_spoken(whole)}块" if whole or not (jiao or fen) else ""
    small = _small(whole, jiao, fen, _SPOKEN, "毛")
    return said + small.replace("二毛", "两毛")


def _parts(amount: Decimal) -> tuple[int, int, int]:
    if not 0 <= amount < LIMIT or amount != amount.quantize(_CENT):
        raise ValueError("an amount from 0 with at most two decimals is needed")
    cents = int(amount * 100)
    return cents // 100, cents // 10 % 10, cents % 10


def _small(whole: int, jiao: int, fen: int, numerals: str, jiao_word: str) -> str:
    words = f"{numerals[jiao]}{jiao_word}" if jiao else ""
    if fen:
        words += ("" if jiao or not whole else "零") + f"{numerals[fen]}分"
    return words


def _number(number: int, numerals: str, places: tuple[str, ...]) -> str:
    words = ""
    for order in range(len(_SECTIONS) - 1, -1, -1):
        section = number // 10_000**order % 10_000
        if not section:
            continue
        gap = numerals[0] if words and _has_gap(number, order, section) else ""
        words += gap + _section(section, numerals, places) + _SECTIONS[order]
    return words


def _has_gap(number: int, order: int, section: int) -> bool:
    return section < 1000 or not number // 10_000 ** (order + 1) % 10_000


def _section(section: int, numerals: str, places: tuple[str, ...]) -> str:
    words = ""
    for place in range(3, -1, -1):
        digit = section // 10**place % 10
        if digit:
            gap = numerals[0] if words and not section // 10 ** (place + 1) % 10 else ""
            words += gap + numerals[digit] + places[place]
    return words


def number_spoken(whole: int) -> str:
    """Say a whole number below 10**12: 十二, 两百零五, 一万两千; 2 alone is 两, as before a measure word."""
    if not 0 <= whole < LIMIT:
        raise ValueError("a whole number from 0 below a million million is needed")
    if not whole:
        return "零"
    words = _number(whole, _SPOKEN, _SPOKEN_PLACES)
    for place in ("百", "千", "万", "亿"):
        words = words.replace(f"二{place}", f"两{place}").replace(f"十两{place}", f"十二{place}")
    if words == "二":
        return "两"
    return words.removeprefix("一") if words.startswith("一十") else words
