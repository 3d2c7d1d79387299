"""Drawn stand-ins for photographs: no real face is in this repository."""

from pathlib import Path

from PIL import Image, ImageDraw


def portrait(path: Path, *, dark: bool = False) -> None:
    """Draw a head and shoulders; `dark` as if nobody had switched the light on."""
    wall, coat, skin, hair = ("#20201E", "#151515", "#2A2420", "#0A0A0A") if dark else (
        "#B8C4CC", "#35507A", "#D9B08C", "#5A5550")
    image = Image.new("RGB", (960, 1280), wall)
    draw = ImageDraw.Draw(image)
    for x in range(0, 960, 40):
        draw.line([(x, 0), (x, 1280)], fill="#8C9AA4" if not dark else "#1A1A19", width=3)
    draw.ellipse((180, 860, 780, 1700), fill=coat)
    draw.ellipse((290, 220, 670, 560), fill=hair)
    draw.ellipse((310, 270, 650, 760), fill=skin)
    for x in (400, 560):
        draw.ellipse((x - 22, 470, x + 22, 500), fill="#2A2622")
    draw.arc((420, 560, 540, 660), 20, 160, fill="#7A3B32", width=10)
    image.save(path, "JPEG", quality=88)
