"""Paper in the hand. A printer that fails never undoes what was handed in."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from casework.ids import CaseId, Sha256
from casework.message import N_, Message
from casework.workdays import Calendar
from kiosk.devices.printer import Printer, PrinterState, PrintJob
from kiosk.services import days, slip_token
from kiosk.services.clock import Clock, today
from kiosk.services.form_copy import FormCopies
from kiosk.services.siblings import siblings
from kiosk.services.slip import SlipWriter
from kiosk.services.slip_token import SlipKeys
from kiosk.store import CaseRecord, Store, TerminalIdentity
from papers import escpos, receipt, receipt_a4
from papers.receipt import ReceiptSlip
from papers.texts import Translate


@dataclass(frozen=True, slots=True)
class Printed:
    """The paper is coming; `copy` is 0 for the first print of a receipt, n for 补打 n."""

    copy: int = 0


@dataclass(frozen=True, slots=True)
class NoPaper:
    """The roll or tray is empty."""

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(N_("The printer is out of paper. Copy the number down, it counts just the same."))

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("The assistant puts paper in. Then the slip can be printed any day."))


@dataclass(frozen=True, slots=True)
class NoPrinter:
    """No printer, or it does not answer."""

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(N_("The slip cannot be printed. Copy the number down, it counts just the same."))

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("Once the printer works the slip can be printed any day."))


@dataclass(frozen=True, slots=True)
class NotHere:
    """The paper is not at this machine: not come yet, or given out by another machine."""

    sentence: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class PaperWaits:
    """A paper of the county that the printer does not give now; what it says holds all the same."""

    sentence: Message = Message(N_("The paper does not come out now. The answer counts just the same."))  # noqa: RUF009
    next_step: Message = Message(N_("Call the assistant, or come for the paper any day."))  # noqa: RUF009


PrintOutcome = Printed | NoPaper | NoPrinter | PaperWaits | NotHere

_NOT_COME: Final = NotHere(Message(N_("This paper has not come from the county yet.")),
                           Message(N_("It comes by itself as soon as there is a line.")))
_ELSEWHERE: Final = NotHere(Message(N_("This slip was given out by another machine.")),
                            Message(N_("Ask for a copy at the machine that printed it.")))


@dataclass(frozen=True, slots=True)
class Press:
    """What slips are made with."""

    keys: SlipKeys
    calendar: Calendar
    clock: Clock
    translate: Translate
    dots: int = 576


class Printing:
    """Prints receipts and the county's papers."""

    def __init__(self, store: Store, printer: Printer | None, press: Press, copies: FormCopies) -> None:
        self._store, self._printer, self._press, self._copies = store, printer, press, copies

    def receipt(self, case: CaseId) -> PrintOutcome:
        """The receipt slip of a case; each print after the first carries 补打 n."""
        before = self._store.prints(case)
        slip = self._slip(case, before)
        if slip is None:
            return _ELSEWHERE
        outcome = self._print(self._slip_job(slip))
        if not isinstance(outcome, Printed):
            return outcome
        self._store.count_print(case)
        return Printed(before)

    def receipt_pdf(self, case: CaseId, *, a4: bool = False) -> bytes | NotHere:
        """The slip as a PDF, for a screen or a file; counts as no print."""
        slip = self._slip(case, self._store.prints(case))
        if slip is None:
            return _ELSEWHERE
        tr = self._press.translate
        return receipt_a4.a4_pdf(slip, tr) if a4 else receipt.slip_pdf(slip, tr)

    def paper(self, case: CaseId, sha256: Sha256) -> Printed | PaperWaits | NotHere:
        """A paper of the county, byte for byte as it was rendered there."""
        record = self._store.case(case)
        papers = record.case.papers if record else ()
        kind = next((one.kind for one in papers if one.sha256 == sha256), None)
        data = self._store.blobs.get(sha256) if kind else None
        if kind is None or data is None:
            return _NOT_COME
        outcome = self._print(PrintJob(kind, data))
        return outcome if isinstance(outcome, Printed) else PaperWaits()

    def answers_copy(self, case: CaseId) -> PrintOutcome:
        """The filled form on A4 for the villager to keep."""
        record, made = self._store.case(case), self._store.identity()
        data = self._copies.pdf(record, made) if record and made and record.case.receipt else None
        return self._print(PrintJob("answers", data)) if data else _ELSEWHERE

    def letter(self, pdf: bytes) -> Printed | NoPaper | NoPrinter:
        """A letter of authorisation, to be signed at home."""
        return self._print(PrintJob("authorisation", pdf))

    def _print(self, job: PrintJob) -> Printed | NoPaper | NoPrinter:
        state = self._printer.print(job) if self._printer else PrinterState.OFFLINE
        if state is PrinterState.PAPER_OUT:
            return NoPaper()
        return Printed() if state is PrinterState.READY else NoPrinter()

    def _slip_job(self, slip: ReceiptSlip) -> PrintJob:
        tr = self._press.translate
        dots = receipt.slip_raster(slip, tr, width_dots=self._press.dots)
        return PrintJob("receipt", receipt.slip_pdf(slip, tr), slip=True, raster=(escpos.encode(dots),))

    def _slip(self, case: CaseId, before: int) -> ReceiptSlip | None:
        record, made = self._store.case(case), self._store.identity()
        if record is None or made is None or not record.case.receipt:
            return None
        press = self._press
        writer = SlipWriter(made, press.keys, press.calendar, press.translate)
        together = record.case.together
        event = self._store.life_event(together.event, together.version) if together else None
        return writer.slip(record, copies_before=before, promised=self._promised(record),
                           siblings=self._siblings(record, made), event=event.event.short_name if event else None)

    def _siblings(self, record: CaseRecord, made: TerminalIdentity) -> list[CaseRecord]:
        """The cases handed in with it whose receipts this terminal gave out."""
        return [one for one in siblings(self._store, record)
                if self._press.keys.of(made, slip_token.receipt_of(one.case, number=one.definition.number))]

    def _promised(self, record: CaseRecord) -> date | None:
        return days.shown(record, self._press.calendar, today(self._press.clock)).promised
