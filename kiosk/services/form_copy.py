"""The filled form on A4 for the villager to keep, filled from a case's facts."""

from dataclasses import dataclass

from casework.facts import CHINA
from casework.masking import Place, mask_citizen_number
from casework.message import N_
from kiosk.forms.read_back import read_back
from kiosk.services import slip_token
from kiosk.services.consent import consent_of
from kiosk.services.item_forms import ItemForms
from kiosk.services.slip_token import SlipKeys
from kiosk.store import CaseRecord, Store, TerminalIdentity
from papers.filled_form import Answer, FilledForm, render
from papers.texts import Translate, day
from xforms import FixedClock


@dataclass(frozen=True, slots=True)
class FormCopies:
    """Draws copies. `language` is the one papers are printed in."""

    store: Store
    forms: ItemForms
    keys: SlipKeys
    translate: Translate
    language: str

    def pdf(self, record: CaseRecord, made: TerminalIdentity) -> bytes | None:
        """The copy of a case; None when its form is not here."""
        case, item, tr = record.case, record.definition, self.translate
        paper = self.forms.version(item.code, item.version)
        if paper is None or case.applicant is None:
            return None
        handed_in = case.transitions[0].at.astimezone(CHINA)
        rows = read_back(paper, case.answers, clock=FixedClock(handed_in), language=self.language)
        return render(FilledForm(
            title=item.name.in_language(self.language), case_number=case.number,
            qr_url=self._qr(record, made), header=self._header(record, made),
            answers=tuple(Answer(row.section, row.question, row.answer) for row in rows),
            statement=" ".join(one.render(tr) for one in consent_of(item, assistant="").statement),
            signature_png=self._signature(record), signed_on=day(handed_in.date(), tr), test_system=made.demo,
            signed_by=case.filed_by.get("name", ""),
        ), tr)

    def _header(self, record: CaseRecord, made: TerminalIdentity) -> tuple[tuple[str, str], ...]:
        applicant, tr = record.case.applicant, self.translate
        assert applicant is not None
        return (
            (tr(N_("Name")), applicant.name),
            (tr(N_("Citizen number")), mask_citizen_number(applicant.id_number, Place.LEGAL_PAPER)),
            (tr(N_("Village")), f"{made.county_name}{made.township_name}{made.village_name}"),
        )

    def _qr(self, record: CaseRecord, made: TerminalIdentity) -> str:
        receipt = slip_token.receipt_of(record.case, number=record.definition.number)
        key = self.keys.of(made, receipt)
        return slip_token.qr_url(made, key, receipt) if key else ""

    def _signature(self, record: CaseRecord) -> bytes | None:
        found = record.case.attachment("signature")
        return self.store.blobs.get(found.sha256) if found else None
