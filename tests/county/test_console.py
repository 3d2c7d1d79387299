"""The pages of staff, over HTTP with forms and CSRF as a browser sends them."""

import re

import pytest
from django.test import Client

from casework.case import State
from casework.ids import CaseId
from county.audit.models import Entry
from county.people.roles import MAY, Act, Role
from tests.county.world import ELSEWHERE, NUMBER, PHOTO, County

PASSWORD = "buchucun-demo"


def _token(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def _log_in(county: County, login: str) -> Client:
    client = Client(enforce_csrf_checks=True)
    token = _token(client, "/login")
    answer = client.post("/login", {"username": login, "password": PASSWORD, "csrfmiddlewaretoken": token})
    assert answer.status_code == 302 and answer["Location"] == "/"
    return client


def _post(client: Client, case: CaseId, act: str, **words: object) -> int:
    token = _token(client, f"/cases/{case}")
    words["csrfmiddlewaretoken"] = token
    return client.post(f"/cases/{case}/do/{act}", words).status_code


def test_a_case_is_worked_through_the_pages(county: County) -> None:
    case = county.applied()
    window = _log_in(county, "window")
    assert _post(window, case, "supplement", ask=[PHOTO], **{f"what:{PHOTO}": "看不清", f"fix:{PHOTO}": "再照"}) == 302
    county.fact("Supplemented", {"answers": {PHOTO: "neu.png"}}, case=case)
    assert _post(window, case, "accept", note="") == 302
    assert _post(_log_in(county, "reviewer"), case, "pass", opinion="属实") == 302
    assert _post(_log_in(county, "chief"), case, "decide", granted="yes", content="自本月起发放", amount="100",
                 from_month="2026-12") == 302
    assert _post(window, case, "deliver", receiver="王秀兰", way="window") == 302
    assert county.case(case).case.state is State.DONE


def test_without_a_token_nothing_is_done(county: County) -> None:
    case = county.applied()
    client = _log_in(county, "window")
    assert client.post(f"/cases/{case}/do/accept", {}).status_code == 403
    assert county.case(case).case.state is State.RECEIVED


def test_five_wrong_passwords_shut_a_login(county: County) -> None:
    client = Client()
    for _ in range(5):
        client.post("/login", {"username": "window", "password": "wrong wrong"})
    assert client.post("/login", {"username": "window", "password": PASSWORD}).status_code == 429
    assert "_auth_user_id" not in client.session


def test_numbers_are_masked_until_a_reason_is_given(county: County) -> None:
    case = county.applied()
    client = county.client("window")
    page = client.get(f"/cases/{case}").content.decode()
    assert NUMBER not in page and "6228480000000000128" not in page and "231*" in page
    assert client.post(f"/cases/{case}/reveal", {"reason": " "}).status_code == 409
    shown = client.post(f"/cases/{case}/reveal", {"reason": "核对身份"}).content.decode()
    assert NUMBER in shown and "6228480000000000128" in shown
    acts = list(Entry.objects.filter(subject=case).order_by("number").values_list("act", "reason"))
    assert ("read", "") in acts and ("reveal", "核对身份") in acts


def test_lists_show_masked_names_only(county: County) -> None:
    county.applied()
    page = county.client("window").get("/inbox").content.decode()
    assert "王秀兰" not in page and "王*兰" in page and NUMBER not in page


PAGES = ("", "/reveal", "/supplement", "/receipt", "/files/" + "0" * 64, "/do/accept", "/do/decide")


@pytest.mark.parametrize("role", list(Role))
def test_every_page_of_a_case_is_closed_to_whom_it_does_not_concern(county: County, role: Role) -> None:
    case = county.applied()
    photo = county.case(case).case.attachments[0].sha256
    strangers = [county.staff(f"far-{role}", role=role, scope="231222103"),
                 county.staff(f"other-{role}", role=role, department="县林草局")]
    if Act.READ not in MAY[role]:
        strangers.append(county.staff(f"near-{role}", role=role))
    before = len(county.case(case).facts)
    for stranger in strangers:
        client = county.client(stranger)
        for page in (*PAGES, f"/files/{photo}"):
            for answer in (client.get(f"/cases/{case}{page}"), client.post(f"/cases/{case}{page}", {"reason": "x"})):
                assert answer.status_code in (403, 404, 405), (role, page)
                assert "王秀兰" not in answer.content.decode(errors="replace")
    assert len(county.case(case).facts) == before


def test_nobody_gets_in_without_logging_in(county: County) -> None:
    case = county.applied()
    for page in ("/inbox", "/find", "/counter", "/fleet", "/audit", "/supervision", "/account", f"/cases/{case}"):
        answer = Client().get(page)
        assert answer.status_code == 302 and answer["Location"].startswith("/login"), page


@pytest.mark.parametrize("role", list(Role))
def test_pages_open_by_role_as_the_table_says(county: County, role: Role) -> None:
    client = county.client(county.staff(f"r-{role}", role=role))
    for act, page in ((Act.READ, "/inbox"), (Act.READ, "/find"), (Act.RECEIVE, "/counter"), (Act.RUN_FLEET, "/fleet"),
                      (Act.AUDIT, "/audit"), (Act.SUPERVISE, "/supervision")):
        assert client.get(page).status_code == (200 if act in MAY[role] else 403), page
    assert client.get("/").status_code in (200, 302)


def test_a_supervisor_reads_and_changes_nothing(county: County) -> None:
    case = county.applied()
    client = county.client("supervisor")
    page = client.get(f"/cases/{case}").content.decode()
    assert "/do/" not in page
    assert client.post(f"/cases/{case}/do/accept", {}).status_code == 409
    assert county.case(case).case.state is State.RECEIVED


def test_a_rating_without_a_name_is_seen_by_supervisors_only(county: County) -> None:
    case = county.applied()
    content = county.applied()
    for one in (case, content):
        county.client("window").post(f"/cases/{one}/do/accept", {})
    county.fact("Rated", {"stage": "apply", "level": 4}, case=content)
    county.fact("Rated", {"stage": "apply", "level": 1, "reasons": ["slow", "later"], "named": False}, case=case)
    seen = county.client("supervisor").get(f"/cases/{case}", headers={"accept-language": "en"}).content.decode()
    assert all(word in seen for word in ("Very dissatisfied", "It took too long", "<p>later</p>"))
    handler = county.client("window").get(f"/cases/{case}", headers={"accept-language": "en"}).content.decode()
    assert "Rated" not in handler and "dissatisfied" not in handler
    pile = county.client("supervisor").get("/inbox?tab=dissatisfied").content.decode()
    assert f"/cases/{case}" in pile and f"/cases/{content}" not in pile
    assert "tab=dissatisfied" not in county.client("window").get("/inbox?tab=dissatisfied").content.decode()
    county.fact("Rated", {"stage": "apply", "level": 2, "reasons": [], "named": True}, case=case)
    handler = county.client("window").get(f"/cases/{case}", headers={"accept-language": "en"}).content.decode()
    assert "Not satisfied" in handler and "Very dissatisfied" not in handler


def test_an_act_that_is_not_possible_keeps_the_words(county: County) -> None:
    case = county.applied()
    answer = county.client("window").post(f"/cases/{case}/do/refuse", {"reason": "不归这儿管", "basis": ""})
    assert answer.status_code == 409 and "不归这儿管" in answer.content.decode()


def test_photograph_and_paper_come_as_what_they_are(county: County) -> None:
    case = county.applied()
    client = county.client("window")
    photo = county.case(case).case.attachments[0].sha256
    answer = client.get(f"/cases/{case}/files/{photo}")
    assert answer["Content-Type"] == "image/png" and answer["X-Content-Type-Options"] == "nosniff"
    client.post(f"/cases/{case}/do/accept", {})
    paper = county.case(case).case.papers[0].sha256
    assert client.get(f"/cases/{case}/files/{paper}")["Content-Type"] == "application/pdf"


def test_pages_ask_nothing_from_elsewhere_and_run_nothing_inline(county: County) -> None:
    case = county.applied()
    client = county.client("window")
    for page in ("/inbox", f"/cases/{case}", f"/cases/{case}/supplement", "/counter", "/account", "/find"):
        answer = client.get(page)
        text = answer.content.decode()
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy and "script-src 'self'" in policy
        assert answer["Cache-Control"] == "no-store" and answer["Referrer-Policy"] == "same-origin"
        assert not re.search(r"<script(?![^>]*src=)|\son\w+=|style=|javascript:|https?://(?!www\.w3)", text), page


def test_limits_are_shown_and_an_assumed_one_is_not_called_law(county: County) -> None:
    case = county.applied()
    client = county.client("window")
    client.post(f"/cases/{case}/do/accept", {})
    shown = county.case(case)
    page = client.get(f"/cases/{case}", headers={"accept-language": "en"}).content.decode()
    assert shown.limits.promised is not None and shown.limits.promised.isoformat() in page
    assert "0 working days used" in page and "no limit of the law is confirmed" in page
    assert "limit of the law</small>" not in page


def test_finding_by_number_code_and_person(county: County) -> None:
    case = county.applied()
    client = county.client("window")
    from casework.short_code import encode
    from county.cases.handles import handle_of

    handle = handle_of(county.case(case).case)
    assert handle is not None
    for words in (NUMBER, encode(handle)):
        assert f"/cases/{case}" in client.post("/find", {"q": words}).content.decode()
    assert f"/cases/{case}" not in client.post("/find", {"q": "231299194403120037"}).content.decode()
    far = county.client(county.staff("far", role="window", scope="231222103"))
    assert f"/cases/{case}" not in far.post("/find", {"q": NUMBER}).content.decode()


def test_a_village_elsewhere_is_not_on_the_table(county: County) -> None:
    case = county.applied(village=ELSEWHERE)
    assert f"/cases/{case}" not in county.client("window").get("/inbox?tab=open").content.decode()


def test_a_code_for_a_technician_is_shown_once(county: County) -> None:
    client = county.client(county.staff("it", role="system_admin"))
    page = client.post("/fleet/code", {"village": "231222102201"}).content.decode()
    code = re.search(r'class="code">([0-9A-Z-]{19})<', page)
    assert code is not None
    assert code[1] not in client.get("/fleet").content.decode()
