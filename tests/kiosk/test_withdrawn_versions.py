"""A version is begun only when the county signed it; what was begun under one that was withdrawn goes on."""

import json
from datetime import date

from casework.publication import publication
from casework.signing import SigningKey
from kiosk.forms.filling import Filling
from kiosk.services.item_forms import ItemForms
from kiosk.services.people import KnownBy, Person
from tests.kiosk.village import ANSWERS, COUNTY, COUNTY_KEY, WANG, Village, bundle, changed, fill

PERSON = Person(WANG["name"], "citizen", WANG["id_number"], date(1942, 3, 5), "F", KnownBy.CARD)


def newest(village: Village) -> int:
    paper = ItemForms(village.store).newest("MZ07")
    assert paper is not None
    return paper.item.version


def begun(village: Village) -> Filling:
    filling = village.kiosk.applying.start("MZ07", PERSON)
    assert isinstance(filling, Filling)
    return filling


def test_a_draft_goes_on_under_the_version_that_was_withdrawn(village: Village) -> None:
    village.publish(changed(bundle("MZ07"), version=2))
    filling = begun(village)
    assert filling.item.version == 2
    village.county_says("ItemRetired", {"item": "MZ07", "version": 2}, feed="county")
    assert newest(village) == 1 and begun(village).item.version == 1
    village.switch_off()
    village.open()
    again = village.kiosk.drafts.reopen(filling.draft, PERSON)
    assert isinstance(again, Filling) and again.item.version == 2
    fill(village, again, ANSWERS)
    assert again.at_review and newest(village) == 1


def test_a_version_nobody_of_the_county_signed_is_not_begun(village: Village) -> None:
    forged = changed(bundle("MZ07"), version=2)
    stranger = SigningKey.from_seed(bytes([3]) * 32)
    village.county_says("ItemPublished", publication(stranger, COUNTY, "MZ07", 2, forged).body(), feed="county")
    village.store.blobs.came(forged, "application/json")
    assert newest(village) == 1


def test_a_signature_is_good_for_one_version_of_one_item_alone(village: Village) -> None:
    data = changed(bundle("MZ07"), version=2)
    made = publication(COUNTY_KEY, COUNTY, "MZ07", 2, data)
    for change in ({"item": "MZ08"}, {"version": 3}):
        village.county_says("ItemPublished", made.body() | change, feed="county")
    village.store.blobs.came(data, "application/json")
    assert newest(village) == 1 and village.store.item("MZ08", 2) is None
    assert json.loads(data)["definition"]["version"] == 2
