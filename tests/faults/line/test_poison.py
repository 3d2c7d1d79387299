"""A line that cannot be taken never blocks what stands behind it: set aside for a person, and acked past."""

import json
from typing import Any

import pytest

from casework.facts import write
from casework.ids import fact_id
from casework.wire.chain import chain_after
from kiosk.store import FactDraft
from tests.faults.line.county import ITEM, RealCounty
from tests.faults.line.village import Now, Village, application


def plant(kiosk: Village, line: bytes) -> None:
    """Put a line into a kiosk's log as a broken program or disk would, chain and outbox included."""
    database = kiosk.store._calls.contents.database

    def write_row() -> None:
        with database.atomic():
            epoch, seq, chain = database.execute(
                "SELECT epoch, seq, chain FROM epochs ORDER BY started DESC LIMIT 1").fetchone()
            database.execute("INSERT INTO facts (id, stream, kind, line, epoch, seq) VALUES (?, 's', 'k', ?, ?, ?)",
                             [f"planted-{seq}", line, epoch, seq + 1])
            database.execute("INSERT INTO outbox VALUES (?, ?)", [epoch, seq + 1])
            database.execute("UPDATE epochs SET seq = ?, chain = ?", [seq + 1, chain_after(bytes(chain), [line])])

    kiosk.store._calls.owner.run(write_row)


def aside(county: RealCounty, kiosk: Village) -> list[tuple[bytes, str]]:
    rows = county.read("SELECT line, reason FROM quarantine WHERE terminal = ? ORDER BY seq",
                       kiosk.store.identity().terminal)
    return [(bytes(line), reason) for line, reason in rows]


@pytest.mark.parametrize("line", [b"", b"{}", b"{", b"\xff\xfe", b"[1]", b"null", b"{" * 9000, b'{"id": 7}'])
def test_what_is_no_fact_is_set_aside(kiosk: Village, county: RealCounty, place: str, line: bytes) -> None:
    [first] = kiosk.apply()
    plant(kiosk, line)
    [last] = kiosk.apply()
    kiosk.meet()
    assert county.ids(place) == [first.id, last.id]
    assert [kept for kept, _ in aside(county, kiosk)] == [line]
    assert kiosk.store.waiting().count == 0 and kiosk.meet().round_trips == 1


def test_an_id_taken_by_other_bytes_is_set_aside(kiosk: Village, county: RealCounty, place: str) -> None:
    [first] = kiosk.apply()
    kiosk.meet()
    other = first.line.replace("王秀兰".encode(), "王秀英".encode())
    plant(kiosk, other)
    [last] = kiosk.apply()
    kiosk.meet()
    assert county.ids(place) == [first.id, last.id] and aside(county, kiosk) == [(other, "id-taken")]
    [(kept,)] = county.read("SELECT line FROM events WHERE id = ?", first.id)
    assert bytes(kept) == first.line


WRONG_VALUES: list[Any] = [None, 0, -1, "", "x" * 300, [], {}, [[]], {"": ""}, True, 10**14, "\u0000", 1.5]


def odd(kind: str, body: dict[str, Any], number: int, case: str | None = None) -> bytes:
    return write(kind, body, id=fact_id(Now().now_ms(), number.to_bytes(10, "big")), case=case,  # type: ignore[arg-type]
                 at_ms=Now().now_ms(), offset_ms=None, seen=0, actor="villager").line


def test_applications_with_any_value_anywhere_do_not_block(kiosk: Village, county: RealCounty, place: str) -> None:
    """Shaped like facts, yet with a wrong value in each field of the body in turn."""
    body = dict(application(1, kiosk.place).body)
    [first] = kiosk.apply()
    number = 0
    for name in (*body, "signature", "proxy", "unknown"):
        for value in WRONG_VALUES:
            number += 1
            plant(kiosk, odd("Applied", body | {name: value}, number))
    [last] = kiosk.apply()
    kiosk.meet()
    assert kiosk.store.waiting().count == 0
    ids = county.ids(place)
    assert ids[0] == first.id and ids[-1] == last.id
    assert len(ids) + len(aside(county, kiosk)) == number + 2


@pytest.mark.parametrize("kind", ["Supplemented", "Delivered", "Rated", "Withdrawn", "Asked", "FromTheFuture"])
def test_acts_with_any_value_anywhere_do_not_block(kiosk: Village, county: RealCounty, place: str,
                                                   kind: str) -> None:
    [first] = kiosk.apply()
    names = ("asks", "answers", "attachments", "step", "opinion", "granted", "content", "amount", "from_month",
             "paper", "sha256", "number", "stars", "item", "version", "bundle", "signature", "reason", "days")
    full: dict[str, Any] = json.loads(first.line)["body"] | dict.fromkeys(names, "1")
    for number, name in enumerate(names):
        for place_, value in enumerate(WRONG_VALUES):
            plant(kiosk, odd(kind, full | {name: value}, number * 50 + place_ + hash(kind) % 10**9 * 1000, first.case))
    [last] = kiosk.apply()
    kiosk.meet()
    assert kiosk.store.waiting().count == 0 and last.id in county.ids(place)


@pytest.mark.parametrize("kind", ["Accepted", "Decided", "DeemedAccepted", "PaperIssued", "ItemPublished",
                                  "TrustBundlePublished"])
def test_a_terminal_cannot_act_for_an_office(kiosk: Village, county: RealCounty, place: str, kind: str) -> None:
    """A stolen terminal signs as itself; what only a desk may say is set aside whatever actor it names."""
    [fact] = kiosk.apply()
    body = {"granted": True, "content": "同意", "item": ITEM, "version": 99, "sha256": "ab" * 32}
    kiosk.store.record([FactDraft(kind, body, fact.case, actor="staff:chief")])
    kiosk.meet()
    assert county.ids(place, kind) == [] and [reason for _, reason in aside(county, kiosk)] == ["not-for-a-village"]
    assert kiosk.store.waiting().count == 0


def test_a_terminal_cannot_touch_a_case_of_another_village(kiosks, county: RealCounty, place: str) -> None:
    home, stranger = kiosks(place), kiosks(county.village())
    [fact] = home.apply()
    home.meet()
    stranger.store.record([FactDraft("Withdrawn", {}, fact.case)])
    stranger.meet()
    home.meet()
    assert home.store.case(fact.case).case.state == "RECEIVED"
    assert [reason for _, reason in aside(county, stranger)] == ["another-village"]


def test_an_address_of_an_attachment_that_is_none(kiosk: Village, county: RealCounty, place: str) -> None:
    """A fact that names bytes nobody has is valid without them."""
    kiosk.store.record_application(lambda sequence: application(
        sequence, kiosk.place, attachments=[{"ref": "/data/x", "sha256": "00" * 32, "media": "image/jpeg", "size": 4}]))
    kiosk.meet()
    assert len(county.ids(place)) == 1
