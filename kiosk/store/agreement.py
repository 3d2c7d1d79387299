"""Bringing the log of this box and what the county says it has together (ADR 0005).

Whatever happened to either side, a restored copy, a cloned disk, a county put back from a backup,
no fact is lost and none counts twice: facts keep their ids, only their places change.
"""

import logging

from sqlite_utils import Database

from casework.wire import CHAIN_START, Position, chain_after
from kiosk.store.links import chain_over, last_erased, links
from kiosk.store.log import REWIND_GAP, Log

log = logging.getLogger(__name__)


class Agreement:
    """Takes acknowledgements and repairs what they reveal. Callers hold the transaction."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database, self._log = database, log

    def settle(self, ack: Position, durable: int | None) -> bool:
        """Take an acknowledgement; False when something had to be repaired and all is sent again.

        The county knows more than we do: this box is an old copy. It knows other bytes: a clone
        went on elsewhere. In both cases what it has not acknowledged goes into a new epoch. It
        knows less than it once acknowledged: the county was put back, and gets the rest again.
        """
        row = self._database.execute(
            "SELECT seq, ack_seq FROM epochs WHERE epoch = ?", [ack.epoch]).fetchone()
        if row is None:
            return True
        seq, acked = row
        if ack.seq > seq:
            self._log.raise_receipt(self._log.receipt + REWIND_GAP)
            self._part(ack.epoch, acked)
            return False
        if self._chain_at(ack.epoch, ack.seq) != ack.chain:
            self._log.raise_receipt(self._log.receipt + REWIND_GAP)
            self._part(ack.epoch, min(acked, ack.seq) if ack.seq >= acked else 0)
            return False
        if ack.seq < last_erased(self._database, ack.epoch):
            self._part(ack.epoch, ack.seq)    # what was erased here cannot be sent again; the rest goes on without it
            return False
        self._acknowledge(ack, durable)
        return ack.seq >= acked

    def begin_anew(self) -> None:
        """This box got another key or number: what the county has not acknowledged goes into a new epoch.

        A copy of the box that still has the old key can then never stand where this one goes on.
        """
        waiting = self._database.execute(
            "SELECT epoch, ack_seq FROM epochs WHERE seq > ack_seq ORDER BY started").fetchall()
        for epoch, acked in waiting:
            self._part(epoch, acked)
        if not waiting:
            self._log.begin_epoch()

    def distrust(self) -> None:
        """Ask again about every epoch: the county's database began another life."""
        self._database.execute("UPDATE epochs SET ack_seq = 0, ack_chain = ?, durable = 0", [CHAIN_START])
        self._database.execute("DELETE FROM closed_since")    # what was proven to be safe there is to be proven again
        self._database.execute(
            "INSERT OR IGNORE INTO outbox SELECT epoch, seq FROM facts WHERE epoch IS NOT NULL")

    def _acknowledge(self, ack: Position, durable: int | None) -> None:
        self._database.execute("UPDATE epochs SET ack_seq = ?, ack_chain = ?, durable = ? WHERE epoch = ?",
                               [ack.seq, ack.chain, durable or 0, ack.epoch])
        self._database.execute("DELETE FROM outbox WHERE epoch = ? AND seq <= ?", [ack.epoch, ack.seq])
        self._database.execute(
            "INSERT OR IGNORE INTO outbox SELECT epoch, seq FROM facts WHERE epoch = ? AND seq > ?",
            [ack.epoch, ack.seq])

    def _part(self, epoch: str, kept: int) -> None:
        """Move what stands after `kept` into a new epoch, in the same order, and send it from there."""
        chain = self._chain_at(epoch, kept)
        moving = self._database.execute(
            "SELECT id, line FROM facts WHERE epoch = ? AND seq > ? ORDER BY seq", [epoch, kept]).fetchall()
        self._database.execute("DELETE FROM outbox WHERE epoch = ? AND seq > ?", [epoch, kept])
        self._database.execute("UPDATE epochs SET seq = ?, chain = ?, ack_seq = ?, ack_chain = ? WHERE epoch = ?",
                               [kept, chain, kept, chain, epoch])
        self._forget_places(epoch, kept)
        fresh = self._log.begin_epoch()
        for seq, (id, _) in enumerate(moving, 1):
            self._database.execute("UPDATE facts SET epoch = ?, seq = ? WHERE id = ?", [fresh, seq, id])
            self._database.execute("INSERT INTO outbox VALUES (?, ?)", [fresh, seq])
        end = chain_after(CHAIN_START, (bytes(line) for _, line in moving))
        self._database.execute("UPDATE epochs SET seq = ?, chain = ? WHERE epoch = ?",
                               [len(moving), end, fresh])

    def _forget_places(self, epoch: str, kept: int) -> None:
        """Of what was erased and can take no place in another epoch."""
        missing = self._database.execute(
            "UPDATE erased SET epoch = NULL, seq = NULL, chain = NULL WHERE epoch = ? AND seq > ?",
            [epoch, kept]).rowcount
        if missing:
            log.error("the county does not show that it holds %d facts whose bodies were erased here", missing)

    def _chain_at(self, epoch: str, seq: int) -> bytes:
        acked, chain = self._database.execute(
            "SELECT ack_seq, ack_chain FROM epochs WHERE epoch = ?", [epoch]).fetchone()
        start = (acked, bytes(chain)) if acked <= seq else (0, CHAIN_START)
        return chain_over(start[1], links(self._database, epoch, start[0], seq))
