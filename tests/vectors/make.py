"""Writes the vectors beside it; run once, by hand: `python tests/vectors/make.py`. The tests only read them.

Damaged forms are made from good ones by rule, so the expected outcome is known without asking the code.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from casework import citizen_number
from casework.case_number import CaseNumber
from casework.ids import CountyCode, TerminalId, VillageCode
from casework.receipt import Receipt, ReceiptFlags, digits, encode_url
from casework.short_code import encode
from casework.signing import SigningKey

HERE = Path(__file__).parent
COUNTY = CountyCode("231222")
SEED = bytes(range(32))
ORDER = 2**252 + 27742317777372353535851937790883648493
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def receipts() -> dict[str, Any]:
    key = SigningKey.from_seed(SEED)
    rows = [_receipt_row(number, key) for number in range(1, 6)]
    good = rows[0]["url"].removeprefix("https://t.example/r#")
    return {
        "county": COUNTY,
        "seed": SEED.hex(),
        "public": key.public.raw.hex(),
        "good": rows,
        "bad": [{"why": why, "text": text} for why, text in _damaged(good)],
    }


def _receipt_row(number: int, key: SigningKey) -> dict[str, Any]:
    handle = bytes((number * 37 + place * 11) % 256 for place in range(10))
    flags = ReceiptFlags(number - 1)
    service = 0 if flags & ReceiptFlags.DISCREET else number * 11
    day = date(2026, 9, 20 + number)
    receipt = Receipt(TerminalId(number - 1), number, 10**number, day, service, flags, handle)
    token = receipt.signed(COUNTY, key)
    return {
        "terminal": receipt.terminal,
        "generation": receipt.generation,
        "sequence": receipt.sequence,
        "day": day.isoformat(),
        "service_number": service,
        "flags": int(flags),
        "handle": handle.hex(),
        "short_code": encode(handle),
        "token": token.hex(),
        "url": encode_url("t.example", token),
    }


def _damaged(good: str) -> Iterator[tuple[str, str]]:
    token = int(good).to_bytes(87, "big")
    yield "one digit changed", good[:100] + str((int(good[100]) + 1) % 10) + good[101:]
    swap = next(place for place in range(50, 200) if good[place] != good[place + 1])
    yield "two digits swapped", good[:swap] + good[swap + 1] + good[swap] + good[swap + 2 :]
    yield "one digit missing", good[:-1]
    yield "one digit more", good + "0"
    yield "full-width digits", good.translate(FULL_WIDTH)
    yield "a sign in front", "+" + good[1:]
    yield "a blank inside", good[:9] + " " + good[10:]
    yield "an underscore inside", good[:9] + "_" + good[10:]
    yield "too large", "9" * 210
    yield "another suite", digits(b"\x12" + token[1:])
    yield "a reserved flag", digits(token[:12] + b"\x80" + token[13:])
    yield "sequence zero", digits(token[:4] + bytes(4) + token[8:])
    scalar = (int.from_bytes(token[55:], "little") + ORDER).to_bytes(32, "little")
    yield "signature with S+L", digits(token[:55] + scalar)
    yield "no signature", digits(token[:23] + bytes(64))
    yield "another path", f"https://t.example/x#{good}"
    yield "without TLS", f"http://t.example/r#{good}"
    yield "nothing", ""


def case_numbers() -> dict[str, Any]:
    rows = [
        ("231222102201", date(2026, 9, 24), 1, 1),
        ("231222102202", date(2026, 12, 31), 2, 9_999),
        ("231222102203", date(2027, 1, 1), 99, 10_000),
        ("231222001000", date(2028, 2, 29), 0, 123_456),
    ]
    good = [
        {
            "village": village,
            "day": day.isoformat(),
            "terminal": terminal,
            "sequence": sequence,
            "text": CaseNumber.build(VillageCode(village), day, terminal, sequence),
        }
        for village, day, terminal, sequence in rows
    ]
    first = good[0]["text"]
    assert isinstance(first, str)
    bad = [
        {"text": first[:-1], "reason": "length"},
        {"text": first + "1", "reason": "length"},
        {"text": "", "reason": "length"},
        {"text": first.replace("1", "I"), "reason": "character"},
        {"text": first[:-1] + str((int(first[-1]) + 1) % 10), "reason": "check"},
        {"text": first.replace("231222", "232122"), "reason": "check"},
        {"text": _impossible_day(first), "reason": "date"},
    ]
    return {"good": good, "bad": bad}


def _impossible_day(text: str) -> str:
    from casework.case_number import check_digit

    plain = text.replace("-", "")
    digits_24 = f"{plain[:12]}261399{plain[18:24]}"
    return digits_24 + check_digit(digits_24)


def workdays() -> dict[str, Any]:
    """From the domain rules 3.4, computed by hand with the 2025 and 2026 notices."""
    added = """2026-02-12 5 2026-02-26; 2026-02-13 5 2026-02-27; 2026-02-14 1 2026-02-24; 2026-04-30 5 2026-05-11;
        2026-05-09 1 2026-05-11; 2026-09-18 10 2026-10-09; 2026-09-30 3 2026-10-10; 2025-09-26 5 2025-10-10;
        2025-12-31 20 2026-01-29; 2026-01-31 30 2026-03-19"""
    rows = [row.split() for row in added.split(";")]
    pause = {"limit": 30, "stop": "2026-03-10", "resume": "2026-03-17", "used": 6, "due": "2026-04-21"}
    return {
        "add": [{"start": start, "count": int(count), "end": end} for start, count, end in rows],
        "suspension": [{"accepted": "2026-03-02", **pause, "due_without": "2026-04-14"}],
        "in_year": [{"year": 2025, "count": 248}, {"year": 2026, "count": 248}],
    }


def citizen_numbers() -> dict[str, Any]:
    """Area 231299 is assigned to nobody; 11010519491231002X is the sample printed in GB 11643."""
    made = [_number(area, birth) for area, birth in (
        ("231299", "195003150"), ("231299", "200402291"), ("231299", "201912312"), ("810000", "198807013"),
        ("820000", "199005054"), ("830000", "197511115"), ("999999", "196001016"),
    )]  # fmt: skip
    good = [
        "11010519491231002X",
        "11010519491231002x",
        " 110105 19491231 002x ",
        *made,
        made[0].translate(FULL_WIDTH),
    ]
    x = "11010519491231002X"
    bad = [
        {"text": "", "outcome": "WrongLength"},
        {"text": x[:-1], "outcome": "WrongLength"},
        {"text": x + "1", "outcome": "WrongLength"},
        {"text": "110105491231002", "outcome": "WrongLength"},
        {"text": "1101051949123X0021", "outcome": "WrongCharacter"},
        {"text": "11010519491231002Y", "outcome": "WrongCharacter"},
        {"text": "١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "outcome": "WrongCharacter"},
        {"text": "110105194902310020", "outcome": "WrongDate"},
        {"text": "110105188912310020", "outcome": "WrongDate"},
        {"text": "110105299912310020", "outcome": "WrongDate"},
        {"text": "110105194912310021", "outcome": "WrongCheck"},
        {"text": "11010519491213002X", "outcome": "WrongCheck"},
    ]
    return {"today": "2026-09-24", "good": [_citizen_row(text) for text in good], "bad": bad}


def _number(area: str, birth_and_more: str) -> str:
    seventeen = area + birth_and_more + "0" + str(int(birth_and_more[-1]))
    return seventeen + citizen_number.check_character(seventeen)


def _citizen_row(text: str) -> dict[str, Any]:
    number = citizen_number.parse(text, today=date(2026, 9, 24))
    assert isinstance(number, citizen_number.CitizenNumber), text
    return {
        "text": text,
        "number": number.text,
        "birth": number.birth.isoformat(),
        "sex": number.sex,
        "area": number.area,
    }


if __name__ == "__main__":
    for make in (receipts, case_numbers, workdays, citizen_numbers):
        text = json.dumps(make(), ensure_ascii=False, indent=1)
        (HERE / f"{make.__name__}.json").write_text(text + "\n", encoding="utf-8")
