"""The store on real files: all or nothing, found again, never a number twice."""

import shutil
from pathlib import Path

import pytest

from casework.facts import MAX_LINE_BYTES
from casework.short_code import encode
from casework.wire import FeedLine, Position, chain_after
from kiosk.store import DiskFull, Draft, FactDraft, NewerThanProgram, Store, Transport, WrongKey
from kiosk.store.connection import FILE_NAME
from tests.rules.case_facts import ASK
from tests.store.boxes import (
    BUNDLE,
    KEY,
    NOON,
    Box,
    answer,
    application,
    county_fact,
    enrol,
    execute,
    identity,
)


def acknowledged(store: Store) -> Position:
    part = store.exchange.outbox(100)
    return Position(part.epoch, part.seq + len(part.lines), chain_after(part.chain, part.lines))


def test_an_application_is_kept_with_its_outbox_row_and_its_case(store: Store) -> None:
    fact = store.record_application(application)
    record = store.case(fact.case)
    assert record is not None and record.case.state == "RECEIVED"
    assert record.transport is Transport.STORED and record.case.provisional == 1
    assert store.waiting().count == 1 and store.exchange.outbox(10).lines == (fact.line,)


def test_everything_is_there_after_opening_again(box: Box) -> None:
    first = box.open()
    enrol(first)
    fact = first.record_application(application)
    first.close()
    again = box.open()
    assert again.identity() == identity()
    assert again.case(fact.case).case.number and again.items()[0].definition.code == "MZ07"
    again.close()


def test_an_application_that_cannot_be_written_leaves_nothing(store: Store) -> None:
    def too_long(sequence: int) -> FactDraft:
        draft = application(sequence)
        return FactDraft("Applied", {**draft.body, "note": "字" * MAX_LINE_BYTES})

    with pytest.raises(ValueError, match="too-long"):
        store.record_application(too_long)
    assert store.cases() == [] and store.waiting().count == 0 and store.exchange.outbox(9).lines == ()


def test_sequences_rise_and_an_old_copy_never_repeats_one(box: Box, tmp_path: Path) -> None:
    store = box.open()
    enrol(store)
    first = store.record_application(application)
    epoch = store.exchange.outbox(1).epoch
    store.close()
    shutil.copytree(box.folder, tmp_path / "copy")
    store = box.open()
    later = [store.record_application(application) for _ in range(3)]
    store.close()
    shutil.copy2(tmp_path / "copy" / FILE_NAME, box.folder / FILE_NAME)
    restored = box.open()
    after = restored.record_application(application)
    sequences = [fact.body["receipt"]["seq"] for fact in (first, *later, after)]
    assert sequences == sorted(set(sequences)) and sequences[-1] > 1000
    assert restored.case(first.case) is not None and restored.exchange.outbox(5).epoch == epoch
    restored.close()


def test_the_file_tells_nothing_without_its_key(box: Box, store: Store) -> None:
    store.record_application(application)
    store.drafts.save(Draft("d1", "MZ07", 1, "231299194403120029", "答案".encode()))
    for path in box.folder.iterdir():
        content = path.read_bytes()
        assert "王秀兰".encode() not in content and b"231299" not in content
    with pytest.raises(WrongKey):
        box.open(bytes(32))


def test_a_newer_file_is_refused_and_left_alone(box: Box) -> None:
    store = box.open()
    execute(store, "PRAGMA user_version = 99")
    store.close()
    with pytest.raises(NewerThanProgram):
        box.open()


def test_acknowledged_means_confirmed_and_leaves_the_outbox(store: Store) -> None:
    fact = store.record_application(application)
    part = store.exchange.outbox(10)
    own = FeedLine(identity().village, 1, None, (part.epoch, part.seq + 1))
    came = answer(store, [own], {identity().village: 1}, ack=acknowledged(store))
    assert store.exchange.take_answer(came, offset_ms=90)
    record = store.case(fact.case)
    assert record.transport is Transport.CONFIRMED and record.case.provisional == 0
    assert record.case.feed == 1 and store.waiting().count == 0
    assert store.record([FactDraft("Withdrawn", {}, fact.case)])[0].offset_ms == 90


def test_an_acknowledgement_of_another_log_is_no_acknowledgement(store: Store) -> None:
    store.record_application(application)
    part = store.exchange.outbox(10)
    fork = Position(part.epoch, part.seq + 1, bytes(16))
    assert not store.exchange.take_answer(answer(store, [], {}, ack=fork), offset_ms=0)
    assert store.waiting().count == 1


def test_the_countys_fact_comes_home_once(store: Store) -> None:
    fact = store.record_application(application)
    asked = county_fact("SupplementRequested", ASK, 50, fact.case)
    line = FeedLine(identity().village, 5, asked, None)
    for _ in range(2):
        store.exchange.take_answer(answer(store, [line], {identity().village: 5}), offset_ms=0)
    assert [placed.kind for placed in store.case(fact.case).facts].count("SupplementRequested") == 1


def test_found_by_code_handle_and_person_and_not_otherwise(store: Store) -> None:
    fact = store.record_application(application)
    handle = (fact.body["receipt"]["seq"]).to_bytes(10, "big")
    assert store.find_handle(handle).case.id == fact.case
    assert store.find_short_code(encode(handle).lower()).case.id == fact.case
    assert [one.case.id for one in store.cases_of_person("231299194403120020")] == [fact.case]
    assert store.find_handle(bytes(10)) is None and store.find_short_code("AAAA") is None
    assert store.cases_of_person("231299194403120099") == []


def test_the_projection_can_be_dropped_and_built_again(store: Store) -> None:
    for _ in range(3):
        store.record_application(application)
    before = execute(store, "SELECT * FROM cases ORDER BY id")
    store.rebuild()
    after = execute(store, "SELECT * FROM cases ORDER BY id")
    assert before == after and len(after) == 3


def test_a_draft_is_found_by_its_person_and_gone_at_hand_in(store: Store, box: Box) -> None:
    draft = Draft("d1", "MZ07", 1, "231299194403120029", b"{}")
    store.drafts.save(draft)
    store.drafts.save(Draft("d1", "MZ07", 1, "231299194403120029", b"{1}"))
    assert [one.payload for one in store.drafts.of_person("231299194403120029")] == [b"{1}"]
    assert store.drafts.of_person("231299194403120010") == []
    store.record_application(application, destroys_draft="d1")
    assert store.drafts.of_person("231299194403120029") == []
    store.drafts.save(draft)
    box.clock.at_ms = NOON + 8 * 24 * 3600 * 1000
    assert store.drafts.destroy_expired() == 1


def test_a_blob_goes_to_the_county_when_a_fact_names_it(store: Store) -> None:
    sha256 = store.blobs.put(b"jpeg", "image/jpeg")
    assert store.blobs.to_send() == []

    def make(sequence: int) -> FactDraft:
        draft = application(sequence)
        named = [{"ref": "/data/x", "sha256": sha256, "media": "image/jpeg", "size": 4}]
        return FactDraft("Applied", {**draft.body, "attachments": named})

    store.record_application(make)
    assert store.blobs.to_send() == [sha256] and store.blobs.get(sha256) == b"jpeg"
    store.blobs.sent(sha256)
    assert store.blobs.to_send() == []


def test_a_case_of_an_item_that_has_not_come_is_folded_when_it_comes(tmp_path: Path) -> None:
    store = Box(tmp_path).open()
    fact = store.record([application(1)])[0]
    assert store.case(fact.case) is None and store.cases() == []
    enrol(store)
    assert [one.case.id for one in store.cases()] == [fact.case]
    store.close()


def test_listeners_hear_what_changed_after_it_is_kept(store: Store) -> None:
    heard: list[frozenset[str]] = []
    store.subscribe(heard.append)
    store.record_application(application)
    store.blobs.put(BUNDLE, "x")
    assert heard == [frozenset({"cases", "waiting", "drafts"})]


def test_the_key_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Store.open(Path("unused"), KEY[:5], clock=None, random=None)  # type: ignore[arg-type]


def test_an_older_file_is_copied_and_brought_up_to_date(box: Box) -> None:
    """A file as the first release left it, with a case in it."""
    store = box.open()
    enrol(store)
    fact = store.record_application(application)
    store._calls.owner.run(as_first_release, store)
    store.close()
    again = box.open()
    assert again.case(fact.case).case.number and again.blobs.arrived("x") == 0
    again.close()
    assert len(list(box.folder.glob("*.before-*.db"))) == 1


def as_first_release(store: Store) -> None:
    database = store._calls.contents.database
    database.executescript("DROP TABLE blob_pieces; DROP TABLE life_events; DROP TABLE erased; DROP TABLE erased_cases;"
                           "DROP TABLE closed_since; ALTER TABLE items DROP COLUMN signature;"
                           "PRAGMA user_version = 1;")
    database.execute("DELETE FROM _sqlite_migrations WHERE name > '0001_z'")


def test_the_bytes_of_a_fact_cannot_be_changed(store: Store) -> None:
    fact = store.record_application(application)
    with pytest.raises(Exception, match="never changes"):
        execute(store, "UPDATE facts SET line = x'00' WHERE id = ?", fact.id)


def test_pieces_that_are_not_what_was_awaited_are_thrown_away(store: Store) -> None:
    import hashlib

    sha256 = hashlib.sha256(b"paper").hexdigest()
    store.blobs.piece_came(sha256, 0, b"pap")
    store.blobs.piece_came(sha256, 3, b"XX")
    assert store.blobs.arrived(sha256) == 5 and not store.blobs.join(sha256, "application/pdf")
    assert store.blobs.arrived(sha256) == 0 and store.blobs.get(sha256) is None
    store.blobs.piece_came(sha256, 0, b"paper")
    assert store.blobs.join(sha256, "application/pdf") and store.blobs.get(sha256) == b"paper"


def test_a_disk_that_is_nearly_full_takes_no_new_case_and_says_so(box: Box) -> None:
    box.reserve_bytes = 10**18
    store = box.open()
    enrol(store)
    with pytest.raises(DiskFull) as full:
        store.record_application(application)
    assert store.cases() == [] and "room" in full.value.sentence.text
    store.close()
