"""How a kiosk is set up: one table of options, read from a TOML file, then from the environment.

`docs/configuration.md` lists every option; a test holds the two together. An option `name` is `name = ...`
in the file and `KIOSK_NAME` in the environment, which wins.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

ENVIRONMENT = "KIOSK_"
_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


def option(default: Any, about: str, *, among: tuple[str, ...] = ()) -> Any:
    """One row of the table. `among` lists the words an option may have."""
    return field(default=default, metadata={"about": about, "among": among})


@dataclass(frozen=True, slots=True)
class Config:
    """All options of a kiosk, checked. Paths that are not absolute lie in `data`; '' = not there."""

    data: str = option("~/.local/share/buchucun-kiosk", "Folder of the store, its keys and papers")
    allow_key_file: bool = option(False, "Keep the keys in a file (protection level C) where there is nothing safer")
    language: str = option("zh_CN", "Language a session starts in", among=("zh_CN", "en"))
    orientation: str = option("auto", "How the screen stands", among=("auto", "portrait", "landscape"))
    fullscreen: bool = option(True, "Fill the screen and stay there")
    pixels_per_mm: float = option(0.0, "Pixels per millimetre of the screen; 0 = ask the screen")
    screen_foot_mm: int = option(800, "Height of the screen's lower edge above the floor, for the reach of a hand")
    idle_seconds: int = option(90, "Seconds without a touch before the cover comes")
    cover_seconds: int = option(60, "Seconds the cover waits before the session is wiped")
    exchange_seconds: int = option(300, "Seconds between two tries to reach the county when nothing waits")
    card_folder: str = option("machines/card", "Folder whose JSON file is a card on the reader; '' = no reader")
    camera_folder: str = option("machines/camera", "Folder of pictures the camera gives; '' = no camera")
    scanner_folder: str = option("machines/scanner", "Folder of slips held to the scanner; '' = no scanner")
    stick_folder: str = option("", "Folder that is the stick; '' = whatever the system has mounted for people")
    printer: str = option("folder", "Kind of printer", among=("folder", "escpos", "none"))
    printer_folder: str = option("machines/printed", "Folder into which the printer of files prints PDF")
    printer_device: str = option("/dev/usb/lp0", "Device file of a thermal printer")
    printer_dots: int = option(576, "Dots across the thermal roll (8 a millimetre)")
    calendars: str = option("", "Folder of the working-day calendars; '' = those that came with the program")
    voice: bool = option(True, "Read pages aloud")
    voice_folder: str = option("", "Folder into which what is read is written instead of being heard; '' = sound card")
    handwriting: bool = option(True, "Read handwriting where its parts are installed (200 MB while one writes)")
    assistant_name: str = option("", "Who helps in this village, shown on the screen")
    assistant_phone: str = option("", "Telephone of who helps in this village")
    practice: bool = option(False, "A kiosk to practise on: slips are marked, nothing goes to a county")

    @property
    def home(self) -> Path:
        """The data folder."""
        return Path(self.data).expanduser()

    def folder(self, name: str) -> Path | None:
        """The folder an option names, within the data folder unless absolute; None for ''."""
        text = getattr(self, name)
        return self.home / text if text else None


@dataclass(frozen=True, slots=True)
class Option:
    """One row of the table, for the documentation and `kiosk doctor`."""

    name: str
    kind: type
    default: Any
    about: str
    among: tuple[str, ...]


OPTIONS: tuple[Option, ...] = tuple(
    Option(row.name, type(row.default), row.default, row.metadata["about"], row.metadata["among"])
    for row in fields(Config)
)


class ConfigError(ValueError):
    """A setting that cannot be used; names the option and where it came from, never a value."""


def read(file: Path | None, environment: Mapping[str, str]) -> Config:
    """Read the options: defaults, then the file, then the environment. Raises ConfigError.

    A file that is not there is an error only when it was asked for by name (`file`).
    """
    written = _from_file(file) if file else {}
    if not file and (found := _data(environment) / "kiosk.toml").is_file():
        written = _from_file(found)
    said = {
        row.name: environment[ENVIRONMENT + row.name.upper()]
        for row in OPTIONS
        if ENVIRONMENT + row.name.upper() in environment
    }
    return Config(**{**_checked(written, "the file"), **_checked(said, "the environment")})


def _data(environment: Mapping[str, str]) -> Path:
    return Config(data=environment.get(ENVIRONMENT + "DATA", "") or Config().data).home


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file.name} cannot be read as TOML") from error


def _checked(values: Mapping[str, Any], origin: str) -> dict[str, Any]:
    table = {row.name: row for row in OPTIONS}
    unknown = sorted(set(values) - set(table))
    if unknown:
        raise ConfigError(f"{unknown[0]}: no such option (in {origin})")
    return {name: _value(table[name], value, origin) for name, value in values.items()}


def _value(row: Option, value: Any, origin: str) -> Any:
    try:
        read_value = _typed(row.kind, value)
    except (TypeError, ValueError):
        raise ConfigError(f"{row.name}: {row.kind.__name__} expected (in {origin})") from None
    if row.among and read_value not in row.among:
        raise ConfigError(f"{row.name}: one of {', '.join(row.among)} expected (in {origin})")
    return read_value


def _typed(kind: type, value: Any) -> Any:
    if kind is bool:
        return _truth(value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise TypeError
    if kind is str and not isinstance(value, str):
        raise TypeError
    return kind(value)


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    if word not in _TRUE | _FALSE:
        raise ValueError
    return word in _TRUE
