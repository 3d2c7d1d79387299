from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import receipt as receipts
from casework.ids import CountyCode, TerminalId, VillageCode
from casework.receipt import (
    Amber,
    BadReceipt,
    Doubt,
    Fault,
    Green,
    Receipt,
    ReceiptFlags,
    Red,
    decode_url,
    encode_url,
    open_token,
    verify,
)
from casework.short_code import encode
from casework.signing import SigningKey
from casework.trust import TerminalKey, TrustBundle, void_key
from tests.rules.vectors import read

VECTORS = read("receipts")
COUNTY = CountyCode(VECTORS["county"])
KEY = SigningKey.from_seed(bytes.fromhex(VECTORS["seed"]))
TODAY = date(2026, 9, 24)
ISSUED = 1_790_000_000_000  # 2026-09-21 in China
HANDLE = bytes(range(10))
RECEIPT = Receipt(TerminalId(7), 1, 42, TODAY, 4, ReceiptFlags.NONE, HANDLE)
TOKEN = RECEIPT.signed(COUNTY, KEY)
TERMINAL = TerminalKey(TerminalId(7), 1, KEY.public.raw, VillageCode("231222102201"), 0)
BUNDLE = TrustBundle(1, ISSUED, ISSUED + 10**10, COUNTY, (TERMINAL,))
quick = settings(deadline=None, max_examples=300)

receipt_values = st.builds(
    Receipt,
    terminal=st.integers(0, 65535).map(TerminalId),
    generation=st.integers(0, 255),
    sequence=st.integers(1, 2**32 - 1),
    day=st.dates(date(2020, 1, 1), date(2199, 6, 6)),
    service_number=st.just(0),
    flags=st.integers(0, 31).map(ReceiptFlags),
    handle=st.binary(min_size=10, max_size=10),
)


def judge(token: bytes, bundle: TrustBundle = BUNDLE, today: date = TODAY) -> Green | Amber | Red:
    return verify(token, COUNTY, bundle, today)


def accepted(text: str) -> bool:
    token = decode_url(text)
    return isinstance(token, bytes) and isinstance(judge(token), Green)


@pytest.mark.parametrize("row", VECTORS["good"], ids=lambda row: str(row["sequence"]))
def test_makes_and_reads_the_vectors(row: dict[str, Any]) -> None:
    receipt = Receipt(
        TerminalId(row["terminal"]),
        row["generation"],
        row["sequence"],
        date.fromisoformat(row["day"]),
        row["service_number"],
        ReceiptFlags(row["flags"]),
        bytes.fromhex(row["handle"]),
    )
    token = receipt.signed(COUNTY, KEY)
    assert token.hex() == row["token"]
    assert encode_url("t.example", token) == row["url"]
    assert decode_url(row["url"]) == decode_url(row["url"][-210:]) == token
    assert open_token(token) == receipt
    assert encode(receipt.handle) == row["short_code"]
    key = replace(TERMINAL, terminal=receipt.terminal, generation=receipt.generation)
    assert judge(token, replace(BUNDLE, terminals=(key,))) == Green(receipt)


@pytest.mark.parametrize("row", VECTORS["bad"], ids=lambda row: row["why"])
def test_a_damaged_receipt_never_turns_green(row: dict[str, str]) -> None:
    first = VECTORS["good"][0]
    key = replace(TERMINAL, terminal=TerminalId(first["terminal"]), generation=first["generation"])
    token = decode_url(row["text"])
    outcome = judge(token, replace(BUNDLE, terminals=(key,))) if isinstance(token, bytes) else token
    assert isinstance(outcome, BadReceipt | Red | Amber)
    assert outcome.sentence.text and outcome.next_step.text


def test_the_layout_is_87_bytes_in_210_digits() -> None:
    assert len(TOKEN) == 87
    assert TOKEN[:13].hex(" ") == "11 00 07 01 00 00 00 2a 09 9a 00 04 00"
    assert TOKEN[13:23] == HANDLE
    url = encode_url("t.example", TOKEN)
    assert url.startswith("https://t.example/r#") and len(url.partition("#")[2]) == 210


def test_nothing_but_the_stated_bytes_is_signed() -> None:
    assert KEY.public.verify(b"buchucun.receipt.v1", bytes.fromhex("038736") + TOKEN[:23], TOKEN[23:])


def test_another_county_s_receipt_is_red() -> None:
    token = RECEIPT.signed(CountyCode("231223"), KEY)
    assert judge(token) == Red(Fault.BAD_SIGNATURE, RECEIPT)


def revoked(last: int | None, *, lost: bool = False) -> TrustBundle:
    return replace(BUNDLE, terminals=(replace(TERMINAL, last_good_sequence=last, lost=lost),))


LATER = timedelta(days=31)
FAR = replace(RECEIPT, day=TODAY + timedelta(days=61))


@pytest.mark.parametrize(
    ("token", "bundle", "today", "outcome"),
    [
        (TOKEN, BUNDLE, TODAY, Green(RECEIPT)),
        (TOKEN, revoked(42), TODAY, Green(RECEIPT)),
        (TOKEN, revoked(41), TODAY, Red(Fault.AFTER_CUT_OFF, RECEIPT)),
        (TOKEN, revoked(42, lost=True), TODAY, Green(RECEIPT)),
        (TOKEN, revoked(41, lost=True), TODAY, Amber(RECEIPT, Doubt.LOST_TERMINAL)),
        (TOKEN, revoked(None, lost=True), TODAY, Amber(RECEIPT, Doubt.LOST_TERMINAL)),
        (TOKEN, replace(BUNDLE, terminals=()), TODAY, Amber(RECEIPT, Doubt.UNKNOWN_TERMINAL)),
        (TOKEN, replace(BUNDLE, voids=frozenset({void_key(HANDLE)})), TODAY, Red(Fault.VOID, RECEIPT)),
        (TOKEN, BUNDLE, date(2026, 10, 21), Green(RECEIPT)),
        (TOKEN, BUNDLE, date(2026, 10, 22), Amber(RECEIPT, Doubt.OLD_BUNDLE)),
        (FAR.signed(COUNTY, KEY), BUNDLE, TODAY, Amber(FAR, Doubt.FUTURE_DAY)),
        (FAR.signed(COUNTY, KEY), BUNDLE, TODAY + timedelta(days=1), Green(FAR)),
        (TOKEN[:-1], BUNDLE, TODAY, Red(Fault.UNREADABLE)),
        (b"", BUNDLE, TODAY, Red(Fault.UNREADABLE)),
        (TOKEN[:-1] + b"\0", revoked(41), date(2027, 1, 1), Red(Fault.BAD_SIGNATURE, RECEIPT)),
    ],
)
def test_judges_in_the_order_of_the_rules(
    token: bytes, bundle: TrustBundle, today: date, outcome: Green | Amber | Red
) -> None:
    said = judge(token, bundle, today)
    assert said == outcome
    assert said.sentence.text and said.next_step.text


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 0},
        {"sequence": 2**32},
        {"terminal": 65536},
        {"generation": 256},
        {"handle": b"short"},
        {"day": date(2019, 12, 31)},
        {"flags": ReceiptFlags.DISCREET},
        {"service_number": -1},
    ],
    ids=str,
)
def test_a_receipt_out_of_range_is_never_made(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        replace(RECEIPT, **change)


@given(receipt_values)
@quick
def test_round_trip(receipt: Receipt) -> None:
    token = receipt.signed(COUNTY, KEY)
    read_back = decode_url(encode_url("t.example", token))
    assert read_back == token
    assert open_token(token) == receipt


@given(st.integers(0, 87 * 8 - 1))
@quick
def test_a_flipped_bit_never_verifies(bit: int) -> None:
    token = bytearray(TOKEN)
    token[bit // 8] ^= 1 << bit % 8
    assert not isinstance(judge(bytes(token)), Green)


@given(st.integers(0, 209), st.integers(0, 209))
@quick
def test_swapped_digits_never_verify(one: int, two: int) -> None:
    number = list(receipts.digits(TOKEN))
    if number[one] == number[two]:
        return
    number[one], number[two] = number[two], number[one]
    assert not accepted("".join(number))


@given(st.integers(0, 209), st.characters(categories=["Nd", "Zs", "Sm", "Pc"]))
@quick
def test_only_ascii_digits_are_digits(place: int, character: str) -> None:
    number = receipts.digits(TOKEN)
    if character == number[place]:
        return
    assert not accepted(number[:place] + character + number[place + 1 :])


@given(st.text(alphabet="0123456789", max_size=400).filter(lambda text: len(text) != 210))
@quick
def test_only_210_digits_are_a_token(text: str) -> None:
    assert decode_url(text) in (BadReceipt("length"), BadReceipt("digits"))


@given(st.binary(max_size=120))
@quick
def test_reading_any_bytes_gives_an_outcome(token: bytes) -> None:
    assert isinstance(open_token(token), BadReceipt | Receipt)
    assert not isinstance(judge(token), Green)


@given(st.text(max_size=60))
@quick
def test_reading_any_text_gives_an_outcome(text: str) -> None:
    assert isinstance(decode_url(text), BadReceipt)
    assert isinstance(decode_url(f"https://t.example/r#{text}"), BadReceipt)


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        (b"\x12" + TOKEN[1:], "format"),
        (TOKEN[:12] + b"\x20" + TOKEN[13:], "flags"),
        (TOKEN[:12] + b"\x01" + TOKEN[13:], "field"),
        (TOKEN[:4] + bytes(4) + TOKEN[8:], "field"),
        (TOKEN + b"\0", "length"),
    ],
)
def test_content_that_no_terminal_writes_is_refused_before_the_signature(token: bytes, reason: str) -> None:
    assert open_token(token) == BadReceipt(reason)


def test_a_signature_made_larger_by_the_order_is_refused() -> None:
    order = 2**252 + 27742317777372353535851937790883648493
    scalar = (int.from_bytes(TOKEN[55:], "little") + order).to_bytes(32, "little")
    assert judge(TOKEN[:55] + scalar) == Red(Fault.BAD_SIGNATURE, RECEIPT)


def test_a_handle_never_shows_in_a_repr() -> None:
    assert "handle" not in repr(RECEIPT)
