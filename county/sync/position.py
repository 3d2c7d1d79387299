"""`GET /s1/pos/<terminal>/<epoch>`: where this county stands in a terminal's log, in the fewest bytes.

Unsigned both ways: it is asked after a cut, tells a number to whoever knows the random name of an epoch, and
decides nothing. The caller begins there, and what it sends is checked like any other call; an acknowledgement
is only what the signed answer says.
"""

from casework.ids import TerminalId
from county.intake.surroundings import event_store
from county.sync.exchange import UNFINISHED
from county.sync.reply import Reply
from county.sync.unfinished import standing


def answer(terminal: int, epoch: str, call: str | None = None) -> Reply:
    """Return `seq h`, 404 for a log never seen; to who names a broken call `seq h count`: its bytes that are here."""
    head = event_store().head(TerminalId(terminal), epoch)
    return standing(terminal, head, UNFINISHED, call)
