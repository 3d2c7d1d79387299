"""Options of a kiosk: file, environment, and their documentation."""

from pathlib import Path

import pytest

from kiosk.config import OPTIONS, Config, ConfigError, read

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/configuration.md"


def test_the_document_lists_every_option_with_its_default() -> None:
    text = DOCUMENT.read_text("utf-8")
    rows = {line.split("|")[1].strip(): line for line in text.splitlines() if line.startswith("| `")}
    assert sorted(rows) == sorted(f"`{option.name}`" for option in OPTIONS)
    for option in OPTIONS:
        assert option.about in rows[f"`{option.name}`"]
        assert all(word in rows[f"`{option.name}`"] for word in option.among)


def test_nothing_said_gives_the_defaults() -> None:
    assert read(None, {"KIOSK_DATA": "/nowhere/at-all"}).idle_seconds == 90


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('idle_seconds = 30\nlanguage = "en"\npractice = true\n')
    found = read(None, {"KIOSK_DATA": str(tmp_path), "KIOSK_IDLE_SECONDS": "45"})
    assert (found.idle_seconds, found.language, found.practice) == (45, "en", True)


@pytest.mark.parametrize(("line", "name"), [
    ('idel_seconds = 3', "idel_seconds"), ('idle_seconds = "soon"', "idle_seconds"),
    ('language = "xx"', "language"), ("fullscreen = 3", "fullscreen"), ("printer = 7", "printer"),
    ("idle_seconds = true", "idle_seconds"),
])
def test_what_cannot_be_used_is_named(tmp_path: Path, line: str, name: str) -> None:
    file = tmp_path / "k.toml"
    file.write_text(line)
    with pytest.raises(ConfigError, match=name):
        read(file, {})


def test_a_value_is_never_repeated_in_the_error() -> None:
    with pytest.raises(ConfigError) as caught:
        read(None, {"KIOSK_DATA": "/nowhere/at-all", "KIOSK_IDLE_SECONDS": "SECRET"})
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("content", ["= 3", None])
def test_a_file_asked_for_must_be_readable(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "k.toml"
    if content is not None:
        file.write_text(content)
    with pytest.raises(ConfigError, match=r"k\.toml"):
        read(file, {})


def test_folders_lie_in_the_data_folder_unless_absolute() -> None:
    config = Config(data="/d", card_folder="card", camera_folder="/c", scanner_folder="")
    assert [config.folder(name) for name in ("card_folder", "camera_folder", "scanner_folder")] == [
        Path("/d/card"), Path("/c"), None]
