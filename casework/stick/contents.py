"""What the pieces hold: sections one after another, each a control line with its size and then its bytes.

| section | bytes |
|---|---|
| `want` | one JSON line: hashes the sender awaits |
| `have` | one JSON line: hashes the sender holds now, so that they need not come again |
| `sync` | the body of `POST /s1/sync` |
| `answer` | the body of its answer; `nonce`: signed over it; `since`, `trust`: cursor and bundle it goes on from |
| `blob` | bytes by hash; `sha256`, `media` |
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from casework.stick.front import LARGEST_BYTES
from casework.wire.lines import MAX_CONTROL_BYTES, Damaged, read_control, write_control

MOST_HASHES: Final = 20_000
_HASH: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Part:
    """A section to be written; `load` is called when its bytes are needed, and gives the same each time."""

    word: str
    size: int
    load: Callable[[], bytes] = field(repr=False)
    about: Mapping[str, Any] = field(default_factory=dict)

    def pieces(self) -> Iterator[bytes]:
        """The section as it stands in the contents. Raises ValueError when the bytes are not those announced."""
        yield write_control(self.word, {**self.about, "size": self.size})
        data = self.load()
        if len(data) != self.size:
            raise ValueError(f"{self.word}: other bytes than announced")
        yield data


def hashes_part(word: str, hashes: Iterable[str]) -> Part:
    """A section that lists hashes."""
    data = json.dumps(sorted(hashes), separators=(",", ":")).encode()
    return Part(word, len(data), lambda: data)


class Section:
    """A section being read: a source of bytes, of which fewer may come than were announced."""

    def __init__(self, word: str, about: Mapping[str, Any], size: int, take: Callable[[int], bytes]) -> None:
        self.word, self.about, self.size = word, about, size
        self._left, self._take = size, take

    def read(self, size: int, /) -> bytes:
        """The next bytes, b'' at the end of the section or of what is readable."""
        data = self._take(min(size, self._left))
        self._left -= len(data)
        return data

    def all(self, most: int) -> bytes | None:
        """All bytes; None when they are more than `most` or some are missing."""
        if self.size > most:
            return None
        parts = []
        while data := self.read(self._left):
            parts.append(data)
        return b"".join(parts) if self.is_whole else None

    def hashes(self) -> list[str]:
        """The hashes a section lists; none when it is damaged."""
        data = self.all(MOST_HASHES * 70)
        try:
            rows = json.loads(data or b"[]")
        except (ValueError, RecursionError):
            return []
        return [one for one in rows if isinstance(one, str) and _HASH.fullmatch(one)] if isinstance(rows, list) else []

    @property
    def is_whole(self) -> bool:
        """Whether everything announced has been read."""
        return self._left == 0


class Contents:
    """Sections out of plain pieces, read as they are needed; ends where the pieces end or make no sense."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def __iter__(self) -> Iterator[Section]:
        while (section := self._next()) is not None:
            yield section
            while section.read(LARGEST_BYTES):    # whatever the reader left
                pass
            if not section.is_whole:
                return

    def _next(self) -> Section | None:
        line = self._line()
        control = read_control(line) if line else Damaged("end")
        size = 0 if isinstance(control, Damaged) else control.record.pop("size", None)
        if isinstance(control, Damaged) or type(size) is not int or not 0 <= size <= LARGEST_BYTES:
            return None
        return Section(control.word, control.record, size, self._take)

    def _line(self) -> bytes:
        while b"\n" not in self._rest and len(self._rest) <= MAX_CONTROL_BYTES:
            piece = next(self._pieces, b"")
            if not piece:
                return b""
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\n")
        return line

    def _take(self, size: int) -> bytes:
        if not self._rest and size:
            self._rest = next(self._pieces, b"")
        data, self._rest = self._rest[:size], self._rest[size:]
        return data
