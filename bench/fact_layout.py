"""Bytes of 1,000 facts in several layouts, compressed as the wire does: `python -m bench.fact_layout`.

The figures stand in docs/adr/0003-lean-facts.md.
"""

import json
import random
from collections.abc import Callable, Sequence
from typing import Any

import zstandard

from bench.records import bodies
from casework.facts import Fact, write
from casework.ids import fact_id
from casework.wire.dictionary import DICTIONARY

FACTS = 1000
GROUP = 15
Layout = Callable[[Fact], Any]
_LETTERS = {"id": "i", "kind": "k", "case": "c", "at": "t", "off": "o", "seen": "s", "actor": "a", "body": "b"}


def words(fact: Fact) -> Any:
    """An object with words for keys: what is in use."""
    return json.loads(fact.line)


def letters(fact: Fact) -> Any:
    """An object with one letter a key."""
    return {_LETTERS[name]: value for name, value in json.loads(fact.line).items()}


def array(fact: Fact) -> Any:
    """An array, the meaning by place."""
    return [fact.id, fact.kind, None, fact.at_ms, fact.offset_ms, fact.seen, fact.actor, dict(fact.body)]


def array_short_actor(fact: Fact) -> Any:
    """An array with kinds and actors as numbers, times relative to 2020."""
    return [fact.id, 1, None, fact.at_ms - 1_577_836_800_000, fact.offset_ms, fact.seen, 0, dict(fact.body)]


LAYOUTS: tuple[Layout, ...] = (words, letters, array, array_short_actor)


def facts() -> list[Fact]:
    """Return a thousand applications some minutes apart."""
    chance, at_ms = random.Random(2), 1_767_571_200_000
    made = []
    for body in bodies(FACTS):
        at_ms += chance.randrange(60_000, 900_000)
        made.append(write("Applied", body, id=fact_id(at_ms, chance.randbytes(10)), at_ms=at_ms,
                          offset_ms=chance.randrange(-900, 900), seen=chance.randrange(1000), actor="villager"))
    return made


def streamed(lines: Sequence[bytes], level: int, group: int,
             dictionary: zstandard.ZstdCompressionDict | None = None) -> int:
    """Bytes of one zstd stream flushed after every `group` lines."""
    packing = zstandard.ZstdCompressor(level=level, dict_data=dictionary).compressobj()
    total = 0
    for start in range(0, len(lines), group):
        data = b"".join(line + b"\n" for line in lines[start:start + group])
        total += len(packing.compress(data)) + len(packing.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))
    return total + len(packing.flush(zstandard.COMPRESSOBJ_FLUSH_FINISH))


def main() -> None:
    """Print one line a layout."""
    made = facts()
    print(f"{'layout':20}{'raw B':>8}{'whole -19':>11}{'stream -9':>11}{'stream -19':>12}{'one alone -9':>14}"
          f"{'same, dictionary':>18}")
    for layout in LAYOUTS:
        lines = [json.dumps(layout(fact), ensure_ascii=False, separators=(",", ":")).encode() for fact in made]
        raw = sum(map(len, lines)) / FACTS
        whole = len(zstandard.ZstdCompressor(level=19).compress(b"\n".join(lines))) / FACTS
        alone = sum(streamed([line], 9, 1) for line in lines) / FACTS
        helped = sum(streamed([line], 9, 1, DICTIONARY) for line in lines) / FACTS
        print(f"{layout.__name__:20}{raw:8.0f}{whole:11.1f}{streamed(lines, 9, GROUP) / FACTS:11.1f}"
              f"{streamed(lines, 19, GROUP) / FACTS:12.1f}{alone:14.1f}{helped:18.1f}")


if __name__ == "__main__":
    main()
