"""The root of the kiosk with its screen: a switched-on box, the exchange, the window, put together once."""

import logging
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtQuickControls2 import QQuickStyle

from kiosk.box import ASSETS, Box, switch_on
from kiosk.config import Config
from kiosk.ui import fonts, photos
from kiosk.ui.accidents import Accidents
from kiosk.ui.cannot_show import CannotShow, NoDisplay
from kiosk.ui.icons import IconProvider
from kiosk.ui.journeys.journeys import Journeys
from kiosk.ui.translator import GettextTranslator
from kiosk.voice.loudspeaker import FolderLoudspeaker, SoundCard
from kiosk.voice.packs import installed
from kiosk.voice.synthesis import Synthesiser
from kiosk.voice.voice import Silence, SpokenVoice, Voice

QML = Path(__file__).resolve().parent / "ui" / "qml"
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
REFERENCE_PPMM = {PORTRAIT: 4.03, LANDSCAPE: 5.56}
"""The two reference panels: 21.5 inch upright, 15.6 inch lying."""
log = logging.getLogger(__name__)
__all__ = ["App", "CannotShow", "application", "can_draw", "run"]


class _Bridge(QObject):
    """Brings news of the exchange from its thread to the drawing one."""

    heard = Signal(bool)

    def __init__(self, on_heard: Callable[[bool], None]) -> None:
        super().__init__()
        self._on_heard = on_heard
        self.heard.connect(self._deliver)

    @Slot(bool)
    def _deliver(self, linked: bool) -> None:
        self._on_heard(linked)


class App(Journeys):
    """A running kiosk: its journeys in a window."""

    def __init__(self, box: Box, *, size: tuple[int, int] = PORTRAIT, scale: float = 1.0) -> None:
        """Open the window of a reference panel, or a picture of it made smaller by `scale`."""
        super().__init__(box.kiosk, box.config.language, poke=self.poke,
                         ppmm=(box.config.pixels_per_mm or REFERENCE_PPMM[size]) * scale)
        self.box, self.store = box, box.store
        self._bridge = _Bridge(lambda linked: self.heard())
        self.sync = box.loop(self._bridge.heard.emit)
        self._syncing = False
        self.warnings: list[str] = []
        self._translator = GettextTranslator(self.translate)
        application = QGuiApplication.instance()
        assert application is not None
        application.installTranslator(self._translator)
        fonts.load()
        self.accidents = Accidents(self.tools.calm_error)
        self._show(size, scale)

    def _show(self, size: tuple[int, int], scale: float) -> None:
        self.engine = QQmlApplicationEngine()
        self.engine.setOutputWarningsToStandardError(False)
        self.engine.warnings.connect(self._warned)
        self.engine.addImageProvider("icons", IconProvider())
        self.engine.addImageProvider(photos.NAME, self.shell.photos)
        self.engine.setInitialProperties({"frame": self.frame, "navigator": self.navigator,
                                          "width": round(size[0] * scale),
                                          "height": round(size[1] * scale)})
        self.engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        if not self.engine.rootObjects():
            raise RuntimeError("the screens could not be loaded: " + "; ".join(self.warnings))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window: QQuickWindow = window
        self.finding.attract()

    def _warned(self, warnings: list[Any]) -> None:
        for warning in warnings:
            line = f"{warning.url().fileName()}:{warning.line()}: {_without_people(warning.description())}"
            self.warnings.append(line)
            log.warning("qml: %s", line)

    def start_sync(self) -> None:
        """Begin to exchange with the county in the background."""
        self._syncing = True
        self.sync.start()

    def poke(self) -> None:
        """Something was handed in: exchange soon."""
        self.sync.poke()

    def grab(self, path: Path) -> None:
        """Save the window as a picture."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grabWindow().save(str(path)):
            raise OSError(f"no picture: {path.name}")

    def close(self) -> None:
        """Stop the exchange, let the screens go, then the view-models, then the store."""
        if self._syncing:
            self.sync.stop()
        self.rest()
        self.frame.allow_close()
        self.window.close()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete)
        application = QGuiApplication.instance()
        if application is not None:
            application.removeTranslator(self._translator)
        self.box.close()


def _without_people(description: str) -> str:
    """What QML complains of; an exception of Python comes as `Error: message`, and that may quote an answer."""
    return "Error" if description.startswith("Error") else description


def application() -> QGuiApplication:
    """Return the Qt application, made with the software renderer and the Basic style. Raises NoDisplay."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if not can_draw(os.environ):
        raise NoDisplay
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    QQuickStyle.setStyle("Basic")
    return QGuiApplication(["kiosk"])


def can_draw(environment: Mapping[str, str]) -> bool:
    """Whether there is something to draw on: Qt ends the program where there is not."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(environment.get(name) for name in names)


def voice(config: Config) -> Voice:
    """The voice the options name: recorded packs first, the synthesiser for all else."""
    if not config.voice:
        return Silence()
    folder = config.folder("voice_folder")
    loudspeaker = FolderLoudspeaker(folder) if folder else SoundCard()
    return SpokenVoice(loudspeaker, Synthesiser(), installed(ASSETS / "voice"))


def run(config: Config) -> int:
    """Open the kiosk for people and stay until the program is told to end.

    Raises box.Refusals, and CannotShow where there is no display or no typeface.
    """
    qt = application()
    size = LANDSCAPE if config.orientation == "landscape" else PORTRAIT
    app = App(switch_on(config, voice(config)), size=size)
    app.accidents.install()
    if config.fullscreen:
        app.window.showFullScreen()
    app.start_sync()
    try:
        return qt.exec()
    finally:
        app.close()
