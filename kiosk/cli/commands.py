"""The words a command is called by, and the options that all of them take."""

import argparse
from collections.abc import Callable
from pathlib import Path

from kiosk.cli.call import Call
from kiosk.cli.result import Result


def _options_of_all() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--config", type=Path, help="options file (TOML); default: kiosk.toml in the data folder")
    parser.add_argument("--data", help="data folder")
    parser.add_argument("--allow-key-file", action="store_true", help="keep the keys in a file (level C)")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    return parser


class Commands:
    """What can follow a word on the command line."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._words = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(self, name: str, act: Callable[[Call], Result], about: str) -> argparse.ArgumentParser:
        """One command; its own options are added to what is returned."""
        made = self._words.add_parser(name, parents=[_options_of_all()], help=about, description=about)
        made.set_defaults(act=act)
        return made

    def group(self, name: str, about: str) -> "Commands":
        """A word that others follow."""
        return Commands(self._words.add_parser(name, help=about))
