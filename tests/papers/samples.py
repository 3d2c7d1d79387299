"""Papers of an invented county, filled as they are in real life."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from papers.bodies import Body, Decision, DeliveryReceipt, Missing, Remedy, SupplementNotice
from papers.bodies_course import (
    Acceptance,
    Completion,
    Extension,
    NotAccepted,
    SpecialProcedure,
    Termination,
    Withdrawal,
)
from papers.legal import LegalPaper
from papers.receipt import Material, Phone, ReceiptSlip
from papers.texts import Translate

TOKEN = "".join(str((place * 7 + 3) % 10) for place in range(210))
URL = f"https://bcc.lanling.gov.cn/r#{TOKEN}"
RARE = "䶮㛃𬭎𠅤𡐓𰻞"

SLIP = ReceiptSlip(
    title="收件凭证",
    county="兰岭县",
    village="榆林镇向阳村",
    case_number="231299100201-261124-01-0007-3",
    short_code="K7QX-2M4P-9RTA",
    qr_url=URL,
    item_short="高龄津贴",
    item_name="80周岁以上老年人高龄津贴给付",
    applicant_masked="王*䶮",
    handed_in_at="2026年11月24日 上午9点26分",
    terminal="01号机",
    materials=(Material("居民身份证", "原件", 1), Material("户口簿（户主页和本人页）", "复印件", 2)),
    transport="村里存好了。现在没连上县里，不碍事：线通了机器自己往县里送。",
    tell_by="12月1日",
    promised="12月15日",
    phones=(Phone("村代办员 李*国", "0455-5550101"), Phone("榆林镇便民服务中心", "0455-5550102")),
    fee="不收费",
)
REMEDY = Remedy("兰岭县人民政府", "兰岭县人民法院")
BODIES: tuple[Body, ...] = (
    SupplementNotice(
        (Missing("户口簿", "缺少户主页", "补交户主页照片，四角要拍全", "《高龄津贴发放办法》第六条"),),
        date(2026, 12, 15),
        "榆林镇向阳村便民服务点",
    ),
    Decision(
        True, "《高龄津贴发放办法》第四条", REMEDY, "年满八十周岁。", (("补贴标准", "每月100元"),), "每年核验"
    ),
    Decision(False, "《高龄津贴发放办法》第四条", REMEDY, "申请时七十六周岁。", reasons=("未满八十周岁。",)),
    DeliveryReceipt((("准予决定书", "兰民决〔2026〕000012号"),), "直接送达"),
    Acceptance(date(2026, 11, 24), "15个工作日", date(2026, 12, 15), "不收费", "村里领取", "K7QX-2M4P-9RTA"),
    NotAccepted(
        ("不属于本机关职权范围。",), "《行政许可法》第三十二条", REMEDY, "兰岭县人力资源和社会保障局"
    ),
    SpecialProcedure("公示", date(2026, 12, 1), "7天", "《审核确认办法》第二十一条"),
    Extension(date(2026, 12, 15), date(2026, 12, 29), "需要核实家庭收入", "局长 李*明"),
    Completion("准予", "在村里领取"),
    Withdrawal(date(2026, 11, 30), returned=("户口簿复印件 2页",)),
    Termination(("补正期限已过，未收到补正材料。",), "《办法》第八条", REMEDY),
)


def paper(body: Body, tr: Translate) -> LegalPaper:
    """A legal paper around a body."""
    return LegalPaper(
        kind=body.kind,
        number="兰民补〔2026〕000123号",
        case_number=SLIP.case_number,
        qr_url=URL,
        authority="兰岭县民政局",
        authority_phone="0455-5550103",
        complaint_phone="12345",
        applicant=f"王{RARE}",
        masked_id="231299********1234",
        item_name=SLIP.item_name,
        item_code="11231299MB00000000223050100100001",
        issued_on=date(2026, 11, 24),
        blocks=body.blocks(tr),
        contact="张干事",
    )


def long_slip(count: int) -> ReceiptSlip:
    """A slip with many papers of long names."""
    name = "家庭成员收入和财产情况说明以及相关证明材料（含土地流转合同、打工收入说明）"
    return replace(
        SLIP, materials=tuple(Material(f"{number}. {name}", "复印件", 3) for number in range(count))
    )
