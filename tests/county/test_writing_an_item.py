"""Faults of an item are told where its author wrote them: in the form, or in a block it brings in."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from county.catalogue.authoring import WrittenItem, read_item

CATALOGUE = Path(__file__).parents[2] / "assets" / "catalogue"
DAY = date(2026, 11, 24)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    shutil.copytree(CATALOGUE / "blocks", tmp_path / "blocks")
    shutil.copytree(CATALOGUE / "items", tmp_path / "items")
    for name in ("parameters.toml", "topics.toml", "bundles.toml", "powers.toml"):
        shutil.copy(CATALOGUE / name, tmp_path)
    return tmp_path


def mar(path: Path, old: str, new: str) -> int:
    """Replace a text that stands there; returns the row of its sheet, the head being row 1."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n")


@pytest.mark.parametrize(("file", "name", "old", "new"), [
    ("items/MZ09/form.md", "MZ09/form.md", "${e_live} = 'alone'", "${e_live} = = 'alone'"),
    ("items/MZ09/form.md", "MZ09/form.md", "${e_live} = 'alone'", "${e_lives} = 'alone'"),
    ("blocks/applicant.md", "blocks/applicant.md", "string-length(.) = 18", "string-lenth(.) = 18"),
])
def test_a_fault_of_an_expression_names_file_and_row(
    catalogue: Path, file: str, name: str, old: str, new: str,
) -> None:
    row = mar(catalogue / file, old, new)
    faults = read_item(catalogue / "items" / "MZ09", DAY)
    assert isinstance(faults, list)
    assert [(fault.file, fault.sheet, fault.row) for fault in faults] == [(name, "survey", row)]
    assert all(fault.what for fault in faults)


def test_an_unknown_block_stops_the_item(catalogue: Path) -> None:
    row = mar(catalogue / "items/MZ09/form.md", "| include | promise |", "| include | promiss |")
    faults = read_item(catalogue / "items" / "MZ09", DAY)
    assert isinstance(faults, list)
    assert [(fault.file, fault.row) for fault in faults] == [("MZ09/form.md", row)]


def test_the_same_files_make_the_same_bytes(catalogue: Path) -> None:
    first, second = (read_item(catalogue / "items" / "MZ09", DAY) for _ in range(2))
    assert isinstance(first, WrittenItem)
    assert isinstance(second, WrittenItem)
    assert first.data == second.data
