"""What data sharing has is named beside the papers that are asked for, and asked of nobody."""

from kiosk.forms.filling import Filling
from tests.kiosk.test_applying import handed_in
from tests.kiosk.test_every_item import opened
from tests.kiosk.test_following import CARD, asked
from tests.kiosk.test_one_thing import NEED_CARE, begun, fill
from tests.kiosk.village import Village, bundle, life_event


def names(filling: Filling) -> list[str]:
    return [one.zh for one in filling.county_has()]


def test_a_paper_is_named_only_to_those_who_would_be_asked_for_it() -> None:
    filling = opened("MZ01")[1]
    assert names(filling) == ["身份证", "户口簿", "本人的卡或存折（社保卡最好）"]
    filling.go_to("/data/want/f_cause")
    filling.answer(["disabled"])
    assert "残疾人证" in names(filling) and "在校证明" not in names(filling)
    assert "/data/materials/m_disab" not in {row.ref for row in filling.review()}, "it is not asked for"


def test_while_mending_only_what_was_asked_for_counts(village: Village) -> None:
    case = handed_in(village).case
    asked(village, case, CARD)
    filling = village.kiosk.supplementing.open(case)
    assert isinstance(filling, Filling) and filling.county_has() == ()


def test_one_thing_names_each_paper_once(village: Village) -> None:
    for code in ("MZ08", "RS03", "MZ09"):
        village.publish(bundle(code))
    village.publish_event(life_event("BD04"))
    joint = begun(village)
    assert joint.county_has() == (), "nobody knows yet which matters are meant"
    fill(joint, NEED_CARE)
    named = [one.zh for one in joint.county_has()]
    assert {"身份证", "户口簿"} <= set(named) and len(named) == len(set(named))
