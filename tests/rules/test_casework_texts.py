"""Every sentence the rules can say has its Chinese, with the same slots."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.rules.vectors import ROOT

SLOT = re.compile(r"\{\w+\}")
OFFICE_WORDS = ("请", "系统", "用户", "提交", "加载", "异常", "失败", "操作")


def marked(path: Path) -> list[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "N_")
    return [str(ast.literal_eval(call.args[0])) for call in named]


def chinese() -> dict[str, str]:
    catalogues = sorted((ROOT / "assets/i18n/parts").glob("casework*.zh_CN.po"))
    found: dict[str, str] = {}
    for path in catalogues:
        with path.open("rb") as file:
            found.update({str(entry.id): str(entry.string) for entry in read_po(file) if entry.id})
    return found


TEXTS = sorted({text for path in (ROOT / "casework").rglob("*.py") for text in marked(path)})
CHINESE = chinese()


def test_there_are_texts_to_look_at() -> None:
    assert len(TEXTS) > 40


@pytest.mark.parametrize("text", TEXTS)
def test_every_sentence_has_its_chinese(text: str) -> None:
    translated = CHINESE.get(text, "")
    assert translated, "no Chinese in assets/i18n/parts"
    assert sorted(SLOT.findall(translated)) == sorted(SLOT.findall(text))
    assert [word for word in OFFICE_WORDS if word in translated] == []


def test_no_chinese_is_left_over() -> None:
    assert sorted(set(CHINESE) - set(TEXTS)) == []
