"""Legal papers: rendered once, numbered without gaps, kept under their hash, announced by a fact."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from casework.ids import CaseId
from casework.masking import Place, mask_citizen_number
from county.attachments.folder import AttachmentFolder
from county.cases import paper_texts
from county.cases.models import PaperNumber
from county.cases.reading import WholeCase, read, today
from county.intake import service
from county.intake.surroundings import county_code, data_folder
from papers.legal import LegalPaper, render

WORDS = {"supplement": "补", "decision": "决", "delivery": "送"}
"""The word of each kind of paper in its number."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that exists now."""

    number: str
    sha256: str


def issue(case_id: CaseId, kind: str) -> Issued:
    """Render a paper of a case and announce it, in the caller's transaction."""
    whole = read(case_id)
    assert whole is not None
    with transaction.atomic():
        number = _next_number(kind)
        data = render(_paper(whole, kind, number), gettext)
        sha256 = AttachmentFolder(data_folder() / "attachments").put(data)
        body = {"paper": kind, "number": number, "sha256": sha256, "size": len(data)}
        service.record([service.FactDraft("PaperIssued", body, case_id)], feed=str(whole.case.village),
                       actor="worker")
    return Issued(number, sha256)


def _next_number(kind: str) -> str:
    year = today().year
    row, _ = PaperNumber.objects.select_for_update().get_or_create(
        county=county_code(), kind=kind, year=year)
    PaperNumber.objects.filter(county=county_code(), kind=kind, year=year).update(number=row.number + 1)
    short = settings.COUNTY_NAME.rstrip("县市区")
    return f"{short}政服{WORDS[kind]}〔{year}〕{row.number + 1:06}号"


def _paper(whole: WholeCase, kind: str, number: str) -> LegalPaper:
    case, definition = whole.case, whole.definition
    assert case.applicant is not None
    body = paper_texts.body(whole, kind)
    return LegalPaper(
        kind=body.kind, number=number, case_number=case.number, qr_url="",
        authority=f"{settings.COUNTY_NAME}{definition.department.removeprefix('县')}",
        authority_phone=settings.COUNTY_PHONE, complaint_phone="12345",
        applicant=case.applicant.name,
        masked_id=mask_citizen_number(case.applicant.id_number, Place.LEGAL_PAPER),
        item_name=definition.name.zh, item_code=definition.code, issued_on=today(),
        blocks=body.blocks(gettext),
    )
