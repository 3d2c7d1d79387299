"""The twelve promises, one function each. They look at disks and at the watcher's book, never at the programs."""

from tests.faults.simulation.invariants.losing import (
    ack_honesty,
    ack_honesty_here,
    no_lost_bytes,
    no_lost_case,
    no_lost_case_here,
)
from tests.faults.simulation.invariants.once import clock_free, no_duplicate, progress, same_fold
from tests.faults.simulation.invariants.proving import chains, chains_here, sequence
from tests.faults.simulation.invariants.receipts import progress_page, receipts
from tests.faults.simulation.invariants.rights import authority, never_back, privacy, revocation
from tests.faults.simulation.invariants.violated import Violated

AFTER_EACH = (no_lost_case_here, progress_page, never_back, ack_honesty_here, chains_here)
AT_THE_END = (no_lost_case, no_lost_bytes, no_duplicate, same_fold, sequence, receipts, revocation, authority, chains,
              privacy, progress)

__all__ = ["AFTER_EACH", "AT_THE_END", "Violated", "ack_honesty", "clock_free"]
