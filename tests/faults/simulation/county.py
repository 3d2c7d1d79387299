"""A county: the real conversation, intake and event store, on a virtual disk."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from casework.attached import bytes_named_in
from casework.facts import Fact, parse
from casework.fold import Placed
from casework.ids import CaseId, CountyCode, TerminalId, VillageCode
from casework.publication import publication
from casework.signing import OpeningKey, SigningKey, VerifyKey
from casework.trust import BadBundle, SigningKeyEntry, TerminalKey, TrustBundle
from casework.trust import parse as parse_bundle
from casework.wire import Group, Head, Position
from county.attachments.folder import AttachmentFolder
from county.fleet.publishing import drafts, next_version, stream_of_trust
from county.intake.desk import Desk, FactDraft
from county.intake.taking import Parted, Taken, take
from county.store import Appended, EventStore, SqlEventStore, statements
from county.store.protocol import COUNTY_FEED
from county.sync.conversation import Caller
from county.sync.unfinished import Remembered, Unfinished
from tests.faults.simulation.disk import Connection, connect, copy_of
from tests.faults.simulation.folder import Folder
from tests.faults.simulation.kiosk import BUNDLE
from tests.faults.simulation.shelf import Shelf

CODE = CountyCode("231222")
GOOD_FOR_MS = 400 * 24 * 3600 * 1000
_OURS = """
CREATE TABLE taken (terminal, epoch, seq, line, PRIMARY KEY (terminal, epoch, seq));
CREATE TABLE told (id PRIMARY KEY, times);
CREATE TABLE trust (bundle);
CREATE TABLE fleet (terminal, generation, village, public, cut, exchange, PRIMARY KEY (terminal, generation));
CREATE TABLE spoke (terminal, generation, head, proven, PRIMARY KEY (terminal, generation));
CREATE TABLE carrying (terminal PRIMARY KEY, have, wanted, number, what, ms);
"""
"""What the real county keeps in Django's tables, or what only a watcher wants to know."""


def _empty() -> Connection:
    made = connect()
    for statement in (*statements("sqlite"), *_OURS.split(";")):
        made.execute(statement)
    made.commit()
    return made


DISKS = Shelf(_empty)


@dataclass
class VirtualCounty:
    """Speaks as `county.sync.conversation.County`."""

    now: Callable[[], int]
    chance: Random
    key: SigningKey
    code: CountyCode = CODE
    disk: Connection = field(default_factory=DISKS.take)
    life: int = 0
    """Times the database was put back: what only the watcher knows."""
    bundles: list[tuple[int, bytes, bytes]] = field(default_factory=list)
    attached: dict[str, bytes] = field(default_factory=dict)
    """Bytes by hash."""
    arriving: dict[str, bytes] = field(default_factory=dict)
    """Bytes that have come of others."""
    unfinished: Unfinished = field(init=False)
    """Broken calls, in memory: a power cut forgets them."""
    hearing: list[Remembered] = field(default_factory=list)
    """The bodies of the calls that are heard just now, the innermost last."""

    def __post_init__(self) -> None:
        self.forget_calls()

    def forget_calls(self) -> None:
        """What was only in memory is gone."""
        self.unfinished = Unfinished(lambda: self.now() / 1000)
    asked: set[tuple[int, str]] = field(default_factory=set)
    """Bytes the villages were asked for, by life."""

    def begin(self) -> None:
        """Name the first life, publish the item and the first trust bundle."""
        with self.transaction() as store:
            store.begin_life(self.random(8).hex())
        body = publication(self.key, self.code, "MZ07", 1, BUNDLE).body()
        self.record(FactDraft("ItemPublished", body), COUNTY_FEED, "worker")
        self.publish()

    # --- what a conversation asks ---------------------------------------------------------------

    def now_ms(self) -> int:
        return self.now()

    def random(self, count: int) -> bytes:
        return self.chance.randbytes(count)

    def caller(self, terminal: TerminalId, generation: int, village: str) -> Caller | None:
        rows = self.execute("SELECT public, cut FROM fleet WHERE terminal = %s AND generation = %s AND village = %s",
                            [terminal, generation, village])
        return Caller(VerifyKey(bytes(rows[0][0])), rows[0][1]) if rows else None

    @contextmanager
    def transaction(self) -> Iterator[EventStore]:
        if self.disk.in_transaction:
            yield SqlEventStore(self.code, self.execute)
            return
        self.disk.execute("BEGIN")
        try:
            yield SqlEventStore(self.code, self.execute)
        except BaseException:
            self.disk.rollback()
            raise
        self.disk.execute("COMMIT")
        self.disk.committed()

    def take_group(self, head: Head, group: Group, *, cut: int | None) -> Taken | Parted:
        with self.transaction() as store:
            before = store.head(TerminalId(head.terminal), group.end.epoch).seq
            taken = take(store, head, group, cut=cut, arrived_ms=self.now())
            if isinstance(taken, Taken):
                self._watch(head, group, before, store.head(TerminalId(head.terminal), group.end.epoch).seq)
                self._tell(taken.appended)
        return taken

    def _watch(self, head: Head, group: Group, before: int, after: int) -> None:
        for seq, line in enumerate(group.lines, group.start.seq + 1):
            if before < seq <= after:
                self.execute("INSERT INTO taken VALUES (%s, %s, %s, %s)",
                             [head.terminal, group.end.epoch, seq, line])

    def _tell(self, appended: Sequence[Appended]) -> None:
        for one in appended:
            self.execute("INSERT INTO told VALUES (%s, 1) ON CONFLICT (id) DO UPDATE SET times = times + 1",
                         [one.fact.id])

    def life_began(self) -> None:
        self.publish()

    def key_for(self, trust: int) -> SigningKey:
        return self.key

    def began(self, head: Head) -> None:
        if self.hearing:
            self.unfinished.begin(head, self.hearing[-1])

    def heard(self, head: Head, proven: int) -> None:
        with self.transaction():
            self.execute("INSERT OR REPLACE INTO spoke VALUES (%s, %s, %s, %s)",
                         [head.terminal, head.generation, head.signed, proven])

    def opening_keys(self) -> dict[str, OpeningKey]:
        return {"1": self.key.opening}

    def attachments(self) -> AttachmentFolder:
        return Folder(self.attached, self.arriving)

    def key_of(self, terminal: TerminalId, generation: int, village: str) -> VerifyKey | None:
        """Return the key of a terminal that counts."""
        caller = self.caller(terminal, generation, village)
        return caller.key if caller and caller.cut is None else None

    def execute(self, sql: str, arguments: Sequence[Any] = (), /) -> list[tuple[Any, ...]]:
        """Run one statement of the event store."""
        return list(self.disk.execute(sql.replace("%s", "?"), list(arguments)).fetchall())

    # --- what people at the county do -------------------------------------------------------------

    def record(self, draft: FactDraft, feed: str, actor: str) -> list[Appended]:
        """Write a fact at the desk."""
        with self.transaction() as store:
            appended = Desk(self.code, self.key, self.now(), self.random).append(
                store, [draft], feed=feed, actor=actor)
            self._tell(appended)
        return appended

    def enrol(self, key: SigningKey, village: str) -> int:
        """Make a terminal of a key; return its number."""
        with self.transaction():
            number = int(self.execute("SELECT coalesce(max(terminal), 0) + 1 FROM fleet")[0][0])
            self.execute("INSERT INTO fleet VALUES (%s, 1, %s, %s, NULL, %s)",
                         [number, village, key.public.raw, key.opening.public])
        self.publish()
        return number

    def rotate(self, terminal: int, village: str, key: SigningKey, last: int) -> int:
        """Give a terminal its next key; the old one counts up to its last receipt."""
        with self.transaction():
            rows = self.execute("SELECT max(generation) FROM fleet WHERE terminal = %s", [terminal])
            generation = 1 + int(rows[0][0])
            self.execute("UPDATE fleet SET cut = %s WHERE terminal = %s AND cut IS NULL", [last, terminal])
            self.execute("INSERT INTO fleet VALUES (%s, %s, %s, %s, NULL, %s)",
                         [terminal, generation, village, key.public.raw, key.opening.public])
        self.publish()
        return generation

    def revoke(self, terminal: int, cut: int) -> None:
        """Shut a terminal out above a receipt sequence."""
        with self.transaction():
            self.execute("UPDATE fleet SET cut = %s WHERE terminal = %s AND cut IS NULL", [cut, terminal])
        self.publish()

    def ask_for_missing(self, facts: Collection[str]) -> None:
        """The worker asks each village, once in a life of the county, for bytes that these facts name in vain."""
        for id, feed, lacking in self.lacking():
            asked = [one for one in lacking if (self.life, one) not in self.asked]
            if asked and id in facts:
                self.asked |= {(self.life, one) for one in asked}
                self.record(FactDraft("AttachmentsMissed", {"sha256": asked}), feed, "worker")

    def lacking(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield the facts that name bytes which are not here: id, feed, hashes."""
        for id, line, feed in self.look("SELECT id, line, feed FROM events"):
            fact = parse(bytes(line))
            assert isinstance(fact, Fact)
            lacking: list[str] = [one for one in bytes_named_in(fact) if not self.attachments().has(one)]
            if lacking:
                yield id, feed, lacking

    def publish(self) -> None:
        """Put the fleet as it is into a new trust bundle on the county-wide feed."""
        keys = tuple(TerminalKey(TerminalId(terminal), generation, bytes(public), VillageCode(village), 0, cut,
                                 exchange=bytes(exchange))
                     for terminal, generation, village, public, cut, exchange in
                     self.execute("SELECT * FROM fleet ORDER BY terminal, generation"))
        last = self._held()
        with self.transaction() as store:
            version = next_version(store, last.version if last else 0)
            made = TrustBundle(version, self.now(), self.now() + GOOD_FOR_MS, self.code, keys, frozenset(), (),
                               (SigningKeyEntry("1", self.key.public.raw, 0, exchange=self.key.opening.public),))
            signature = made.signature(self.key)
            self.execute("DELETE FROM trust")
            self.execute("INSERT INTO trust VALUES (%s)", [made.to_bytes()])
            for draft in drafts(last, made, signature, (), stream_of_trust(store)):
                self.record(draft, COUNTY_FEED, "worker")
        self.bundles.append((version, made.to_bytes(), signature))

    def _held(self) -> TrustBundle | None:
        rows = self.execute("SELECT bundle FROM trust")
        bundle = parse_bundle(bytes(rows[0][0])) if rows else None
        assert not isinstance(bundle, BadBundle)
        return bundle

    # --- what a watcher sees ----------------------------------------------------------------------

    def look(self, sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
        """Read without disturbing a fuse that burns."""
        fuse, self.disk.fuse = self.disk.fuse, None
        rows = self.execute(sql, arguments)
        self.disk.fuse = fuse
        return rows

    def head(self, terminal: int, epoch: str) -> int:
        """How far a terminal's log is on the disk."""
        rows = self.look("SELECT seq FROM heads WHERE terminal = %s AND epoch = %s", terminal, epoch)
        return int(rows[0][0]) if rows else 0

    def state(self) -> tuple[int, ...]:
        """Differs whenever something that a kiosk could hear or send again has changed."""
        [counts] = self.look("SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM quarantine),"
                             " (SELECT sum(seq) FROM heads)")
        return self.life, *counts

    def facts(self) -> dict[str, bytes]:
        """Ids and bytes of all facts."""
        return {id: bytes(line) for id, line in self.look("SELECT id, line FROM events")}

    def has(self, id: str) -> bool:
        """Whether a fact is in a feed."""
        return bool(self.look("SELECT 1 FROM events WHERE id = %s", id))

    def held(self) -> set[str]:
        """Ids of what waits in quarantine for a person."""
        lines = [bytes(line) for (line,) in self.look("SELECT line FROM quarantine")]
        return {fact.id for line in lines if isinstance(fact := parse(line), Fact)}

    def case(self, id: str) -> list[Placed]:
        """The facts of a case in feed order."""
        fuse, self.disk.fuse = self.disk.fuse, None
        rows = SqlEventStore(self.code, self.execute).stream(CaseId(id))
        self.disk.fuse = fuse
        return [Placed(fact, row.number) for row in rows if isinstance(fact := parse(row.line), Fact)]

    def mark_durable(self) -> None:
        """All that is here lies in a proven backup."""
        heads = self.look("SELECT terminal, epoch, seq, chain FROM heads WHERE terminal > 0")
        with self.transaction() as store:
            store.mark_durable({(TerminalId(terminal), epoch): Position(epoch, seq, bytes(chain))
                                for terminal, epoch, seq, chain in heads}, made_ms=self.now())

    def image(self) -> "VirtualCounty":
        """A backup."""
        return replace(self, disk=copy_of(self.disk), attached=dict(self.attached), arriving={})

    def put_back(self, copy: "VirtualCounty") -> None:
        """Restore a backup; the register of terminals is kept on paper too, and entered again."""
        fleet = self.look("SELECT * FROM fleet")
        self.disk, self.life = copy_of(copy.disk), self.life + 1
        self.attached, self.arriving = dict(copy.attached), {}
        self.forget_calls()
        with self.transaction():
            self.execute("DELETE FROM fleet")
            for row in fleet:
                self.execute("INSERT INTO fleet VALUES (%s, %s, %s, %s, %s, %s)", row)
        self.publish()
