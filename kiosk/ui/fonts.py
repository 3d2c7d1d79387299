"""The typefaces of the screens: shipped with the product, so that no Chinese is ever a box."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from kiosk.ui.cannot_show import MissingFont

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"
FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
FAMILY = "Noto Sans SC"


def load() -> None:
    """Make the shipped typeface the application's. Raises MissingFont."""
    for name in FILES:
        found = [path for path in FOLDER.rglob("*.ttf") if path.name == name]
        if not found or QFontDatabase.addApplicationFont(str(found[0])) < 0:
            raise MissingFont(name)
    QGuiApplication.setFont(QFont(FAMILY))
