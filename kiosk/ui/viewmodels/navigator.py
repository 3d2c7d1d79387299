"""Which page is open; the old page's objects are destroyed, not hidden."""

from typing import Protocol

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.ui.viewmodels.base import Page

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1


class Tools(Protocol):
    """What the four tools do."""

    def home(self) -> None: ...
    def settings(self) -> None: ...
    def help(self) -> None: ...


@QmlElement
@QmlUncreatable("made in Python")
class Navigator(QObject):
    """Holds the open page."""

    pageChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._held: Page | None = None
        self._speaks = False
        self.tools: Tools | None = None

    def show(self, page: Page) -> None:
        """Open a page; the one before is let go after its screen is gone."""
        before, self._page = self._page, page
        self._speaks = not page.silent_page and not (before is not None and before.left_backwards)
        self.pageChanged.emit()
        if page is self._held:
            self._held = None
        if before is not None and before not in (page, self._held):
            _let_go(before)

    def clear(self) -> None:
        """Open no page: the last screen goes before its view-model."""
        self._held, before = None, self._page
        self._page = None
        self.pageChanged.emit()
        if before is not None:
            _let_go(before)

    def hold(self) -> Page | None:
        """Keep the open page under the next one; None when one is held already."""
        if self._held is not None:
            return None
        self._held = self._page
        return self._held

    def release(self) -> None:
        """Let the held page go: its person is forgotten."""
        if self._held is not None and self._held is not self._page:
            _let_go(self._held)
        self._held = None

    @property
    def current(self) -> Page | None:
        """The open page."""
        return self._page

    @Slot()
    def home(self) -> None:
        """The tool on the left."""
        if self.tools is not None:
            self.tools.home()

    @Slot()
    def settings(self) -> None:
        """Text size."""
        if self.tools is not None:
            self.tools.settings()

    @Slot()
    def help(self) -> None:
        """Call for help."""
        if self.tools is not None:
            self.tools.help()

    speaks = Property(bool, lambda self: self._speaks, notify=pageChanged)
    page = Property(Page, lambda self: self._page, notify=pageChanged)


def _let_go(page: Page) -> None:
    """Its clocks stop at once; it is destroyed in a later turn of the event loop, and must open nothing till then."""
    for timer in page.findChildren(QTimer):
        timer.stop()
    page.deleteLater()
