"""A person at the counter: the same form on one page, the same receipt, from terminal 0."""

import io
import re

from django.test import Client

from casework.case import State
from casework.ids import CaseId
from casework.receipt import BadReceipt, open_token
from casework.signing import VerifyKey
from county.cases.desk import desk_receipt
from county.cases.handles import handle_of
from county.intake.surroundings import county_code, county_key
from county.jobs.work import work
from tests.county.world import ANSWERS, ELSEWHERE, NUMBER, PHOTO, PNG, VILLAGE, County

PERSON = {"item": "MZ07", "name": "王秀兰", "id_number": NUMBER, "phone": "13800000012", "village": VILLAGE}
TYPED = {f"q:{ref}": text for ref, text in ANSWERS.items() if "applicant" not in ref and ref != PHOTO}


def _photo() -> io.BytesIO:
    picture = io.BytesIO(PNG)
    picture.name = "C:\\王秀兰.png"
    return picture


def _file(client: Client, **more: object) -> tuple[int, str]:
    answer = client.post("/counter/form", {**PERSON, **TYPED, f"f:{PHOTO}": _photo(), "step": "file", **more})
    return answer.status_code, answer.get("Location", "") or answer.content.decode()


def test_an_application_at_the_counter_is_received(county: County) -> None:
    status, address = _file(county.client("window"))
    assert status == 302, address
    whole = county.case(CaseId(address.split("/")[2].split("?")[0]))
    case = whole.case
    assert case.state is State.RECEIVED and case.number.split("-")[2] == "00"
    assert case.applicant is not None and case.applicant.id_number == NUMBER
    assert case.attachment(PHOTO) is not None and case.filed_by == {"staff": "window", "signed": "paper"}
    work()
    assert county.case(whole.id).case.answers_checked is True, county.case(whole.id).case.differences


def test_its_receipt_verifies_with_the_countys_key(county: County) -> None:
    client = county.client("window")
    _, address = _file(client)
    case_id = address.split("/")[2].split("?")[0]
    case = county.case(CaseId(case_id)).case
    handle = handle_of(case)
    assert handle is not None
    token = desk_receipt(case.receipt, 7, handle).signed(county_code(), county_key())
    assert not isinstance(open_token(token), BadReceipt)
    assert isinstance(county_key().public, VerifyKey)
    paper = client.get(f"/cases/{case_id}/receipt")
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")


def test_receipts_of_the_desk_are_numbered_in_order(county: County) -> None:
    client = county.client("window")
    numbers = []
    for _ in range(2):
        _, address = _file(client)
        numbers.append(county.case(CaseId(address.split("/")[2].split("?")[0])).case.receipt["seq"])
    assert numbers == [1, 2]


def test_an_incomplete_form_stays_open_and_says_where(county: County) -> None:
    status, page = _file(county.client("window"), **{"q:/data/account/k_card": "12"})
    assert status == 409 and "卡号是 12 到 19 位数" in page and 'value="12"' in page
    assert county.client("window").get("/inbox").content.decode().count("/cases/") == 0


def test_a_wrong_citizen_number_goes_back_to_the_first_page(county: County) -> None:
    answer = county.client("window").post("/counter/form", PERSON | {"id_number": NUMBER[:-1] + "0"})
    assert answer.status_code == 409 and "王秀兰" in answer.content.decode()


def test_what_is_no_picture_is_not_kept(county: County) -> None:
    fake = io.BytesIO(b"<script>alert(1)</script>")
    fake.name = "a.png"
    status, page = _file(county.client("window"), **{f"f:{PHOTO}": fake})
    assert status == 409 and "alert(1)" not in page


def test_only_the_window_receives_and_only_for_its_villages(county: County) -> None:
    county.add_village()
    assert county.client("chief").post("/counter/form", PERSON).status_code == 403
    assert county.client("window").post("/counter/form", PERSON | {"village": ELSEWHERE}).status_code == 404
    assert county.client("window").post("/counter/form", PERSON | {"item": "XX99"}).status_code == 404


def test_a_list_grows_and_shrinks_on_the_page(county: County) -> None:
    client = county.client("window")
    form = PERSON | {"item": "ZR02"}
    first = client.post("/counter/form", form).content.decode()
    [(ref, count)] = re.findall(r'name="r:([^"]+)" value="(\d+)"', first)[:1]
    more = client.post("/counter/form", form | {f"r:{ref}": count, "add": ref}).content.decode()
    assert f'name="r:{ref}" value="{int(count) + 1}"' in more and f"q:{ref}[{int(count) + 1}]" in more
    less = client.post("/counter/form", form | {f"r:{ref}": str(int(count) + 1), "drop": ref}).content.decode()
    assert f'name="r:{ref}" value="{count}"' in less
