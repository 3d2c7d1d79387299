"""County staff change an item in a spreadsheet; a running kiosk asks it anew (docs/catalogue-authoring.md)."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from demo import village
from demo.fingers import Fingers
from demo.folders import Folders
from demo.people import WANG
from demo.portraits import portrait
from demo.villager import Walk
from kiosk import app as kiosk_app
from kiosk.app import App
from kiosk.box import switch_on
from kiosk.sync import Enrolled, Exchanged
from tests.job.conftest import CATALOGUE, PICTURES, bundle
from tests.sync.county_beside import VILLAGES, County

ZH, EN = "label::中文 (zh)", "label::English (en)"
ASKED, ASKED_NOW = "您现在跟谁一块儿过？", "您眼下和谁住一块儿？"
Change = tuple[str, str, str, str]
"""Sheet, the row's name, the column's heading, the new text."""
Edit = Callable[[Path, list[Change]], None]


def by_program(file: Path, changes: list[Change]) -> None:
    """As a spreadsheet program would write it."""
    from openpyxl import load_workbook

    book = load_workbook(file)
    for sheet_name, name, heading, text in changes:
        sheet = book[sheet_name]
        headings = [cell.value for cell in sheet[1]]
        names = [row[headings.index("name")].value for row in sheet.iter_rows()]
        sheet.cell(names.index(name) + 1, headings.index(heading) + 1).value = text
    book.save(file)


def in_calc(file: Path, changes: list[Change]) -> None:
    """In LibreOffice Calc itself."""
    office, python = shutil.which("soffice"), python_with_uno()
    if office is None or python is None:
        pytest.skip("LibreOffice Calc with its Python (python3-uno) is not installed")
    pipe = f"buchucun{os.getpid()}"
    running = subprocess.Popen([office, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;",
                                f"-env:UserInstallation=file://{file.parent / 'office'}"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        subprocess.run([python, Path(__file__).with_name("calc.py"), file, pipe], input=json.dumps(changes), text=True,
                       check=True, timeout=180, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
        running.wait(60)
    finally:
        running.kill()
        shutil.rmtree(file.parent / "office", ignore_errors=True)


def python_with_uno() -> str | None:
    """A Python that can talk to the office."""
    for candidate in ("/usr/lib/libreoffice/program/python", "/usr/bin/python3"):
        if Path(candidate).exists() and subprocess.run(
                [candidate, "-c", "import uno"], check=False, capture_output=True).returncode == 0:
            return candidate
    return None


@dataclass
class Listener(Walk):
    """A villager who remembers what was asked."""

    asked: list[str] = field(default_factory=list)

    def _answer(self, screen: str) -> None:
        self.asked.append(self.fingers.text_of("heading"))
        super()._answer(screen)


@pytest.fixture
def county(tmp_path: Path) -> Iterator[County]:
    made = County(tmp_path / "county")
    made.make(bundle("MZ07"))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def app(county: County, tmp_path: Path) -> Iterator[App]:
    """A kiosk that runs, enrolled in that county."""
    folders = Folders(tmp_path / "village").make()
    for name in ("card", "camera", "scanner", "printed"):
        (folders.machines / name).mkdir(parents=True)
    portrait(folders.machines / "camera" / "portrait-1.jpg")
    kiosk_app.application()
    box = switch_on(village.config(folders, orientation="portrait"))
    assert isinstance(box.enrol(county.url, county.codes[VILLAGES[0]].pop(), county.ca), Enrolled)
    assert isinstance(box.exchange(), Exchanged)
    made = App(box, size=kiosk_app.PORTRAIT)
    hook, sys.excepthook = sys.excepthook, made.accidents.happened
    yield made
    sys.excepthook = hook
    made.close()
    assert made.warnings == []


def command(county: County, *words: str) -> tuple[int, dict[str, Any]]:
    """`county catalogue …` as staff type it, read as a machine."""
    said = subprocess.run([sys.executable, "-m", "county.cli", "catalogue", *words, "--data", county.folder, "--demo",
                           "--json", "--language", "zh"], env=county._environment(), text=True, capture_output=True,
                          check=False)
    return said.returncode, json.loads(said.stdout or "{}")


@pytest.mark.parametrize("edit", [by_program, pytest.param(in_calc, marks=pytest.mark.full)])
def test_an_item_changed_in_a_spreadsheet_is_asked_anew_on_a_running_kiosk(
    county: County, app: App, tmp_path: Path, edit: Edit,
) -> None:
    shutil.copytree(CATALOGUE.parent, tmp_path / "catalogue")
    folder = tmp_path / "catalogue" / "items" / "MZ07"
    sheet = folder / "form.xlsx"
    assert command(county, "sheet", str(folder), "--out", str(sheet))[0] == 0
    (folder / "form.md").unlink()

    edit(sheet, [("survey", "g_live", ZH, ASKED_NOW), ("survey", "g_live", EN, "Who do you live with at present?"),
                 ("survey", "k_reason", "relevant", "${k_owner} = = 'other'"),
                 ("choices", "spouse", EN, "")])
    code, said = command(county, "check", str(folder))
    assert code == 1
    assert {(one["column"], one["cell"][:1].isalpha()) for one in said["faults"]} == {("relevant", True), (EN, True)}
    assert any("看不懂" in one["what"] for one in said["faults"])

    edit(sheet, [("survey", "k_reason", "relevant", "${k_owner} = 'other'"),
                 ("choices", "spouse", EN, "With husband or wife")])
    code, said = command(county, "check", str(folder))
    assert code == 0 and [one[:4] for one in said["raise"]] == ["MZ07"]
    code, said = command(county, "publish", str(folder), "--raise")
    assert code == 0 and [one for one in said["published"] if not one.startswith("BD")] == ["MZ07@2"]
    assert said["unchanged"] == []
    _, said = command(county, "diff", "MZ07@1", "MZ07")
    assert {(one["name"], one["language"], one["before"], one["after"]) for one in said["changes"]} == {
        ("g_live", "zh", ASKED, ASKED_NOW),
        ("g_live", "en", "Whom do you live with now?", "Who do you live with at present?")}

    assert isinstance(app.box.exchange(), Exchanged)
    plate = village.Plate(Folders(tmp_path / "village"))
    walk = Listener(Fingers(app), plate, WANG, PICTURES / f"staff-{edit.__name__}")
    walk.apply()
    assert ASKED_NOW in walk.asked and ASKED not in walk.asked
    [record] = app.store.cases()
    assert record.case.version == 2 and record.case.answers["/data/living/g_live"] == "spouse"
