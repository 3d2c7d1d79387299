"""The kiosk's time, handed in from the root."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from casework.facts import CHINA


class Clock(Protocol):
    """Tells the time; the only way to it in this room."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC by this device's clock."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...


def moment(clock: Clock) -> datetime:
    """The present moment, aware, in China's zone."""
    return datetime.fromtimestamp(clock.now_ms() / 1000, UTC).astimezone(CHINA)


def today(clock: Clock) -> date:
    """The present calendar day in China."""
    return moment(clock).date()


@dataclass(frozen=True, slots=True)
class FormClock:
    """The same clock as `xforms` reads it."""

    clock: Clock

    def now(self) -> datetime:
        """The present moment, aware."""
        return moment(self.clock)
