"""Stick files on a real disk: torn and continued, links and pipes refused, earlier ones cleared away."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from casework.stick import PIECE_BYTES, BadStick, Front, Opened, Way
from sticks import CannotWrite, NoStick, StickFile, find, shown_name, write
from tests.rules.stick_samples import OUTLINE, file_of, opened, part, sealing

ROWS = [part("blob", os.urandom(PIECE_BYTES), sha256="aa" * 32) for _ in range(4)]


def written(place: Path, number: int = 12) -> Path:
    made = write(place, sealing(ROWS, replace(OUTLINE, number=number)))
    assert isinstance(made, Path)
    return made


def test_a_stick_is_found_where_it_was_written(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert find(tmp_path) == find(tmp_path / "buchucun") == find(path) == [StickFile(path)]
    assert isinstance(StickFile(path).front(), Front) and list(path.parent.iterdir()) == [path]
    stick = opened(path.read_bytes())
    assert isinstance(stick, Opened) and stick.whole_pieces() == 5


@pytest.mark.parametrize("left", [0, 40, 70_000, 150_000])
def test_a_torn_export_is_made_whole(tmp_path: Path, left: int) -> None:
    whole = written(tmp_path).read_bytes()
    path = tmp_path / "buchucun" / OUTLINE.name
    torn = path.with_name(path.name + ".part")
    path.rename(torn)
    os.truncate(torn, left)
    again = written(tmp_path)
    assert again == path and not torn.exists()
    assert again.read_bytes()[-len(whole) // 2:] == whole[-len(whole) // 2:]
    assert isinstance(opened(again.read_bytes()), Opened)


def test_a_half_copied_file_of_the_same_name_is_made_whole(tmp_path: Path) -> None:
    path = written(tmp_path)
    os.truncate(path, 100_000)
    assert opened(written(tmp_path).read_bytes()).whole_pieces() == 5


def test_a_newer_stick_replaces_earlier_ones_of_the_same_machine_only(tmp_path: Path) -> None:
    written(tmp_path)
    kept = tmp_path / "buchucun" / replace(OUTLINE, terminal=2).name
    down = tmp_path / "buchucun" / replace(OUTLINE, way=Way.DOWN, number=1).name
    for path in (kept, down):
        path.write_bytes(b"another's")
    newest = written(tmp_path, 13)
    assert set((tmp_path / "buchucun").iterdir()) == {newest, kept, down}


def test_links_pipes_and_folders_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(file_of(sealing(ROWS)))
    folder = tmp_path / "stick" / "buchucun"
    folder.mkdir(parents=True)
    (folder / "a.stick").symlink_to(secret)
    os.mkfifo(folder / "b.stick")
    (folder / "c.stick").mkdir()
    (folder / ".hidden.stick").write_bytes(b"")
    found = find(tmp_path / "stick")
    assert isinstance(found, list) and len(found) == 3
    assert [one.front() for one in found] == [BadStick("unsafe")] * 3


def test_a_folder_that_is_a_link_is_not_looked_into_nor_written_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "buchucun").symlink_to(tmp_path / "elsewhere")
    assert write(stick, sealing(ROWS)) == CannotWrite()
    assert list((tmp_path / "elsewhere").iterdir()) == [] and isinstance(find(stick), NoStick)


def test_an_empty_stick_and_one_that_is_not_there(tmp_path: Path) -> None:
    assert isinstance(find(tmp_path), NoStick) and isinstance(find(tmp_path / "gone"), NoStick)
    (tmp_path / "file").write_bytes(b"")
    assert isinstance(write(tmp_path / "file", sealing(ROWS)), CannotWrite)


def test_a_name_on_a_stick_is_shown_without_tricks() -> None:
    assert shown_name(Path("..\x1b[2J王") / ("a\x1b王" * 90)) == "a??" * 26 + "a?"
