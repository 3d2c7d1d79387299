"""How often the progress page answers: per address and altogether, in the last minute, in this process."""

import threading
from collections import deque

PER_ADDRESS, ALTOGETHER, WINDOW_S = 10, 300, 60.0


class Turnstile:
    """Counts tries in a sliding minute; forgets addresses that stay away."""

    def __init__(self, per_address: int = PER_ADDRESS, altogether: int = ALTOGETHER) -> None:
        self._per_address, self._altogether = per_address, altogether
        self._lock = threading.Lock()
        self._tries: deque[tuple[float, str]] = deque()

    def lets_in(self, address: str, now: float) -> bool:
        """Whether one more try of this address is answered at `now`, monotonic seconds."""
        with self._lock:
            while self._tries and self._tries[0][0] <= now - WINDOW_S:
                self._tries.popleft()
            own = sum(one == address for _, one in self._tries)
            if own >= self._per_address or len(self._tries) >= self._altogether:
                return False
            self._tries.append((now, address))
            return True
