"""Published versions: signed, immutable, comparable, withdrawn without touching what was begun."""

from pathlib import Path
from typing import Any

import pytest

from casework.bundle import ItemBundle
from county.catalogue import history, publishing, versions
from county.catalogue.differences import differences
from county.catalogue.faults import Fault
from county.catalogue.publishing import Published, publish
from tests.county.small_catalogue import CODE, EN, PARAMETERS, ZH, SmallCatalogue, said
from tests.county.world import County, today


@pytest.fixture
def catalogue(county: County, tmp_path: Path) -> SmallCatalogue:
    made = SmallCatalogue(tmp_path / "catalogue")
    assert publish(made.write(), today()) == [Published(CODE, 1, new=True)]
    return made


def again(catalogue: SmallCatalogue, **options: Any) -> list[Published] | list[Fault]:
    return publish(catalogue.write(), today(), **options)


def bundle(version: int) -> ItemBundle:
    made = versions.bundle(CODE, version)
    assert made is not None
    return made


def test_a_version_bears_the_countys_signature(catalogue: SmallCatalogue, county: County) -> None:
    found = history.verify(CODE, 1)
    assert isinstance(found, history.Verified) and found.signed_by == "1"
    [path] = (county.folder / "attachments").rglob(found.sha256)
    path.write_bytes(path.read_bytes().replace("老人".encode(), "小孩".encode(), 1))
    assert isinstance(history.verify(CODE, 1), history.Cannot)
    assert isinstance(history.verify(CODE, 9), history.Cannot)


def test_a_changed_item_needs_a_new_number_and_gets_it_when_asked(catalogue: SmallCatalogue) -> None:
    catalogue.spoil("a_who", **said("有事找谁？", "Whom to call?"))
    [fault] = again(catalogue)
    assert isinstance(fault, Fault) and fault.column == "version" and "raise the version to 2" in str(fault)
    assert again(catalogue, raise_versions=True) == [Published(CODE, 2, new=True)]
    assert "\nversion = 2\n" in (catalogue.item_folder / "item.toml").read_text("utf-8")
    assert bundle(1).form != bundle(2).form


def test_a_new_value_of_a_parameter_names_itself(catalogue: SmallCatalogue) -> None:
    catalogue.parameters = PARAMETERS + '\n[[elder_age]]\nvalue = 75\nsince = 2026-01-01\nsource = "demo"\n'
    checked = publishing.look_through(catalogue.write(), today())
    [stale] = publishing.stale_items(checked)
    assert stale.why.params["names"] == "elder_age 80 → 75"
    assert again(catalogue, raise_versions=True) == [Published(CODE, 2, new=True)]
    assert [one.told() for one in differences(bundle(1), bundle(2))] == [
        "elder_age, value: “80” became “75”."]


def test_what_changed_is_told_by_question_property_and_language(catalogue: SmallCatalogue) -> None:
    catalogue.spoil("a_who", **{f"label::{ZH}": "有事找谁？", "relevant": "${a_live} = 'spouse'"})
    catalogue.survey.append({"type": "text", "name": "a_more", **said("还有啥？", "What else?")})
    del catalogue.survey[catalogue.row("a_land") - 2]
    catalogue.choices[0][f"label::{EN}"] = "By oneself"
    catalogue.item = catalogue.item.replace("days = 6", "days = 5").replace("days = 10", "days = 9").replace(
        "version = 1", "version = 2").replace('key = "portrait"', 'key = "face"').replace("不花钱", "不收钱")
    again(catalogue)
    found = {(one.part, one.name, one.what, one.language): (one.before, one.after)
             for one in differences(bundle(1), bundle(2))}
    assert found == {
        ("item", CODE, "promised days", ""): ("10", "9"), ("item", CODE, "fee", "zh"): ("不花钱", "不收钱"),
        ("material", "face", "", ""): ("", "照片"), ("material", "portrait", "", ""): ("照片", ""),
        ("step", "township", "days", ""): ("6", "5"),
        ("question", "a_who", "question", "zh"): ("找谁？", "有事找谁？"),
        ("question", "a_who", "when it is asked", ""): ("${a_live} = 'alone'", "${a_live} = 'spouse'"),
        ("question", "a_live", "choices", "en"): ("alone Alone; spouse Spouse", "alone By oneself; spouse Spouse"),
        ("question", "a_more", "", ""): ("", "还有啥？"), ("question", "a_land", "", ""): ("几亩？", ""),
    }


def test_going_back_withdraws_the_later_versions_for_good(catalogue: SmallCatalogue) -> None:
    for number in (2, 3):
        catalogue.item = catalogue.item.replace(f"version = {number - 1}", f"version = {number}")
        again(catalogue)
    assert isinstance(history.roll_back(CODE, 9, ""), history.Cannot)
    assert history.roll_back(CODE, 1, "错字") == history.RolledBack(CODE, 1, (2, 3))
    assert isinstance(history.roll_back(CODE, None, ""), history.Cannot)
    [mine] = [one for one in history.histories() if one.code == CODE]
    assert mine == history.ItemHistory(CODE, (1, 2, 3), (2, 3), 1)
    assert [one.definition.version for one in versions.newest() if one.definition.code == CODE] == [1]
    assert bundle(3).definition.version == 3
    [fault] = again(catalogue)
    assert isinstance(fault, Fault) and "withdrawn" in str(fault)
    assert again(catalogue, raise_versions=True) == [Published(CODE, 4, new=True)]
