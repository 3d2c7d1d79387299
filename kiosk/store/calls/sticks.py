"""The exchange by hand: sticks are numbered, made, and taken in any order, any number of times."""

from collections.abc import Mapping

from casework.wire import Answer
from kiosk.store.calls.running import Calls
from kiosk.store.contents import Contents
from kiosk.store.values import Carried

STICK_GAP = 1000
"""Numbers of sticks skipped when the log began anew: those between may have been used before."""


class StickCalls:
    """What this box knows of its sticks."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def number(self, what: str) -> int:
        """Return the number of the stick with these contents; other contents get the next."""
        def number(contents: Contents) -> int:
            epoch = contents.log.current_epoch()
            known = contents.settings.get("stick", {"number": 0, "what": "", "epoch": epoch})
            if known["what"] != what:
                ahead = 1 if known["epoch"] == epoch else STICK_GAP
                known = {"number": known["number"] + ahead, "what": what, "epoch": epoch}
                contents.settings.set("stick", known)
            return int(known["number"])

        return self._calls.change(set(), number)

    def was_made(self) -> None:
        """A stick with all that waits is on its way."""
        self._calls.change({"waiting"},
                           lambda contents: contents.settings.set("stick_made_ms", contents.clock.now_ms()))

    def made_ms(self) -> int | None:
        """Return when a stick was last made."""
        return self._calls.read(lambda contents: contents.settings.get("stick_made_ms"))

    def take(self, answer: Answer, since: Mapping[str, int], trust: int) -> Carried:
        """Take a verified answer that came on a stick.

        It goes on from the cursor `since`, and from version `trust` of the trust bundle.
        """
        return self._calls.change({"cases", "waiting", "items", "trust"},
                                  lambda contents: contents.answers.take_carried(answer, since, trust))
