"""The console and the progress page in Chromium: touched, looked at, and silent towards the world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from casework.case import State
from casework.receipt import Receipt, ReceiptFlags, digits
from county.cases import receiving
from county.cases.handles import handle_of
from county.intake.surroundings import county_code, county_key
from tests.county.browser import CHROMIUM, PICTURES, served
from tests.county.world import NUMBER, PHOTO, PNG, County, moment, today

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here: install chromium")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A browser at the county that remembers what it asked for and what it complained about."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        context = browser.new_context(locale="zh-CN", **options)
        self.page = context.new_page()
        self.address, self.elsewhere, self.complaints = address, [], []
        self.page.on("request", self._asked)
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Any) -> None:
        if request.url.startswith("http") and urlsplit(request.url).netloc != urlsplit(self.address).netloc:
            self.elsewhere.append(request.url)

    def to(self, path: str) -> Any:
        self.page.goto(self.address + path)
        return self.page

    def log_in(self, login: str) -> Any:
        page = self.to("/login")
        page.fill("[name=username]", login)
        page.fill("[name=password]", "buchucun-demo")
        page.click("main button.primary")
        page.wait_for_url("**/")
        return page

    def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def test_a_day_at_the_window(county: County, chromium: Any) -> None:
    case = county.applied()
    county.applied(at_ms=moment((today() - timedelta(days=30)).isoformat()))
    with served() as address:
        visit = Visit(chromium, address, viewport={"width": 1280, "height": 900})
        visit.to("/login")
        visit.picture("log-in")
        page = visit.log_in("window")
        assert page.locator("table.list tbody tr").count() == 2
        visit.picture("inbox")
        page.click(".tabs a:has-text('超期')")
        page.wait_for_url("**/inbox?tab=overdue")
        assert page.locator("table.list tbody tr").count() == 1
        visit.to(f"/cases/{case}")
        page.wait_for_function("document.querySelector('img.photo').complete")
        assert NUMBER not in page.content()
        visit.picture("case")
        page.click("summary:has-text('查看完整号码')")
        page.fill("[name=reason] >> nth=0", "核对身份")
        page.click("details.act form button >> nth=0")
        page.wait_for_selector(f"text={NUMBER}")
        visit.to(f"/cases/{case}/supplement")
        page.check(f"[value='{PHOTO}']")
        page.fill(f"[name='what:{PHOTO}']", "照片太暗，看不清脸")
        page.fill(f"[name='fix:{PHOTO}']", "到窗边亮的地方再照一张")
        visit.picture("supplement")
        page.click("button.primary")
        page.wait_for_url("**done=supplement")
        visit.picture("asked")
        assert visit.elsewhere == [] and visit.complaints == []
    assert county.case(case).case.state is State.SUPPLEMENT


def test_a_person_at_the_counter(county: County, chromium: Any, tmp_path: Any) -> None:
    (tmp_path / "portrait.png").write_bytes(PNG)
    with served() as address:
        visit = Visit(chromium, address, viewport={"width": 1100, "height": 900})
        visit.log_in("window")
        page = visit.to("/counter")
        page.select_option("[name=item]", "MZ07")
        page.fill("[name=name]", "王秀兰")
        page.fill("[name=id_number]", NUMBER)
        page.fill("[name=phone]", "13800000012")
        page.click("main button.primary")
        for name, value in (("living/g_live", "spouse"), ("living/g_low", "no"), ("living/g_pension", "none"),
                            ("account/k_owner", "self")):
            with page.expect_response("**/counter/form"):
                page.click(f"[name='q:/data/{name}'][value={value}]")
        page.wait_for_selector("[name='q:/data/account/k_card']")  # appears by itself: the answer opened it
        page.fill("[name='q:/data/account/k_card']", "6228480000000000128")
        with page.expect_response("**/counter/form"):
            page.click("[name='q:/data/account/k_bank'][value=rural]")
        page.wait_for_selector("[name='q:/data/account/k_bank'][value=rural]:checked:enabled")
        page.set_input_files("[name='f:/data/materials/m_photo']", tmp_path / "portrait.png")
        page.wait_for_selector("[name='p:/data/materials/m_photo']", state="attached")
        with page.expect_response("**/counter/form"):
            page.click("[name='q:/data/promise/z_truth'][value=yes]")
        page.wait_for_selector("[name='q:/data/promise/z_truth'][value=yes]:checked:enabled")
        visit.picture("counter")
        page.click("button[value=file]")
        page.wait_for_url("**done=filed")
        visit.picture("filed")
        assert visit.elsewhere == [] and visit.complaints == []
        receipt = page.request.get(page.url.partition("?")[0] + "/receipt")
        assert receipt.body().startswith(b"%PDF")


def test_the_slip_opens_on_a_telephone(county: County, chromium: Any) -> None:
    case = county.applied()
    receiving.accept(county.staff("window"), case)
    folded = county.case(case).case
    handle = handle_of(folded)
    assert handle is not None
    token = Receipt(9, 1, 1, today(), 7, ReceiptFlags.NONE, handle).signed(county_code(), county_key())  # type: ignore[arg-type]
    with served() as address:
        visit = Visit(chromium, address, viewport={"width": 390, "height": 844}, is_mobile=True)
        page = visit.to("/r#" + digits(token))
        page.wait_for_selector("#told:not([hidden])")
        assert page.url == address + "/r"
        assert "受理了" in page.inner_text("#state") and "王秀兰" not in page.content()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        visit.picture("progress")
        assert visit.elsewhere == [] and visit.complaints == []


def test_a_supervisor_and_an_auditor_look(county: County, chromium: Any) -> None:
    county.applied(at_ms=moment((today() - timedelta(days=30)).isoformat()))
    with served() as address:
        visit = Visit(chromium, address, viewport={"width": 1280, "height": 800})
        visit.log_in("supervisor")
        page = visit.to("/supervision")
        assert page.locator(".light.yellow").count() >= 1
        visit.picture("supervision")
        assert visit.elsewhere == [] and visit.complaints == []
