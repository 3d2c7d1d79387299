"""Bytes that a fact names and the county lacks, though the village knows them as sent: it is asked once more."""

from hashlib import sha256

from casework.attached import bytes_named_in
from county.backup_commands import rebuild
from county.cases import missing
from county.cases.models import MissingAttachment
from county.intake.surroundings import attachments, event_store
from county.jobs import work
from tests.county.by_hand import ByHand
from tests.county.world import PHOTO, VILLAGE, County


def handed_in(hand: ByHand) -> str:
    """A photograph that has come and is nowhere awaited; returns its hash."""
    fact = hand.photograph()
    hand.round()
    hand.round()
    [named] = bytes_named_in(fact)
    assert attachments().has(named) and hand.box.store.blobs.to_send() == []
    return named


def lost(named: str) -> None:
    """A backup without it came back, and then a late call brought the fact and its place in the log again."""
    attachments()._path(named).unlink()
    rebuild(None)    # type: ignore[arg-type]


def a_day_later() -> None:
    MissingAttachment.objects.update(next_ms=0)


def asked() -> int:
    return sum(row.kind == "AttachmentsMissed" for row in event_store().feed(VILLAGE, 0, 99))


def test_what_is_gone_is_asked_for_and_sent_again(hand: ByHand) -> None:
    named = handed_in(hand)
    lost(named)
    a_day_later()
    assert missing.ask() == 1 == asked()
    hand.round()
    assert hand.box.store.blobs.to_send() == [named]
    hand.round()
    assert attachments().has(named) and hand.box.store.blobs.to_send() == []
    a_day_later()
    assert missing.ask() == 0 and asked() == 1 and not MissingAttachment.objects.exists()


def test_what_comes_after_its_fact_is_awaited_for_a_day_and_not_asked_for(county: County) -> None:
    picture = b"a page that comes in the evening"
    row = {"ref": PHOTO, "sha256": sha256(picture).hexdigest(), "media": "image/png", "size": len(picture)}
    case = county.applied()
    county.fact("Supplemented", {"answers": {}, "attachments": [row]}, case=case)
    assert work.work().failed == 0 and [one.sha256 for one in MissingAttachment.objects.all()] == [row["sha256"]]
    attachments().put(picture)
    a_day_later()
    work.work()
    assert asked() == 0 and not MissingAttachment.objects.exists()


def test_a_village_is_asked_once_a_week_and_not_once_a_round(hand: ByHand) -> None:
    lost(handed_in(hand))
    assert missing.ask() == 0
    a_day_later()
    assert [missing.ask() for _ in range(3)] == [1, 0, 0] and asked() == 1
    a_day_later()
    assert missing.ask() == 1 and asked() == 2
