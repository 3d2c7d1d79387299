"""The county of the demo: invented villages and people, the items of the starting catalogue."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from county.cannot import CannotDo
from county.cases.reading import today
from county.catalogue import footing, life_event_publishing
from county.catalogue.faults import Fault
from county.catalogue.models import PowerDocumentRow
from county.catalogue.powers import PowerDocument
from county.catalogue.publishing import publish
from county.fleet.models import Village
from county.intake.surroundings import county_code
from county.people.models import Staff

VILLAGE = "231222102201"
ENTRUSTED = ("SQ014", "SQ016", "SQ024", "SQ025", "SQ028", "SQ050")
"""Powers of items the township decides; a county enters its own documents, these are invented."""
PASSWORD = "buchucun-demo"
STAFF = (
    ("window", "周敏", "window", "231222102", "榆林镇便民服务中心"),
    ("reviewer", "李建国", "township_reviewer", "231222102", "榆林镇民政民生办公室"),
    ("leader", "孙志远", "township_leader", "231222102", "榆林镇人民政府"),
    ("clerk", "刘芳", "county_clerk", "231222", "兰西县政务服务中心"),
    ("chief", "陈立", "county_chief", "231222", "兰西县民政局"),
    ("supervisor", "吴静", "supervisor", "231222", "兰西县监察"),
    ("admin", "郑伟", "system_admin", "231222", "兰西县营商环境局"),
    ("auditor", "何平", "security_auditor", "231222", "兰西县营商环境局"),
)


def put_in() -> dict[str, Any]:
    """Put everything in that is not there yet. Raises CannotDo when an item has a fault."""
    Village.objects.get_or_create(county=county_code(), code=VILLAGE, defaults={
        "name": "向阳村", "township_name": "榆林镇", "assistant_name": "赵春生",
        "assistant_phone": "0455-5550101", "township_phone": "0455-5550100"})
    for login, name, role, scope, unit in STAFF:
        if not Staff.objects.filter(county=county_code(), login=login).exists():
            Staff.objects.create_staff(login, PASSWORD, county=county_code(), name=name, role=role,
                                       scope=scope, unit=unit)
    for code in ENTRUSTED:
        if not PowerDocumentRow.objects.filter(county=county_code(), power=code).exists():
            footing.enter(code, PowerDocument("示例委托书〔2026〕1号", date(2026, 1, 1)), scope="")
    outcome = publish(Path(settings.ROOT) / "assets" / "catalogue" / "items", today())
    events = life_event_publishing.publish(Path(settings.ROOT) / "assets" / "catalogue", today())
    faults = [str(one) for one in (*outcome, *events) if isinstance(one, Fault)]
    if faults:
        raise CannotDo("\n".join(faults))
    return {"village": VILLAGE, "password": PASSWORD, "items": len(outcome), "life_events": len(events),
            "staff": [{"login": login, "name": name, "role": role} for login, name, role, _, _ in STAFF]}
