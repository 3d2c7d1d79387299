"""Every reader of bytes from outside, with what must hold for any bytes: no exception, and nothing forged let in."""

import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from casework import case_number, enrolment, facts, short_code, trust
from casework.bundle import read_bundle
from casework.definition import DefinitionError, read_definition
from casework.facts import Fact, parse
from casework.fold import Placed, fold
from casework.receipt import Green, decode_url, digits, verify
from casework.signing import VerifyKey
from casework.stick import Contents, Opened
from casework.wire import AnswerReader, Damaged, Group, Unpacker, UploadReader, read_head
from casework.wire.answer import ANSWER_DOMAIN, Answer
from casework.wire.blob_call import read_header
from county.catalogue.workbooks import read_workbook
from kiosk.devices.escpos_printer import read_status
from kiosk.devices.printer import PrinterState
from tests.faults import samples
from tests.rules import stick_samples
from tests.rules.case_facts import DEFINITION
from tests.store.boxes import ITEM
from xforms import FixedClock, Form, Session, XFormsError

KEY = VerifyKey(samples.KEY.public.raw)


class LetIn(Exception):
    """Bytes that nobody signed or printed were taken for good."""


@dataclass(frozen=True, slots=True)
class Target:
    """One reader: whole inputs to break, and the function that reads them."""

    name: str
    samples: tuple[bytes, ...]
    read: Callable[[bytes], None]
    slow: int = 1
    """How many times fewer inputs it gets: a form or a spreadsheet takes milliseconds to read."""


def text(data: bytes) -> str:
    """What a scanner, a keyboard or a header may hand over, lone surrogates included."""
    return data.decode("utf-8", "surrogateescape")


def read_fact(data: bytes) -> None:
    fact = facts.parse(data)
    if isinstance(fact, Fact):
        if fact.line != data:
            raise LetIn
        repr(fact), fact.day


def fold_case(data: bytes) -> None:
    """Facts of a case, some of them odd: the fold says why one does not fit, and never fails."""
    read = [fact for line in data.split(b"\n") if isinstance(fact := parse(line), Fact)]
    repr(fold(DEFINITION, [Placed(fact, number) for number, fact in enumerate(read, 1)]))


SIGNED_GROUPS = {group.signed: group.lines for group in UploadReader().feed(samples.upload())
                 if isinstance(group, Group)}
SIGNED_HEAD = samples.upload().split(b"\t")[0]


def read_upload(data: bytes) -> None:
    """The lines of a call in pieces, as they arrive."""
    reader = UploadReader()
    for start in range(0, len(data), 700):
        for group in reader.feed(data[start:start + 700]):
            if isinstance(group, Damaged):
                return
            _check_group(reader, group)


def _check_group(reader: UploadReader, group: Group) -> None:
    head = reader.head
    if head is not None and head.is_signed_by(KEY) and head.signed != SIGNED_HEAD:
        raise LetIn
    if head is not None and group.is_signed_by(KEY, head) and SIGNED_GROUPS.get(group.signed) != group.lines:
        raise LetIn


def read_packed_upload(data: bytes) -> None:
    unpacker, reader = Unpacker(BytesIO(data)), UploadReader()
    total = 0
    while (part := unpacker.read()) and total < 4_000_000:
        total += len(part)
        if any(isinstance(group, Damaged) for group in reader.feed(part)):
            return


def read_first_line(data: bytes) -> None:
    read_head(data)


WHOLE_ANSWER = samples.answer()


def read_answer(data: bytes) -> None:
    """An answer as it came: anything but the county's own bytes is damaged."""
    reader = AnswerReader(KEY, samples.NONCE)
    if reader.feed(data) is None and isinstance(reader.finish(), Answer) and data != WHOLE_ANSWER:
        raise LetIn


def read_signed_answer(data: bytes) -> None:
    """Odd lines that a broken county signed all the same."""
    *before, last = data.split(b"\n")[:-1] or [b""]
    payload = last.partition(b"\t")[0]
    digest = sha256(b"".join(line + b"\n" for line in before)).digest()
    from base64 import b64encode

    signature = b64encode(samples.KEY.sign(ANSWER_DOMAIN, samples.NONCE.encode() + digest + payload))
    reader = AnswerReader(KEY, samples.NONCE)
    if reader.feed(b"".join(line + b"\n" for line in before) + payload + b"\t" + signature + b"\n") is None:
        repr(reader.finish())


def read_blob_header(data: bytes) -> None:
    caller = read_header(data.decode("latin-1"))
    if caller is not None and caller.is_signed_by(KEY, "PATCH", samples.SHA256, 4096):
        given = (caller.village, caller.terminal, caller.generation)
        if given != (samples.VILLAGE, 3, 1):
            raise LetIn


def read_item(data: bytes) -> None:
    repr(read_bundle(data))


def read_trust(data: bytes) -> None:
    bundle = trust.parse(data)
    if isinstance(bundle, trust.TrustBundle) and bundle.to_bytes() != data:
        raise LetIn


WHOLE_TRUST = samples.trust()
TRUST_SIGNATURE = WHOLE_TRUST.signature(samples.KEY)


def read_signed_trust(data: bytes) -> None:
    bundle = trust.open_signed(data, TRUST_SIGNATURE, [KEY])
    if isinstance(bundle, trust.TrustBundle) and data != WHOLE_TRUST.to_bytes():
        raise LetIn


NEXT_TRUST = trust.apply_delta(WHOLE_TRUST, samples.trust_delta())
assert isinstance(NEXT_TRUST, trust.TrustBundle)
NEXT_SIGNATURE = NEXT_TRUST.signature(samples.KEY)


def read_trust_delta(data: bytes) -> None:
    """A difference comes unsigned: only a bundle the county signed may come out of it."""
    delta = trust.parse_delta(data)
    if isinstance(delta, trust.TrustDelta):
        made = trust.apply_signed(WHOLE_TRUST, delta, NEXT_SIGNATURE, [KEY])
        if isinstance(made, trust.TrustBundle) and made not in (WHOLE_TRUST, NEXT_TRUST):
            raise LetIn


WHOLE_STICK = stick_samples.file_of(stick_samples.sealing(stick_samples.small()))
STICK_CONTENTS = b"".join(data for part in stick_samples.parts()[:2] for data in part.pieces())
CARRIED = [(word, data) for word, data in stick_samples.carried(WHOLE_STICK)]


def read_stick(data: bytes) -> None:
    """A stick that somebody changed gives at most the beginning of what the sender put in."""
    stick = stick_samples.opened(data)
    if isinstance(stick, Opened):
        came = [(section.word, section.all(1 << 24)) for section in Contents(stick.pieces())]
        whole = [row for row in came if row[1] is not None]
        if whole != CARRIED[:len(whole)] or len(came) - len(whole) > 1:
            raise LetIn


def read_stick_contents(data: bytes) -> None:
    """What a taken-over machine may have signed and sealed."""
    pieces = iter([data[start:start + 3000] for start in range(0, len(data), 3000)])
    for section in Contents(pieces):
        if section.word in ("want", "have"):
            section.hashes()


PRINTED = frozenset(url.partition("#")[2] for url in samples.receipt_urls())


def read_receipt(data: bytes) -> None:
    token = decode_url(text(data))
    if isinstance(token, bytes):
        if digits(token) not in text(data):
            raise LetIn
        verdict = verify(token, samples.COUNTY, WHOLE_TRUST, samples.TODAY)
        if isinstance(verdict, Green) and digits(token) not in PRINTED:
            raise LetIn


def read_short_code(data: bytes) -> None:
    code = short_code.parse(text(data))
    if isinstance(code, short_code.ShortCode):
        short_code.index_key_of(code)
        if short_code.parse(code.text) != code:
            raise LetIn


def read_case_number(data: bytes) -> None:
    number = case_number.parse(text(data))
    if isinstance(number, case_number.CaseNumber) and case_number.parse(number.text) != number:
        raise LetIn
    case_number.parse_short(text(data), village=samples.VILLAGE, day=samples.TODAY)


def read_enrolment(data: bytes) -> None:
    asked = enrolment.read_asked(data)
    if asked is not None:
        f"{asked.lookup}{asked.nonce}{asked.proof}".encode()
        enrolment.same(asked.proof, enrolment.proof(b"k", asked.public_key, asked.exchange_key, asked.nonce))


WHOLE_REPLY = samples.enrolment_reply()


def read_enrolment_reply(data: bytes) -> None:
    proven = enrolment.read_proven(data, samples.SECRET, samples.NONCE)
    if proven is not None and json.loads(data)["reply"] != json.loads(WHOLE_REPLY)["reply"]:
        raise LetIn


def read_printer_status(data: bytes) -> None:
    if read_status(data) is PrinterState.READY and data[0] & 0x60:
        raise LetIn


def read_item_definition(data: bytes) -> None:
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return
    with suppress(DefinitionError):
        repr(read_definition(record))


MORE = {
    "aliases": ["老年补贴"], "guide": {"where": {"zh": "村里", "en": "Here"}},
    "confirmed": {"who": "x", "document": "y", "day": "2026-01-05"},
    "steps": [{"id": "county", "name": {"zh": "县里决定", "en": "County"}, "role": "county_chief", "unit": "县",
               "days": 5, "decides": True}],
    "procedures": [{"kind": "PUBLIC_NOTICE", "days": 7, "unit": "calendar", "stops_clock": True}],
    "materials": [{"name": {"zh": "照片", "en": "Photo"}, "kind": "photo"}],
    "eligibility": [{"ask": {"zh": "满80岁？", "en": "80?"}}], "alerts": [{"when": "x"}],
}


def load_form(data: bytes) -> None:
    with suppress(XFormsError):
        Form.load(data)


WHOLE_FORM = Form.load(samples.form())


def read_submission(data: bytes) -> None:
    with suppress(XFormsError):
        Session.from_submission(WHOLE_FORM, data, clock=FixedClock(samples.MOMENT)).answers()


def read_spreadsheet(data: bytes) -> None:
    _spreadsheet_or_refusal(data, ".xlsx")


def read_markdown_form(data: bytes) -> None:
    _spreadsheet_or_refusal(data, ".md")


def _spreadsheet_or_refusal(data: bytes, ending: str) -> None:
    path = SHARED_MEMORY / f"form-{os.getpid()}{ending}"
    path.write_bytes(data)
    try:
        read_workbook(path)
    finally:
        path.unlink()


SHARED_MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path(tempfile.gettempdir())


def encoded(texts: list[str]) -> tuple[bytes, ...]:
    return tuple(one.encode() for one in texts)


def targets() -> list[Target]:
    """All readers."""
    return [
        Target("fact", tuple(samples.facts()), read_fact),
        Target("fold", (b"\n".join(samples.case()),), fold_case),
        Target("head", (samples.upload().split(b"\n")[0],), read_first_line),
        Target("upload", (samples.upload(),), read_upload),
        Target("upload-packed", (samples.packed(samples.upload()), samples.upload()), read_packed_upload),
        Target("answer", (WHOLE_ANSWER,), read_answer),
        Target("answer-signed", (WHOLE_ANSWER,), read_signed_answer),
        Target("blob-header", (samples.blob_header().encode(),), read_blob_header),
        Target("item", (samples.item(),), read_item),
        Target("trust", (WHOLE_TRUST.to_bytes(),), read_trust),
        Target("trust-signed", (WHOLE_TRUST.to_bytes(),), read_signed_trust),
        Target("trust-delta", (samples.trust_delta().to_bytes(),), read_trust_delta),
        Target("stick", (WHOLE_STICK,), read_stick),
        Target("stick-contents", (STICK_CONTENTS,), read_stick_contents),
        Target("enrolment", (samples.enrolment(),), read_enrolment),
        Target("enrolment-reply", (WHOLE_REPLY,), read_enrolment_reply),
        Target("printer-status", tuple(bytes([one]) for one in range(0x12, 0x80, 4)), read_printer_status),
        Target("item-definition", (json.dumps(ITEM | MORE).encode(),), read_item_definition),
        Target("form", (samples.form(),), load_form, slow=20),
        Target("submission", (samples.submission(),), read_submission, slow=10),
        Target("spreadsheet", (samples.spreadsheet(),), read_spreadsheet, slow=40),
        Target("form-as-text", (samples.form_as_text(),), read_markdown_form, slow=10),
        Target("receipt", encoded(samples.receipt_urls()), read_receipt),
        Target("short-code", encoded(samples.short_codes()), read_short_code),
        Target("case-number", encoded(samples.case_numbers()), read_case_number),
    ]
