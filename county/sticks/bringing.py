"""Taking in a stick of a village: the same conversation as over the line, from a file."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from casework.stick import BadStick, Way
from county.intake.surroundings import data_folder
from county.sticks import standing, taking
from county.sticks.outcomes import BroughtIn, Came
from county.sticks.this_county import ThisStickCounty
from sticks import NoStick, StickFile, find, shown_name

HELD = "sticks/held"


@dataclass(frozen=True, slots=True)
class Brought:
    """One file and what became of it."""

    name: str
    outcome: BroughtIn | BadStick


def bring_in(place: Path) -> list[Brought] | NoStick:
    """Take in a file or all stick files of a folder, then those that were waiting for them. Raises OSError."""
    files = find(place, Way.UP)
    if isinstance(files, NoStick):
        return files
    heard = standing.Heard()
    brought = [Brought(shown_name(file.path), take(file, heard)) for file in _in_order(files)]
    brought += _again(heard)
    heard.keep()
    return brought


def held() -> list[Path]:
    """Sticks that wait for an earlier one."""
    return sorted((data_folder() / HELD).glob("*.stick"))


def _again(heard: standing.Heard) -> list[Brought]:
    """Try what waits; a stick that fits now leaves the folder."""
    tried = []
    for path in held():
        outcome = take(StickFile(path), heard)
        if not (isinstance(outcome, BroughtIn) and outcome.came is Came.GAP):
            path.unlink(missing_ok=True)
            tried.append(Brought(path.name, outcome))
    return tried


def _in_order(files: list[StickFile]) -> list[StickFile]:
    """By number: the sticks of one kiosk fit one after another."""
    def number(file: StickFile) -> int:
        with suppress(OSError):
            front = file.front()
            return front.outline.number if hasattr(front, "outline") else 0
        return 0

    return sorted(files, key=number)


def take(file: StickFile, heard: standing.Heard) -> BroughtIn | BadStick:
    """Take in one stick; nothing is changed by one that is not whole enough, not ours, or not allowed."""
    return taking.take(file, ThisStickCounty(), heard.of, data_folder() / HELD)
