"""Whole, valid bytes of everything that comes in from outside; invented people, fixed keys and times."""

import base64
import json
from datetime import UTC, date, datetime
from io import BytesIO

from casework.bundle import write_bundle
from casework.case_number import CaseNumber
from casework.enrolment import county_proof
from casework.facts import write
from casework.ids import CountyCode, StaffId, TerminalId, VillageCode, fact_id
from casework.receipt import Receipt, ReceiptFlags, encode_url
from casework.short_code import encode
from casework.signing import SigningKey
from casework.trust import RosterEntry, SigningKeyEntry, TerminalKey, TrustBundle, TrustDelta, difference
from casework.wire import CHAIN_START, Packer, Position, Problem, write_answer, write_group, write_head
from casework.wire.answer import feed_line, own_line
from casework.wire.blob_call import write_header
from tests.rules.case_facts import ASK, DECISION_PAPER, GRANTED, MENDED, PASSED, Log
from tests.store.boxes import ITEM

KEY = SigningKey.from_seed(bytes(range(32)))
COUNTY, VILLAGE = CountyCode("231222"), VillageCode("231222102201")
NOON = 1772413200000
NONCE = "0a" * 12
EPOCH = "00112233aabbccdd"
SHA256 = "ab" * 32
TODAY = date(2026, 3, 2)


def case() -> list[bytes]:
    """The facts of one case from hand-in to the paper."""
    log = (Log().applied().add("SupplementRequested", ASK, "2026-03-03").add("Supplemented", MENDED, "2026-03-04")
           .add("Accepted", {}, "2026-03-05").add("StepPassed", PASSED, "2026-03-06")
           .add("Decided", GRANTED, "2026-03-09").add("PaperIssued", DECISION_PAPER, "2026-03-10"))
    return [placed.fact.line for placed in log.placed]


def facts() -> list[bytes]:
    """Facts of other streams too."""
    other = [("ItemPublished", {"item": "MZ07", "version": 1, "sha256": SHA256}), ("Asked", {"words": "几点开门?"}),
             ("FromTheFuture", {"a": [1, {"b": None}]})]
    return case() + [write(kind, body, id=fact_id(NOON, bytes([number] * 10)), at_ms=NOON, offset_ms=None, seen=0,
                           actor="villager").line for number, (kind, body) in enumerate(other)]


def upload() -> bytes:
    """The plain lines of a call: a head and two groups."""
    start = Position(EPOCH, 0, CHAIN_START)
    head = write_head(KEY, county=COUNTY, village=VILLAGE, terminal=3, generation=1, start=start,
                      cursor={VILLAGE: 5, "county": 2}, last={"county": "00ff00ff"}, server_epoch="s1",
                      nonce=NONCE, most=4096)
    lines = case()
    first, middle = write_group(KEY, lines[:3], county=COUNTY, village=VILLAGE, terminal=3, start=start)
    second, _ = write_group(KEY, lines[3:], county=COUNTY, village=VILLAGE, terminal=3, start=middle)
    return head + first + second


def answer() -> bytes:
    """The plain lines of an answer: an acknowledgement, two problems, facts of others and own numbers."""
    lines = [feed_line("county", 1, facts()[-3]), feed_line(VILLAGE, 6, case()[0]), own_line(VILLAGE, 7, EPOCH, 2)]
    problems = [Problem(2, "not-json"), Problem(5, "id-taken")]
    return b"".join(write_answer(KEY, nonce=NONCE, ack=Position(EPOCH, 7, bytes(range(16))), durable=5, time_ms=NOON,
                                 server_epoch="s1", problems=problems, lines=lines, cursor={VILLAGE: 7, "county": 1},
                                 more=False))


def packed(data: bytes) -> bytes:
    """The same as it travels."""
    packer = Packer(expected=len(data))
    return packer.add(data) + packer.finish()


def trust() -> TrustBundle:
    """A bundle with a row of each kind."""
    keys = (TerminalKey(TerminalId(0), 1, KEY.public.raw, VILLAGE, 0),
            TerminalKey(TerminalId(3), 1, KEY.public.raw, VILLAGE, NOON),
            TerminalKey(TerminalId(4), 1, bytes(32), VILLAGE, NOON, 7, True))
    roster = (RosterEntry(StaffId("a1"), "赵春生", "assistant", "$argon2id$x", NOON),)
    return TrustBundle(9, NOON, NOON * 2, COUNTY, keys, frozenset({bytes(8)}), roster,
                       (SigningKeyEntry("1", KEY.public.raw, 0),))


def trust_delta() -> TrustDelta:
    """What leads from the bundle above to one with a terminal, a void and a key more, and staff less."""
    ours = trust()
    keys = (*ours.terminals, TerminalKey(TerminalId(5), 1, KEY.public.raw, VILLAGE, NOON, None, False, bytes(32)))
    county = (*ours.county_keys, SigningKeyEntry("2", bytes(32), NOON, False, bytes(32)))
    voids = ours.voids | {bytes([1]) * 8}
    return difference(ours, TrustBundle(10, NOON + 1, NOON * 2, COUNTY, keys, voids, (), county))


def receipt_urls() -> list[str]:
    """Addresses as printed."""
    receipts = [Receipt(TerminalId(3), 1, 10**number, TODAY, 7 * (number % 2), ReceiptFlags(0), bytes([number] * 10))
                for number in range(4)]
    return [encode_url("t.example", one.signed(COUNTY, KEY)) for one in receipts]


def short_codes() -> list[str]:
    return [encode(bytes([number] * 10)) for number in (0, 7, 255)]


def case_numbers() -> list[str]:
    return [CaseNumber.build(VILLAGE, date(2026, 9, 24), 1, sequence) for sequence in (1, 9_999, 123_456)]


def blob_header() -> str:
    return write_header(KEY, village=VILLAGE, terminal=3, generation=1, method="PATCH", sha256=SHA256, offset=4096)


def item() -> bytes:
    return write_bundle(ITEM, b"<h:html/>", {"list.csv": "名,值\n".encode()})


SECRET = bytes(range(32))
MOMENT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def enrolment() -> bytes:
    """What a box asks with."""
    key = base64.b64encode(KEY.public.raw).decode()
    return json.dumps({"lookup": "ab" * 32, "nonce": NONCE, "proof": "cd" * 32, "public_key": key,
                       "exchange_key": key}).encode()


def enrolment_reply() -> bytes:
    """What the county answers, with its proof."""
    reply = json.dumps({"terminal": 3, "village": VILLAGE, "county": COUNTY, "bundle": "AA=="}, sort_keys=True)
    return json.dumps({"reply": reply, "proof": county_proof(SECRET, reply.encode(), NONCE)}).encode()


FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><h:head><h:title>t</h:title>
<model><itext><translation lang="zh"><text id="/data/name:label"><value>姓名</value></text></translation></itext>
<instance><data id="x" version="1"><name/><age/><child jr:template=""><born/></child><sum/></data></instance>
<bind nodeset="/data/name" type="string" required="true()"/><bind nodeset="/data/age" type="int"
 constraint=". &gt; 0 and . &lt; 150" jr:constraintMsg="?"/><bind nodeset="/data/child/born" type="date"
 relevant="/data/age &gt; 20"/><bind nodeset="/data/sum"
 calculate="count(/data/child) * 2 + /data/age"/></model></h:head>
<h:body><input ref="/data/name"><label ref="jr:itext('/data/name:label')"/></input><input ref="/data/age">
<label>年龄</label></input><group ref="/data/child"><label>孩子</label><repeat nodeset="/data/child">
<input ref="/data/child/born"><label>生日</label></input></repeat></group></h:body></h:html>"""


def form() -> bytes:
    """A small form with a repeat, a constraint and a calculation."""
    return FORM.encode()


def submission() -> bytes:
    """Its answers."""
    return ('<data id="x" version="1"><name>赵春生</name><age>80</age><child><born>1970-01-05</born></child>'
            "<child><born>1972-01-05</born></child><sum>84</sum></data>").encode()


def form_as_text() -> bytes:
    """A form as tables of text."""
    return ("| survey |\n| | type | name | label |\n| | text | name | 姓名 |\n| | integer | age | 年龄 |\n"
            "| choices |\n| | list_name | name | label |\n| | yes | 1 | 是 |\n").encode()


def spreadsheet() -> bytes:
    """The same as a spreadsheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "survey"
    for row in (("type", "name", "label"), ("text", "name", "姓名"), ("integer", "age", "年龄")):
        book.active.append(row)
    book.create_sheet("choices").append(("list_name", "name", "label"))
    data = BytesIO()
    book.save(data)
    return data.getvalue()
