"""The spot of ink on a paper that is otherwise white: the print of a finger, cut out so that its lines are seen."""

from PIL import Image, ImageFilter, ImageStat

from kiosk.pictures.outline import largest_patch

_SIDE = 384
"""Longest side of the copy that is searched: a finger on an A4 sheet is 25 pixels of it."""
_DARKER = 28
"""How much darker than its paper ink is, in levels of 256; red ink hardly shows in the red."""
_RIM = 0.04
"""Share of each side that is not looked at: the table beyond the paper."""
_SMALLEST, _LARGEST = 0.0008, 0.5
"""Share of the picture a print covers with the white around it; what is smaller or larger is none."""
_AROUND = 0.25
"""White that stays around it, of its longer side."""


def inked(image: Image.Image) -> Image.Image:
    """The print with some white around it; the whole picture where no single spot of ink stands out."""
    by = max(1, -(-max(image.size) // _SIDE))
    green = image.convert("RGB").getchannel("G").reduce(by)
    wide, high = green.size
    rim_x, rim_y = int(wide * _RIM), int(high * _RIM)
    paper = green.crop((rim_x, rim_y, wide - rim_x, high - rim_y))
    level = ImageStat.Stat(paper).median[0] - _DARKER
    ink = paper.point(lambda tone: 255 if tone < level else 0).filter(ImageFilter.MaxFilter(7))
    patch = largest_patch(ink.tobytes(), paper.width)
    if patch is None:
        return image
    left, right = min(run[1] for run in patch.runs), max(run[2] for run in patch.runs)
    top, bottom = min(run[0] for run in patch.runs), max(run[0] for run in patch.runs) + 1
    if not _SMALLEST < (right - left) * (bottom - top) / (wide * high) < _LARGEST:
        return image
    spare = int(max(right - left, bottom - top) * _AROUND)
    return image.crop((max(0, (left + rim_x - spare) * by), max(0, (top + rim_y - spare) * by),
                       min(image.width, (right + rim_x + spare) * by),
                       min(image.height, (bottom + rim_y + spare) * by)))
