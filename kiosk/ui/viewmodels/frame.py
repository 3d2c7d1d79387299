"""The strip above and the tools: time, connection, person, text size, idle time."""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from casework.message import N_
from kiosk.services.status import Status
from kiosk.ui.translator import Translate
from kiosk.ui.viewmodels.reader import Reader

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
IDLE_S, TICK_MS = 90, 1000
TEXT_SCALES = (1.0, 1.25, 1.5)


@QmlElement
@QmlUncreatable("made in Python")
class Frame(QObject):
    """Everything around the page. `on_idle` is called once when nothing was touched for 90 s."""

    changed = Signal()

    def __init__(self, status: Status, translate: Translate, reader: Reader, *, ppmm: float,
                 on_idle: Callable[[], None]) -> None:
        super().__init__()
        self._status, self._translate, self._on_idle = status, translate, on_idle
        self._reader = reader
        self.monotonic = time.monotonic
        self._ppmm, self._scale, self._contrast, self._person = ppmm, 1.0, False, ""
        self._left, self._watching, self._may_close = IDLE_S, False, False
        self._now, self._sign = status.now(), ""
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        self._now = self._status.now()
        if self._watching:
            self._left -= 1
            if self._left <= 0:
                self._watching = False
                self._on_idle()
        self.changed.emit()

    @Slot()
    def touched(self) -> None:
        """Somebody is there: the idle time begins anew."""
        self._left = IDLE_S
        if self._sign:
            self._sign = ""
            self.changed.emit()

    @Slot()
    def read(self) -> None:
        """The page is to be read aloud. A machine without a voice says so calmly, until the next touch."""
        self.touched()
        if self._reader.can_read():
            return
        self._sign = self._translate(N_("This machine has no loudspeaker. Call someone, they read it to you."))
        self.changed.emit()

    @Slot(result=float)
    def moment(self) -> float:
        """Milliseconds of a clock that nobody sets: between touches, not of the day."""
        return self.monotonic() * 1000

    def watch(self, watching: bool) -> None:
        """Count the idle time, or rest (on the idle screen itself)."""
        self._watching, self._left = watching, IDLE_S

    def set_person(self, shown_name: str) -> None:
        """Show whose matter it is, masked; '' = nobody."""
        self._person = shown_name
        self.changed.emit()

    def set_look(self, *, scale: float | None = None, contrast: bool | None = None) -> None:
        """Text size and contrast of this session."""
        self._scale = self._scale if scale is None else scale
        self._contrast = self._contrast if contrast is None else contrast
        self.changed.emit()

    def allow_close(self) -> None:
        """Let the window close: only the root may."""
        self._may_close = True
        self._timer.stop()
        self.changed.emit()

    def _village(self) -> str:
        return f"{self._now.township} {self._now.village}"

    village = Property(str, _village, notify=changed)
    time = Property(str, lambda self: f"{self._now.now.hour}:{self._now.now.minute:02}", notify=changed)
    linked = Property(bool, lambda self: self._now.linked, notify=changed)
    connection = Property(str, lambda self: self._now.words.render(self._translate), notify=changed)
    person = Property(str, lambda self: self._person, notify=changed)
    ppmm = Property(float, lambda self: self._ppmm, notify=changed)
    textScale = Property(float, lambda self: self._scale, notify=changed)
    highContrast = Property(bool, lambda self: self._contrast, notify=changed)
    idleShare = Property(float, lambda self: self._left / IDLE_S, notify=changed)
    sign = Property(str, lambda self: self._sign, notify=changed)
    reader = Property(Reader, lambda self: self._reader, constant=True)
    mayClose = Property(bool, lambda self: self._may_close, notify=changed)
