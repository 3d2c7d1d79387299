"""What an item.toml may say: every key with the kind of value below it."""

from datetime import date
from typing import Final

TEXT: Final = "text"
"""`{ zh = "...", en = "..." }`, both there."""
Kind = type | str | tuple[str, ...]
"""A type of TOML, TEXT, or the words that may stand there."""

ROLES: Final = ("township_reviewer", "township_leader", "county_clerk", "county_chief")
OF_ITEM: Final[dict[str, Kind]] = {
    "code": str, "number": int, "version": int, "topic": str, "category": str, "department": str, "basis": str,
    "icon": str, "aliases": list, "name": TEXT, "short_name": TEXT, "discreet": bool, "certificate": bool,
    "draft": bool, "limits": dict, "guide": dict, "materials": list, "steps": list, "procedures": list,
    "eligibility": list, "alerts": list, "confirmed": dict,
}
NEEDED_OF_ITEM: Final = ("code", "number", "version", "topic", "category", "department", "basis", "icon", "aliases",
                         "name", "short_name", "limits", "guide", "steps")
TABLES: Final[dict[str, dict[str, Kind]]] = {
    "limits": {"statutory_days": int, "promised_days": int, "days_source": ("law", "memory", "assumed"),
               "supplement_days": int},
    "guide": dict.fromkeys(("plain", "who", "result", "fee", "where", "cannot", "yearly", "window", "notice",
                            "made_here"), TEXT),
    "materials": {"key": str, "name": TEXT, "form": ("original", "copy", "photo", "electronic"), "required": bool,
                  "waived_by": str, "question": str},
    "steps": {"id": str, "name": TEXT, "role": ROLES, "unit": str, "days": int, "decides": bool,
              "power": str},
    "procedures": {"kind": ("PUBLIC_NOTICE", "HEARING", "EXPERT", "TEST", "SITE"), "days": int,
                   "unit": ("working", "calendar"), "stops_clock": bool},
    "eligibility": {"note": str, "result": ("may_not_fit", "ask_staff"), "instead": list},
    "alerts": {"question": str, "when": list, "within_days": int, "since": date, "until": date,
               "says": TEXT},
    "confirmed": {"who": str, "document": str, "day": date},
}
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "limits": ("statutory_days", "promised_days", "days_source"),
    "guide": ("plain", "who", "result", "fee", "where"),
    "materials": ("key", "name", "form", "required"),
    "steps": ("id", "name", "role", "unit", "days"),
    "procedures": ("kind", "days", "unit", "stops_clock"),
    "eligibility": ("note", "result"),
    "alerts": ("question", "says"),
    "confirmed": ("who", "document", "day"),
}
SOURCES: Final = frozenset(
    "公安户籍 公安 人社社保卡 人社就业 残联残疾人证 残联 民政救助 民政婚姻 民政养老 民政殡葬 民政 农业农村确权 "
    "农业农村宅基地 卫健出生 卫健死亡 卫健 市场监管 退役军人档案 "
    "林草确权 教育学籍 法院 自然资源确权 自然资源规划 农机监理 畜牧兽医 "
    "医保结算 住建房屋安全".split())
"""Shared sources that can make a paper unnecessary; `waived_by` names one, or several with 、 between."""
