"""A stick of a terminal that was shut out: taken in only when it ends before the cut."""

from casework.facts import Fact, parse
from casework.stick import Contents, Opened, Section
from casework.wire import Damaged, Unpacker, UploadReader
from county.sticks.outcomes import BroughtIn, Came


class Revoked:
    """Looks through a stick before anything of it is taken. `cut` = the last receipt of its maker that counts."""

    def __init__(self, stick: Opened, cut: int | None) -> None:
        self._stick, self._outline, self._cut = stick, stick.outline, cut

    def said(self) -> BroughtIn | None:
        """What to say, None when it may be taken in."""
        cut = self._cut
        beyond = cut is not None and any(self._receipts(section) > cut for section in Contents(self._stick.pieces())
                                         if section.word == "sync")
        return BroughtIn(self._outline, Came.REVOKED) if beyond else None

    def _receipts(self, section: Section) -> int:
        """The highest receipt sequence in a call."""
        reader, unpacker, highest = UploadReader(), Unpacker(section), 0
        while data := unpacker.read():
            for group in reader.feed(data):
                if isinstance(group, Damaged):
                    return highest
                highest = max([highest, *(_receipt(line) for line in group.lines)])
        return highest


def _receipt(line: bytes) -> int:
    fact = parse(line)
    receipt = fact.body.get("receipt") if isinstance(fact, Fact) else None
    sequence = receipt.get("seq") if isinstance(receipt, dict) else None
    return sequence if type(sequence) is int else 0
