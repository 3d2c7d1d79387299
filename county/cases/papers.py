"""Legal papers: rendered once, numbered without gaps, kept under their hash, announced by a fact."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from casework.ids import CaseId
from casework.masking import Place, mask_citizen_number
from county.cases import numbering, paper_texts
from county.cases.reading import WholeCase, read, today
from county.fleet.models import Village
from county.intake import service
from county.intake.surroundings import attachments, county_code
from papers.legal import LegalPaper, render

WORDS = {
    "acceptance": "受", "not-accepted": "不受", "supplement": "补", "special-procedure": "特", "extension": "延",
    "decision": "决", "delivery": "送", "withdrawal": "撤", "termination": "终",
}
"""The word of each kind of paper in its number."""
TOWNSHIP, COMMITTEE = "乡镇人民政府", "村民委员会"


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that exists now."""

    number: str
    sha256: str


def issue(case_id: CaseId, kind: str, *, number: str = "") -> Issued:
    """Render a paper of a case and announce it, in the caller's transaction.

    `number` is for papers whose number another authority gave; others take the next of their kind.
    In Chinese whatever language the console speaks: it is the county's word, not the reader's.
    """
    whole = read(case_id)
    assert whole is not None
    with transaction.atomic():
        number = number or _next_number(kind)
        with translation.override("zh-hans"):
            data = render(_paper(whole, kind, number), gettext)
        sha256 = attachments().put(data)
        body = {"paper": kind, "number": number, "sha256": sha256, "size": len(data)}
        service.record([service.FactDraft("PaperIssued", body, case_id)], feed=str(whole.case.village),
                       actor="worker")
    return Issued(number, sha256)


def _next_number(kind: str) -> str:
    year = today().year
    short = settings.COUNTY_NAME.rstrip("县市区")
    return f"{short}政服{WORDS[kind]}〔{year}〕{numbering.take(kind, year):06}号"


def _paper(whole: WholeCase, kind: str, number: str) -> LegalPaper:
    case, definition = whole.case, whole.definition
    assert case.applicant is not None
    body = paper_texts.body(whole, kind)
    return LegalPaper(
        kind=body.kind, number=number, case_number=case.number, qr_url="",
        authority=authority(definition.department, str(case.village)),
        authority_phone=settings.COUNTY_PHONE, complaint_phone="12345",
        applicant=case.applicant.name,
        masked_id=mask_citizen_number(case.applicant.id_number, Place.LEGAL_PAPER),
        item_name=definition.name.zh, item_code=definition.code, issued_on=today(),
        blocks=body.blocks(gettext),
    )


def authority(department: str, village: str) -> str:
    """Return the full name of the authority that speaks: a department, the township or the village's committee."""
    row = Village.objects.filter(county=county_code(), code=village).first()
    township = row.township_name if row else ""
    if department == TOWNSHIP:
        return f"{settings.COUNTY_NAME}{township}人民政府"
    if department == COMMITTEE:
        return f"{settings.COUNTY_NAME}{township}{row.name if row else ''}{COMMITTEE}"
    return f"{settings.COUNTY_NAME}{department.partition('、')[0].removeprefix('县')}"
