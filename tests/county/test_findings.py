"""Questions for staff: never asked at a kiosk, answered at the county, kept beside what the applicant said."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from casework.ids import CaseId
from county.cases import findings, recheck, verifying
from county.cases.examining import pass_step
from county.cases.outcome import NOT_YOURS, UNANSWERED, WRONG_DAY, Done, NotPossible
from county.cases.reading import today
from county.cases.receiving import accept
from county.catalogue import versions
from tests.county.world import County

CARE = [f"/data/care/t_care_{number}" for number in range(1, 7)]
ALONE = {"/data/applicant/a_name": "王秀兰", "/data/person/t_type": "old"}


def _accepted(county: County, **answers: str) -> CaseId:
    case = county.applied(item="MZ04", answers=ALONE | {f"/data/{ref}": text for ref, text in answers.items()})
    assert isinstance(accept(county.staff("window"), case, note=""), Done)
    return case


def _levels(unable: int) -> dict[str, str]:
    return {ref: "no" if place < unable else "yes" for place, ref in enumerate(CARE)}


@pytest.mark.parametrize(("unable", "said"), [
    (0, "全自理"), (1, "半护理"), (3, "半护理"), (4, "全护理"), (6, "全护理")])
def test_the_level_of_care_follows_from_six_answers(county: County, unable: int, said: str) -> None:
    case = _accepted(county)
    outcome = verifying.verify(county.staff("reviewer"), case, day=today(), answers=_levels(unable))
    assert isinstance(outcome, Done)
    words = findings.told(outcome.whole)
    assert [answer for _, answer in words[:6]] == ["不行"] * unable + ["能行"] * (6 - unable)
    assert said in words[-1][0] and len(words) == 7
    assert outcome.whole.case.answers == ALONE and outcome.whole.case.verified_day == today()


def test_nothing_is_recorded_before_all_six_are_answered(county: County) -> None:
    case, staff = _accepted(county), county.staff("reviewer")
    answers = _levels(2)
    answers.pop(CARE[5])
    assert verifying.verify(staff, case, day=today(), answers=answers) == UNANSWERED
    assert verifying.verify(staff, case, day=today(), answers={"/data/person/t_type": "minor"}) == UNANSWERED
    tomorrow = today() + timedelta(days=1)
    assert verifying.verify(staff, case, day=tomorrow, answers=_levels(0)) == WRONG_DAY
    assert not county.case(case).case.verified


def test_what_was_found_is_mended_by_what_is_found_later(county: County) -> None:
    case, staff = _accepted(county), county.staff("reviewer")
    verifying.verify(staff, case, day=today(), answers=_levels(0))
    outcome = verifying.verify(staff, case, day=today(), answers={CARE[0]: "no"})
    assert isinstance(outcome, Done)
    assert outcome.whole.case.verified[CARE[0]] == "no" and outcome.whole.case.verified[CARE[1]] == "yes"


def test_only_whose_step_it_is_records(county: County) -> None:
    case = _accepted(county)
    for login in ("window", "chief"):
        assert verifying.verify(county.staff(login), case, day=today(), answers=_levels(0)) == NOT_YOURS
    assert isinstance(pass_step(county.staff("reviewer"), case, opinion="属实"), Done)
    late = verifying.verify(county.staff("reviewer"), case, day=today(), answers=_levels(0))
    assert isinstance(late, NotPossible)


def test_an_applicant_cannot_answer_for_staff(county: County) -> None:
    case = _accepted(county, **{"for_staff": "yes", "care/t_care_1": "yes"})
    whole = county.case(case)
    wrong = {one.ref: one.wrong for one in recheck.differences(whole)}
    assert wrong[CARE[0]] is recheck.Wrong.NOT_RELEVANT and "/data/for_staff" in wrong
    assert findings.told(whole) == []


@pytest.mark.parametrize(("item", "asked"), [
    ("MZ04", {*CARE}), ("MZ12", {"/data/found/m_known", "/data/found/m_wording"}),
    ("NY01", {"/data/site/z_fits", "/data/site/z_fits_say"}), ("MZ07", set())])
def test_which_questions_are_for_staff(county: County, item: str, asked: set[str]) -> None:
    found = versions.bundle(item, 1)
    assert found is not None
    named = findings.questions(recheck.form_of(found))
    assert {ref for ref in named if "_level_" not in ref} == asked


def test_a_form_without_such_questions_offers_nothing(county: County) -> None:
    case = county.applied()
    assert isinstance(accept(county.staff("window"), case, note=""), Done)
    page = county.client("reviewer").get(f"/cases/{case}").content.decode()
    assert f"/cases/{case}/verify" not in page
    assert county.client("reviewer").get(f"/cases/{case}/verify").status_code == 409


def test_on_the_page_what_is_missing_is_marked_and_what_was_found_is_shown(county: County) -> None:
    case = _accepted(county)
    client = county.client("reviewer")
    before = client.get(f"/cases/{case}").content.decode()
    assert f"/cases/{case}/verify" in before and "还没有入户" in before
    page = f"/cases/{case}/verify"
    assert set(re.findall(r'name="q:([^"]+)"', client.get(page).content.decode())) == {*CARE}
    posted = {f"q:{ref}": text for ref, text in _levels(4).items()} | {"step": "file", "day": today().isoformat()}
    short = client.post(page, {key: text for key, text in posted.items() if key != f"q:{CARE[2]}"})
    assert short.status_code == 409 and short.content.decode().count('class="choose wrong"') == 1
    assert client.post(page, posted).status_code == 302
    after = client.get(f"/cases/{case}").content.decode()
    assert "全护理" in after and "还没有入户" not in after


def test_the_questions_of_the_block_are_found_by_its_mark_alone(county: County) -> None:
    found = versions.bundle("MZ04", 1)
    assert found is not None
    without = replace(found, form=found.form.replace(b"/data/for_staff = 'yes'", b"/data/for_all = 'yes'")
                      .replace(b"for_staff", b"for_all"))
    assert findings.questions(recheck.form_of(without)) == frozenset()
