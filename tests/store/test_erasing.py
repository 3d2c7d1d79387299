"""A closed case is forgotten: not a word of it is left in the file, and the log proves itself all the same."""

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from casework.erasing import KEPT_MS, Kept
from casework.facts import Fact
from casework.wire import FeedLine, Position, chain_after
from kiosk.store import Draft, FactDraft, Store
from kiosk.store.connection import FILE_NAME
from kiosk.store.erasing import Erased
from kiosk.store.handles import handle_text
from kiosk.store.integrity import damage
from tests.rules.case_facts import VILLAGE, applied_body
from tests.store.boxes import KEY, NOON, Box, answer, county_fact, execute

CANARY = "金丝雀儿"
PHOTO = "照片里的金丝雀儿".encode() * 700
PAGE_BYTES, SALT_BYTES, TAIL_BYTES, IV_BYTES = 4096, 16, 80, 16
DAY_MS = 24 * 3600 * 1000


class Village:
    """A kiosk and what its county does: numbers everything in order, backs up when told."""

    def __init__(self, box: Box, store: Store) -> None:
        self.box, self.store = box, store
        self.number = 0
        self.told = 100

    def apply(self, word: str = "平常", photo: bytes = b"") -> Fact:
        attachments = [{"ref": "/data/p", "sha256": self.store.blobs.put(photo, "image/jpeg"), "media": "image/jpeg",
                        "size": len(photo)}] if photo else []

        def made(sequence: int) -> FactDraft:
            body = applied_body() | {"attachments": attachments}
            body["applicant"] = {**body["applicant"], "name": word}
            body["receipt"] = {**body["receipt"], "seq": sequence,
                               "handle": handle_text(sequence.to_bytes(10, "big"))}
            body["number"] = f"{body['number'][:-6]}{sequence:06}"
            return FactDraft("Applied", body)

        return self.store.record_application(made)

    def exchange(self, *desk: tuple[str, dict[str, object], str], backed_up: bool = False) -> None:
        """All goes up and is numbered; what the desk did comes down."""
        part = self.store.exchange.outbox(500)
        ack = Position(part.epoch, part.seq + len(part.lines), chain_after(part.chain, part.lines))
        lines = [FeedLine(VILLAGE, self.number + 1, None, (part.epoch, part.seq + 1), len(part.lines))] \
            if part.lines else []
        self.number += len(part.lines)
        for kind, body, case in desk:
            self.number, self.told = self.number + 1, self.told + 1
            fact = county_fact(kind, body, self.told, case)
            lines.append(FeedLine(VILLAGE, self.number, fact, None))
        self.store.exchange.take_answer(answer(self.store, lines, {VILLAGE: self.number}, ack=ack,
                                      durable=ack.seq if backed_up else None), offset_ms=0)
        for sha256 in self.store.blobs.to_send():
            self.store.blobs.sent(sha256)

    def close(self, case: Fact) -> None:
        self.exchange(("NotAccepted", {"reason": f"{CANARY}不合条件", "basis": "x"}, case.case))

    def closed(self) -> Fact:
        """A case of somebody whose name must be forgotten, closed and seen closed today."""
        fact = self.apply(CANARY, PHOTO)
        self.exchange()
        self.close(fact)
        assert self.store.erase_closed().cases == 0
        return fact

    def a_month_later(self, *, backed_up: bool = True) -> None:
        """Life goes on; the county is heard."""
        self.box.clock.at_ms += KEPT_MS + DAY_MS
        self.apply()
        self.exchange(backed_up=backed_up)


@pytest.fixture
def village(box: Box, store: Store) -> Village:
    return Village(box, store)


def pages(path: Path) -> bytes:
    """The whole file as SQLite sees it, with all pages that are free or half empty."""
    data, plain = path.read_bytes(), []
    for start in range(0, len(data), PAGE_BYTES):
        page = data[start:start + PAGE_BYTES]
        body = page[SALT_BYTES if start == 0 else 0:PAGE_BYTES - TAIL_BYTES]
        iv = page[PAGE_BYTES - TAIL_BYTES:PAGE_BYTES - TAIL_BYTES + IV_BYTES]
        plain.append(Cipher(algorithms.AES256(KEY), modes.CBC(iv)).decryptor().update(body))
    return b"".join(plain)


def test_not_a_word_is_left_in_the_file(village: Village, box: Box, store: Store) -> None:
    fact = village.closed()
    execute(store, "PRAGMA wal_checkpoint(TRUNCATE)")
    before = pages(box.folder / FILE_NAME)
    assert CANARY.encode() in before and PHOTO[:300] in before
    village.a_month_later()
    assert store.erase_closed() == Erased(1)
    after = pages(box.folder / FILE_NAME)
    assert b"SQLite" not in after[:16] and b"CREATE TABLE erased" in after
    assert CANARY.encode() not in after and PHOTO[:300] not in after
    assert (box.folder / f"{FILE_NAME}-wal").stat().st_size == 0
    assert store.case(fact.case) is None and store.blobs.get(fact.body["attachments"][0]["sha256"]) is None


def test_the_log_proves_itself_over_the_hole_and_goes_on(village: Village, box: Box, store: Store) -> None:
    village.closed()
    village.a_month_later()
    assert store.erase_closed().cases == 1
    assert store._calls.owner.run(damage, store._calls.contents.database) == ""
    later = village.apply()
    part = store.exchange.outbox(10)
    assert part.lines == (later.line,) and len(part.before) == 1    # only what follows the hole
    village.exchange()
    assert store.waiting().count == 0 and store.case(later.case) is not None
    store.care()    # the daily look at all of it, and a proven copy


def test_a_slip_is_answered_and_the_number_too(village: Village, store: Store) -> None:
    fact = village.closed()
    village.a_month_later()
    store.erase_closed()
    assert store.is_erased(number=fact.body["number"]) and store.is_erased(handle=(1).to_bytes(10, "big"))
    assert not store.is_erased(number="x") and not store.is_erased(code="x", handle=b"")


@pytest.mark.parametrize(("spoil", "why"), [
    ("not backed up", Kept.NOT_DURABLE), ("a form begun", Kept.IN_HAND), ("county not heard", Kept.CLOCK),
    ("bytes under way", Kept.WAITS), ("clock went on alone", Kept.CLOCK)])
def test_it_stays_while_one_reason_holds(village: Village, box: Box, store: Store, spoil: str, why: Kept) -> None:
    fact = village.closed()
    village.a_month_later(backed_up=spoil != "not backed up")
    if spoil == "a form begun":
        store.drafts.save(Draft("d", "MZ07", 1, fact.body["applicant"]["id_number"], b"x"))
    elif spoil == "county not heard":
        box.clock.at_ms += 2 * DAY_MS
    elif spoil == "clock went on alone":
        box.clock.at_ms += 400 * DAY_MS
    elif spoil == "bytes under way":
        store._calls.change(set(), lambda contents: contents.blobs.queue([fact.body["attachments"][0]["sha256"]]))
    assert store.erase_closed() == Erased(0, {why: 1}) and store.case(fact.case) is not None


def test_what_is_told_later_is_taken_calmly_and_goes_too(village: Village, box: Box, store: Store) -> None:
    fact = village.closed()
    village.a_month_later()
    store.erase_closed()
    paper = {"paper": "decision", "number": "1", "sha256": "ab" * 32, "size": 1, "word": CANARY}
    village.exchange(("PaperIssued", paper, fact.case))
    assert rows_of(store, fact) != []
    assert store.case(fact.case) is None and store.blobs.wanted() == []
    village.apply()
    village.exchange(backed_up=True)
    assert store.erase_closed() == Erased(0)
    assert rows_of(store, fact) == [] and CANARY.encode() not in pages(box.folder / FILE_NAME)


def rows_of(store: Store, fact: Fact) -> list[tuple[str]]:
    return execute(store, "SELECT id FROM facts WHERE stream = ?", fact.case)


def test_a_feed_read_again_brings_nothing_twice(village: Village, store: Store) -> None:
    fact = village.closed()
    desk = county_fact("NotAccepted", {"reason": f"{CANARY}不合条件", "basis": "x"}, village.told, fact.case)
    village.a_month_later()
    store.erase_closed()
    store._calls.change(set(), lambda contents: contents.answers._take(
        answer(store, [FeedLine(VILLAGE, 2, desk, None)], {}), other_life=False, settle=False))
    known = execute(store, "SELECT id FROM erased")
    assert (desk.id,) in known and rows_of(store, fact) == []


def test_a_county_that_lost_it_gets_what_follows_in_a_new_epoch(village: Village, store: Store,
                                                                caplog: pytest.LogCaptureFixture) -> None:
    village.closed()
    village.a_month_later()
    store.erase_closed()
    before = store.exchange.outbox(10)
    nothing = Position(before.epoch, 0, bytes(16))
    assert not store.exchange.take_answer(answer(store, [], {}, ack=nothing), offset_ms=0)
    part = store.exchange.outbox(10)
    assert part.epoch != before.epoch and part.seq == 0 and len(part.lines) == 1
    assert "1 facts whose bodies were erased" in caplog.text and CANARY not in caplog.text
    assert store._calls.owner.run(damage, store._calls.contents.database) == ""


def test_files_set_aside_long_ago_go(village: Village, box: Box, store: Store) -> None:
    aside = [box.folder / "kiosk.before-4.db", box.folder / "damaged-1.db-wal"]
    for path in aside:
        path.write_bytes(b"x")
        os.utime(path, (NOON / 1000, NOON / 1000))
    box.clock.at_ms = NOON + KEPT_MS
    store.erase_closed()
    assert all(path.exists() for path in aside)
    box.clock.at_ms += 1000
    store.erase_closed()
    assert not any(path.exists() for path in aside)
