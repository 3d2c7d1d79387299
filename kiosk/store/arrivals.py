"""Where each fact of the county goes: an item, a life event, keys, a case of the village, bytes that are awaited."""

import logging

from sqlite_utils import Database

from casework.facts import Fact
from casework.kinds import Stream, stream_of
from kiosk.store import identity, trust
from kiosk.store.blobs import Blobs
from kiosk.store.cases import Cases, is_case_fact
from kiosk.store.erasing import Erasing
from kiosk.store.items import Items
from kiosk.store.life_events import LifeEvents
from kiosk.store.log import Log
from kiosk.store.settings import Settings

log = logging.getLogger(__name__)
PAPER_MEDIA = "application/pdf"


class Arrivals:
    """Takes facts that are new here, one by one. Callers hold the transaction."""

    def __init__(self, database: Database, own: Log, blobs: Blobs, items: Items, life_events: LifeEvents,
                 cases: Cases, erasing: Erasing) -> None:
        self._database, self._log, self._blobs, self._items = database, own, blobs, items
        self._life_events, self._cases, self._erasing = life_events, cases, erasing

    def take(self, fact: Fact) -> None:
        """Put a fact where it belongs."""
        stream = stream_of(fact.kind)
        if fact.kind == "LifeEventPublished":
            self._life_events.take(fact)
        elif fact.kind == "AttachmentsMissed":
            self._blobs.queue([str(one) for one in fact.body["sha256"]])
        elif stream is Stream.CATALOGUE:
            if self._items.take(fact):
                self._cases.rebuild_missing()
        elif stream is Stream.TRUST:
            trust.take(self._database, fact)
        elif is_case_fact(fact):
            self._of_case(fact)

    def _of_case(self, fact: Fact) -> None:
        if self._erasing.is_erased("id", fact.case):
            log.info("the county told more of a case that was erased here; the county keeps it")
        elif fact.kind == "PaperIssued":
            self._blobs.want(str(fact.body.get("sha256", "")), PAPER_MEDIA)
        self._keep_ahead_of(fact)
        self._cases.update(fact.case)

    def _keep_ahead_of(self, fact: Fact) -> None:
        """Never issue a receipt sequence that came back from the county in one of our own facts."""
        receipt, made = fact.body.get("receipt"), identity.kept(Settings(self._database))
        if made is None or not isinstance(receipt, dict) or receipt.get("terminal") != made.terminal:
            return
        sequence = receipt.get("seq")
        if type(sequence) is int:
            self._log.raise_receipt(sequence)
