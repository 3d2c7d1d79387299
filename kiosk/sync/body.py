"""The body of a call: a signed head and groups of facts; the same over a line and on a stick."""

from collections.abc import Generator, Iterator, Sequence

from casework.signing import SigningKey
from casework.wire import STRONGEST, Packer, Position, write_group, write_head
from kiosk.store import OutboxPart, Store, TerminalIdentity

GROUP_FACTS = 15
"""About 2-4 KB compressed: what a cut line may cost."""
GROUP_BYTES = 16 * 1024


def write_body(store: Store, key: SigningKey, me: TerminalIdentity, part: OutboxPart, *, nonce: str,
               most: int) -> Generator[tuple[bytes, int], bool | None, None]:
    """Yield compressed bytes, readable group by group, with how many facts they hold.

    Whoever has enough sends True: the end of the stream comes next.
    """
    packer = Packer(expected=sum(map(len, part.lines)), level=STRONGEST)
    position = Position(part.epoch, part.seq, part.chain)
    yield packer.add(write_head(
        key, county=me.county, village=me.village, terminal=me.terminal, generation=me.generation,
        start=position, cursor=store.cursor(), last=store.last_read(), server_epoch=store.server_epoch(),
        nonce=nonce, most=most, trust=store.trust_version())), 0
    for lines in groups(part.lines):
        group, position = write_group(key, lines, county=me.county, village=me.village,
                                      terminal=me.terminal, start=position)
        enough = yield packer.add(group) + packer.flush(), len(lines)
        if enough:
            break
    yield packer.finish(), 0


def groups(lines: Sequence[bytes]) -> Iterator[list[bytes]]:
    """Cut lines into groups of about 2-4 KB compressed: what a cut may cost."""
    group: list[bytes] = []
    for line in lines:
        group.append(line)
        if len(group) == GROUP_FACTS or sum(map(len, group)) >= GROUP_BYTES:
            yield group
            group = []
    if group:
        yield group
