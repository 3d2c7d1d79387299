"""How much to put on the line at once, learned from the line. Pure: no clock, no network."""

LEAST_BYTES = 4 * 1024
MOST_BYTES = 256 * 1024


class Pace:
    """Halves after a cut that moved bytes, grows by a quarter with every success; lives as long as the program."""

    def __init__(self) -> None:
        self.bytes = MOST_BYTES
        self.ask_first = False
        """Whether the next call asks where the county stands before it sends anything."""

    def went_well(self) -> None:
        """A call came through whole."""
        self.bytes = min(MOST_BYTES, self.bytes + self.bytes // 4)
        self.ask_first = False

    def broke_off(self, moved: int) -> None:
        """A call broke off after so many bytes; a line that is simply down says nothing about its strength."""
        if moved > 0:
            self.bytes = max(LEAST_BYTES, self.bytes // 2)
            self.ask_first = True
