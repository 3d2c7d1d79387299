"""What was promised to people: the watcher's book, which no kiosk and no county can read."""

from dataclasses import dataclass, field

from casework.facts import Fact
from tests.faults.simulation.kiosk import Printed


@dataclass(frozen=True, slots=True)
class Promise:
    """A fact that a kiosk acknowledged to whoever stood before it."""

    fact: Fact
    kiosk: int
    terminal: int
    generation: int
    forbidden: bool = False
    """A kiosk in other hands wrote what it may not: the county must set it aside."""

    @property
    def sequence(self) -> int:
        """The receipt's number; 0 for what has no receipt."""
        return int(self.fact.body.get("receipt", {}).get("seq", 0)) if self.fact.kind == "Applied" else 0


@dataclass
class Ledger:
    """Everything the invariants need to know about the past."""

    promises: dict[str, Promise] = field(default_factory=dict)
    printed: list[Printed] = field(default_factory=list)
    excused: set[str] = field(default_factory=set)
    """Went down with the only disk that held it: an old image came back, or a disk lied."""
    away: set[str] = field(default_factory=set)
    """No longer on the disk it was written to, but somewhere else."""
    twins: set[int] = field(default_factory=set)
    """Terminals that two disks believe to be: only then may one receipt number stand on two slips."""
    cuts: dict[tuple[int, int], int] = field(default_factory=dict)
    """Last receipt that counts, by terminal and generation, of what was revoked or rotated."""
    before_cut: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    """What the county had when a terminal was cut."""
    trust: dict[int, int] = field(default_factory=dict)
    """Version of the trust bundle seen at each kiosk."""
    progress: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Life of the county and steps shown on the public page, by case."""
    kept: dict[str, int] = field(default_factory=dict)
    """How far the county ever kept each epoch."""
    looked_at: tuple[int, int] = (-1, -1)
    """Life and number of facts at the county when the public page was last looked at."""
    failures: dict[int, int] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    """What stood in logs and outcomes."""
    most_calls: int = 0
    """Most calls one exchange ever made."""

    def of(self, kiosk: int) -> list[Promise]:
        """The promises of one kiosk."""
        return [one for one in self.promises.values() if one.kiosk == kiosk]
