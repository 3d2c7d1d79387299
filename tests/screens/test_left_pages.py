"""A page that was left opens nothing any more: a card laid late belongs to whoever stands there now."""

from PySide6.QtCore import QTimer

from kiosk.ui.viewmodels.people import WhoViewModel
from tests.kiosk.village import Village
from tests.screens.kiosk_screen import Screen


def test_who_are_you_stops_looking_at_the_plate_when_it_is_left(village: Village, screen: Screen) -> None:
    for key in ("start", "apply", "item_elder", "item_MZ07", "forward"):
        screen.touch(key)
    page = screen.app.navigator.current
    assert isinstance(page, WhoViewModel)
    assert any(timer.isActive() for timer in page.findChildren(QTimer))
    screen.app.tools.home()
    assert not any(timer.isActive() for timer in page.findChildren(QTimer))
    assert screen.name in ("HomeScreen", "AttractScreen")
