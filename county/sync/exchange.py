"""`POST /s1/sync`: groups are committed as they arrive, then the signed answer with the feed."""

from typing import Any

from casework.ids import TerminalId
from casework.signing import VerifyKey
from casework.wire import (
    Damaged,
    Group,
    Head,
    Packer,
    Position,
    Problem,
    Unpacker,
    UploadReader,
    chain_after,
    write_answer,
)
from casework.wire.answer import feed_line, own_line
from county.fleet import terminals
from county.intake import service
from county.intake.surroundings import county_code, county_key, event_store, now_ms
from county.store.protocol import COUNTY_FEED, FeedRow
from county.sync.reply import Reply
from county.sync.stream import Body

FEED_BUDGET_BYTES = 256 * 1024
MOST_ROWS = 500


def answer(environ: dict[str, Any]) -> Reply:
    """Take what a village sends and tell it what there is."""
    reader = UploadReader()
    unpacker = Unpacker(Body(environ))
    key: VerifyKey | None = None
    problems: list[Problem] = []
    while data := unpacker.read():
        for group in reader.feed(data):
            if key is None:
                key = _key(reader.head)
            if key is None or reader.head is None:
                return Reply(401, b"")
            problem = _take(reader.head, group, key)
            problems += problem if isinstance(problem, list) else [problem]
            if isinstance(problem, Problem):
                return _answer(reader.head, problems)
    if reader.head is None or _key(reader.head) is None:
        return Reply(400 if reader.head is None else 401, b"")
    return _answer(reader.head, problems)


def _key(head: Head | None) -> VerifyKey | None:
    """Return the caller's key when its head is signed by it and meant for this county."""
    if head is None or head.county != county_code():
        return None
    key = terminals.key_of(TerminalId(head.terminal), head.generation, head.village)
    return key if key is not None and head.is_signed_by(key) else None


def _take(head: Head, group: Group | Damaged, key: VerifyKey) -> list[Problem] | Problem:
    if isinstance(group, Damaged):
        return Problem(0, group.reason)
    if not group.is_signed_by(key, head):
        return Problem(0, "signature")
    return _place(head, group)


def _place(head: Head, group: Group) -> list[Problem] | Problem:
    """Keep a group where it continues the log as this county knows it; what it has already, it skips."""
    store = event_store()
    terminal = TerminalId(head.terminal)
    known = store.head(terminal, group.end.epoch)
    if group.end.seq <= known.seq:
        kept = store.chain_at(terminal, group.end)
        return [] if kept == group.end.chain else Problem(0, "fork")
    if group.first > known.seq + 1:
        return Problem(0, "gap")
    if group.first == known.seq + 1 and not _continues(group, known):
        return Problem(0, "fork")
    return service.take_group(head, group)


def _continues(group: Group, known: Position) -> bool:
    return chain_after(known.chain, group.lines) == group.end.chain


def _answer(head: Head, problems: list[Problem]) -> Reply:
    terminal = TerminalId(head.terminal)
    terminals.seen(terminal)
    store = event_store()
    ack = store.head(terminal, head.start.epoch)
    if ack.seq < head.start.seq and ack.seq == 0 and not problems:
        problems = [Problem(0, "unknown-epoch")]
    lines, cursor, more = _feeds(head)
    written = write_answer(
        county_key(), nonce=head.nonce, ack=ack, durable=None, time_ms=now_ms(),
        server_epoch=store.server_epoch(), problems=problems, lines=lines, cursor=cursor, more=more)
    packer = Packer()
    body = b"".join(packer.add(line) for line in written) + packer.finish()
    return Reply(200, body)


def _feeds(head: Head) -> tuple[list[bytes], dict[str, int], bool]:
    """Return what the caller has not read of its village's and the county's feed, up to a budget."""
    lines: list[bytes] = []
    cursor: dict[str, int] = {}
    budget, more = FEED_BUDGET_BYTES, False
    for feed in (COUNTY_FEED, head.village):
        cursor[feed] = head.cursor.get(feed, 0)
        for row in event_store().feed(feed, cursor[feed], MOST_ROWS):
            line = _line(feed, row, head)
            budget -= len(line)
            if budget < 0 and lines:
                more = True
                break
            lines.append(line)
            cursor[feed] = row.number
    return lines, cursor, more


def _line(feed: str, row: FeedRow, head: Head) -> bytes:
    if row.place.terminal == head.terminal and row.place.epoch == head.start.epoch:
        return own_line(feed, row.number, row.place.epoch, row.place.seq)
    return feed_line(feed, row.number, row.line)
