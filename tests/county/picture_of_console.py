"""The picture of the console in the README: an inbox, a case, and the progress page on a telephone, side by side.

`python -m tests.county.picture_of_console --out docs/screens/console.png`; needs Chromium. All people are invented.
"""

import argparse
import io
import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import tests.county.conftest  # noqa: F401  # the county's settings, as its tests have them

os.environ.setdefault("LC_ALL", "C.UTF-8")

import django

django.setup()

from PIL import Image  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from casework.ids import CaseId  # noqa: E402
from casework.receipt import Receipt, ReceiptFlags, digits  # noqa: E402
from county.cases import receiving  # noqa: E402
from county.cases.handles import handle_of  # noqa: E402
from county.fleet.models import Village  # noqa: E402
from county.intake.surroundings import county_code, county_key  # noqa: E402
from tests.county.browser import CHROMIUM, served  # noqa: E402
from tests.county.world import ANSWERS, PHOTO, VILLAGE, County, close, make, moment, today  # noqa: E402

WIDE, HIGH, GAP = 1620, 600, 6
ROOT = Path(__file__).resolve().parents[2]
OWN = "231299194108230047"
VILLAGES = {VILLAGE: "向阳村", "231222102202": "永胜村", "231222102203": "东岗村"}
CASES = (
    ("MZ07", "王秀兰", "231299194403120029", 0), ("GA01", "李春雨", "231299199206150048", 1),
    ("MZ01", "张德福", "231299195811020018", 2), ("NY05", "刘玉琴", "231299196909090027", 3),
    ("RS01", "赵大山", "231299198001010031", 5), ("MZ10", "孙小梅", "231299197507070024", 9),
    ("YB02", "杨树林", "231299194912120015", 13),
)
"""Item, name, number, and days since it was handed in; the last ones are late."""


def fill(county: County) -> CaseId:
    """Cases of three villages; returns the one that went through a supplement and is examined now."""
    for code, name in VILLAGES.items():
        Village.objects.get_or_create(county=county_code(), code=code, defaults={
            "name": name, "township_name": "榆林镇"})
    for place, (item, name, number, days) in enumerate(CASES):
        county.applied(at_ms=moment((today() - timedelta(days=days)).isoformat()), item=item, name=name,
                       number=number, village=list(VILLAGES)[place % 3])
    window = county.staff("window")
    case = county.applied(at_ms=moment((today() - timedelta(days=6)).isoformat()), name="陈玉珍", number=OWN,
                          answers=ANSWERS | {"/data/applicant/a_name": "陈玉珍", "/data/applicant/a_idno": OWN,
                                             "/data/applicant/a_birth": "1941-08-23"})
    receiving.request_supplement(window, case, [
        {"ref": PHOTO, "what": "照片太暗，看不清脸", "fix": "到窗边亮的地方再照一张"}])
    county.fact("Supplemented", {"answers": {PHOTO: ANSWERS[PHOTO]}}, case=case)
    receiving.accept(window, case)
    return case


def slip(county: County, case: CaseId) -> str:
    """What the square code of its slip opens."""
    handle = handle_of(county.case(case).case)
    assert handle is not None
    made = Receipt(9, 1, 1, today(), 7, ReceiptFlags.NONE, handle)  # type: ignore[arg-type]
    return "/r#" + digits(made.signed(county_code(), county_key()))


def fonts(folder: Path) -> dict[str, str]:
    """An environment in which a page finds the typeface that telephones have, whatever lies on this machine."""
    (folder / "fonts.conf").write_text(f"<fontconfig><dir>{ROOT / 'assets/fonts'}</dir>"
                                       f"<cachedir>{folder / 'fonts'}</cachedir></fontconfig>", "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}


def shots(address: str, case: CaseId, code: str, folder: Path) -> list[Image.Image]:
    """The three pages as people see them."""
    pages = (("window", "/inbox", 1120, 800), ("reviewer", f"/cases/{case}", 1280, 1300))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"], env=fonts(folder))
        found = []
        for login, path, wide, high in pages:
            page = browser.new_context(locale="zh-CN", viewport={"width": wide, "height": high}).new_page()
            page.goto(address + "/login")
            page.fill("[name=username]", login)
            page.fill("[name=password]", "buchucun-demo")
            page.click("main button.primary")
            page.wait_for_url("**/")
            page.goto(address + path)
            found.append(shot(page))
        page = browser.new_context(locale="zh-CN", viewport={"width": 390, "height": 650}, is_mobile=True,
                                   device_scale_factor=2).new_page()
        page.goto(address + code)
        page.wait_for_selector("#told:not([hidden])")
        found.append(shot(page))
        browser.close()
    return found


def shot(page: Any) -> Image.Image:
    """What stands on the glass."""
    page.wait_for_load_state("networkidle")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """All of one height, side by side."""
    high = min(HIGH, int((WIDE - GAP * (len(pictures) - 1)) / sum(one.width / one.height for one in pictures)))
    small = [one.resize((one.width * high // one.height, high), Image.Resampling.LANCZOS) for one in pictures]
    laid = Image.new("RGB", (sum(one.width for one in small) + GAP * (len(small) - 1), high), "#FFFFFF")
    left = 0
    for one in small:
        laid.paste(one, (left, 0))
        left += one.width + GAP
    return laid.quantize(96)


def main(arguments: list[str]) -> int:
    """Make it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        county = County(make(Path(folder) / "data"))
        case = fill(county)
        with served() as address:
            sheet(shots(address, case, slip(county, case), Path(folder))).save(options.out, optimize=True)
        close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
