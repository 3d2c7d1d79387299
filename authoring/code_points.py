"""The typefaces of last resort: each character that no typeface of the chain may have, as its number in a frame.

    .venv/bin/python -m authoring.code_points

writes assets/fonts/CodePoints-2.ttf (plane 2) and CodePoints-3.ttf (plane 3, private use, the rest), from the digits of
Noto Sans SC (OFL). So a screen never shows an empty box, whatever name comes in, from wherever.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

FONTS: Final = Path(__file__).resolve().parent.parent / "assets" / "fonts"
UNITS: Final = 1000
SCALE: Final = 0.42
DIGITS: Final = "0123456789ABCDEF"
HAN: Final = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFADA))
PLANE_2: Final = (range(0x20000, 0x2A6E0), range(0x2A700, 0x2EE60), range(0x2F800, 0x2FA20))
PLANE_3: Final = (range(0x30000, 0x33480), range(0xE000, 0xF900))


def number(code: int) -> Glyph:
    """A frame with the four or five digits in two lines, put together from parts."""
    text = f"{code:04X}"
    cut = len(text) - 2
    made = Glyph()
    made.numberOfContours = -1
    made.components = [part("frame", 0, 0)]
    for row, line in ((410, text[:cut]), (20, text[cut:])):
        left = (UNITS - 270 * len(line)) // 2
        made.components += [part(digit, left + 270 * at, row) for at, digit in enumerate(line)]
    return made


def part(name: str, x: int, y: int) -> GlyphComponent:
    """One part at its place."""
    made = GlyphComponent()
    made.glyphName, made.x, made.y = ("frame" if name == "frame" else f"d{name}"), x, y
    made.flags = 0x4 | 0x2       # offsets are rounded, arguments are offsets
    return made


def parts(noto: TTFont) -> dict[str, Glyph]:
    """The sixteen digits made small, and the frame."""
    glyphs, names = noto.getGlyphSet(), noto.getBestCmap()
    scale = SCALE * UNITS / noto["head"].unitsPerEm
    found = {}
    for digit in DIGITS:
        recording = DecomposingRecordingPen(glyphs)
        glyphs[names[ord(digit)]].draw(recording)
        pen = TTGlyphPen(None)
        recording.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        found[f"d{digit}"] = pen.glyph()
    pen = TTGlyphPen(None)
    for inset, turn in ((20, 1), (60, -1)):
        low, high = inset, UNITS - inset
        corners = [(low, low - 120), (low, high - 120), (high, high - 120), (high, low - 120)][::turn]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return found | {"frame": pen.glyph()}


def build(family: str, codes: Iterable[int], noto: TTFont, target: Path) -> None:
    """One typeface."""
    names = {code: f"u{code:X}" for code in codes}
    glyphs = {".notdef": TTGlyphPen(None).glyph(), **parts(noto)}
    glyphs |= {name: number(code) for code, name in names.items()}
    font = FontBuilder(UNITS, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap(names)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics(dict.fromkeys(glyphs, (UNITS, 20)))
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "licenseDescription": "SIL OFL 1.1"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost(keepGlyphNames=False)
    font.save(target)
    print(f"{target.name}: {len(names)} characters, {target.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Both."""
    noto = TTFont(FONTS / "NotoSansSC-Regular.ttf")
    held = set(noto.getBestCmap())
    lacking = [[code for span in spans for code in span if code not in held] for spans in (PLANE_2, (*HAN, *PLANE_3))]
    build("Buchucun Code Points Two", lacking[0], noto, FONTS / "CodePoints-2.ttf")
    build("Buchucun Code Points Three", lacking[1], noto, FONTS / "CodePoints-3.ttf")


if __name__ == "__main__":
    main()
