"""What a fault of ours leads to: a code in the log and a calm page; no trace on the screen, no word of a person.

PySide6 hands an exception of a slot to `sys.excepthook` and goes on; its message may quote what somebody typed, so
only kind and places are written down.
"""

import logging
import secrets
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

log = logging.getLogger(__name__)
_PLACES = 6


class Accidents:
    """Receives every exception nobody caught. `show(code)` opens the calm page."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show

    def install(self) -> None:
        """From now on for this process: slots, threads, and what ends unseen."""
        sys.excepthook = self.happened
        threading.excepthook = lambda args: _write(args.exc_type, args.exc_traceback)
        sys.unraisablehook = lambda args: _write(args.exc_type, args.exc_traceback)

    def happened(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A slot failed: write it down and show the calm page; where that fails too, the page before stays."""
        code = _write(kind, trace)
        try:
            self._show(code)
        except Exception as again:
            _write(type(again), again.__traceback__)


def _write(kind: type[BaseException], trace: TracebackType | None) -> str:
    code = secrets.token_hex(3).upper()
    places = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(trace)[-_PLACES:]]
    log.error("error %s: %s at %s", code, kind.__name__, " < ".join(reversed(places)))
    return code
