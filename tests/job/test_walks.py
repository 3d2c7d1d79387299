"""Every screen of the job, walked by touch in both orientations and measured."""

import pytest

from casework.ids import CaseId
from tests.job.conftest import Place
from tests.rules.case_facts import GRANTED

PHOTO = "/data/materials/m_photo"


def handed_in(place: Place) -> CaseId:
    place.walk.apply()
    [record] = place.app.store.cases()
    assert record.case.id is not None
    return record.case.id


@pytest.mark.full   # `test_whole_job` plays the same by touch, with a real county
def test_apply_mend_collect_and_rate(place: Place) -> None:
    case = handed_in(place)
    place.walk.look("receipt")
    place.county.county_hears()
    place.app.receipts.refresh()
    place.walk.look("receipt-confirmed")
    place.county.county_says("SupplementRequested", {"asks": [
        {"ref": PHOTO, "what": "照片太暗，看不清脸", "fix": "到窗边亮的地方再照一张"}]}, case)
    place.walk.go_home()
    view = place.app.kiosk.lookup.case(case)
    place.walk.look_up(view.short_code)  # type: ignore[union-attr]
    place.walk.mend()
    place.walk.go_home()
    place.county.county_hears()
    place.county.county_says("Accepted", {}, case)
    place.county.county_says("StepPassed", {"step": "township", "opinion": "属实"}, case)
    place.county.county_says("Decided", GRANTED, case)
    pdf = b"%PDF-1.4 paper"
    sha256 = place.app.store.blobs.put(pdf, "application/pdf")
    place.county.county_says("PaperIssued", {
        "paper": "decision", "number": "〔2026〕000001", "sha256": sha256, "size": len(pdf)}, case)
    place.walk.look_up(view.short_code)  # type: ignore[union-attr]
    place.walk.collect()
    record = place.app.store.case(case)
    assert record is not None and record.case.state == "DONE" and record.case.ratings[0].level == 5
    assert place.walk.found == {}


def test_number_and_name_by_touch_alone(place: Place) -> None:
    fingers = place.fingers
    for key in ("start", "apply", "item_elder", "item_MZ07", "forward", "typeNumber"):
        fingers.touch(key)
    fingers.wait_screen("NumberScreen")
    fingers.type("231299194403120028")
    fingers.touch("forward")
    fingers.wait(lambda: "错" in _error(place) or "不对" in _error(place) or bool(_error(place)), "the error")
    place.walk.look("wrong-number")
    fingers.touch("keyErase")
    fingers.type("9")
    fingers.touch("forward")
    fingers.wait(lambda: fingers.find("way_pinyin") is not None, "the panel")
    fingers.type("wang")
    place.walk.look("pinyin")
    fingers.touch("candidate0")
    fingers.type("xiu")
    fingers.touch("candidate0")
    fingers.touch("forward")
    fingers.wait_screen("TextScreen")
    assert place.app.frame.person.startswith("王")
    assert place.walk.found == {}


def test_search_lookup_settings_help_and_cover(place: Place) -> None:
    fingers, walk = place.fingers, place.walk
    fingers.touch("start")
    fingers.touch("search")
    fingers.wait_screen("SearchScreen")
    fingers.type("gl")
    walk.look("search")
    assert fingers.find("item_MZ07") is not None
    fingers.touch("toolSize")
    fingers.wait_screen("TilesScreen")
    walk.look("text-size")
    fingers.touch("back")
    fingers.wait_screen("SearchScreen")
    fingers.touch("toolHelp")
    fingers.wait_screen("TextScreen")
    walk.look("help")
    fingers.touch("back")
    fingers.wait_screen("SearchScreen")
    place.app.tools.cover()
    fingers.wait_screen("CoverScreen")
    walk.look("cover")
    fingers.touch("stillHere")
    fingers.wait_screen("SearchScreen")
    place.app.tools.cover()
    fingers.touch("wipeNow")
    fingers.wait_screen("AttractScreen")
    assert walk.found == {}


def test_a_wrong_code_and_a_slip_of_nobody(place: Place) -> None:
    fingers = place.fingers
    for key in ("start", "lookup", "typeCode"):
        fingers.touch(key)
    fingers.type("000000000000")
    fingers.touch("forward")
    fingers.wait(lambda: bool(_error(place)), "the sentence")
    place.walk.look("unknown-code")
    assert fingers.screen() == "CodeScreen" and place.walk.found == {}


def test_an_accident_in_a_slot_shows_a_calm_page_and_keeps_the_draft(place: Place) -> None:
    fingers = place.fingers
    for key in ("start", "apply", "item_elder", "item_MZ07", "forward"):
        fingers.touch(key)
    place.plate.lay(place.walk.person)
    fingers.wait_screen("TextScreen")
    fingers.touch("forward")
    fingers.wait_screen("NumberScreen")
    fingers.type(place.walk.person.phone)
    fingers.touch("forward")
    fingers.wait_screen("ChoiceScreen")
    try:
        raise ZeroDivisionError("231299194403120029")
    except ZeroDivisionError as error:
        place.app.accidents.happened(type(error), error, error.__traceback__)
    fingers.wait_screen("TextScreen")
    place.walk.look("calm-error")
    assert len(place.app.store.drafts.of_person(place.walk.person.number)) == 1
    assert place.walk.found == {}


def test_tools_stand_in_the_same_place_on_every_page(place: Place) -> None:
    fingers, places = place.fingers, set()
    for key in ("start", "apply", "item_elder", "item_MZ07"):
        fingers.touch(key)
        for tool in ("toolHome", "toolRead", "toolSize", "toolHelp"):
            item = fingers.find(tool)
            assert item is not None
            places.add((tool, item.mapToScene(item.position()).x(), item.width(), item.height()))
    assert len(places) == 4


def test_the_window_cannot_be_closed_by_a_person(place: Place) -> None:
    place.app.window.close()
    assert place.app.window.isVisible()


def _error(place: Place) -> str:
    item = place.fingers.find("errorText")
    return str(item.property("text")) if item is not None else ""
