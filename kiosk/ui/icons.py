"""Icons by name, drawn in two colours: `image://icons/<weight>/<name>/<ink>/<fill>`."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "icons"
WEIGHTS = ("duotone", "bold", "fill", "regular")
UNKNOWN = "question"
SCENES = ("tall-", "wide-")
"""Pictures of the idle screen, not square."""


class IconProvider(QQuickImageProvider):
    """Draws SVG with the colours put into its text: shader effects do not draw in software."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, wanted: QSize) -> QImage:
        """Return the icon at the wanted size; an unknown name gives the question mark."""
        weight, name, ink, fill = (*id.split("/"), "", "", "", "")[:4]
        width, height = max(wanted.width(), 16), max(wanted.height(), 16)
        if name.startswith(SCENES):
            return _drawn(weight, name, f"#{ink}", f"#{fill}", width, height)
        return _drawn(weight, name, f"#{ink}", f"#{fill}", max(width, height), max(width, height))


@lru_cache(maxsize=512)
def _drawn(weight: str, name: str, ink: str, fill: str, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(coloured(svg(weight, name), ink, fill).encode())).render(painter)
    painter.end()
    return image


def svg(weight: str, name: str) -> str:
    """Return the drawing's text."""
    for path in (FOLDER / weight / f"{name}.svg", FOLDER / "own" / f"{name}.svg",
                 FOLDER / "duotone" / f"{name}.svg", FOLDER / "duotone" / f"{UNKNOWN}.svg"):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(UNKNOWN)


def coloured(text: str, ink: str, fill: str) -> str:
    """Put the two colours in: the pale layer of a duotone drawing gets the fill."""
    return text.replace('opacity="0.2"', f'fill="{fill}"').replace("currentColor", ink)
