"""What the sync entrance asks about a terminal."""

from casework.ids import TerminalId
from casework.signing import VerifyKey
from county.fleet.models import Terminal
from county.intake.surroundings import county_code, now_ms


def key_of(terminal: TerminalId, generation: int, village: str) -> VerifyKey | None:
    """Return the key of a terminal of this village; None when there is none or it was revoked."""
    row = Terminal.objects.filter(county=county_code(), number=terminal, generation=generation,
                                  village=village, last_good_sequence=None).first()
    return VerifyKey(bytes(row.public_key)) if row else None


def seen(terminal: TerminalId) -> None:
    """Remember that a terminal called."""
    Terminal.objects.filter(county=county_code(), number=terminal).update(last_seen_ms=now_ms())
