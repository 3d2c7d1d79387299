"""What a stick for the way back carries: acknowledgements, feed, trust, item versions and papers. Knows no Django."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from casework.facts import Fact, parse
from casework.ids import TerminalId
from casework.stick import Outline, Part, Sealing, Way
from casework.stick.contents import hashes_part
from casework.wire import Head, Packer, Position, Problem, write_answer
from county.attachments.folder import AttachmentFolder
from county.sticks.parties import Numbered, Receiver, StickCounty
from county.store import EventStore
from county.sync.feeds import BUDGET_BYTES, news, start_of

MOST_PAGES = 2000
MOST_STICK_BYTES = 900 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Page:
    """One answer with where it goes on from."""

    lines: list[bytes]
    since: dict[str, int]
    cursor: dict[str, int]


def sealed(receiver: Receiver, county: StickCounty, store: EventStore,
           numbered: Callable[[object], Numbered]) -> Sealing:
    """Put together what a terminal has not read yet, sealed to it; equal contents are `numbered` alike."""
    head, folder = replace(receiver.head, most=BUDGET_BYTES), county.attachments()
    terminal = TerminalId(head.terminal)
    pages = list(_pages(store, head, receiver.proven))
    acks = [store.head(terminal, head.start.epoch),
            *(one for one in store.epochs(terminal) if one.epoch != head.start.epoch)]
    have = [sha256 for sha256 in receiver.have if folder.has(sha256)]
    blobs = _fitting(folder, [*receiver.wanted, *_named(pages)])
    number = numbered([[one.cursor for one in pages], [[one.epoch, one.seq, store.durable(terminal, one.epoch)]
                       for one in acks], have, blobs, head.cursor, store.server_epoch(), receiver.generation])
    answers = _Answers(head, store, county, number)
    parts = [*answers.parts(pages, acks), hashes_part("have", have), *(_blob(folder, *one) for one in blobs)]
    outline = Outline(Way.DOWN, county.code, head.village, head.terminal, receiver.generation, number.number,
                      acks[0], acks[0], len(blobs), county.now_ms())
    return Sealing(outline, parts, key=county.key_for(head.trust), receiver=receiver.exchange_key,
                   named=str(receiver.generation))


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
    county: StickCounty
    numbered: Numbered

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
            self.county.key_for(self.head.trust), nonce=nonce, ack=ack,
            durable=self.store.durable(TerminalId(self.head.terminal), ack.epoch), time_ms=self.numbered.made_ms,
            server_epoch=self.store.server_epoch(), problems=problems, lines=page.lines, cursor=page.cursor, more=more)
        packer = Packer(expected=sum(map(len, page.lines)))
        data = b"".join(packer.add(line) for line in lines) + packer.finish()
        return Part("answer", len(data), lambda: data, {"nonce": nonce, "since": page.since, "trust": self.head.trust})


def _named(pages: list[_Page]) -> Iterator[str]:
    """Hashes of papers and item versions that the pages speak of."""
    for page in pages:
        for line in page.lines:
            fact = parse(line.split(b" ", 2)[2])
            if isinstance(fact, Fact) and fact.kind in ("PaperIssued", "ItemPublished"):
                yield str(fact.body.get("sha256"))


def _fitting(folder: AttachmentFolder, hashes: Iterable[str]) -> list[tuple[str, int]]:
    """Those that are here, smallest first, as much as a stick takes."""
    total, chosen = 0, []
    sizes = {sha256: size for sha256 in hashes if (size := folder.size(sha256)) is not None}
    for sha256, size in sorted(sizes.items(), key=lambda one: (one[1], one[0])):
        total += size
        if total > MOST_STICK_BYTES:
            break
        chosen.append((sha256, size))
    return chosen


def _blob(folder: AttachmentFolder, sha256: str, size: int) -> Part:
    return Part("blob", size, lambda: folder.get(sha256) or b"", {"sha256": sha256})
