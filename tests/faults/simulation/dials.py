"""Which faults a seed turns on, and how far: each seed is another weather (swarm testing)."""

from dataclasses import asdict, dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Dials:
    """Chances are per call, per act or per step; 0 = this fault does not happen in this seed."""

    kiosks: int
    events: int
    loss: float
    """A call never arrives, arrives in part, or its answer is lost or cut."""
    twice: float
    """A call is kept by the line and arrives once more, up to 30 days later."""
    portal: float
    """Something else answers 200: a portal's page, or an old answer of the county."""
    meanwhile: float
    """While a call is on the line something else happens at the county."""
    crash: float
    """The kiosk's power goes in the middle of an act."""
    county_crash: float
    disk_error: float
    lying_disk: bool
    """A disk says 'synced' before it is; what is lost then is nobody's promise."""
    jumps: float
    """Clocks jump by up to 400 days."""
    put_back: float
    """Old images of a kiosk's disk come back; disks are cloned."""
    county_put_back: float
    revokes: float
    rotates: float
    rogue: float
    """A kiosk in other hands writes what it may not."""
    newer: float
    """A newer program writes kinds nobody here knows."""
    old_trust: float
    """Old trust bundles are brought once more."""
    photos: float
    """Photographs hang on applications, papers on decisions: their bytes travel apart."""
    sticks: float
    """Sticks are carried both ways, beside the line, in any order, torn, stale, to the wrong box."""
    disk_full: float
    """A kiosk's disk fills up and stays full."""
    erases: float
    """The county is backed up for good, and kiosks erase what closed and is safe there."""
    real_signatures: bool

    def written(self) -> str:
        """Return the dials that are turned on, for a line of a report."""
        return " ".join(f"{name}={value}" for name, value in asdict(self).items() if value)


def turned(chance: Random, seed: int) -> Dials:
    """Return the dials of a seed."""
    def some(*values: float) -> float:
        return chance.choice((0.0, *values))

    return Dials(
        kiosks=chance.choice((1, 1, 2, 2, 2, 2, 3, 3, 4, chance.randint(5, 8))),
        events=chance.choice((5, 8, 12, 20)),
        loss=some(0.1, 0.3, 0.7), twice=some(0.1, 0.3), portal=some(0.2, 0.4), meanwhile=some(0.3),
        crash=some(0.15, 0.4), county_crash=some(0.15, 0.4), disk_error=some(0.2), lying_disk=chance.random() < 0.1,
        jumps=some(0.3), put_back=some(0.5), county_put_back=some(0.5), revokes=some(0.3), rotates=some(0.3),
        rogue=some(0.3), newer=some(0.3), old_trust=some(0.5), photos=some(0.5), disk_full=some(0.3),
        sticks=chance.choice((0.0, 0.0, 0.0, 0.0, 0.3, 1.0)), erases=chance.choice((0.0, 0.0, 0.0, 0.0, 0.5, 1.0)),
        real_signatures=seed % 20 == 0)
