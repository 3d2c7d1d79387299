"""The headings a sheet may have, and what stands below each."""

from typing import Final

ZH, EN = "中文 (zh)", "English (en)"
LANGUAGES: Final = (ZH, EN)
EXPRESSIONS: Final = ("relevant", "required", "constraint", "calculation", "read_only", "choice_filter",
                      "repeat_count", "default")
PLAIN: Final = frozenset({"yes", "no", "true", "false", "true()", "false()"})
"""What `required` and `read_only` may say without being an expression."""
TEXTS: Final = ("label", "hint", "required_message", "constraint_message")
MEDIA: Final = ("image", "audio")
_OF_SURVEY: Final = ("type", "name", "appearance", "parameters", *EXPRESSIONS)
_OF_CHOICES: Final = ("list_name", "name")
_OF_SETTINGS: Final = ("form_title", "form_id", "version", "default_language")
TITLES: Final = {"xml-external", "calculate", "hidden", "end_group", "end_repeat"}
"""Types without words for a villager."""
ASKING: Final = {"text", "integer", "decimal", "date", "select_one", "select_multiple", "image", "note"}
STRUCTURE: Final = {"begin_group", "end_group", "begin_repeat", "end_repeat"}
TYPES: Final = frozenset({*TITLES, *ASKING, *STRUCTURE, "include"})
FOR_STAFF: Final = "for_staff"
"""The one hidden answer there is: the county opens the questions for staff with it (block `staff`)."""
APPEARANCES: Final = frozenset({"name", "idno", "phone", "bank", "money", "disability", "portrait", "document",
                                "signature"})
"""Pages of the kiosk beyond the plain ones of each type."""
OF_XFORM: Final = {
    "relevant": "relevant", "required": "required", "readonly": "read_only", "constraint": "constraint",
    "calculate": "calculation", "jr:constraintMsg": f"constraint_message::{ZH}",
    "jr:requiredMsg": f"required_message::{ZH}", "itemset": "choice_filter", "jr:count": "repeat_count",
    "label": f"label::{ZH}", "label output": f"label::{ZH}", "itext output": f"label::{ZH}",
    "hint": f"hint::{ZH}", "hint output": f"hint::{ZH}", "itemset label": "type", "itemset value": "type",
}
"""The column that becomes an attribute of the finished form."""


def translated(*texts: str) -> frozenset[str]:
    """The headings of texts in each language."""
    return frozenset(f"{text}::{language}" for text in texts for language in LANGUAGES)


def known(sheet: str) -> frozenset[str]:
    """Every heading of a sheet; one that begins with # is its author's own remark and never read."""
    if sheet == "survey":
        return frozenset(_OF_SURVEY) | translated(*TEXTS, *MEDIA)
    if sheet == "choices":
        return frozenset(_OF_CHOICES) | translated("label", *MEDIA)
    return frozenset(_OF_SETTINGS)
