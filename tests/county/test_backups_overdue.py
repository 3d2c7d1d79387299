"""Nobody learns of a missing backup only when it is needed: console, doctor and the village's stick tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings

from casework.wire import Position
from county import diagnosis
from county.fleet import backups
from county.intake.surroundings import event_store, now_ms
from county.people.roles import Role
from tests.county.by_hand import ByHand
from tests.county.world import County

DAY_MS = 24 * 3600 * 1000


def back_up(days_ago: float, *logs: tuple[int, Position]) -> None:
    event_store().mark_durable({(terminal, at.epoch): at for terminal, at in logs},  # type: ignore[misc]
                               made_ms=now_ms() - int(days_ago * DAY_MS))


def head_of(hand: ByHand) -> tuple[int, Position]:
    made = hand.box.store.identity()
    assert made is not None
    return made.terminal, event_store().epochs(made.terminal)[0]


def test_a_stick_tells_the_village_what_is_backed_up(hand: ByHand) -> None:
    hand.photograph()
    hand.round()
    assert hand.box.store.waiting().count == 0 and not hand.box.store.waiting().backed_up
    older = hand.back(hand.stick)
    back_up(0, head_of(hand))
    newer = hand.back(hand.stick)
    assert newer != older
    assert hand.home() and hand.box.store.waiting().backed_up


def test_an_older_stick_takes_nothing_back(hand: ByHand, tmp_path: Path) -> None:
    hand.photograph()
    hand.round()
    (tmp_path / "old").mkdir()
    hand.back(tmp_path / "old")
    back_up(0, head_of(hand))
    hand.back()
    hand.home()
    hand.home(tmp_path / "old")
    assert hand.box.store.waiting().backed_up


def test_it_is_said_after_two_days(hand: ByHand) -> None:
    hand.photograph()
    hand.round()
    missing = backups.overdue()
    assert missing is not None and "Nothing" in missing.text
    back_up(1.9, head_of(hand))
    assert backups.overdue() is None
    assert not [one for one in diagnosis.findings() if "backup" in one]
    back_up(5, head_of(hand))
    late = backups.overdue()
    assert late is not None and "5 days old" in late.render()
    assert [one for one in diagnosis.findings() if "5 days old" in one]


@pytest.mark.parametrize(("role", "told"), [(Role.SUPERVISOR, True), (Role.WINDOW, False)])
def test_the_console_says_it_in_red_to_those_who_can_see_to_it(hand: ByHand, small: County, role: Role,
                                                              told: bool) -> None:
    hand.photograph()
    hand.round()
    client = small.client(small.staff("somebody", role=role))
    with override_settings(DEMO=False):
        page = client.get("/account").content.decode()
    assert ('class="overdue"' in page) is told and ("还没有任何备份" in page) is told
