"""The typefaces of the screens: shipped with the product, so that no Chinese is ever a box.

Behind Noto Sans SC come the typefaces of rare characters where they are installed, as on the papers, and last our own,
which draw a character as its number in a frame.
"""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from kiosk.services.glyphs import rare_faces
from kiosk.ui.cannot_show import MissingFont

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"
FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
LAST = ("CodePoints-2.ttf", "CodePoints-3.ttf")
FAMILY = "Noto Sans SC"


def load() -> None:
    """Make the shipped typeface the application's. Raises MissingFont."""
    for name in FILES:
        _family(_shipped(name))
    behind = [*(_family(face) for face in rare_faces()), *(_family(_shipped(name)) for name in LAST)]
    if not QFont.substitutes(FAMILY):
        QFont.insertSubstitutions(FAMILY, behind)
    QGuiApplication.setFont(QFont(FAMILY))


def _shipped(name: str) -> Path:
    return next((path for path in FOLDER.rglob("*.ttf") if path.name == name), FOLDER / name)


def _family(file: Path) -> str:
    """The family a file brings, made known to Qt. Raises MissingFont."""
    number = QFontDatabase.addApplicationFont(str(file)) if file.is_file() else -1
    if number < 0:
        raise MissingFont(file.name)
    return QFontDatabase.applicationFontFamilies(number)[0]
