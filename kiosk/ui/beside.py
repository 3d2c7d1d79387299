"""Work beside the drawing thread whose outcome comes back to it."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot


@dataclass(frozen=True, slots=True)
class _Failed:
    error: Exception


class Beside(QObject):
    """Takes and returns frozen values. What fails there fails here (`kiosk.ui.accidents`)."""

    _done = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._threads: list[Thread] = []
        self._done.connect(self._came)

    def begin(self, work: Callable[[], Any], deliver: Callable[[Any], None]) -> None:
        """Do `work` on a thread, then `deliver` its outcome on the drawing one."""
        def run() -> None:
            try:
                outcome = work()
            except Exception as error:
                outcome = _Failed(error)
            self._done.emit(deliver, outcome)

        self._threads = [one for one in self._threads if one.is_alive()]
        thread = Thread(target=run, name="beside", daemon=True)
        self._threads.append(thread)
        thread.start()

    def wait(self) -> None:
        """Return when nothing is being done; what was done is delivered by the event loop."""
        for thread in self._threads:
            thread.join()

    @Slot(object, object)
    def _came(self, deliver: Callable[[Any], None], outcome: Any) -> None:
        if isinstance(outcome, _Failed):
            raise outcome.error
        deliver(outcome)
