"""The slip of a case, filled from its facts; drawing it is the work of `papers`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from casework.case import Case
from casework.definition import Text
from casework.facts import CHINA
from casework.masking import Place, mask_name
from casework.message import N_, Message
from casework.workdays import Calendar
from kiosk.services import slip_token
from kiosk.services.days import tell_by
from kiosk.services.slip_token import SlipKeys
from kiosk.store import CaseRecord, TerminalIdentity, Transport
from papers.receipt import Also, Material, Phone, ReceiptSlip
from papers.texts import Translate, day

_TRANSPORT: Final = {
    Transport.STORED: Message(N_("No line yet. It is stored in the machine and goes to the county by itself.")),
    Transport.CONFIRMED: Message(N_("The county has it.")),
    Transport.DECIDED: Message(N_("There is an answer.")),
}


@dataclass(frozen=True, slots=True)
class SlipWriter:
    """Writes slips for one terminal, in one language."""

    made: TerminalIdentity
    keys: SlipKeys
    calendar: Calendar
    translate: Translate

    def slip(self, record: CaseRecord, *, copies_before: int, promised: date | None,
             siblings: Sequence[CaseRecord] = (), event: Text | None = None) -> ReceiptSlip | None:
        """The slip of a case; None when another terminal gave the receipt out, whose key is not here.

        `siblings` were handed in with it: they stand on the same slip, each with its own number and code.
        """
        case, item, tr = record.case, record.definition, self.translate
        receipt = slip_token.receipt_of(case, number=item.number, reprint=copies_before > 0)
        key = self.keys.of(self.made, receipt)
        if key is None or case.applicant is None:
            return None
        fee = item.guide.get("fee")
        return ReceiptSlip(
            title=tr(N_("Receipt for what was handed in")), county=self.made.county_name,
            village=f"{self.made.township_name}{self.made.village_name}", case_number=case.number,
            short_code=slip_token.code_of(case), qr_url=slip_token.qr_url(self.made, key, receipt),
            item_short=item.short_name.zh, item_name=item.name.zh,
            applicant_masked=mask_name(case.applicant.name, Place.SLIP),
            handed_in_at=self._moment(case.transitions[0].at.astimezone(CHINA)),
            terminal=f"{self.made.ordinal:02}", materials=tuple(self._materials(record)),
            transport=_TRANSPORT[record.transport].render(tr), tell_by=self._tell_by(case),
            promised=day(promised, tr) if promised else None, phones=tuple(self._phones()),
            fee=fee.zh if fee else tr(N_("It costs nothing")), reprint=copies_before,
            discreet=item.discreet, test_system=self.made.demo,
            together=event.zh if event and not any(one.definition.discreet for one in (record, *siblings)) else "",
            also=tuple(self._also(one, reprint=copies_before > 0) for one in siblings),
        )

    def _also(self, record: CaseRecord, *, reprint: bool) -> Also:
        item = record.definition
        receipt = slip_token.receipt_of(record.case, number=item.number, reprint=reprint)
        key = self.keys.of(self.made, receipt)
        return Also(record.case.number, slip_token.code_of(record.case),
                    slip_token.qr_url(self.made, key, receipt) if key else "", item.short_name.zh, item.discreet)

    def _moment(self, when: datetime) -> str:
        return f"{day(when.date(), self.translate)} {when:%H:%M}"

    def _tell_by(self, case: Case) -> str:
        by = tell_by(self.calendar, case.received_day) if case.received_day else None
        return day(by, self.translate) if by else self.translate(N_("the fifth working day"))

    def _phones(self) -> list[Phone]:
        rows = ((self.made.assistant_name or self.translate(N_("Village assistant")), self.made.assistant_phone),
                (self.made.township_name, self.made.township_phone))
        return [Phone(who, number) for who, number in rows if number]

    def _materials(self, record: CaseRecord) -> list[Material]:
        """The papers that were photographed here; what the county looks up itself was not handed in."""
        return [
            Material(wanted.name.zh, self.translate(N_("photograph")), pages)
            for wanted in record.definition.materials
            if wanted.question and (pages := len(record.case.pages(wanted.question)))
        ]
