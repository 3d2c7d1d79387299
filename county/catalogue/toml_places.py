"""On which line of a .toml file a key was written: tomllib does not say."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casework.message import N_, Message
from county.catalogue.faults import Fault

MOST_BYTES = 1_000_000
_TABLE = re.compile(r"\s*\[(\[?)\s*([\w.\-\"']+)\s*\]")
_KEY = re.compile(r"\s*([\w\-]+)\s*=")
_LINE = re.compile(r"\(at line (\d+),")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file that was read; `lines` has the line of every table and key: `steps[1].days`, `guide.who`."""

    name: str
    record: dict[str, Any]
    lines: dict[str, int]

    def fault(self, key: str, what: Message, mend: Message | None = None) -> Fault:
        """Return a fault of a key; the line is its own, else that of the table it should stand in."""
        at = key
        while at and at not in self.lines:
            at = at.rpartition(".")[0]
        return Fault(self.name, "", self.lines.get(at, 0), key, what, mend)


def read_toml(path: Path, name: str) -> TomlFile | Fault:
    """Read a .toml file; one fault when it is missing or cannot be read."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        return Fault(name, "", 0, "", Message(N_("The file is missing.")), Message(N_("Add it.")))
    if len(data) > MOST_BYTES:
        return Fault(name, "", 0, "", Message(N_("The file is larger than {most} MB."), {"most": "1"}))
    try:
        text = data.decode("utf-8")
        return TomlFile(name, tomllib.loads(text), _lines(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        found = _LINE.search(str(error))
        return Fault(name, "", int(found[1]) if found else 0, "",
                     Message(N_("It cannot be read: {reason}."), {"reason": str(error)}),
                     Message(N_("Look for a quote or a bracket that is missing.")))


def _lines(text: str) -> dict[str, int]:
    lines: dict[str, int] = {}
    counts: Counter[str] = Counter()
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        head = _TABLE.match(line)
        if head:
            table = head[2]
            if head[1]:
                counts[table] += 1
                table = f"{table}[{counts[table] - 1}]"
            lines[table] = number
        elif key := _KEY.match(line):
            lines[f"{table}.{key[1]}" if table else key[1]] = number
    return lines
