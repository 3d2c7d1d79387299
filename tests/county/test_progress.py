"""The progress page: the same for everyone, told to nobody else, and slow for those who try codes."""

import json
import time
from collections.abc import Iterator

import pytest
from django.test import Client

from casework.short_code import encode
from county.cases import examining, receiving
from county.cases.handles import handle_of
from county.public import views
from county.public.limits import Turnstile
from tests.county.world import NUMBER, County

FIELDS = {"found", "state", "next", "item", "handed_in", "day", "unit", "due"}


@pytest.fixture(autouse=True)
def turnstile(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(views, "turnstile", Turnstile())
    yield


def _ask(handle: str) -> dict[str, object]:
    answer = Client().post("/r/progress", json.dumps({"handle": handle}), content_type="application/json",
                           headers={"accept-language": "zh-CN"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store" and not answer.cookies
    told: dict[str, object] = answer.json()
    return told


def test_known_and_unknown_have_one_shape_and_one_time(county: County) -> None:
    case = county.applied()
    known = str(county.case(case).case.receipt["handle"])
    spent = []
    for handle in (known, "BBBBBBBBBBBBBB", "", "x" * 5000, "王"):
        started = time.monotonic()
        told = _ask(handle)
        spent.append(time.monotonic() - started)
        assert set(told) == FIELDS and told["found"] is (handle == known)
    assert min(spent) >= views.ANSWER_S and max(spent) < views.ANSWER_S + 0.3


def test_no_personal_fact_is_told(county: County) -> None:
    case = county.applied()
    handle = str(county.case(case).case.receipt["handle"])
    receiving.accept(county.staff("window"), case)
    examining.pass_step(county.staff("reviewer"), case, opinion="属实")
    examining.decide(county.staff("chief"), case, granted=True, content="按月发放八百元", amount="800")
    text = json.dumps(_ask(handle), ensure_ascii=False)
    for secret in ("王秀兰", NUMBER, "13800000012", "800", "八百", "属实", "李建国"):
        assert secret not in text
    assert "有结果了" in text


def test_a_discreet_item_is_not_named(county: County) -> None:
    from county.catalogue import versions

    discreet = next(one.definition for one in versions.newest() if one.definition.discreet)
    case = county.applied(item=str(discreet.code), answers={})
    told = _ask(str(county.case(case).case.receipt["handle"]))
    assert told["item"] == "民生服务" and told["unit"] == ""
    assert discreet.short_name.zh not in json.dumps(told, ensure_ascii=False)


def test_the_short_code_works_without_a_script(county: County) -> None:
    case = county.applied()
    handle = handle_of(county.case(case).case)
    assert handle is not None
    page = Client().post("/r/code", {"code": encode(handle).lower()}, headers={"accept-language": "zh-CN"})
    assert "县里收到了" in page.content.decode() and "王秀兰" not in page.content.decode()
    wrong = Client().post("/r/code", {"code": "0000-0000-0000"}, headers={"accept-language": "zh-CN"})
    assert "没有查到" in wrong.content.decode()


def test_whoever_tries_codes_is_stopped(county: County) -> None:
    for _ in range(10):
        views.turnstile.lets_in("127.0.0.1", time.monotonic())
    assert Client().post("/r/code", {"code": "x"}).status_code == 429
    assert Client().post("/r/progress", "{}", content_type="application/json").status_code == 429


def test_the_turnstile_counts_a_sliding_minute_and_all_together() -> None:
    gate = Turnstile(per_address=2, altogether=3)
    assert [gate.lets_in("a", 0.0), gate.lets_in("a", 1.0), gate.lets_in("a", 2.0)] == [True, True, False]
    assert [gate.lets_in("b", 3.0), gate.lets_in("c", 4.0)] == [True, False]
    assert gate.lets_in("a", 60.5)


def test_the_page_keeps_still(county: County) -> None:
    answer = Client().get("/r")
    text = answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer" and "viewport" in text and not answer.cookies
    assert "http://" not in text and "https://" not in text


def test_files_of_the_page_are_small() -> None:
    from pathlib import Path

    folder = Path(views.__file__).parent / "static" / "public"
    assert (folder / "progress.css").stat().st_size < 15_000
    assert (folder / "progress.js").stat().st_size < 3_000


def test_health(county: County) -> None:
    assert Client().get("/healthz").json() == {"ok": True}
    assert Client().get("/readyz").status_code == 200
    from county.intake import keys

    (county.folder / keys.FILE_NAME).unlink()
    answer = Client().get("/readyz")
    assert answer.status_code == 503 and answer.json()["key"] is False
