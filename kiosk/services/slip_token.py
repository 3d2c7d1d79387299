"""The receipt of a case as token, address and codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from casework import short_code
from casework.case import Case
from casework.ids import TerminalId
from casework.receipt import Receipt, ReceiptFlags, encode_url
from casework.receipt.token import FIRST_DAY
from casework.signing import SigningKey
from kiosk.store import TerminalIdentity
from kiosk.store.handles import handle_of


def receipt_of(case: Case, *, number: int, reprint: bool = False) -> Receipt:
    """The receipt a case's facts speak of. `number` is the item's; a discreet receipt does not name it."""
    record = case.receipt
    flags = ReceiptFlags(int(record["flags"])) | (ReceiptFlags.REPRINT if reprint else ReceiptFlags.NONE)
    return Receipt(
        TerminalId(int(record["terminal"])), int(record["gen"]), int(record["seq"]),
        FIRST_DAY + timedelta(days=int(record["day"])),
        0 if flags & ReceiptFlags.DISCREET else number, flags, handle_of(case),
    )


def qr_url(made: TerminalIdentity, key: SigningKey, receipt: Receipt) -> str:
    """The address in the slip's QR code, signed by this terminal."""
    return encode_url(made.host, receipt.signed(made.county, key))


@dataclass(frozen=True, slots=True)
class SlipKeys:
    """The key this terminal signs receipts with, and those it signed earlier ones with, by generation."""

    newest: SigningKey = field(repr=False)
    older: Mapping[int, SigningKey] = field(default_factory=dict, repr=False)

    def of(self, made: TerminalIdentity, receipt: Receipt) -> SigningKey | None:
        """The key that signed a receipt; None when another terminal gave it out."""
        if receipt.terminal != made.terminal:
            return None
        return self.newest if receipt.generation == made.generation else self.older.get(receipt.generation)


def code_of(case: Case) -> str:
    """The 12 characters of the slip; '' for a case without a receipt that can be read."""
    handle = handle_of(case)
    return short_code.encode(handle) if handle else ""
