"""Bugs put into the real code on purpose, each of a kind that was really made somewhere; the engine must find all.

Each plant names the promise that it breaks, and the dials without which it cannot show. One that is never
found shows a hole in the model.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest import mock

import kiosk.sync.call
from casework import fold as folding
from casework.facts import Fact
from casework.receipt import token
from casework.trust import TrustBundle
from casework.wire import Answer, AnswerReader, Group, Head, Position, UploadReader
from casework.wire.lines import read_control
from county.fleet import publishing
from county.intake import authority, taking
from county.intake.taking import Taken
from county.store import KnownAlready, SqlEventStore
from county.store.protocol import Appended
from county.sync import conversation, feeds, lives
from kiosk.store import contents, feed, store, trust
from kiosk.store.agreement import Agreement
from kiosk.store.contents import Contents
from kiosk.store.log import Log
from kiosk.sync import backoff
from tests.faults.simulation.county import VirtualCounty

Planting = AbstractContextManager[Any]


@dataclass(frozen=True, slots=True)
class Plant:
    """A bug, what it is in one line, and how to put it in for the length of a block."""

    name: str
    what: str
    breaks: str
    planting: Callable[[], Planting]
    needs: str = ""
    """Dials that must be turned on for it to show."""


def swap(where: Any, name: str, other: Any) -> Callable[[], Planting]:
    """Put `other` in the place of `where.name`."""
    return lambda: mock.patch.object(where, name, other)


# --- store ------------------------------------------------------------------------------------------

def _acknowledged_without_commit() -> Planting:
    """Every tenth change returns as if it were committed."""
    real, count = Contents.changed, iter(range(10**9))

    def changed(self: Contents, call: Callable[[Contents], Any]) -> Any:
        if next(count) % 10 != 9:
            return real(self, call)
        try:
            with self.database.atomic():
                result = call(self)
                raise RuntimeError
        except RuntimeError:
            return result

    return mock.patch.object(Contents, "changed", changed)


_append = Log.append


def _chain_in_its_own_transaction(self: Log, drafts: Any, *, offset_ms: int | None, seen: int) -> list[Fact]:
    epoch = self.current_epoch()
    seq, chain = self._database.execute("SELECT seq, chain FROM epochs WHERE epoch = ?", [epoch]).fetchone()
    facts = _append(self, drafts, offset_ms=offset_ms, seen=seen)
    after = self._database.execute("SELECT seq, chain FROM epochs WHERE epoch = ?", [epoch]).fetchone()
    self._database.execute("UPDATE epochs SET seq = ?, chain = ? WHERE epoch = ?", [seq, chain, epoch])
    self._database.conn.execute("COMMIT")
    self._database.conn.execute("BEGIN")
    self._database.execute("UPDATE epochs SET seq = ?, chain = ? WHERE epoch = ?", [*after, epoch])
    return facts


def _sequence_from_count(self: Log) -> int:
    return 1 + int(self._database.execute("SELECT count(*) FROM cases").fetchone()[0])


def _ids_made_twice() -> Planting:
    real, made = Log._next_id, []

    def repeated(self: Log, now: int) -> Any:
        made.append(real(self, now))
        return made[-2] if len(made) % 15 == 14 else made[-1]

    return mock.patch.object(Log, "_next_id", repeated)


# --- kiosk's side of the exchange ---------------------------------------------------------------------

def _believes_unsigned(self: AnswerReader) -> Any:
    """Takes an acknowledgement whatever stands behind it."""
    good = _finish(self)
    if isinstance(good, Answer) or len(self._lines) < 1:
        return good
    ack = read_control(self._lines[0])
    if getattr(ack, "word", "") != "ack":
        return good
    record = ack.record  # type: ignore[union-attr]
    return Answer(Position(record["epoch"], record["seq"], bytes.fromhex(record["h"])), None, record["time"],
                  record["se"], (), (), {}, False)


_finish = AnswerReader.finish


def _forgets_the_nonce() -> Planting:
    """An answer to any other call is as good: what was signed does not name the call."""
    real_writes = conversation.write_answer

    def write(key: Any, *, nonce: str, **named: Any) -> Iterator[bytes]:
        return real_writes(key, nonce="", **named)

    real_init = AnswerReader.__init__

    def begin(self: AnswerReader, key: Any, nonce: str) -> None:
        real_init(self, key, "")

    return _both(mock.patch.object(conversation, "write_answer", write),
                 mock.patch.object(AnswerReader, "__init__", begin))


@contextmanager
def _both(*patches: Planting) -> Iterator[None]:
    with patches[0]:
        if patches[1:]:
            with _both(*patches[1:]):
                yield
        else:
            yield


def _any_200_is_an_ack() -> Planting:
    """Whatever answers 200 has taken everything that was sent."""
    real = kiosk.sync.call._read
    sent: list[store.Store] = []

    def call(self: Any, part: Any, *, asking: bool) -> Any:
        sent[:] = [self.store]
        return real_call(self, part, asking=asking)

    real_call = kiosk.sync.call.Caller.call

    def read(response: Any, key: Any, nonce: str) -> Any:
        answer = real(response, key, nonce)
        if not isinstance(answer, Answer) and getattr(response, "status", 0) == 200 and not isinstance(response, bytes):
            sent[0]._owner.run(sent[0]._contents.changed, lambda inside: inside.database.execute("DELETE FROM outbox"))
            sent[0]._owner.run(sent[0]._contents.changed, lambda inside: inside.database.execute(
                "UPDATE epochs SET ack_seq = seq, ack_chain = chain"))
        return answer

    return _both(mock.patch.object(kiosk.sync.call, "_read", read),
                 mock.patch.object(kiosk.sync.call.Caller, "call", call))


def _by_the_highest_number(self: Agreement, ack: Position, durable: int | None) -> bool:
    """The usual bug after a restored copy: acknowledged by number, whatever stands there."""
    self._acknowledge(ack, durable)
    return True


def _part_forgets(self: Agreement, epoch: str, kept: int) -> None:
    """A new epoch begins empty: what was waiting stays where the county never asks again."""
    self._database.execute("DELETE FROM outbox WHERE epoch = ? AND seq > ?", [epoch, kept])
    self._database.execute("UPDATE epochs SET seq = ? WHERE epoch = ?", [kept, epoch])
    self._log.begin_epoch()


def _cursor_before_facts(database: Any, lines: Any) -> list[Fact]:
    """The cursor moves although the facts were not taken."""
    kept = list(lines)
    return _take(database, kept[:-1] if len(kept) > 2 else kept)


_take = feed.take


def _old_bundle_is_taken(database: Any, fact: Fact) -> bool:
    """The version of a trust bundle is not compared."""
    ours = trust.newest(database)
    with mock.patch.object(trust, "newest", lambda _: replace(ours, version=0) if ours else None):
        return _take_trust(database, fact)


_take_trust = trust.take


def _stays_in_its_epoch(self: Log, reached: Any) -> bool:
    """The side file is not read at the start."""
    return False


# --- the county's side --------------------------------------------------------------------------------

def _no_dedup(self: SqlEventStore, ids: Sequence[str]) -> dict[str, bytes]:
    return {}


def _told_again(self: SqlEventStore, feed: str, facts: Any, *, arrived_ms: int) -> list[Any]:
    """What is here already is told to the other rooms once more."""
    return [Appended(one.fact, 0) if isinstance(one, KnownAlready) else one
            for one in _store_append(self, feed, facts, arrived_ms=arrived_ms)]


_store_append = SqlEventStore.append


def _takes_gaps() -> Planting:
    """A group that begins too late is kept all the same."""
    def lenient(store: Any, head: Head, group: Group, *, cut: int | None, arrived_ms: int) -> Any:
        known = store.lock_head(head.terminal, group.end.epoch)
        if group.start.seq > known.seq:
            return taking._keep(store, head, group, group.start, cut, arrived_ms)
        return real(store, head, group, cut=cut, arrived_ms=arrived_ms)

    from tests.faults.simulation import county

    real = county.take
    return mock.patch.object(county, "take", lenient)


def _skips_by_number() -> Planting:
    """What has a number the county has is thought to be there; hashes are not compared."""
    class Whatever(bytes):
        def __ne__(self, other: object) -> bool:
            return False

        __hash__ = bytes.__hash__

    return _both(mock.patch.object(taking, "_known_already", lambda store, head, group: Taken(group.end.seq)),
                 mock.patch.object(taking, "chain_after", lambda chain, lines: Whatever()))


def _acks_what_it_read() -> Planting:
    """The acknowledgement names the last group that was read, kept or not."""
    real_take, read = conversation.Call.take, {}

    def take(self: Any, group: Any) -> None:
        real_take(self, group)
        if isinstance(group, Group):
            read[id(self)] = group.end

    def answer(call: Any) -> Any:
        end = read.pop(id(call), None)
        if end is None:
            return real_answer(call)
        with mock.patch.object(SqlEventStore, "head", lambda self, terminal, epoch: end):
            return real_answer(call)

    real_answer = conversation.reply_to
    return _both(mock.patch.object(conversation.Call, "take", take),
                 mock.patch.object(conversation, "reply_to", answer))


def _answers_before_commit() -> Planting:
    """The last transaction is rolled back when the power goes, although it was acknowledged."""
    real, count = VirtualCounty.take_group, iter(range(10**9))

    def take_group(self: VirtualCounty, head: Head, group: Group, *, cut: int | None) -> Any:
        taken = real(self, head, group, cut=cut)
        if next(count) % 5 == 4 and isinstance(taken, Taken) and taken.appended:
            self.disk.execute("DELETE FROM taken WHERE terminal = ? AND epoch = ? AND seq > ?",
                              [head.terminal, group.end.epoch, group.start.seq])
            for one in taken.appended:
                self.disk.execute("DELETE FROM events WHERE id = ?", [one.fact.id])
                self.disk.execute("DELETE FROM told WHERE id = ?", [one.fact.id])
        return taken

    return mock.patch.object(VirtualCounty, "take_group", take_group)


def _poison_is_dropped(self: SqlEventStore, place: Any, line: bytes, reason: str, *, arrived_ms: int) -> None:
    """What may not come in is thrown away instead of being kept for a person."""


def _problem_blocks(store: Any, head: Head, group: Group, known: Position, cut: int | None, arrived: int) -> Any:
    """One fact that may not come in stops everything behind it."""
    good, problems = _sorted_out(store, head, group, known, cut, arrived)
    return ([], problems) if problems else (good, problems)


_sorted_out = taking._sorted_out


def _own_always_as_numbers(self: SqlEventStore, feed: str, after: int, most: int, *, held: Any = None) -> Any:
    """A box put back from an old copy never gets its lost facts again."""
    return _store_feed(self, feed, after, most, held=replace(held, seq=10**6) if held else None)


_store_feed = SqlEventStore.feed


def _everything_to_everybody(store: Any, head: Head, proven: int) -> Any:
    """The feed of every village goes to every kiosk."""
    other = "231222102202" if head.village == "231222102201" else "231222102201"
    lines, cursor, more = _news(store, head, proven)
    rows = store.feed(other, head.cursor.get(other, 0), 50)
    more_lines = [feeds.feed_line(other, row.number, row.line) for row in rows]
    return [*lines, *more_lines], cursor | ({other: rows[-1].number} if rows else {}), more


_news = feeds.news


def _numbers_with_holes(self: SqlEventStore, feed: str, count: int) -> int:
    """A number of the feed is skipped now and then."""
    return _take_numbers(self, feed, count + (count > 2))


_take_numbers = SqlEventStore._take_numbers


def _cut_by_date(fact: Fact, head: Head, cut: int) -> bool:
    """Revocation by the date a fact bears, which a thief writes as he likes."""
    return fact.kind == "Applied"


def _cut_below(fact: Fact, head: Head, cut: int) -> bool:
    """The last good receipt is one too few."""
    return _is_before_cut(fact, head, cut - 1)


_is_before_cut = authority.is_before_cut


def _revoked_only_at_login() -> Planting:
    """Whether a terminal was revoked is looked up once and remembered."""
    real, known = VirtualCounty.caller, {}

    def caller(self: VirtualCounty, terminal: Any, generation: int, village: str) -> Any:
        return known.setdefault((id(self), terminal, generation), real(self, terminal, generation, village))

    return mock.patch.object(VirtualCounty, "caller", caller)


def _revoked_is_turned_away() -> Planting:
    """A revoked terminal gets 401 at the door: what it took in before its cut never arrives."""
    real = VirtualCounty.caller

    def caller(self: VirtualCounty, terminal: Any, generation: int, village: str) -> Any:
        found = real(self, terminal, generation, village)
        return None if found is not None and found.cut is not None else found

    return mock.patch.object(VirtualCounty, "caller", caller)


def _anybody_decides(fact: Fact, village: str, feed_of_stream: str | None) -> str:
    """Kinds are not looked at, only villages."""
    return "another-village" if feed_of_stream not in (None, village) else ""


def _names_in_the_log(store: Any, head: Head, group: Group, *, cut: int | None, arrived_ms: int) -> Any:
    """Trouble is logged with the fact that made it."""
    import logging

    for line in group.lines[:1]:
        logging.getLogger("county").error("took %s", line.decode())
    return _real_take(store, head, group, cut=cut, arrived_ms=arrived_ms)


_real_take = taking.take


def _patched_take(other: Any) -> Callable[[], Planting]:
    from tests.faults.simulation import county

    return lambda: mock.patch.object(county, "take", other)


# --- rules ------------------------------------------------------------------------------------------

def _fold_asks_the_clock() -> Planting:
    """The day of receipt is the day on which somebody looks."""
    looked = iter(range(10**9))
    real = folding.EFFECTS["Applied"]

    def applied(definition: Any, case: Any, fact: Fact) -> Any:
        folded = real(definition, case, fact)
        return replace(folded, extended_days=next(looked) // 50)

    return mock.patch.dict(folding.EFFECTS, {"Applied": applied})  # type: ignore[arg-type]


def _receipt_signed_in_part(county_code: str, content: bytes) -> bytes:
    """The sequence is left out of what is signed."""
    return int(county_code).to_bytes(3, "big") + content[:4] + content[8:]


def _receipt_verified_by_newest(self: Any, terminal: Any, generation: int) -> Any:
    """The desk takes the newest key of a terminal: slips from before a rotation turn red."""
    found = [key for key in self.terminals if key.terminal == terminal]
    return found[-1] if found else None


def _waits_for_ever(failures: int, jitter: float) -> float:
    return float(2.0 * 2 ** min(failures, 60) + jitter)


def _skips_a_group() -> Planting:
    """The signature covers the end of a group; lines in between are not hashed."""
    real = UploadReader._close

    def close(self: UploadReader, line: bytes) -> Any:
        group = real(self, line)
        if isinstance(group, Group) and len(group.lines) > 2:
            return replace(group, lines=(*group.lines[:1], *group.lines[2:], group.lines[1]))
        return group

    return mock.patch.object(UploadReader, "_close", close)


PLANTS: tuple[Plant, ...] = (
    Plant("ack-before-commit", "every tenth change is acknowledged without having been committed", "no-lost-case",
          _acknowledged_without_commit),
    Plant("two-transactions", "the end of the log is committed apart from its facts", "chain",
          swap(Log, "append", _chain_in_its_own_transaction), needs="crash"),
    Plant("sequence-from-count", "the next receipt number is one more than there are cases", "no-duplicate",
          swap(Log, "next_receipt", _sequence_from_count)),
    Plant("side-file-ignored", "a restored box goes on where its old copy stood", "no-duplicate",
          swap(Log, "_is_behind", _stays_in_its_epoch), needs="put_back"),
    Plant("any-200-acknowledges", "a portal's page clears the outbox", "ack-honesty", _any_200_is_an_ack,
          needs="portal"),
    Plant("ack-unsigned", "the signature under an answer is not needed", "ack-honesty",
          swap(AnswerReader, "finish", _believes_unsigned)),
    Plant("answer-without-nonce", "an answer to any other call is believed", "chain", _forgets_the_nonce,
          needs="portal"),
    Plant("highest-number-wins", "acknowledged by number, whatever stands there", "no-lost-case",
          swap(Agreement, "settle", _by_the_highest_number), needs="put_back"),
    Plant("new-epoch-forgets", "what waits is not taken along into a new epoch", "no-lost-case",
          swap(Agreement, "_part", _part_forgets), needs="put_back"),
    Plant("newest-epoch-only", "after another life only the newest epoch is sent again", "no-lost-case",
          swap(Agreement, "distrust", lambda self: None), needs="put_back county_put_back"),
    Plant("cursor-before-facts", "the cursor moves past a fact that was not taken", "same-fold",
          swap(feed, "take", _cursor_before_facts)),
    Plant("old-numbers-stay", "feed numbers of the county's earlier life are kept", "same-fold",
          swap(feed, "forget_numbers", lambda database: None), needs="county_put_back"),
    Plant("lost-acts-count", "acts a restored county has lost still count at the kiosk", "same-fold",
          swap(feed, "count_no_longer", lambda database, fact: None), needs="county_put_back"),
    Plant("village-gives-nothing-back", "what only a neighbour's kiosk still holds is not sent again", "no-lost-case",
          swap(Log, "adopt", lambda self, fact: None), needs="put_back county_put_back"),
    Plant("ids-made-twice", "the source of fact ids repeats itself", "no-lost-case", _ids_made_twice),
    Plant("new-key-old-epoch", "a new key goes on in the epoch of the old one", "same-fold",
          swap(Agreement, "begin_anew", lambda self: None), needs="loss rotates"),
    Plant("versions-from-the-backup", "a restored county counts its trust bundles on from the backup", "receipts",
          swap(publishing, "LIFE_GAP", 1), needs="county_put_back revokes"),
    Plant("another-life-unnoticed", "the county's new name is not looked at", "same-fold",
          swap(Contents, "_is_another_life", lambda self, answer: False), needs="county_put_back"),
    Plant("trust-goes-back", "the version of a trust bundle is not compared", "authority",
          swap(trust, "take", _old_bundle_is_taken), needs="old_trust"),
    Plant("case-before-item", "a case whose item comes later is never folded", "same-fold",
          swap(contents.Cases, "rebuild_missing", lambda self: None)),
    Plant("no-dedup", "ids are not looked up before they are inserted", "progress",
          swap(SqlEventStore, "_known", _no_dedup), needs="put_back"),
    Plant("told-twice", "a fact that came before is told to the other rooms again", "no-duplicate",
          swap(SqlEventStore, "append", _told_again), needs="put_back"),
    Plant("takes-gaps", "a group that begins too late is kept", "sequence", _takes_gaps,
          needs="county_put_back"),
    Plant("skips-by-number", "numbers are compared, hashes are not", "no-lost-case", _skips_by_number,
          needs="put_back"),
    Plant("acks-what-was-read", "the county acknowledges what it read, kept or not", "ack-honesty", _acks_what_it_read),
    Plant("answers-before-commit", "an acknowledged group is gone from the county's disk", "sequence",
          _answers_before_commit),
    Plant("poison-dropped", "what may not come in is thrown away", "sequence",
          swap(SqlEventStore, "quarantine", _poison_is_dropped), needs="rogue"),
    Plant("poison-takes-along", "one bad fact takes its whole group along", "no-lost-case",
          swap(taking, "_sorted_out", _problem_blocks), needs="rogue"),
    Plant("own-facts-as-numbers", "a restored box does not get its lost facts back", "same-fold",
          swap(SqlEventStore, "feed", _own_always_as_numbers), needs="put_back"),
    Plant("feed-to-everybody", "a kiosk hears other villages' feeds", "privacy",
          swap(conversation, "news", _everything_to_everybody)),
    Plant("feed-with-holes", "a feed number is skipped", "same-fold",
          swap(SqlEventStore, "_take_numbers", _numbers_with_holes)),
    Plant("restore-unnoticed", "a county put back without a word goes on under its old name", "same-fold",
          swap(lives, "_has_forgotten", lambda store, head: False), needs="county_put_back"),
    Plant("cut-by-date", "a revoked key is judged by the date a fact bears", "revocation",
          swap(authority, "is_before_cut", _cut_by_date), needs="revokes"),
    Plant("cut-one-too-low", "the last good receipt is turned away", "revocation",
          swap(authority, "is_before_cut", _cut_below), needs="revokes"),
    Plant("revoked-only-at-login", "a revocation counts only for who calls for the first time", "revocation",
          _revoked_only_at_login, needs="revokes"),
    Plant("revoked-turned-away", "a revoked terminal is not listened to at all", "progress", _revoked_is_turned_away,
          needs="revokes"),
    Plant("anybody-decides", "a village may write a decision", "authority",
          swap(authority, "objection", _anybody_decides), needs="rogue"),
    Plant("names-in-the-log", "what came in is written into the log", "privacy", _patched_take(_names_in_the_log)),
    Plant("fold-asks-the-clock", "the fold depends on when it is asked", "same-fold", _fold_asks_the_clock),
    Plant("receipt-signed-in-part", "the sequence is not under a slip's signature", "receipts",
          swap(token, "signed_part", _receipt_signed_in_part)),
    Plant("slip-by-newest-key", "slips are held against the newest key of their terminal", "receipts",
          swap(TrustBundle, "terminal_key", _receipt_verified_by_newest), needs="rotates"),
    Plant("waits-for-ever", "the wait after failures has no end", "progress",
          swap(backoff, "wait_after_failure_s", _waits_for_ever)),
    Plant("lines-swapped", "the order of a group's lines is not what was signed", "sequence", _skips_a_group),
)
