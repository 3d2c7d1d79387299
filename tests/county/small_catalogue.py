"""A catalogue of one small item, sound until a test spoils it; its form as markdown or as a spreadsheet."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook

ZH, EN = "中文 (zh)", "English (en)"
CODE = "XX01"
ITEM = """code = "XX01"
number = 1
version = 1
topic = "elder"
category = "行政给付"
department = "县民政局"
basis = "法"
icon = "user"
aliases = ["老人钱"]
name = { zh = "高龄津贴", en = "Old-age allowance" }
short_name = { zh = "高龄津贴", en = "Old-age allowance" }

[limits]
statutory_days = 20
promised_days = 10
days_source = "assumed"

[guide]
plain = { zh = "给老人的钱。", en = "Money for the old." }
who = { zh = "老人。", en = "The old." }
result = { zh = "打到卡上。", en = "It comes to the account." }
fee = { zh = "不花钱", en = "Free" }
where = { zh = "这里办。", en = "Here." }

[[materials]]
key = "portrait"
name = { zh = "照片", en = "Photograph" }
form = "photo"
required = true
question = "/data/m_photo"

[[steps]]
id = "township"
name = { zh = "镇里看", en = "Township" }
role = "township_reviewer"
unit = "乡镇民政民生办公室"
days = 6

[[steps]]
id = "county"
name = { zh = "县里定", en = "County" }
role = "county_chief"
unit = "县民政局"
days = 4
decides = true

[[eligibility]]
note = "/data/n_young"
result = "may_not_fit"
"""
PARAMETERS = """[[elder_age]]
value = 80
since = 2020-01-01
source = "demo"
"""
TOPICS = """[[topic]]
key = "elder"
name = { zh = "养老", en = "Old age" }
icon = "elder"
row = 0
"""


def said(zh: str, en: str, text: str = "label") -> dict[str, str]:
    """A text in both languages."""
    return {f"{text}::{ZH}": zh, f"{text}::{EN}": en}


NEEDED = {"required": "yes", **said("还没写。", "Still missing.", "required_message")}


def sound_survey() -> list[dict[str, str]]:
    """Questions without a fault."""
    return [
        {"type": "xml-external", "name": "parameters"},
        {"type": "date", "name": "a_birth", **said("哪天生的？", "Born on?"), **NEEDED},
        {"type": "calculate", "name": "a_age", "calculation":
            "int((number(format-date(today(), '%Y%m%d')) - number(format-date(${a_birth}, '%Y%m%d'))) div 10000)"},
        {"type": "note", "name": "n_young", **said("您今年 ${a_age} 岁。", "You are ${a_age}."),
         "relevant": "${a_age} < number(instance('parameters')/root/elder_age)"},
        {"type": "select_one live", "name": "a_live", **said("跟谁过？", "With whom?"), **NEEDED},
        {"type": "text", "name": "a_who", **said("找谁？", "Whom?"), "relevant": "${a_live} = 'alone'",
         "appearance": "name"},
        {"type": "decimal", "name": "a_land", **said("几亩？", "How many mu?"), "constraint": ". >= 0",
         **said("不能是负的。", "Not below 0.", "constraint_message")},
        {"type": "image", "name": "m_photo", **said("照张相", "A photograph"), "appearance": "portrait",
         "parameters": "max-pixels=1280"},
    ]


def sound_choices() -> list[dict[str, str]]:
    """Choices without a fault."""
    return [{"list_name": "live", "name": name, **said(zh, en), **said("user.svg", "user.svg", "image")}
            for name, zh, en in (("alone", "自己", "Alone"), ("spouse", "老伴", "Spouse"))]


@dataclass
class SmallCatalogue:
    """`write()` puts it into `folder`; until then everything may be changed."""

    folder: Path
    survey: list[dict[str, str]] = field(default_factory=sound_survey)
    choices: list[dict[str, str]] = field(default_factory=sound_choices)
    settings: dict[str, str] = field(default_factory=lambda: {"form_title": "津贴", "default_language": ZH})
    item: str = ITEM
    parameters: str = PARAMETERS

    def row(self, name: str) -> int:
        """The row of a question in its sheet."""
        return 2 + next(place for place, row in enumerate(self.survey) if row.get("name") == name)

    def spoil(self, name: str, **columns: str) -> None:
        """Write something else into cells of a question; `__` stands for `::` and the language."""
        self.survey[self.row(name) - 2].update(columns)

    @property
    def item_folder(self) -> Path:
        """Where the item lies."""
        return self.folder / "items" / CODE

    def write(self, kind: str = "md") -> Path:
        """Write all files; returns the catalogue's folder."""
        self.item_folder.mkdir(parents=True, exist_ok=True)
        (self.item_folder / "item.toml").write_text(self.item, "utf-8")
        (self.folder / "parameters.toml").write_text(self.parameters, "utf-8")
        (self.folder / "topics.toml").write_text(TOPICS, "utf-8")
        sheets = {"survey": self.survey, "choices": self.choices, "settings": [self.settings]}
        target = self.item_folder / f"form.{kind}"
        if kind == "md":
            target.write_text("\n".join(_markdown(name, rows) for name, rows in sheets.items()), "utf-8")
        else:
            spreadsheet(target, sheets)
        return self.folder


def _columns(rows: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(column for row in rows for column in row))


def _markdown(name: str, rows: list[dict[str, str]]) -> str:
    columns = _columns(rows)
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    return "\n".join([f"| {name} |", *("| | " + " | ".join(line) + " |" for line in lines), ""])


def spreadsheet(target: Path, sheets: dict[str, list[dict[str, Any]]]) -> None:
    """Write sheets as LibreOffice would."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        columns = _columns(rows)
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    book.save(target)
