"""Life events at the county: published once and signed, a changed one refused, the cases of a hand-in side by side."""

import argparse
import shutil
from pathlib import Path

import pytest

from casework.life_event import PublishedLifeEvent, read_published
from county.cannot import CannotDo
from county.catalogue import life_event_publishing
from county.catalogue.faults import Fault
from county.catalogue.models import LifeEventVersion
from county.catalogue.publishing import Published
from county.intake.surroundings import attachments
from tests.county.world import County, record, today

CATALOGUE = Path(__file__).parents[2] / "assets" / "catalogue"
TOGETHER = {"id": "f00d", "event": "BD04", "version": 1}


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A catalogue of which only the life events are looked at."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    for name in ("bundles.toml", "parameters.toml"):
        shutil.copy(CATALOGUE / name, folder)
    return folder


def test_twelve_life_events_are_out_with_readable_bytes(county: County, catalogue: Path) -> None:
    outcome = life_event_publishing.publish(catalogue, today())
    assert [one.code for one in outcome if isinstance(one, Published) and not one.new] == [
        f"BD{number:02}" for number in range(1, 13)]
    for row in LifeEventVersion.objects.all():
        data = attachments().get(row.sha256)
        published = read_published(data) if data else None
        assert isinstance(published, PublishedLifeEvent) and published.event.code == row.code


def test_a_published_life_event_never_changes(county: County, catalogue: Path) -> None:
    path = catalogue / "bundles.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("孩子上户口了吗？", "孩子的户口上了吗？"), "utf-8")
    [fault] = life_event_publishing.publish(catalogue, today())
    assert isinstance(fault, Fault) and "BD01" in fault.file and "differs" in fault.what.render()
    path.write_text(path.read_text("utf-8").replace("version = 1", "version = 2", 1), "utf-8")
    outcome = life_event_publishing.publish(catalogue, today())
    assert [(one.code, one.version) for one in outcome if isinstance(one, Published) and one.new] == [("BD01", 2)]


@pytest.mark.parametrize(("old", "new", "told"), [
    ("${b_hukou} != 'yes'", "${b_hukuo} != 'yes'", "BD01"),
    ('after = { YB01 = ["GA01"]', 'after = { MZ01 = ["GA01"]', "MZ01"),
    ('items = ["WJ01", "GA01"', 'items = ["GA01"', "WJ01"),
    ('life_event = { zh = "孩子出生后落户、参保、领补贴", en = ', 'life_event = { zh = "", en = ', "life_event"),
])
def test_what_is_wrong_is_told_and_nothing_is_published(county: County, catalogue: Path, old: str, new: str,
                                                        told: str) -> None:
    path = catalogue / "bundles.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1).replace("version = 1", "version = 7"), "utf-8")
    found = life_event_publishing.publish(catalogue, today())
    assert found and all(isinstance(one, Fault) for one in found)
    assert any(told in str(one) for one in found), [str(one) for one in found]
    assert not LifeEventVersion.objects.filter(version=7).exists()


def test_the_command_checks_items_and_life_events(county: County, tmp_path: Path) -> None:
    from county.catalogue_commands import catalogue_check

    folder = tmp_path / "whole"
    shutil.copytree(CATALOGUE, folder, ignore=lambda at, names: [
        name for name in names if at.endswith("/items") and name != "MZ07"])
    path = folder / "bundles.toml"
    path.write_text(path.read_text("utf-8").replace("${b_hukou} != 'yes'", "${b_nobody} != 'yes'", 1), "utf-8")
    with pytest.raises(CannotDo, match="BD01"):
        catalogue_check(argparse.Namespace(folder=str(folder / "items")))


def test_cases_of_one_hand_in_stand_side_by_side_and_run_alone(county: County) -> None:
    first = county.applied(bundle=TOGETHER)
    second = county.applied(item="MZ09", bundle=TOGETHER)
    alone = county.applied(item="RS03")
    page = county.client("window").get(f"/cases/{first}").content.decode()
    assert f"/cases/{second}" in page and f"/cases/{alone}" not in page
    assert county.case(second).case.number in page
    county.fact("Withdrawn", {}, case=second)
    assert str(county.case(first).case.state) == "RECEIVED"
    assert county.case(alone).case.together is None


@pytest.mark.parametrize(("item", "other", "said"), [
    ("MZ01", "MZ04", "两样只能批一样"), ("MZ02", "MZ01", "在本件之前办"), ("MZ01", "MZ02", "在本件之后办"),
    ("MZ01", "MZ05", "")])
def test_what_comes_first_and_what_excludes_what_is_told(county: County, item: str, other: str, said: str) -> None:
    hardship = TOGETHER | {"event": "BD06", "version": 1}
    case, second = (county.applied(item=code, bundle=hardship, answers={}, pictures=()) for code in (item, other))
    page = county.client("window").get(f"/cases/{case}").content.decode()
    told = [words for words in ("两样只能批一样", "在本件之前办", "在本件之后办") if words in page]
    assert told == ([said] if said else [])
    assert f"/cases/{second}" in page and '<b class="flag">两样' not in page


def test_the_second_of_two_that_exclude_each_other_is_flagged_once_the_first_is_granted(county: County) -> None:
    hardship = TOGETHER | {"event": "BD06", "version": 1}
    case, second = (county.applied(item=code, bundle=hardship, answers={}, pictures=()) for code in ("MZ01", "MZ04"))
    record(second, "Accepted", {})
    record(second, "StepPassed", {"step": "township", "opinion": "属实"})
    record(second, "StepPassed", {"step": "check", "opinion": "属实"})
    record(second, "Decided", {"granted": True, "content": "同意"})
    page = county.client("window").get(f"/cases/{case}").content.decode()
    assert '<b class="flag">两样只能批一样' in page


def test_a_sibling_of_another_department_is_named_without_a_way_in(county: County) -> None:
    first = county.applied(bundle=TOGETHER)
    second = county.applied(item="RS03", bundle=TOGETHER)
    clerk = county.staff("mz", role="window", department="县民政局")
    page = county.client(clerk).get(f"/cases/{first}").content.decode()
    assert county.case(second).case.number in page and f"/cases/{second}" not in page
