"""The form of the old-age allowance, opened for the woman whose card lies on the reader."""

from kiosk.forms.filling import Filling
from kiosk.services.identity import CardSeen
from kiosk.services.people import Person
from tests.kiosk.village import ANSWERS, Village

PHONE, CONTACT = "/data/applicant/a_phone", "/data/applicant/a_contact"
LIVE, PENSION = "/data/living/g_live", "/data/living/g_pension"
OWNER, CARD, REASON = "/data/account/k_owner", "/data/account/k_card", "/data/account/k_reason"
PHOTO = "/data/materials/m_photo"


def person(village: Village) -> Person:
    village.lay_card()
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen)
    return seen.person


def started(village: Village, who: Person | None = None, language: str = "zh_CN") -> Filling:
    made = village.kiosk.applying.start("MZ07", who or person(village), language=language)
    assert isinstance(made, Filling)
    return made


def walk_to(filling: Filling, ref: str) -> None:
    while (page := filling.current) is not None and page.ref != ref:
        filling.answer(ANSWERS[page.ref])
        filling.next()
