"""From the card to the slip, over the real store and the real form."""

from kiosk.services.applying import Submitted
from kiosk.services.identity import CardSeen
from tests.kiosk.village import Village, fill, signature


def person(village: Village):
    village.lay_card()
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen)
    return seen.person


def test_hand_in(village: Village) -> None:
    filling = village.kiosk.applying.start("MZ07", person(village))
    fill(village, filling)
    done = village.kiosk.applying.submit(filling, signature())
    assert isinstance(done, Submitted), done
    assert done.number.startswith("231222102201-260302-01-0001-")
    view = village.kiosk.lookup.by_code(done.short_code).view
    assert view.applicant == "王*兰"
