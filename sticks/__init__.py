"""Stick files on a disk that may be pulled out at any moment, or be hostile: found, read, written whole.

The format is `casework.stick`; nothing here knows what a stick carries.
"""

from sticks.finding import FOLDER, NoStick, StickFile, find, places_of, shown_name
from sticks.writing import CannotWrite, write

__all__ = ["FOLDER", "CannotWrite", "NoStick", "StickFile", "find", "places_of", "shown_name", "write"]
