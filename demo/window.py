"""The demo for a person: a kiosk in a window, its county beside it, machines that are keys to touch."""

import signal

from PySide6.QtCore import QTimer

from demo import village
from demo.county import DemoCounty
from demo.folders import Folders
from demo.people import WANG
from kiosk import app as kiosk_app
from kiosk.app import App

SHOWN = {"portrait": (0.44, kiosk_app.PORTRAIT), "landscape": (0.7, kiosk_app.LANDSCAPE)}


def open_window(folders: Folders, orientation: str) -> int:
    """Open county and kiosk; stay until the window's program is ended (Ctrl-C)."""
    county = DemoCounty(folders)
    print("The county is made; this takes some seconds.", flush=True)
    county.prepare()
    county.start()
    try:
        qt = kiosk_app.application()
        box = village.set_up(folders, county, village.config(folders, orientation=orientation))
        scale, size = SHOWN[orientation]
        app = App(box, size=size, scale=scale)
        app.accidents.install()
        app.start_sync()
        _explain(county, folders)
        signal.signal(signal.SIGINT, lambda *_: qt.quit())
        beat = QTimer()
        beat.start(200)       # lets Python see a Ctrl-C while Qt waits
        beat.timeout.connect(lambda: None)
        code = qt.exec()
        app.close()
        return code
    finally:
        county.stop()


def _explain(county: DemoCounty, folders: Folders) -> None:
    village.Plate(folders).lay(WANG)
    names = ", ".join(f"{one['login']} ({one['name']})" for one in county.sample["staff"])
    print(f"""
The kiosk is the window. A card of an invented villager lies on its reader.
The county's console: {county.console_url}   log in as {names}; password {county.sample['password']}
Printed papers, the card and the camera's pictures: {folders.machines}
End with Ctrl-C.
""", flush=True)
