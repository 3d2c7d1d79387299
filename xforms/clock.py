"""Where the time comes from: the caller. Nothing in this package reads a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


class Clock(Protocol):
    """Tells the moment for ``now()`` and ``today()``."""

    def now(self) -> datetime:
        """The present moment, aware, in any zone."""
        ...


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for tests, and for judging a form as of the moment it was handed in."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment
