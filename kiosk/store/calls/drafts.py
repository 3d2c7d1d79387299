"""Drafts: answers before hand-in, each sealed under a key of its own."""

from kiosk.store.calls.running import Calls
from kiosk.store.values import Draft


class DraftCalls:
    """A draft is destroyed at hand-in or after seven days."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def save(self, draft: Draft) -> None:
        """Keep the newest state of a draft."""
        self._calls.change(set(), lambda contents: contents.drafts.save(draft, contents.clock.now_ms()))

    def of_person(self, person: str) -> list[Draft]:
        """Return the drafts of a person, newest first."""
        return self._calls.read(lambda contents: contents.drafts.of_person(person))

    def destroy(self, id: str) -> None:
        """Destroy a draft with its key."""
        self._calls.change({"drafts"}, lambda contents: contents.drafts.destroy(id))

    def destroy_expired(self) -> int:
        """Destroy what is older than seven days; return how many."""
        return self._calls.change({"drafts"}, lambda contents: contents.drafts.destroy_expired(contents.clock.now_ms()))
