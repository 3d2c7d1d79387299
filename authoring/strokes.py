"""The table of the stroke panel from Debian's package rime-data-stroke (LGPL-3).

    apt-get download rime-data-stroke && dpkg-deb -x rime-data-stroke_*.deb rime
    .venv/bin/python -m authoring.strokes rime/usr/share/rime-data/stroke.dict.yaml

writes assets/strokes/strokes.txt.gz, a code a line with its characters, sorted by code: every code of every character,
since the first is not always the one that people write by.
"""

import argparse
import gzip
from collections import defaultdict
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).resolve().parent.parent / "assets" / "strokes"


def is_unified(character: str) -> bool:
    """Whether it is a character of its own, not a radical's or a compatibility form."""
    code = ord(character)
    return 0x3400 <= code < 0xA000 or 0x20000 <= code < 0x2F800 or code >= 0x30000


def table(dictionary: str) -> list[str]:
    """The lines; what is longer than one character or not written in the five strokes is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in dictionary.partition("\n...\n")[2].splitlines():
        parts = line.split("\t")
        if len(parts) < 2 or len(parts[0]) != 1 or not set(parts[1]) <= set("hspnz"):
            continue
        if is_unified(parts[0]) and parts[0] not in found[parts[1]]:
            found[parts[1]].append(parts[0])
    return [f"{code}\t{''.join(characters)}\n" for code, characters in sorted(found.items())]


def main() -> None:
    """Read and write."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("dictionary", type=Path)
    rows = table(reader.parse_args().dictionary.read_text("utf-8"))
    TARGET.mkdir(exist_ok=True)
    data = gzip.compress("".join(rows).encode(), 9, mtime=0)
    (TARGET / "strokes.txt.gz").write_bytes(data)
    print(f"{len(rows)} codes, {len(data) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
