"""Wait times between exchanges. Pure: no clock, no network."""

FIRST_WAIT_S = 2.0
LONGEST_WAIT_S = 300.0
IDLE_WAIT_S = 60.0
"""Between exchanges that went well: how soon an answer of the county is seen in the village."""
REFUSED_WAIT_S = 24 * 3600.0


def wait_after_failure_s(failures: int, jitter: float) -> float:
    """Return seconds until the next try; `jitter` in [0, 1) spreads a district's kiosks apart."""
    longest = min(FIRST_WAIT_S * 2 ** min(failures, 16), LONGEST_WAIT_S)
    return FIRST_WAIT_S / 2 + jitter * longest


def wait_when_idle_s(jitter: float) -> float:
    """Return seconds until the next exchange after one that went well."""
    return IDLE_WAIT_S * (0.75 + jitter / 2)
