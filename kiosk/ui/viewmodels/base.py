"""What every page has: a heading, the two action keys, and the name of its screen."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
Action = Callable[[], None]


@QmlElement
@QmlUncreatable("made in Python")
class Page(QObject):
    """A page of the frame. Subclasses set the fields before they are shown and tell later changes.

    A subclass with changing properties has a signal `updated` of its own, which follows `changed`:
    WORKAROUND for PySide6 6.9, which crashes where a property notifies by a signal of a base class.
    """

    changed = Signal()
    said = Signal(list)
    """Something came by itself that is to be heard at once."""
    screen_name = ""
    bare_page = False
    silent_page = False
    """Nothing is read by itself when it opens."""

    def __init__(self, *, heading: str = "", eyebrow: str = "", back: Action | None = None,
                 back_text: str = "", back_icon: str = "arrow-left", forward_text: str = "",
                 forward_icon: str = "arrow-right", source: str = "") -> None:
        super().__init__()
        self._heading, self._eyebrow = heading, eyebrow
        self._back, self._back_text, self._back_icon = back, back_text, back_icon
        self._forward_text, self._forward_icon = forward_text, forward_icon
        self._error, self._source = "", source
        self._aside: tuple[str, Action] | None = None
        self.left_backwards = False
        updated = getattr(self, "updated", None)
        if updated is not None:
            self.changed.connect(updated)

    @Slot()
    def goBack(self) -> None:
        """The left key."""
        self.left_backwards = True
        if self._back is not None:
            self._back()

    @Slot()
    def goForward(self) -> None:
        """The blue key; a page without one does nothing."""

    def is_ready(self) -> bool:
        """Whether the blue key leads on; flat when not, and then it says what is missing."""
        return True

    def offer_aside(self, text: str, action: Action) -> None:
        """A third way, shown once something is missing: leave this for later."""
        self._aside = text, action
        self.changed.emit()

    @Slot()
    def putAside(self) -> None:
        """The third key."""
        if self._aside is not None:
            self._aside[1]()

    def show_error(self, text: str) -> None:
        """Show what is so and what to do beside the answer."""
        self._error = text
        self.changed.emit()

    screen = Property(str, lambda self: self.screen_name, constant=True)
    bare = Property(bool, lambda self: self.bare_page, constant=True)
    heading = Property(str, lambda self: self._heading, notify=changed)
    eyebrow = Property(str, lambda self: self._eyebrow, notify=changed)
    backText = Property(str, lambda self: self._back_text if self._back else "", notify=changed)
    backIcon = Property(str, lambda self: self._back_icon, notify=changed)
    forwardText = Property(str, lambda self: self._forward_text, notify=changed)
    forwardIcon = Property(str, lambda self: self._forward_icon, notify=changed)
    forwardReady = Property(bool, lambda self: self.is_ready(), notify=changed)
    asideText = Property(str, lambda self: self._aside[0] if self._aside and self._error else "", notify=changed)
    source = Property(str, lambda self: self._source, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
