"""Counting what passed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Tally:
    """``skipped`` are out of scope; ``failing`` names the cases that gave another answer."""

    passed: int = 0
    in_scope: int = 0
    skipped: int = 0
    failing: list[str] = field(default_factory=list)

    def count(self, case: str, *, passed: bool) -> None:
        self.in_scope += 1
        self.passed += passed
        if not passed:
            self.failing.append(case)

    @property
    def rate(self) -> float:
        """Per cent of what is in scope."""
        return 100 * self.passed / self.in_scope if self.in_scope else 100.0

    def as_json(self) -> dict[str, Any]:
        return {"passed": self.passed, "in_scope": self.in_scope, "skipped": self.skipped, "failing": self.failing}
