"""The body of a call: a signed head and groups of facts; the same over a line and on a stick."""

from collections.abc import Generator, Iterator, Sequence

from casework.signing import SigningKey
from casework.wire import (
    Packer,
    Position,
    facts_to_lean_on,
    head_apart,
    write_group,
    write_head,
)
from kiosk.store import OutboxPart, Store, TerminalIdentity
from kiosk.sync.pace import Line

FIRST_GROUP_FACTS = 15
"""About 4 KB packed."""
FACT_BYTES = 1600
"""Of an ordinary application; a group closes as well when it holds so much for each fact it may hold."""
LEAN_BELOW_BYTES = 512 * 1024
"""Of facts to send; on more, packing them against the last ones saves nothing and costs time."""


def write_body(store: Store, key: SigningKey, me: TerminalIdentity, part: OutboxPart, *, nonce: str,
               most: int, line: Line = Line.THIN,
               lean: bool = False) -> Generator[tuple[bytes, int], bool | None, None]:
    """Yield compressed bytes, readable group by group, with how many facts they hold.

    Whoever has enough sends True: the end of the stream comes next. `lean` = pack the groups against the facts
    before them, which the other end holds.
    """
    expected = sum(map(len, part.lines))
    before = part.before if lean and part.lines and expected < LEAN_BELOW_BYTES else ()
    position = Position(part.epoch, part.seq, part.chain)
    head = write_head(
        key, county=me.county, village=me.village, terminal=me.terminal, generation=me.generation,
        start=position, cursor=store.exchange.cursor(), last=store.exchange.last_read(),
        server_epoch=store.exchange.server_epoch(), nonce=nonce, most=most, trust=store.trust.version(),
        prefix=len(before))
    packer = Packer(expected=expected, level=line.level, prefix=facts_to_lean_on(before))
    if before:
        yield _apart(head), 0
    else:    # with nothing behind it, it needs no flush of its own
        yield packer.add(head) + (packer.flush() if part.lines else b""), 0
    for lines in groups(part.lines, line.most_facts):
        group, position = write_group(key, lines, county=me.county, village=me.village,
                                      terminal=me.terminal, start=position)
        enough = yield packer.add(group) + packer.flush(), len(lines)
        if enough:
            break
    yield packer.finish(), 0


def _apart(head: bytes) -> bytes:
    alone = Packer(expected=0)
    return head_apart(alone.add(head) + alone.finish())


def groups(lines: Sequence[bytes], most_facts: int) -> Iterator[list[bytes]]:
    """Cut lines into groups, each kept by the county as soon as it has come.

    They grow by half up to `most_facts`: a cut costs the first of them, or about half of what came through.
    """
    group: list[bytes] = []
    size, limit = 0, min(FIRST_GROUP_FACTS, most_facts)
    for line in lines:
        group.append(line)
        size += len(line)
        if len(group) == limit or size >= limit * FACT_BYTES:
            yield group
            group, size, limit = [], 0, min(limit + limit // 2, most_facts)
    if group:
        yield group
