"""The gate before publishing: every fault of an item in one list, each with file, sheet, row and column."""

import time
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest

from county.catalogue.authoring import WrittenItem, read_item
from county.catalogue.checking import check
from county.catalogue.faults import Fault
from county.catalogue.thresholds import thresholds
from tests.county.small_catalogue import CODE, EN, ITEM, ZH, SmallCatalogue, spreadsheet
from xforms.written import read_written

DAY = date(2026, 11, 24)


@pytest.fixture
def catalogue(tmp_path: Path) -> SmallCatalogue:
    return SmallCatalogue(tmp_path / "catalogue")


def found(catalogue: SmallCatalogue, kind: str = "md") -> list[Fault]:
    catalogue.write(kind)
    return list(check(catalogue.folder, DAY, confirmed=False).faults)


@pytest.mark.parametrize("kind", ["md", "xlsx"])
def test_a_sound_item_has_no_fault_and_the_same_bytes_from_both_kinds_of_file(
    catalogue: SmallCatalogue, tmp_path: Path, kind: str,
) -> None:
    assert found(catalogue, kind) == []
    written = read_item(catalogue.item_folder, DAY)
    other = SmallCatalogue(tmp_path / "other")
    other.write("xlsx" if kind == "md" else "md")
    same = read_item(other.item_folder, DAY)
    assert isinstance(written, WrittenItem) and isinstance(same, WrittenItem) and written.data == same.data


CELLS = {
    "relevant": ["${a_age} >", "selected(${a_live}, 'alone'", "foo(1)", "${a_live} = = 'alone'", "${a_lives} = 'x'",
                 "${a_live} = 'moon'", "selected(${a_live}, 'moon')", "${a_live} = 'alone' and ${a_live} = 'spouse'",
                 "1 = 2", "${a_age} >= 80", "today() - ${a_birth} > 180", "${a_age} > '80'", "count(1, 2)",
                 "${a_birth} < date('1960-01-01')", "instance('parameters')/root/elder_aged > 1",
                 "a_live = 'alone'"],
    "constraint": ["regex(., '[0-9]+')", ". <= 3500.5", ".. >"],
    "calculation": ["${a_land} * 1.5", "if(${a_live} = 'alone', 500, 0)",
                    "instance('live')/root/item[name = ${a_live}]/label"],
    f"label::{ZH}": ["您是 ${a_nobody} 吗", "您是 ${a_live 吗"],
    f"constraint_message::{EN}": [""],
    f"hint::{ZH}": ["只有中文"],
    "appearance": ["map"],
    "required": ["${"],
}


@pytest.mark.parametrize("kind", ["md", "xlsx"])
def test_every_fault_of_a_form_is_told_at_once_each_in_its_own_cell(catalogue: SmallCatalogue, kind: str) -> None:
    """One question a fault; the sheet's own column and row come back, and nothing else is complained of."""
    planted: list[tuple[str, int, str]] = []
    for column, cells in CELLS.items():
        for cell in cells:
            row = {"type": "text", "name": f"q_{len(planted)}", f"label::{ZH}": "问", f"label::{EN}": "Q"}
            if column == "calculation":
                row = {"type": "calculate", "name": row["name"]}
            if column.startswith("constraint"):
                row |= {"constraint": ". != ''", f"constraint_message::{ZH}": "不对", f"constraint_message::{EN}": "No"}
            if column == "required":
                row |= {f"required_message::{ZH}": "缺", f"required_message::{EN}": "Missing"}
            catalogue.survey.append(row | {column: cell})
            told_at = f"hint::{EN}" if column.startswith("hint") else column
            planted.append(("survey", len(catalogue.survey) + 1, told_at))
    faults = found(catalogue, kind)
    assert [(one.sheet, one.row, one.column) for one in faults] and {
        (one.sheet, one.row, one.column) for one in faults} == set(planted), [str(one) for one in faults]
    assert all(one.file == f"{CODE}/form.{kind}" and one.what.render() and one.mend for one in faults)
    there = {column for row in catalogue.survey for column in row}
    assert all(bool(one.cell) == (kind == "xlsx" and one.column in there) for one in faults)


@pytest.mark.parametrize(("expression", "written"), [
    ("${a_age} >= 80", ["80"]), ("number(${x}) > 3500.5", ["3500.5"]), ("today() - ${d} > 180", ["180"]),
    ("${a} > '60'", ["60"]), ("${d} < '2020-01-01'", ["2020-01-01"]), ("${d} = '2020-01-01'", ["2020-01-01"]),
    ("${d} > date('1960-01-01')", ["1960-01-01"]), ("if(${a} = 'x', 500, 0)", ["500"]), ("${mu} * 100", ["100"]),
    ("count(${m}) > 3", ["3"]), ("-5 < ${a}", ["5"]), ("${x} div 365", ["365"]), ("sum(${m}) + 20", ["20"]),
    ("instance('parameters')/root/a * 1.5", ["1.5"]), ("/data/m[age > 16]/x", ["16"]),
    ("${a} > 0 and ${b} >= 1", []), ("${a} = '80'", []), ("selected(${a}, '3')", []), ("${a} div 12 > 1", []),
    ("12 * ${a} > 0", []), ("string-length(.) = 18", []), ("count-selected(.) <= 3", []), ("${x} div 10000", []),
    ("substr(${id}, 6, 14) != ''", []), ("round(${x}, 2) > 0", []), ("${x} mod 11 = 0", []), ("/data/m[2]/x", []),
    ("regex(., '^[0-9]{17}$')", []), ("${a_age} < number(instance('parameters')/root/elder_age)", []),
])
def test_a_threshold_is_told_from_structure_by_its_place(expression: str, written: list[str]) -> None:
    tree = read_written(expression).tree
    assert tree is not None and list(thresholds(tree)) == written


def test_rows_and_lists_that_are_wrong_are_told_where_they_stand(catalogue: SmallCatalogue) -> None:
    survey = catalogue.survey
    catalogue.spoil("a_who", type="range")
    catalogue.survey[catalogue.row("a_land") - 2]["name"] = "a_who"
    survey += [
        {"type": "text", "name": "两", f"label::{ZH}": "问", f"label::{EN}": "Q"},
        {"type": "select_one nowhere", "name": "b_1", f"label::{ZH}": "问", f"label::{EN}": "Q"},
        {"type": "image", "name": "b_2", f"label::{ZH}": "照", f"label::{EN}": "P"},
        {"type": "note", "name": "b_3", f"label::{ZH}": "说"},
        {"type": "text", "name": "b_4", f"label::{ZH}": "问", f"label::{EN}": "Q", "required": "yes"},
    ]
    catalogue.choices[0] |= {f"image::{ZH}": "nothing.svg", f"label::{EN}": ""}
    catalogue.choices.append({**catalogue.choices[1]})
    catalogue.survey[1]["notes"] = "remark"
    faults = {(one.sheet, one.row, one.column) for one in found(catalogue)}
    assert faults == {
        ("survey", 7, "type"), ("survey", 8, "name"), ("survey", 10, "name"), ("survey", 11, "type"),
        ("survey", 12, "parameters"), ("survey", 13, f"label::{EN}"), ("survey", 14, f"required_message::{ZH}"),
        ("survey", 14, f"required_message::{EN}"), ("survey", 1, "notes"), ("choices", 2, f"image::{ZH}"),
        ("choices", 2, f"label::{EN}"), ("choices", 3, "name"), ("choices", 4, "name")}


def test_a_circle_and_a_question_behind_an_unreachable_one(catalogue: SmallCatalogue) -> None:
    catalogue.spoil("a_live", relevant="${a_who} != ''")
    assert {(one.row, one.column) for one in found(catalogue)} == {(catalogue.row("a_live"), "relevant")}
    catalogue.spoil("a_live", relevant="false()")
    assert {(one.row, one.column) for one in found(catalogue)} == {
        (catalogue.row("a_live"), "relevant"), (catalogue.row("a_who"), "relevant")}


def test_a_repeat_within_a_repeat_and_a_group_left_open(catalogue: SmallCatalogue) -> None:
    words = {f"label::{ZH}": "组", f"label::{EN}": "G"}
    inner = [{"type": "begin_repeat", "name": "r1", **words}, {"type": "begin_repeat", "name": "r2", **words},
             {"type": "text", "name": "t", **words}, {"type": "end_repeat"}, {"type": "end_repeat"}]
    catalogue.survey += inner
    assert [(one.row, one.column) for one in found(catalogue)] == [(11, "type")]
    catalogue.survey[-5:] = inner[:1] + inner[2:3]
    assert [(one.row, one.column) for one in found(catalogue)] == [(10, "type")]


@pytest.mark.parametrize(("old", "new", "key"), [
    ('en = "Old-age allowance" }\nshort', 'en = "" }\nshort', "name"),
    ("version = 1", 'version = "1"', "version"),
    ("version = 1", "version = 1\ncolour = 3", "colour"),
    ("promised_days = 10", "promised_days = 11", "limits.promised_days"),
    ('days_source = "assumed"', 'days_source = "guess"', "limits.days_source"),
    ("required = true", 'required = true\nwaived_by = "邻居"', "materials[0].waived_by"),
    ("/data/m_photo", "/data/m_foto", "materials[0].question"),
    ("/data/n_young", "/data/n_old", "eligibility[0].note"),
    ('result = "may_not_fit"', 'result = "refused"', "eligibility[0].result"),
    ('result = "may_not_fit"', 'result = "may_not_fit"\ninstead = ["ZZ99"]', "eligibility[0].instead"),
    ("decides = true", "decides = false", "steps"),
    ('role = "county_chief"', 'role = "king"', "steps[1].role"),
    ('topic = "elder"', 'topic = "moon"', "topic"),
    ('icon = "user"', 'icon = "nothing"', "icon"),
    ('code = "XX01"', 'code = "XX02"', "code"),
])
def test_a_fault_of_item_toml_names_line_and_key(catalogue: SmallCatalogue, old: str, new: str, key: str) -> None:
    assert ITEM.count(old) >= 1
    catalogue.item = ITEM.replace(old, new, 1)
    [fault] = found(catalogue)
    assert (fault.file, fault.column) == (f"{CODE}/item.toml", key) and fault.what.render()
    assert fault.row or "." not in key


def test_what_a_broken_toml_says_names_its_line(catalogue: SmallCatalogue) -> None:
    catalogue.item = ITEM.replace('category = "行政给付"', 'category = "行政给付')
    [fault] = found(catalogue)
    assert fault.row == 5


def test_lists_of_the_catalogue_are_looked_through_too(catalogue: SmallCatalogue) -> None:
    catalogue.parameters = ('[[elder_age]]\nvalue = "80"\nsince = 2020-01-01\n\n'
                            '[[other]]\nvalue = 1\nsince = "x"\nsource = "a"\n')
    catalogue.write()
    (catalogue.folder / "bundles.toml").write_text(
        '[[bundle]]\ncode = "BD01"\nname = { zh = "一", en = "One" }\nshort_name = { zh = "一", en = "One" }\n'
        'life_event = { zh = "一", en = "" }\nicon = "user"\nlead = "县"\nitems = ["ZZ99"]\n', "utf-8")
    (catalogue.folder / "powers.toml").write_text('[[power]]\ncode = "SQ001"\nfooting = "none"\n', "utf-8")
    faults = {(one.file, one.column) for one in check(catalogue.folder, DAY, confirmed=False).faults}
    assert faults >= {
        ("parameters.toml", "elder_age[0].value"), ("parameters.toml", "elder_age[0].source"),
        ("parameters.toml", "other[0].since"), ("bundles.toml", "bundle[0].life_event"),
        ("powers.toml", "power[0].footing"), ("powers.toml", "power[0].unit")}


def test_outside_the_demo_the_county_must_have_confirmed(catalogue: SmallCatalogue) -> None:
    folder = catalogue.write()
    assert [one.column for one in check(folder, DAY, confirmed=True).faults] == ["confirmed"]
    catalogue.item = ITEM + '\n[confirmed]\nwho = "王主任"\ndocument = "兰民发〔2026〕3号"\nday = 2026-03-01\n'
    [item] = check(catalogue.write(), DAY, confirmed=True).written
    assert item.definition.confirmed_by == "王主任, 兰民发〔2026〕3号, 2026-03-01"


# --- files that are no form -----------------------------------------------------------------------


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/big.xml", bytes(40_000_000))


def _macro(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")


def _entities(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/more.xml", '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>')


def _text(path: Path) -> None:
    path.write_text("type,name\ntext,a\n", "utf-8")


def _other_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")


def _wide(path: Path) -> None:
    spreadsheet(path, {"survey": [{f"c{number}": "x" for number in range(200)}]})


def _long(path: Path) -> None:
    spreadsheet(path, {"survey": [{"type": "text", "name": f"a{number}"} for number in range(4000)]})


def _spoiled_inside(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-300]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _huge(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(3_000_000))


@pytest.mark.parametrize("spoil", [_cut, _bomb, _macro, _entities, _text, _other_archive, _wide, _long,
                                   _spoiled_inside, _huge])
def test_a_file_that_is_no_form_is_one_fault_in_bounded_time_and_memory(
    catalogue: SmallCatalogue, spoil: object,
) -> None:
    catalogue.write("xlsx")
    spoil(catalogue.item_folder / "form.xlsx")  # type: ignore[operator]
    tracemalloc.start()
    began = time.process_time()
    [fault] = check(catalogue.folder, DAY, confirmed=False).faults
    spent, (_, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fault.file == f"{CODE}/form.xlsx" and fault.what.render() and fault.mend
    assert spent < 10 and most < 60_000_000


@pytest.mark.parametrize("name", ["form.ods", "form.xlsm", "form.xls"])
def test_another_kind_of_file_is_named(catalogue: SmallCatalogue, name: str) -> None:
    catalogue.write()
    (catalogue.item_folder / "form.md").rename(catalogue.item_folder / name)
    [fault] = check(catalogue.folder, DAY, confirmed=False).faults
    assert fault.file == f"{CODE}/{name}" and "form.xlsx" in str(fault)


def test_two_forms_are_one_too_many(catalogue: SmallCatalogue) -> None:
    catalogue.write("md")
    [fault] = found(catalogue, "xlsx")
    assert "form.md, form.xlsx" in fault.what.render()
