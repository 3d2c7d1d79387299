"""A drawn stand-in for a fingerprint on paper: no real finger is in this repository."""

from pathlib import Path

from PIL import Image, ImageDraw

_TABLE, _PAPER, _INK = "#6E523C", "#F6F4EC", "#B02A22"


def fingerprint(path: Path) -> None:
    """Draw a sheet with the print of a finger on a table, as the camera sees it."""
    image = Image.new("RGB", (1200, 900), _TABLE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((240, 120, 980, 800), fill=_PAPER)
    for ring in range(4, 118, 9):
        draw.arc((610 - ring, 430 - ring * 1.4, 610 + ring, 430 + ring * 1.4), 150, 390, fill=_INK, width=4)
    for line in range(4):
        draw.arc((500, 520 + line * 12, 720, 620 + line * 12), 20, 160, fill=_INK, width=4)
    image.save(path, "JPEG", quality=90)
