"""Sticks that are under way while keys change or a terminal is shut out."""

from casework.ids import TerminalId
from county.fleet import county_keys, terminals
from county.sticks import returning
from kiosk.store import Transport
from tests.county.by_hand import ByHand, at_county


def test_a_terminal_that_was_shut_out_may_still_bring_what_it_wrote_before(hand: ByHand) -> None:
    hand.round()
    hand.box.apply()
    hand.box.apply()
    path = hand.out()
    terminals.revoke(TerminalId(1), last_good=1)
    assert hand.at_county() == ["revoked"] and at_county() == []
    assert isinstance(returning.make(TerminalId(1)), returning.NoSuchKiosk)
    terminals.revoke(TerminalId(1), last_good=2)
    assert hand.at_county(path) == ["taken"] and len(at_county()) == 2


def test_keys_change_while_sticks_are_under_way(hand: ByHand) -> None:
    hand.round()
    hand.box.apply()
    before = hand.out()
    county_keys.rotate()
    assert hand.at_county(before) == ["taken"]
    hand.back()
    assert hand.home() == ["taken"] and len(hand.box.store.trust.county_keys()) == 2
    county_keys.retire("1")
    hand.box.apply()
    hand.round()
    assert hand.transport() == {Transport.CONFIRMED} and len(hand.box.store.trust.county_keys()) == 1
    hand.round()
    assert hand.box.store.trust.bundle().exchange_key()[0] == "2"
