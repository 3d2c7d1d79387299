"""The stick for the way back: acknowledgement, feed, trust, item versions and papers for one terminal."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction

from casework.facts import Fact, parse
from casework.ids import TerminalId, VillageCode
from casework.message import N_, Message
from casework.stick import Outline, Part, Sealing, Way
from casework.stick.contents import hashes_part
from casework.wire import CHAIN_START, Damaged, Head, Packer, Position, Problem, read_head, write_answer
from county.fleet.county_keys import signing_for
from county.fleet.models import Terminal
from county.intake.surroundings import county_code, event_store, now_ms
from county.sticks import standing
from county.store import EventStore
from county.sync.attachment import attachments
from county.sync.feeds import BUDGET_BYTES, news, start_of
from sticks import CannotWrite, write

MOST_PAGES = 2000
MOST_STICK_BYTES = 900 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class NoSuchKiosk:
    """There is nobody to make a stick for."""

    sentence: Message = Message(N_("There is no kiosk of that number that still counts."))
    next_step: Message = Message(N_("See: county terminal list."))


@dataclass(frozen=True, slots=True)
class _Page:
    """One answer with where it goes on from."""

    lines: list[bytes]
    since: dict[str, int]
    cursor: dict[str, int]


def terminals_of(village: VillageCode) -> list[TerminalId]:
    """Return the terminals of a village that count."""
    rows = Terminal.objects.filter(county=county_code(), village=village, last_good_sequence=None)
    return [TerminalId(number) for number in rows.order_by("number").values_list("number", flat=True).distinct()]


def export(terminal: TerminalId, place: Path) -> Path | CannotWrite | NoSuchKiosk:
    """Write a stick for a terminal into a folder and return the file; on the disk when this returns."""
    sealing = make(terminal)
    return sealing if isinstance(sealing, NoSuchKiosk) else write(place, sealing)


def make(terminal: TerminalId) -> Sealing | NoSuchKiosk:
    """Put together what a terminal has not read yet, sealed to it."""
    row = (Terminal.objects.filter(county=county_code(), number=terminal, last_good_sequence=None)
           .exclude(exchange_key=b"").order_by("-generation").first())
    if row is None:
        return NoSuchKiosk()
    with transaction.atomic():
        return _sealed(row, _head_of(row), event_store())


def _head_of(row: Terminal) -> Head:
    """The head of the terminal's last call, or that of one that has read nothing."""
    head = read_head(bytes(row.head))
    if isinstance(head, Damaged):
        place = Position("", 0, CHAIN_START)
        head = Head(county_code(), row.village, row.number, row.generation, place, {}, {}, "", "", 0, b"", b"")
    return replace(head, most=BUDGET_BYTES)


def _sealed(row: Terminal, head: Head, store: EventStore) -> Sealing:
    pages = list(_pages(store, head, row.proven))
    acks = [store.head(TerminalId(row.number), head.start.epoch), *(
        one for one in store.epochs(TerminalId(row.number)) if one.epoch != head.start.epoch)]
    carrying = standing.of(row.number)
    have = [sha256 for sha256 in carrying.have if attachments().has(sha256)]
    blobs = _blobs([*carrying.wanted, *_named(pages)])
    what = [[one.cursor for one in pages], [[one.epoch, one.seq] for one in acks], have, blobs,
            head.cursor, store.server_epoch(), row.generation]
    numbered = standing.numbered(row.number, what)
    answers = _Answers(head, store, numbered)
    parts = [*answers.parts(pages, acks), hashes_part("have", have),
             *(_blob(sha256, size) for sha256, size in blobs)]
    outline = Outline(Way.DOWN, county_code(), row.village, row.number, row.generation, numbered.number,
                      acks[0], acks[0], len(blobs), now_ms())
    return Sealing(outline, parts, key=signing_for(head.trust), receiver=bytes(row.exchange_key),
                   named=str(row.generation))


def _pages(store: EventStore, head: Head, proven: int) -> Iterator[_Page]:
    """Everything unread, in answers of a size that one torn copy does not cost all of them."""
    for _ in range(MOST_PAGES):
        since = {feed: start_of(store, head, feed) for feed in ("county", head.village)}
        lines, cursor, more = news(store, head, proven)
        yield _Page(lines, since, cursor)
        if not more:
            return
        head = replace(head, cursor=cursor, server_epoch=store.server_epoch())


@dataclass(frozen=True, slots=True)
class _Answers:
    head: Head
    store: EventStore
    numbered: standing.Numbered

    def parts(self, pages: list[_Page], acks: list[Position]) -> Iterator[Part]:
        """The pages under the newest acknowledgement, then one answer for each older epoch."""
        for number, page in enumerate(pages):
            yield self._part(number, page, acks[0], more=number + 1 < len(pages))
        for number, ack in enumerate(acks[1:], len(pages)):
            yield self._part(number, _Page([], {}, {}), ack, more=False)

    def _part(self, number: int, page: _Page, ack: Position, *, more: bool) -> Part:
        nonce = f"stick-{self.head.terminal}-{self.numbered.number}-{number}"
        aside = self.store.set_aside(TerminalId(self.head.terminal), ack.epoch)
        problems = [Problem(seq, reason) for seq, reason in aside if number == 0 or not page.cursor]
        lines = write_answer(
            signing_for(self.head.trust), nonce=nonce, ack=ack, durable=None, time_ms=self.numbered.made_ms,
            server_epoch=self.store.server_epoch(), problems=problems, lines=page.lines, cursor=page.cursor, more=more)
        packer = Packer(expected=sum(map(len, page.lines)))
        data = b"".join(packer.add(line) for line in lines) + packer.finish()
        return Part("answer", len(data), lambda: data, {"nonce": nonce, "since": page.since})


def _named(pages: list[_Page]) -> Iterator[str]:
    """Hashes of papers and item versions that the pages speak of."""
    for page in pages:
        for line in page.lines:
            fact = parse(line.split(b" ", 2)[2])
            if isinstance(fact, Fact) and fact.kind in ("PaperIssued", "ItemPublished"):
                yield str(fact.body.get("sha256"))


def _blobs(hashes: list[str]) -> list[tuple[str, int]]:
    """Those that are here, smallest first, as much as a stick takes."""
    folder, total, chosen = attachments(), 0, []
    sizes = {sha256: size for sha256 in hashes if (size := folder.size(sha256)) is not None}
    for sha256, size in sorted(sizes.items(), key=lambda one: (one[1], one[0])):
        total += size
        if total > MOST_STICK_BYTES:
            break
        chosen.append((sha256, size))
    return chosen


def _blob(sha256: str, size: int) -> Part:
    return Part("blob", size, lambda: attachments().get(sha256) or b"", {"sha256": sha256})
