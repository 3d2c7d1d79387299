"""`python -m kiosk` is the command `kiosk`; in a packed kiosk it is the process that speaks or reads ink, too."""

import sys
from collections.abc import Callable

from kiosk.handwriting.worker import WORD
from kiosk.voice.synthesis import PACKED


def chosen(arguments: list[str]) -> Callable[[], int]:
    """What this process is: one of the two workers, or the command."""
    if arguments == [PACKED]:
        from kiosk.voice.worker import main as speak

        return speak
    if arguments == [WORD]:
        from kiosk.handwriting.__main__ import main as read

        return read
    from kiosk.cli import main

    return main


if __name__ == "__main__":
    sys.exit(chosen(sys.argv[1:])())
