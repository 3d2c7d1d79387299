"""The exchange of facts with the county over a line: what goes up, how far we have read, what came back."""

from casework.wire import Answer, Position
from kiosk.store import feed
from kiosk.store.calls.running import Calls
from kiosk.store.contents import Contents
from kiosk.store.values import OutboxPart


class ExchangeCalls:
    """The outbox and the feed."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def outbox(self, most: int, reached: Position | None = None) -> OutboxPart:
        """Return the oldest unacknowledged facts in a row, from where the county has `reached` if that fits."""
        return self._calls.read(lambda contents: contents.log.unsent(most, reached))

    def outboxes(self) -> list[OutboxPart]:
        """Return all unacknowledged facts, a part an epoch, oldest first; never empty."""
        return self._calls.read(lambda contents: contents.log.unsent_all())

    def cursor(self) -> dict[str, int]:
        """Return how far each feed was read."""
        return self._calls.read(lambda contents: feed.cursor(contents.database))

    def last_read(self) -> dict[str, str]:
        """Return the mark of the fact at each cursor, where it is here, and that of the trust bundle."""
        return self._calls.read(lambda contents: feed.last_read(contents.database) | contents.trust_mark())

    def server_epoch(self) -> str:
        """Return the life of the county's database last seen, '' before the first contact."""
        return self._calls.read(lambda contents: str(contents.settings.get("server_epoch", "")))

    def take_answer(self, answer: Answer, *, offset_ms: int) -> bool:
        """Take a verified answer, all or nothing; False when the two logs had parted and were repaired."""
        def take(contents: Contents) -> bool:
            agrees = contents.answers.take(answer)
            contents.contact.heard(offset_ms)
            return agrees

        return self._calls.change({"cases", "waiting", "items", "trust"}, take)
