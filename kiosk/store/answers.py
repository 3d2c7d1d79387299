"""Taking an answer of the county, by line or by stick, into every table it touches.

The county may have been put back from a backup since it was heard last: then what it once had of this box is asked
about again, and what it gave to this box and lost is given back.
"""

import logging
from collections.abc import Mapping

from sqlite_utils import Database

from casework.attached import bytes_named_in
from casework.facts import Fact, parse
from casework.kinds import DESK_ACTORS
from casework.wire import Answer
from kiosk.store import carried, feed
from kiosk.store.agreement import Agreement
from kiosk.store.arrivals import Arrivals
from kiosk.store.blobs import Blobs
from kiosk.store.cases import Cases, is_case_fact
from kiosk.store.log import Log
from kiosk.store.settings import Settings
from kiosk.store.values import Carried

log = logging.getLogger(__name__)


class Answers:
    """Takes verified answers. Callers hold the transaction."""

    def __init__(self, database: Database, own: Log, agreement: Agreement, blobs: Blobs, cases: Cases,
                 arrivals: Arrivals) -> None:
        self._database, self._settings = database, Settings(database)
        self._log, self._agreement, self._blobs = own, agreement, blobs
        self._cases, self._arrivals = cases, arrivals

    def take(self, answer: Answer) -> bool:
        """Take one that came by line; False when the two logs had parted and were repaired.

        The places it names are those before any repair.
        """
        agrees = self._take(answer, other_life=self._is_another_life(answer), settle=True)
        self._settings.set("durable", answer.durable is not None)
        if not answer.more:
            self._give_back()
        return agrees

    def take_carried(self, answer: Answer, since: Mapping[str, int], trust_since: int) -> Carried:
        """Take one that came on a stick, when it fits."""
        verdict = carried.judge(self._database, answer, since, trust_since)
        if verdict is Carried.TAKEN:
            other_life = carried.is_another_life(self._settings, answer)
            self._take(answer, other_life=other_life,
                       settle=not other_life and carried.acknowledges(self._database, answer))
            if other_life:    # after all was distrusted: what the new life says it holds, it holds
                self._agreement.settle(answer.ack, answer.durable)
        elif verdict is Carried.REWOUND and carried.acknowledges(self._database, answer):
            self._agreement.settle(answer.ack, answer.durable)
        if verdict in (Carried.TAKEN, Carried.KNOWN):
            carried.learn_durable(self._database, answer)
        return verdict

    def _take(self, answer: Answer, *, other_life: bool, settle: bool) -> bool:
        """`settle` = the acknowledgement is the newest there is."""
        if other_life:
            self._leave_life(answer.server_epoch)
            feed.forget_numbers(self._database)
        self._take_feed(answer)
        agrees = not settle or (self._agreement.settle(answer.ack, answer.durable) and not other_life)
        if other_life:
            self._distrust()
        self._note_problems(answer)
        feed.move_cursor(self._database, answer.cursor)
        newest = 0 if other_life else self._settings.get(carried.NEWEST_MS, 0)
        self._settings.set(carried.NEWEST_MS, max(newest, answer.time_ms))
        self._settings.set("server_epoch", answer.server_epoch)
        return agrees

    def _take_feed(self, answer: Answer) -> None:
        others, reordered = feed.take(self._database, answer.lines)
        for fact in others:
            self._arrivals.take(fact)
        for stream in reordered:
            self._cases.update(stream)

    def _note_problems(self, answer: Answer) -> None:
        """Facts of ours that the county has set aside."""
        for problem in answer.problems:
            if problem.seq:
                self._database.execute("INSERT OR REPLACE INTO set_aside VALUES (?, ?, ?)",
                                       [answer.ack.epoch, problem.seq, problem.reason])

    # --- another life of the county -------------------------------------------------------------

    def _is_another_life(self, answer: Answer) -> bool:
        """Whether the county's database was put back: another name, or numbers behind what we have read."""
        known = self._settings.get("server_epoch", "")
        read = feed.cursor(self._database)
        behind = any(number < read.get(name, 0) for name, number in answer.cursor.items())
        return known not in ("", answer.server_epoch) or behind

    def _leave_life(self, new: str) -> None:
        """The county's database begins anew under another name; sticks of the old one count no more."""
        known = self._settings.get("server_epoch", "")
        if known not in ("", new):
            self._settings.set(carried.PAST_LIVES, [*self._settings.get(carried.PAST_LIVES, []), known])

    def _distrust(self) -> None:
        """What the county once had of this box it may have lost: facts are asked about, and bytes they name."""
        self._agreement.distrust()
        rows = self._database.execute("SELECT line FROM facts WHERE epoch IS NOT NULL").fetchall()
        for (line,) in rows:
            fact = parse(bytes(line))
            if isinstance(fact, Fact):
                self._blobs.queue(bytes_named_in(fact))

    def _give_back(self) -> None:
        """A county put back from a backup gets from here what other boxes of the village once handed in.

        What its own desk did only the desk can do again: that stays here, and counts no longer.
        """
        forgotten = feed.forgotten(self._database)
        for fact in forgotten:
            if fact.actor.startswith(DESK_ACTORS) or not is_case_fact(fact):
                feed.count_no_longer(self._database, fact)
            else:
                self._log.adopt(fact)
                self._blobs.queue(bytes_named_in(fact))
        for stream in dict.fromkeys(fact.case for fact in forgotten if is_case_fact(fact)):
            self._cases.update(stream)
        if forgotten:
            log.error("the county was put back and had lost %d facts that are here", len(forgotten))
