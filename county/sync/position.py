"""`GET /s1/pos/<terminal>/<epoch>`: where this county stands in a terminal's log, in the fewest bytes.

Unsigned both ways: it is asked after a cut, tells a number to whoever knows the random name of an epoch, and
decides nothing. The caller begins there, and what it sends is checked like any other call; an acknowledgement
is only what the signed answer says.
"""

from casework.ids import TerminalId
from county.intake.surroundings import event_store
from county.sync.reply import Reply


def answer(terminal: int, epoch: str) -> Reply:
    """Return `seq h`; 404 for a log never seen."""
    head = event_store().head(TerminalId(terminal), epoch)
    return Reply(200, f"{head.seq} {head.chain.hex()}".encode()) if head.seq else Reply(404, b"")
