"""Frames byte by byte: what is written is read; whatever else comes is a value, never an exception."""

import io
import json
import os
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from casework.facts import MAX_LINE_BYTES, write
from casework.ids import fact_id
from casework.signing import SigningKey
from casework.wire import (
    CHAIN_START,
    LONGEST_PREFIX,
    Answer,
    AnswerReader,
    Damaged,
    Group,
    Packer,
    Position,
    Problem,
    Unpacker,
    UploadReader,
    chain_after,
    facts_to_lean_on,
    head_apart,
    read_head,
    write_answer,
    write_group,
    write_head,
)
from casework.wire.answer import feed_line, own_line
from casework.wire.blob_call import read_header, write_header

KIOSK = SigningKey.from_seed(bytes([1]) * 32)
COUNTY = SigningKey.from_seed(bytes([2]) * 32)
PLACE = {"county": "231222", "village": "231222102201", "terminal": 1}
START = Position("00000000000000aa", 0, CHAIN_START)
LINES = [write("Visited", {"words": f"第{number}次"}, id=fact_id(1_767_571_200_000, number.to_bytes(10, "big")),
               at_ms=1_767_571_200_000, offset_ms=None, seen=0, actor="villager").line for number in range(7)]
VECTORS = Path(__file__).parents[1] / "vectors" / "wire"


def head(**changes: object) -> bytes:
    fields = {**PLACE, "generation": 1, "start": START, "cursor": {"county": 3},
              "last": {"county": "00ff00ff"}, "server_epoch": "s", "nonce": "n", "most": 1000}
    return write_head(KIOSK, **(fields | changes))  # type: ignore[arg-type]


def upload(count: int = 5, group: int = 2) -> bytes:
    data, position = head(), START
    for start in range(0, count, group):
        part, position = write_group(KIOSK, LINES[start:min(start + group, count)], start=position, **PLACE)
        data += part
    return data


def answer(lines: list[bytes] | None = None, nonce: str = "n") -> bytes:
    return b"".join(write_answer(
        COUNTY, nonce=nonce, ack=Position("00000000000000aa", 4, bytes(range(16))), durable=None, time_ms=5,
        server_epoch="s", problems=[Problem(3, "kind")], cursor={"county": 9}, more=True,
        lines=lines if lines is not None else [feed_line("county", 8, LINES[0]), own_line("v", 9, "aa", 4)]))


def upload_that_leans() -> tuple[bytes, bytes]:
    """A call from the fourth position on, packed against the three facts before it: its body, and its lines."""
    start = Position("00000000000000aa", 3, chain_after(CHAIN_START, LINES[:3]))
    first = head(start=start, prefix=3)
    groups, _ = write_group(KIOSK, LINES[3:], start=start, **PLACE)
    alone, leaning = Packer(expected=0), Packer(expected=0, prefix=facts_to_lean_on(LINES[:3]))
    body = head_apart(alone.add(first) + alone.finish()) + leaning.add(groups) + leaning.finish()
    return body, first + groups


def answer_in_runs() -> bytes:
    """Runs of own facts in two logs, a single one between them, and somebody else's fact."""
    return answer([own_line("231222102201", 1, "00000000000000aa", 1, 400), feed_line("231222102201", 401, LINES[5]),
                   own_line("231222102201", 402, "00000000000000bb", 1),
                   own_line("231222102201", 403, "00000000000000aa", 401, 2)])


def read_answer(data: bytes, nonce: str = "n") -> Answer | Damaged:
    reader = AnswerReader(COUNTY.public, nonce)
    return reader.feed(data) or reader.finish()


@pytest.mark.parametrize("step", [1, 7, 100, 10_000])
def test_an_upload_is_read_however_its_bytes_arrive(step: int) -> None:
    reader, data, found = UploadReader(), upload(), []
    for start in range(0, len(data), step):
        found += list(reader.feed(data[start:start + step]))
    assert reader.head is not None and reader.head.is_signed_by(KIOSK.public) and reader.head.most == 1000
    assert all(isinstance(one, Group) and one.is_signed_by(KIOSK.public, reader.head) for one in found)
    assert [line for one in found for line in one.lines] == LINES[:5]
    assert [one.end.seq for one in found] == [2, 4, 5] and [one.start.seq for one in found] == [0, 2, 4]
    assert found[-1].end.chain == chain_after(CHAIN_START, LINES[:5])


def test_a_group_that_has_no_end_yet_is_not_there() -> None:
    reader, data = UploadReader(), upload()
    assert len(list(reader.feed(data[:-1]))) == 2


def test_a_signature_is_for_its_place_and_its_purpose() -> None:
    reader = UploadReader()
    [first, *_] = list(reader.feed(upload()))
    assert isinstance(first, Group) and reader.head is not None
    elsewhere = read_head(head(village="231222102202").rstrip(b"\n"))
    assert not first.is_signed_by(KIOSK.public, elsewhere)  # type: ignore[arg-type]
    assert not first.is_signed_by(COUNTY.public, reader.head)
    assert not reader.head.is_signed_by(COUNTY.public)


@pytest.mark.parametrize(("change", "reason"), [
    (lambda data: data.replace("第1次".encode(), "第9次".encode()), "chain"),
    (lambda data: data.replace(b'"v":1', b'"v":2'), "protocol"),
    (lambda data: data.replace(b"#head", b"#tail"), "no-head"),
    (lambda data: data.replace(b"#end", b"#ent"), "group-end"),
    (lambda data: data.replace(b'"seq":2', b'"seq":3'), "chain"),
    (lambda data: b"\n" + data, "control-line"),
    (lambda data: data.replace(LINES[1] + b"\n", b""), "chain"),
    (lambda data: b"#head " + b"9" * 70_000 + b"\n", "control-line"),
    (lambda data: data.split(b"\n")[0] + b"\n" + b"x" * (MAX_LINE_BYTES + 1), "line-too-long"),
    (lambda data: data.split(b"\n")[0] + b"\n" + b"{}\n" * 501, "group-too-long"),
    (lambda data: b'#head {"v":1,"county":5}\n', "head-field"),
])
def test_a_damaged_upload_says_what_is_wrong(change, reason: str) -> None:
    found = [one for one in UploadReader().feed(change(upload())) if isinstance(one, Damaged)]
    assert found == [Damaged(reason)]


def test_an_answer_is_read_whole_or_not_at_all() -> None:
    read = read_answer(answer())
    assert isinstance(read, Answer)
    assert (read.ack.seq, read.durable, read.more, read.cursor) == (4, None, True, {"county": 9})
    assert read.lines[0].fact.line == LINES[0] and read.lines[1].own == ("aa", 4)
    assert read.problems == (Problem(3, "kind"),)
    for length in range(len(answer())):
        assert isinstance(read_answer(answer()[:length]), Damaged)


def test_own_facts_that_follow_each_other_are_one_line() -> None:
    read = read_answer(answer([own_line("v", 9, "aa", 4, 100), own_line("v", 109, "aa", 104)]))
    assert isinstance(read, Answer)
    assert [(line.number, line.own, line.count) for line in read.lines] == [
        (9, ("aa", 4), 100), (109, ("aa", 104), 1)]


def test_a_call_leans_on_facts_both_ends_hold() -> None:
    """The head can be read without them; the groups only with just these."""
    before, lines = facts_to_lean_on(LINES[:5]), LINES[5:]
    group, _ = write_group(KIOSK, lines, start=START, **PLACE)
    alone, packer = Packer(expected=0), Packer(expected=0, prefix=before)
    apart = head_apart(alone.add(head(prefix=5)) + alone.finish())
    packed = apart + packer.add(group) + packer.finish()
    plain = Packer(expected=0)
    assert len(packed) < len(apart) + len(plain.add(group) + plain.finish()) - 20
    for prefix in (before, before[:-1]):
        unpacker, reader = Unpacker(io.BytesIO(packed)), UploadReader()
        assert not list(reader.feed(unpacker.read() or b""))
        assert unpacker.read() == b"" and unpacker.leans and reader.head is not None and reader.head.prefix == 5
        unpacker.lean_on(prefix)
        found = []
        while data := unpacker.read():
            found += reader.feed(data)
        whole = [one for one in found if isinstance(one, Group)]
        assert ([one.lines for one in whole] == [tuple(lines)]) == (prefix == before)
    assert read_head(head(prefix=10**6).rstrip(b"\n")).prefix == LONGEST_PREFIX  # type: ignore[union-attr]


def test_any_changed_byte_of_an_answer_is_no_answer() -> None:
    data = answer()
    for place in range(len(data)):
        assert isinstance(read_answer(data[:place] + bytes([data[place] ^ 1]) + data[place + 1:]), Damaged), place


def test_an_answer_belongs_to_its_call() -> None:
    assert read_answer(answer(nonce="another")) == Damaged("signature")
    forged = AnswerReader(KIOSK.public, "n")
    forged.feed(answer())
    assert forged.finish() == Damaged("signature")


@pytest.mark.parametrize("line", [b"county", b"county x {}", b"county 1 {}", b"v 1 =aa", b"v 1 =aa -1", b"",
                                  b"v " + b"9" * 16 + b" =aa 1", b"v 1 =aa 1 x", b"v 1 =aa 1 2 3"])
def test_a_signed_answer_with_a_line_that_is_none_is_refused(line: bytes) -> None:
    assert read_answer(answer([line])) == Damaged("answer-field")


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    list(UploadReader().feed(data))
    list(UploadReader.continuing(START).feed(data))
    read_answer(data)
    read_head(data)
    read_header(data.decode("latin-1"))
    unpacker = Unpacker(io.BytesIO(data))
    while unpacker.read():
        pass


@given(st.integers(0, 4000), st.integers(0, 255), st.booleans())
def test_a_damaged_stream_is_read_without_an_exception(place: int, value: int, cut: bool) -> None:
    packed = packed_upload()
    place %= len(packed)
    hurt = packed[:place] + bytes([value]) + (b"" if cut else packed[place + 1:])
    unpacker, reader = Unpacker(io.BytesIO(hurt)), UploadReader()
    while data := unpacker.read():
        if any(isinstance(one, Damaged) for one in reader.feed(data)):
            break


def packed_upload() -> bytes:
    packer = Packer(expected=100)
    return packer.add(upload()) + packer.finish()


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=20), st.booleans())
def test_what_was_packed_and_flushed_is_there_before_the_end(parts: list[bytes], small: bool) -> None:
    packer = Packer(expected=0 if small else 10**6)
    packed = b"".join(packer.add(part) + packer.flush() for part in parts)
    unpacker, came = Unpacker(io.BytesIO(packed)), b""
    while data := unpacker.read():
        came += data
    assert came == b"".join(parts)


def test_a_bomb_comes_in_small_pieces_and_is_stopped_by_the_line_limit() -> None:
    bomb = zstandard.ZstdCompressor(level=3).compress(b"x" * 50_000_000)
    assert len(bomb) < 10_000
    unpacker, reader, fed = Unpacker(io.BytesIO(bomb)), UploadReader(), 0
    while data := unpacker.read():
        assert len(data) <= 64 * 1024
        fed += len(data)
        if list(reader.feed(data)):
            break
    assert fed <= MAX_LINE_BYTES + 2 * 64 * 1024


def test_a_window_larger_than_allowed_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters.from_level(19, window_log=27, enable_ldm=True)
    packed = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    data = packed.compress(os.urandom(100_000)) + packed.flush()
    assert Unpacker(io.BytesIO(data)).read() is None


def test_a_group_that_would_fill_the_memory_is_refused() -> None:
    reader, line = UploadReader(), b"{" + b" " * (MAX_LINE_BYTES - 2) + b"}\n"
    found = list(reader.feed(head() + line * 6))
    assert found == [] and list(reader.feed(line * 3)) == [Damaged("group-too-long")]


def test_the_header_of_bytes_is_signed_for_one_call() -> None:
    text = write_header(KIOSK, village="v", terminal=1, generation=2, method="PATCH", sha256="ab", offset=5)
    caller = read_header(text)
    assert caller is not None and caller.is_signed_by(KIOSK.public, "PATCH", "ab", 5)
    for method, sha256, offset in (("GET", "ab", 5), ("PATCH", "ac", 5), ("PATCH", "ab", 6)):
        assert not caller.is_signed_by(KIOSK.public, method, sha256, offset)
    for wrong in ("", "v 1 2", "v 一 2 AA==", "v 1 2 *", text + " x", "v" * 300):
        assert read_header(wrong) is None


WRITTEN = {"upload": upload, "answer": answer, "answer-runs": answer_in_runs,
           "upload-prefix": lambda: upload_that_leans()[1]}


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_the_vectors_hold(name: str) -> None:
    """So that another program, or this one in five years, can be held against the same bytes."""
    vector = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    written = WRITTEN[name]()
    assert vector["what"] == name and written.decode() == vector["lines"]
    unpacker = Unpacker(io.BytesIO(bytes.fromhex(vector["packed"])))
    came = all_of(unpacker)
    if name == "upload-prefix":
        assert unpacker.leans and came == written.splitlines(keepends=True)[0]
        unpacker.lean_on(facts_to_lean_on([line.encode() for line in vector["prefix"]]))
        came += all_of(unpacker)
    assert came == written


def all_of(unpacker: Unpacker) -> bytes:
    came = b""
    while data := unpacker.read():
        came += data
    return came


def test_runs_of_the_vectors_are_read_as_runs() -> None:
    vector = json.loads((VECTORS / "answer-runs.json").read_text(encoding="utf-8"))
    read = read_answer(vector["lines"].encode())
    assert isinstance(read, Answer)
    assert [(line.number, line.own, line.count) for line in read.lines] == [
        (row["number"], tuple(row["own"]) if row["own"] else None, row["count"]) for row in vector["means"]]


def test_what_leans_on_other_facts_is_not_read() -> None:
    vector = json.loads((VECTORS / "upload-prefix.json").read_text(encoding="utf-8"))
    unpacker = Unpacker(io.BytesIO(bytes.fromhex(vector["packed"])))
    all_of(unpacker)
    unpacker.lean_on(facts_to_lean_on([line.encode() for line in vector["prefix"][1:]]))
    assert all_of(unpacker) != b"".join(upload_that_leans()[1].splitlines(keepends=True)[1:])


def test_every_vector_is_held_against_something() -> None:
    assert {path.stem for path in VECTORS.glob("*.json")} == set(WRITTEN)
