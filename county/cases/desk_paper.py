"""The receipt of a case filed at the desk, on A4."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from casework.chinese_dates import formal
from casework.definition import ACCEPTANCE_DAYS
from casework.facts import CHINA
from casework.masking import Place, mask_name
from casework.receipt import encode_url
from casework.short_code import encode
from county.cases.desk import desk_receipt
from county.cases.handles import handle_of
from county.cases.reading import WholeCase, calendar
from county.fleet.bundle import receipt_host
from county.fleet.county_keys import ring
from county.fleet.models import Village
from county.intake.surroundings import county_code
from papers.receipt import Material, Phone, ReceiptSlip
from papers.receipt_a4 import a4_pdf


def render(whole: WholeCase) -> bytes | None:
    """Return the receipt as PDF; None for a case that a kiosk received: the kiosk prints its own."""
    with translation.override("zh-hans"):
        slip = _slip(whole)
        return a4_pdf(slip, gettext) if slip else None


def _slip(whole: WholeCase) -> ReceiptSlip | None:
    case, definition, handle = whole.case, whole.definition, handle_of(whole.case)
    if handle is None or case.receipt.get("terminal") != 0 or case.applicant is None:
        return None
    token = desk_receipt(case.receipt, definition.number, handle).signed(
        county_code(), ring()[str(case.receipt["gen"])])
    handed_in = case.transitions[0]
    village = Village.objects.filter(county=county_code(), code=str(case.village)).first()
    fee = definition.guide.get("fee")
    tell_by = calendar().add_workdays(handed_in.day, ACCEPTANCE_DAYS)
    return ReceiptSlip(
        title=gettext("Receipt of papers"), county=settings.COUNTY_NAME,
        village=f"{village.township_name}{village.name}" if village else str(case.village),
        case_number=case.number, short_code=encode(handle), qr_url=encode_url(receipt_host(), token),
        item_short=definition.short_name.zh, item_name=definition.name.zh,
        applicant_masked=mask_name(case.applicant.name, Place.SLIP),
        handed_in_at=f"{formal(handed_in.day)} {handed_in.at.astimezone(CHINA):%H:%M}",
        terminal=gettext("Service counter"),
        materials=tuple(Material(one.name.zh, gettext("electronic"), 1) for one in definition.materials
                        if one.question and case.attachment(one.question)),
        transport=gettext("The county has received it."), tell_by=formal(tell_by), promised=None,
        phones=(Phone(gettext("County service hall"), settings.COUNTY_PHONE),),
        fee=fee.zh if fee else gettext("Free of charge"), discreet=definition.discreet,
        test_system=settings.DEMO,
    )
