"""Readers with faults planted in them, one each, of kinds that were really made: every one must be found."""

import base64
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import zstandard

from casework import trust
from casework.receipt import decode_url, digits, open_token
from casework.short_code import ALPHABET
from casework.stick import Front, read_front
from casework.wire import Position
from tests.faults import samples
from tests.faults.targets import PRINTED, WHOLE_STICK, LetIn, Target, encoded, text


def forgets_that_bytes_are_not_text(data: bytes) -> None:
    with suppress(json.JSONDecodeError):
        json.loads(data.decode())


def forgets_how_deep_json_goes(data: bytes) -> None:
    with suppress(ValueError):
        json.loads(data.decode("utf-8"))


def forgets_that_json_may_be_a_list(data: bytes) -> None:
    with suppress(ValueError, RecursionError):
        json.loads(data).get("id")


def forgets_a_missing_field(data: bytes) -> None:
    try:
        record = json.loads(data.split(b" ", 1)[-1].split(b"\t")[0])
    except (ValueError, RecursionError):
        return
    if isinstance(record, dict) and "epoch" in record:
        Position(record["epoch"], record["seq"], bytes.fromhex(str(record["h"]).zfill(32)[:0]))


def forgets_that_a_hash_is_hexadecimal(data: bytes) -> None:
    try:
        record = json.loads(data.split(b" ", 1)[-1].split(b"\t")[0])
    except (ValueError, RecursionError):
        return
    if isinstance(record, dict) and isinstance(record.get("h"), str):
        bytes.fromhex(record["h"])


def forgets_lone_surrogates(data: bytes) -> None:
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return
    json.dumps(value, ensure_ascii=False).encode()


def takes_any_number_of_a_feed(data: bytes) -> None:
    for line in data.split(b"\n"):
        parts = line.split(b" ", 2)
        if len(parts) == 3 and not line.startswith(b"#"):
            int(parts[1])


def forgets_damaged_zstd(data: bytes) -> None:
    zstandard.ZstdDecompressor().stream_reader(BytesIO(data)).read1(65536)


def splits_a_header_without_counting(data: bytes) -> None:
    _, _, _, signature = data.decode("latin-1").split(" ")
    assert signature is not None


def forgets_bad_base64(data: bytes) -> None:
    parts = data.decode("latin-1").split(" ")
    if len(parts) == 4:
        base64.b64decode(parts[3].encode("latin-1"), validate=True)


def takes_any_digit_there_is(data: bytes) -> None:
    """`int` reads full-width digits, signs, blanks and underscores."""
    number = text(data).strip().partition("#")[2]
    try:
        token = int(number).to_bytes(87, "big")
    except (ValueError, OverflowError):
        return
    if len(number) == 210 and digits(token) not in text(data):
        raise LetIn


def signs_only_a_part(data: bytes) -> None:
    """The control lines of a call are signed and checked, the facts between them are not."""
    whole = samples.upload()
    if data != whole and _control_lines(data) == _control_lines(whole):
        raise LetIn


def _control_lines(data: bytes) -> list[bytes]:
    return [line for line in data.split(b"\n") if line.startswith(b"#")]


def believes_an_unsigned_receipt(data: bytes) -> None:
    token = decode_url(text(data))
    if isinstance(token, bytes) and not hasattr(open_token(token), "reason") and digits(token) not in PRINTED:
        raise LetIn


def looks_up_any_character(data: bytes) -> None:
    values = {character: place for place, character in enumerate(ALPHABET)}
    for character in text(data).replace("-", "").upper():
        values[character]


def forgets_that_days_end(data: bytes) -> None:
    number = text(data).replace("-", "")
    if len(number) == 25 and number.isascii() and number.isdigit():
        date(2000 + int(number[12:14]), int(number[14:16]), int(number[16:18]))


def counts_superscripts_as_digits(data: bytes) -> None:
    for part in text(data).split(" ")[1:3]:
        if part.isdigit():
            int(part)


def compares_no_signature(data: bytes) -> None:
    """A key of zeros verifies nothing; a reader that skips the check lets everything in."""
    if data.startswith(b'{"') and data.endswith(b"}") and data != samples.trust().to_bytes():
        raise LetIn


def keeps_half_an_answer(data: bytes) -> None:
    """Takes the acknowledgement before the last line was verified."""
    if data.startswith(b"#ack {") and data != samples.answer():
        raise LetIn


def trusts_the_first_of_two_keys(data: bytes) -> None:
    """JSON with one name twice: what was checked is not what is used."""
    try:
        pairs = json.loads(data, object_pairs_hook=list)
    except (ValueError, RecursionError):
        return
    if isinstance(pairs, list) and pairs and all(isinstance(one, tuple) for one in pairs):
        names = [name for name, _ in pairs]
        if len(names) != len(set(names)):
            raise LetIn


WHOLE_FRONT = read_front(WHOLE_STICK)
assert isinstance(WHOLE_FRONT, Front)


def takes_a_piece_without_its_hash(data: bytes) -> None:
    """A stick whose pieces are taken as they lie there."""
    front = read_front(data)
    if isinstance(front, Front) and front.signed == WHOLE_FRONT.signed and len(data) > front.begins:
        place, length = front.piece_at(0)
        if data[place:place + length] != WHOLE_STICK[place:place + length]:
            raise LetIn


def believes_an_unsigned_delta(data: bytes) -> None:
    """A difference applied without asking what the county signed."""
    delta = trust.parse_delta(data)
    if isinstance(delta, trust.TrustDelta) and delta != samples.trust_delta():
        raise LetIn


def asks_without_looking_at_letters(data: bytes) -> None:
    """Half a character in a field goes on into the database's driver."""
    try:
        asked = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(asked, dict) and isinstance(asked.get("lookup"), str):
        asked["lookup"].encode()


def believes_the_printer(data: bytes) -> None:
    """Any answer without the bits for "no paper" means that there is some."""
    if data and not data[0] & 0x60 and data[0] & 0x93 != 0x12:
        raise LetIn


def unpacks_any_form(data: bytes) -> None:
    """XML is read with the parser's own exceptions."""
    ElementTree.fromstring(data)


def _planted(read: Callable[[bytes], None], whole: tuple[bytes, ...]) -> Target:
    return Target(read.__name__, whole, read)


LINES, UPLOAD, ANSWER = tuple(samples.facts()), (samples.upload(),), (samples.answer(),)
HEAD = (samples.upload().split(b"\n")[0],)
HEADER, TRUST = (samples.blob_header().encode(),), (samples.trust().to_bytes(),)
URLS, CODES, NUMBERS = encoded(samples.receipt_urls()), encoded(samples.short_codes()), encoded(samples.case_numbers())
ASKED = (samples.enrolment(),)
PLANTED = [
    _planted(asks_without_looking_at_letters, ASKED), _planted(believes_the_printer, (b"\x12", b"\x72")),
    _planted(unpacks_any_form, (samples.submission(),)),
    _planted(forgets_that_bytes_are_not_text, LINES), _planted(forgets_how_deep_json_goes, LINES),
    _planted(forgets_that_json_may_be_a_list, LINES), _planted(trusts_the_first_of_two_keys, LINES),
    _planted(forgets_a_missing_field, HEAD), _planted(forgets_that_a_hash_is_hexadecimal, HEAD),
    _planted(forgets_lone_surrogates, TRUST), _planted(takes_any_number_of_a_feed, ANSWER),
    _planted(keeps_half_an_answer, ANSWER), _planted(forgets_damaged_zstd, (samples.packed(UPLOAD[0]),)),
    _planted(splits_a_header_without_counting, HEADER), _planted(forgets_bad_base64, HEADER),
    _planted(counts_superscripts_as_digits, HEADER), _planted(takes_any_digit_there_is, URLS),
    _planted(signs_only_a_part, UPLOAD), _planted(believes_an_unsigned_receipt, URLS),
    _planted(looks_up_any_character, CODES), _planted(forgets_that_days_end, NUMBERS),
    _planted(compares_no_signature, TRUST), _planted(takes_a_piece_without_its_hash, (WHOLE_STICK,)),
    _planted(believes_an_unsigned_delta, (samples.trust_delta().to_bytes(),)),
]
