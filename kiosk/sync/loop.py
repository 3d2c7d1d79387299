"""The exchange in the background: on its own thread, woken by new facts, patient with bad lines."""

import logging
from collections.abc import Callable
from threading import Event, Thread

from casework.signing import SigningKey
from kiosk.store import Clock, Store, StoreError
from kiosk.sync import backoff
from kiosk.sync.exchange import Exchanged, Outcome, exchange_once
from kiosk.sync.link import Link, Refused
from kiosk.sync.pace import Pace

log = logging.getLogger(__name__)


class SyncLoop:
    """Exchanges until stopped. `on_outcome` is called on this loop's thread after every try."""

    def __init__(self, store: Store, key: SigningKey, *, clock: Clock, random: Callable[[int], bytes],
                 on_outcome: Callable[[Outcome], None]) -> None:
        self._store, self._key, self._clock, self._random = store, key, clock, random
        self._on_outcome = on_outcome
        self._pace = Pace()
        self._wake, self._stopping = Event(), False
        self._thread = Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def poke(self) -> None:
        """Exchange now rather than later."""
        self._wake.set()

    def stop(self) -> None:
        """End after the running try."""
        self._stopping = True
        self._wake.set()
        self._thread.join()

    def _run(self) -> None:
        failures = 0
        while not self._stopping:
            outcome = self._try()
            self._care()
            failures = 0 if isinstance(outcome, Exchanged) else failures + 1
            self._wake.wait(self._wait_s(outcome, failures))
            self._wake.clear()

    def _care(self) -> None:
        """Between two exchanges the file is looked over; once a day that means a verified copy."""
        try:
            self._store.care()
        except StoreError as error:
            log.error("the store was not found well: %s", type(error).__name__)

    def _wait_s(self, outcome: Outcome | None, failures: int) -> float:
        jitter = self._random(1)[0] / 256
        if isinstance(outcome, Exchanged):
            return backoff.wait_when_idle_s(jitter)
        if isinstance(outcome, Refused):
            return backoff.REFUSED_WAIT_S if outcome.status else backoff.IDLE_WAIT_S
        return backoff.wait_after_failure_s(failures, jitter)

    def _try(self) -> Outcome | None:
        identity = self._store.identity()
        if identity is None:
            return None
        link = Link(identity.county_url, identity.ca_pem)
        try:
            outcome = exchange_once(self._store, self._key, link, clock=self._clock, random=self._random,
                                    pace=self._pace)
        except StoreError as error:
            log.error("sync stopped by the store: %s", type(error).__name__)
            return None
        finally:
            link.close()
        self._on_outcome(outcome)
        return outcome
