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
from kiosk.ui.journeys.applying import Applying
from kiosk.ui.journeys.carrying import Carrying
from kiosk.ui.journeys.finding import Finding
from kiosk.ui.journeys.first_look import FirstLook
from kiosk.ui.journeys.following import Following
from kiosk.ui.journeys.looking_up import LookingUp
from kiosk.ui.journeys.meeting import Meeting
from kiosk.ui.journeys.mine import Mine
from kiosk.ui.journeys.one_thing import OneThing
from kiosk.ui.journeys.receipts import Receipts
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.journeys.talking import Talking
from kiosk.ui.journeys.tools import ToolBox
from kiosk.ui.translator import GettextTranslator, translation
from kiosk.ui.viewmodels.frame import Frame
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.reader import Reader
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


class App:
    """A running kiosk: its window, its services, its exchange."""

    def __init__(self, box: Box, *, size: tuple[int, int] = PORTRAIT, scale: float = 1.0) -> None:
        """Open the window of a reference panel, or a picture of it made smaller by `scale`."""
        self.box, self.kiosk, self.store = box, box.kiosk, box.store
        self.warnings: list[str] = []
        self._translate = translation(box.config.language)
        self._translator = GettextTranslator(self._translate)
        self._bridge = _Bridge(self._heard)
        self.sync = box.loop(self._bridge.heard.emit)
        self._syncing = False
        self._show(size, scale)

    def _show(self, size: tuple[int, int], scale: float) -> None:
        application = QGuiApplication.instance()
        assert application is not None
        application.installTranslator(self._translator)
        fonts.load()
        ppmm = (self.box.config.pixels_per_mm or REFERENCE_PPMM[size]) * scale
        self.navigator = Navigator()
        self.frame = Frame(self.kiosk.status, self._translate, Reader(self.kiosk.aloud), ppmm=ppmm, on_idle=self._idle)
        shell = Shell(self.kiosk, self.navigator, self.frame, self._translate, self.box.config.language, self.poke)
        self.beside = shell.beside
        self._lay_journeys(shell)
        self.navigator.tools = self.tools
        self.accidents = Accidents(self.tools.calm_error)
        self._open_window(shell, round(size[0] * scale), round(size[1] * scale))
        self.finding.attract()

    def _lay_journeys(self, shell: Shell) -> None:
        """Where each journey leads on to; those begun later are asked for when they are needed."""
        def home() -> None:
            self.finding.home()

        meeting = Meeting(shell, home=home)
        self.receipts = Receipts(shell, home=home)
        self.applying = Applying(shell, meeting, handed_in=self.receipts.one, home=home)
        self.following = Following(shell, self.applying, home=home,
                                   complain=lambda view: self.talking.complain(case=view.case))
        self.looking_up = LookingUp(shell, self.applying, self.following, home=home)
        self.first_look = FirstLook(shell, self.applying, guide=lambda code: self.finding.guide(code))
        self.talking = Talking(shell, self.applying, home=home)
        self.mine = Mine(shell, meeting, self.talking, matters=self.looking_up.of_person, home=home)
        self.finding = Finding(shell, apply=self.applying.begin, look=self.first_look.begin, others={
            "lookup": self.looking_up.begin, "notices": self.talking.notices, "ask": self.talking.begin,
            "mine": self.mine.begin, "one_thing": lambda: self.one_thing.events()})
        self.one_thing = OneThing(shell, self.applying, self.receipts, back=self.finding.topics, home=home)
        self.carrying = Carrying(shell)
        self.tools = ToolBox(shell, home=home, attract=self.finding.attract, carry=self.carrying.open)

    def _open_window(self, shell: Shell, width: int, height: int) -> None:
        self.engine = QQmlApplicationEngine()
        self.engine.setOutputWarningsToStandardError(False)
        self.engine.warnings.connect(self._warned)
        self.engine.addImageProvider("icons", IconProvider())
        self.engine.addImageProvider(photos.NAME, shell.photos)
        self.engine.setInitialProperties({"frame": self.frame, "navigator": self.navigator, "width": width,
                                          "height": height})
        self.engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        if not self.engine.rootObjects():
            raise RuntimeError("the screens could not be loaded: " + "; ".join(self.warnings))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window: QQuickWindow = window

    def _warned(self, warnings: list[Any]) -> None:
        for warning in warnings:
            line = f"{warning.url().fileName()}:{warning.line()}: {_without_people(warning.description())}"
            self.warnings.append(line)
            log.warning("qml: %s", line)

    def _idle(self) -> None:
        self.tools.cover()

    # --- exchange -------------------------------------------------------------------------------

    def start_sync(self) -> None:
        """Begin to exchange with the county in the background."""
        self._syncing = True
        self.sync.start()

    def poke(self) -> None:
        """Something was handed in: exchange soon."""
        self.sync.poke()

    def _heard(self, linked: bool) -> None:
        self.receipts.refresh()
        self.finding.refresh()

    def grab(self, path: Path) -> None:
        """Save the window as a picture."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grabWindow().save(str(path)):
            raise OSError(f"no picture: {path.name}")

    def close(self) -> None:
        """Stop the exchange, let the screens go, then the view-models, then the store."""
        if self._syncing:
            self.sync.stop()
        self.beside.wait()
        self.navigator.clear()
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
