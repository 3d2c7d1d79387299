"""What must hold of every screen besides its geometry: named for assistive technology, heard, framed, no way out."""

from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen, keys, place, texts

PRESSED = {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton}
TOOLS = ("toolHome", "toolRead", "toolSize", "toolHelp")
WAYS_OUT = ("filedialog", "printdialog", "fontdialog", "colordialog", "webview", "folderdialog")


class Checks:
    """Looks at one screen after another; the frame must stay where the first one had it."""

    def __init__(self) -> None:
        self._stands: dict[str, tuple[float, float]] = {}

    def look(self, screen: Screen) -> list[str]:
        """Everything that is wrong with the open screen, in words."""
        return [*faults(screen), *unnamed(screen), *unheard(screen), *ways_out(screen), *self._moved(screen)]

    def _moved(self, screen: Screen) -> list[str]:
        found = []
        for item in screen.items():
            name = item.objectName()
            if name in (*TOOLS, "back"):
                at = place(item).topLeft().toTuple()
                if self._stands.setdefault(name, at) != at:
                    found.append(f"{name} stands at {at}, elsewhere at {self._stands[name]}")
        return found


def unnamed(screen: Screen) -> list[str]:
    """Controls that assistive technology would not know by name and role."""
    found = []
    for key in keys(screen):
        known = QAccessible.queryAccessibleInterface(key)
        if known is None or not known.text(QAccessible.Text.Name):
            found.append(f"no accessible name: {key.objectName()}")
        elif known.role() not in PRESSED:
            found.append(f"no role of a key: {key.objectName()}")
    return found


def unheard(screen: Screen) -> list[str]:
    """Visible words that are never read aloud; a field of secret figures is silent on purpose."""
    return [f"nobody hears: {text.property('text')}" for text in texts(screen)
            if not text.property("spoken") and text.objectName() != "fieldText"]


def ways_out(screen: Screen) -> list[str]:
    """Other windows, and dialogs of files, papers or pages of the web."""
    windows = [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]
    found = [f"another window: {window.title()!r}" for window in windows if window is not screen.app.window]
    return found + [f"a way out: {kind}" for kind in map(_kind, screen.items()) if kind.lower().startswith(WAYS_OUT)]


def _kind(item: QQuickItem) -> str:
    return type(item).__name__.removeprefix("QQuick")
