"""The page U盘 on the screen: reached from help, two big keys, a plain word of what came of it."""

from pathlib import Path

import pytest

from casework.trust import SigningKeyEntry, TrustBundle
from kiosk.devices.stick_drives import StickDrives
from tests.kiosk.village import COUNTY, COUNTY_KEY, Village
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen
from tests.store.boxes import application


class Drive:
    """The one stick that is plugged in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def places(self) -> list[Path]:
        return [self._folder] if self._folder.is_dir() else []


@pytest.fixture
def stick(village: Village, tmp_path: Path) -> Path:
    """A stick that is plugged in, and a county that can open what is on it."""
    made, now = village.store.identity(), village.clock.now_ms()
    entry = SigningKeyEntry("1", COUNTY_KEY.public.raw, 0, False, COUNTY_KEY.opening.public)
    bundle = TrustBundle(2, now, now * 2, COUNTY, (), frozenset(), (), (entry,))
    village.store.trust.enrolled(made, bundle.to_bytes(), bundle.signature(COUNTY_KEY))
    folder = tmp_path / "stick"
    folder.mkdir()
    village.kiosk.carrying._drives = Drive(folder)
    return folder


def carry(screen: Screen, key: str) -> None:
    screen.touch(f"item_{key}")
    screen.app.beside.wait()
    screen.run(6)


def test_somebody_makes_a_stick_and_reads_one(village: Village, screen: Screen, stick: Path) -> None:
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        screen.look(name)
        found[name] = faults(screen)

    village.store.record_application(application)
    village.clock.days(5)
    screen.app.frame.tick()
    screen.run()
    assert screen.text_of("connection") == "5 天没送出，请用U盘"
    screen.touch("start")
    screen.touch("toolHelp")
    look("70-help-stick")
    screen.touch("forward")
    assert screen.text_of("eyebrow") == "已有 5 天没送到县里"
    look("71-stick")
    carry(screen, "out")
    look("72-stick-made")
    assert screen.text_of("heading") == "办完了" and len(list((stick / "buchucun").glob("up-*.stick"))) == 1
    screen.touch("back")
    carry(screen, "in")
    look("73-stick-none")
    assert screen.text_of("heading") == "刚才没弄成"
    screen.touch("forward")
    assert screen.name == "HomeScreen"
    assert {name: one for name, one in found.items() if one} == {}


def test_a_stick_pulled_out_too_early_is_asked_for(screen: Screen, stick: Path) -> None:
    screen.touch("start")
    screen.touch("toolHelp")
    screen.touch("forward")
    stick.rmdir()
    carry(screen, "out")
    assert any("没有插U盘" in str(one.property("text")) for one in screen.items() if one.property("text"))


def test_without_a_stick_help_is_only_help(screen: Screen, stick: Path) -> None:
    stick.rmdir()
    screen.touch("start")
    screen.touch("toolHelp")
    with pytest.raises(LookupError):
        screen.find("forward")


def test_who_has_gone_elsewhere_is_not_called_back(village: Village, screen: Screen, stick: Path) -> None:
    screen.touch("start")
    screen.touch("toolHelp")
    screen.touch("forward")
    screen.find("item_out").clicked.emit()    # type: ignore[attr-defined]
    screen.touch("toolHome")
    screen.app.beside.wait()
    screen.run(6)
    assert screen.name == "HomeScreen"


def test_sticks_are_where_the_system_mounts_them_for_people(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nproc /proc proc rw 0 0\n/dev/sdb1 /media/a\\040b vfat rw 0 0\n")
    assert StickDrives(None, mounts).places() == []
    assert StickDrives(tmp_path, mounts).places() == [tmp_path]
    assert StickDrives(tmp_path / "gone", mounts).places() == [] == StickDrives(None, tmp_path / "no").places()
