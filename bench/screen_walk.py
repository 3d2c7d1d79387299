"""One switched-on kiosk as a process of its own: says when it could be touched first, walks, says what each page cost.

`python -m bench.screen_walk FOLDER ORIENTATION TAPS FRAMES`; one JSON object on stdout. TAPS 0 = only the start.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from demo.finger import glass, lift, middle, seen
from kiosk import app as root
from kiosk.app import App
from kiosk.box import switch_on
from kiosk.config import Config
from kiosk.ui.icons import IconProvider
from kiosk.ui.viewmodels.finding import TilesViewModel, item_rows
from kiosk.ui.viewmodels.rows import TileRow

PATIENCE_S = 5.0
AWAKE_S = 0.45
"""Keys wake 250 ms after their page came and ignore a second touch for 400 ms."""
FINDING = ("apply", "item_elder", "item_MZ07", "back", "search", "back", "lookup", "back",
           "ask", "back", "toolSize", "back", "toolHelp", "back", "notices", "back", "toolHome")
ASKING = ("apply", "item_elder", "item_MZ07", "forward")
MATTERS = 57
PHONE_ASKED, PHONE = "电话", "13800001234"



class Eye:
    """Sees when a window was painted."""

    def __init__(self, window: QQuickWindow) -> None:
        self.painted = 0
        self.moment = 0.0
        window.frameSwapped.connect(self._seen)

    def _seen(self) -> None:
        self.painted += 1
        self.moment = time.perf_counter()

    def wait(self, behind: Callable[[], int | None]) -> float:
        """Until a frame was painted behind that many (None = it is not settled yet); the moment of the last frame."""
        deadline = time.perf_counter() + PATIENCE_S
        while (count := behind()) is None or self.painted <= count:
            _go_on(deadline)
        return self.moment


class Walker:
    """Touches keys by name and measures until the next page is painted."""

    def __init__(self, app: App) -> None:
        self.app, self.eye = app, Eye(app.window)
        self.spent: list[float] = []
        self._came: int | None = None
        app.navigator.pageChanged.connect(self._page)

    def _page(self) -> None:
        self._came = self.eye.painted

    def walk(self, taps: int) -> None:
        """Round after round until so many pages have come by a touch."""
        self.step("start")
        while len(self.spent) < taps:
            for name in (*FINDING, *ASKING)[:taps - len(self.spent)]:
                self.step(name)
            if self.screen == "WhoScreen":
                self.rest(lambda: self.screen != "WhoScreen")
                self.fill()
                self.step("toolHome")

    def fill(self) -> None:
        """Lay the card, agree, answer question after question as far as touches alone lead."""
        while self.screen in ("TextScreen", "ChoiceScreen") or PHONE_ASKED in self.heading:
            page: Any = self.app.navigator.current
            if self.screen == "ChoiceScreen" and not page.property("forwardReady"):
                self.press(next(name for name in self.names() if name.startswith("choice_")))
            if self.screen == "NumberScreen":
                page.type(PHONE)
            self.step("back" if page.property("backIcon") == "eraser" else "forward")

    @property
    def screen(self) -> str:
        """Which screen is open."""
        page = self.app.navigator.current
        return page.screen_name if page is not None else ""

    @property
    def heading(self) -> str:
        """What it asks."""
        page = self.app.navigator.current
        return str(page.property("heading")) if page is not None else ""

    def step(self, name: str) -> None:
        """One touch that leads to another page, measured."""
        self._came = None
        begun = self.press(name)
        try:
            self.spent.append(self.eye.wait(lambda: self._came) - begun)
        except TimeoutError as error:
            raise TimeoutError(f"{name} led nowhere from {self.screen} {self.heading}") from error

    def press(self, name: str) -> float:
        """One touch; the moment the finger is lifted."""
        try:
            self.rest(lambda: self.find(name) is not None)
        except TimeoutError as error:
            raise TimeoutError(f"{name} is not on {self.screen}: {sorted(self.names())}") from error
        item = self.find(name)
        assert item is not None
        finger = middle(item)
        QTest.touchEvent(self.app.window, glass()).press(0, finger).commit()
        QCoreApplication.processEvents()
        begun = time.perf_counter()
        lift(self.app.window, finger)
        return begun

    def rest(self, ready: Callable[[], bool]) -> None:
        """Until the keys of the page are awake."""
        deadline = time.perf_counter() + PATIENCE_S
        awake = time.perf_counter() + AWAKE_S
        while time.perf_counter() < awake or not ready():
            _go_on(deadline)

    def find(self, name: str) -> QQuickItem | None:
        """The visible key of a name."""
        return next((item for item in seen(self.app.window) if item.objectName() == name and item.isEnabled()), None)

    def names(self) -> set[str]:
        """Names of what can be seen."""
        return {item.objectName() for item in seen(self.app.window)} - {""}

    def tiles(self, frames: int) -> list[float]:
        """All matters on one page of keys, turned over and over."""
        self._came = None
        self.app.navigator.show(TilesViewModel(heading="", rows=matters(self.app), open=lambda code: None,
                                               back=self.app.finding.home, back_text="", empty=""))
        self.eye.wait(lambda: self._came)
        more = self.find("more")
        assert more is not None, "all matters fit one page"
        grid = more.parentItem()
        pages = int(grid.property("pages"))
        return [self._turned(grid, (number + 1) % pages) for number in range(frames)]

    def _turned(self, grid: QQuickItem, page: int) -> float:
        begun, behind = time.perf_counter(), self.eye.painted
        grid.setProperty("page", page)
        return self.eye.wait(lambda: behind) - begun


def matters(app: App) -> list[TileRow]:
    """The matters of the village; where it has fewer, again and again until there are as many as a county has."""
    catalogue = app.kiosk.catalogue
    rows = item_rows([card for topic in catalogue.topics() for card in catalogue.items(topic.key)], "zh_CN")
    return (rows * MATTERS)[:max(MATTERS, len(rows))]


def bare(app: App, frames: int) -> list[float]:
    """The same with a grid of sixty tiles and nothing else, in a window as large."""
    rows = matters(app)
    engine = QQmlApplicationEngine()
    engine.addImageProvider("icons", IconProvider())
    engine.setInitialProperties({"width": app.window.width(), "height": app.window.height(),
                                 "names": [row.name for row in rows], "icons": [row.icon for row in rows]})
    engine.load(QUrl.fromLocalFile(str(Path(__file__).with_name("BareGrid.qml"))))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    eye, spent = Eye(window), []
    eye.wait(lambda: 0)
    for number in range(frames):
        begun, behind = time.perf_counter(), eye.painted
        window.setProperty("step", number + 1)
        spent.append(eye.wait(lambda behind=behind: behind) - begun)
    window.close()
    engine.deleteLater()
    return spent


def resident_mb() -> float:
    """Memory of this process that lies in the machine."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return round(pages * 4096 / 1e6, 1)


def _go_on(deadline: float) -> None:
    QCoreApplication.processEvents()
    if time.perf_counter() > deadline:
        raise TimeoutError("the page did not come")


def main() -> None:
    """Start, say when; walk; say what it cost."""
    folder, orientation, taps, frames = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    root.application()
    options = Config(data=str(folder), allow_key_file=True, voice_folder="spoken")
    size = root.LANDSCAPE if orientation == "landscape" else root.PORTRAIT
    app = App(switch_on(options, root.voice(options)), size=size)
    walker = Walker(app)
    walker.eye.wait(lambda: 0)
    said: dict[str, object] = {"touchable_at": time.monotonic(), "rss_start_mb": resident_mb()}
    if taps:
        walker.walk(taps)
        said |= {"taps": walker.spent[:taps], "rss_mb": resident_mb()}
        said |= {"tiles": walker.tiles(frames), "bare": bare(app, frames), "warnings": app.warnings}
    app.close()
    print(json.dumps(said))


if __name__ == "__main__":
    main()
