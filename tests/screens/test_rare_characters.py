"""No character that a name may have is drawn as an empty box, on any screen: asked of Qt itself, glyph by glyph."""

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QTextLayout

from authoring.code_points import HAN, PLANE_2, PLANE_3
from kiosk import app as root
from kiosk.ui import fonts

RARE = "䶮𬭎𰻞㛃𠅤𡐓𮧵\U0002EBF0\U0002A700\U00032000\U0001F9D1"


def glyphs(text: str, *, bold: bool) -> list[int]:
    font = QFont(fonts.FAMILY)
    font.setBold(bold)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [number for run in layout.glyphRuns() for number in run.glyphIndexes()]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("character", [*RARE[:-1], "\uE123", "\uF8FF"])
def test_a_rare_character_has_a_picture(character: str, bold: bool) -> None:
    root.application()
    fonts.load()
    assert glyphs(character, bold=bold) and 0 not in glyphs(character, bold=bold)


def test_the_typefaces_of_last_resort_leave_no_gap() -> None:
    held: set[int] = set()
    for name in (fonts.FILES[0], *fonts.LAST):
        with TTFont(fonts.FOLDER / name, lazy=True) as font:
            held |= set(font.getBestCmap())
    assert [hex(code) for span in (*HAN, *PLANE_2, *PLANE_3) for code in span if code not in held] == []
