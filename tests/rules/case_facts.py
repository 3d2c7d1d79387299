"""Facts of an invented case, written the way a kiosk and a county write them."""

from datetime import datetime
from typing import Any

from casework.definition import ItemDefinition, read_definition
from casework.facts import CHINA, Fact, write
from casework.fold import Placed
from casework.ids import CaseId, FactId, fact_id

DEFINITION: ItemDefinition = read_definition({
    "code": "MZ07", "number": 7, "version": 1, "topic": "elder", "category": "行政给付",
    "department": "县民政局", "basis": "老年人权益保障法",
    "name": {"zh": "高龄津贴", "en": "Old-age allowance"},
    "short_name": {"zh": "高龄津贴", "en": "Old-age allowance"},
    "limits": {"statutory_days": 30, "promised_days": 20, "days_source": "law"},
    "steps": [
        {"id": "township", "name": {"zh": "镇里审核", "en": "Township"}, "role": "township_reviewer",
         "unit": "民政民生办公室", "days": 5},
        {"id": "county", "name": {"zh": "县里决定", "en": "County"}, "role": "county_chief",
         "unit": "县民政局", "days": 5, "decides": True},
    ],
    "procedures": [{"kind": "PUBLIC_NOTICE", "days": 7, "unit": "calendar", "stops_clock": True}],
})
VILLAGE = "231222102201"
RECEIPT = {"terminal": 1, "gen": 1, "seq": 7, "day": 2260, "flags": 0, "handle": "AAAAAAAAAAAAAA"}
HASH = "ab" * 32


def at(day: str, hour: int = 9) -> int:
    """Milliseconds of an hour of a day in China."""
    return int(datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=CHINA).timestamp() * 1000)


class Log:
    """Writes facts of one case in order, each numbered in the feed unless told otherwise."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self._case: CaseId | None = None

    def fact(self, kind: str, body: dict[str, Any], day: str, *, actor: str = "staff:w1",
             seen: int | None = None, offset_ms: int | None = 0) -> Fact:
        count = len(self.placed)
        id: FactId = fact_id(at(day) + count, count.to_bytes(10, "big"))
        made = write(kind, body, id=id, case=self._case, at_ms=at(day), offset_ms=offset_ms,
                     seen=count if seen is None else seen, actor=actor)
        self._case = self._case or CaseId(id)
        return made

    def add(self, kind: str, body: dict[str, Any], day: str, *, numbered: bool = True,
            **options: Any) -> "Log":
        made = self.fact(kind, body, day, **options)
        self.placed.append(Placed(made, len(self.placed) + 1 if numbered else None))
        return self

    def applied(self, day: str = "2026-03-02", **options: Any) -> "Log":
        return self.add("Applied", applied_body(), day, actor="villager", **options)

    def accepted(self, day: str = "2026-03-02") -> "Log":
        return self.applied(day).add("Accepted", {}, day)


def applied_body() -> dict[str, Any]:
    """The body of an application handed in at a kiosk."""
    return {
        "item": "MZ07", "version": 1, "village": VILLAGE, "number": "231222102201-260302-01-0007-3",
        "applicant": {"name": "王秀兰", "id_type": "citizen", "id_number": "231299194403120020"},
        "answers": {"/data/living/g_live": "spouse"}, "receipt": RECEIPT,
        "attachments": [{"ref": "/data/materials/m_photo", "sha256": HASH, "media": "image/jpeg",
                         "size": 4000}],
    }


ASK = {"asks": [{"ref": "/data/materials/m_photo", "what": "太暗", "fix": "到窗边再照一张"}]}
MENDED = {"answers": {}, "attachments": [
    {"ref": "/data/materials/m_photo", "sha256": "cd" * 32, "media": "image/jpeg", "size": 5000}]}
PASSED = {"step": "township", "opinion": "属实"}
GRANTED = {"granted": True, "content": "同意发放", "amount": "100.00", "from_month": "2026-04"}
DECISION_PAPER = {"paper": "decision", "number": "〔2026〕000001", "sha256": HASH, "size": 9000}
