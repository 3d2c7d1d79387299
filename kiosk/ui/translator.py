"""QML's `qsTr` and Python's texts from the same gettext catalogue."""

import gettext
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTranslator

CATALOGUES = Path(__file__).resolve().parents[2] / "assets" / "i18n"
DOMAIN = "buchucun"
Translate = Callable[[str], str]


def translation(language: str) -> Translate:
    """Return the texts of a language; English source texts where it has no catalogue."""
    return gettext.translation(DOMAIN, str(CATALOGUES), [language], fallback=True).gettext


class GettextTranslator(QTranslator):
    """Answers Qt's questions from gettext; contexts do not matter: one text, one translation."""

    def __init__(self, translate: Translate) -> None:
        super().__init__()
        self._translate = translate

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the translation, or the source text when there is none."""
        return self._translate(text) if text else ""

    def isEmpty(self) -> bool:
        """There is always something to ask."""
        return False
