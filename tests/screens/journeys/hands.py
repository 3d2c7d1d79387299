"""What hands do on every journey: lay a card, answer a page, draw a name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from demo.finger import NAME
from demo.fingerprints import fingerprint
from demo.portraits import portrait
from tests.kiosk.village import ANSWERS, WANG, Village, jpeg, page_picture
from tests.screens.kiosk_screen import Screen

Look = Callable[[str], None]
"""Looks at the open screen and says, in a few words, what it is."""
PHONE, ACCOUNT = "13800001234", "6228480000000001234"
MOST_PAGES = 60


def touch(screen: Screen, *names: str) -> None:
    """One key after another."""
    for name in names:
        screen.touch(name)


def lay(village: Village, screen: Screen, card: Mapping[str, str] = WANG) -> None:
    """Lay a card on the plate, where the page waits for one."""
    village.lay_card(card)
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()


def bring_papers(village: Village) -> None:
    """Something lies under the camera."""
    (village.folder / "camera").mkdir(exist_ok=True)
    (village.folder / "camera/one.jpg").write_bytes(jpeg(page_picture()))


def sit_down(village: Village) -> None:
    """Somebody sits before the camera, where a face is asked for."""
    (village.folder / "camera").mkdir(exist_ok=True)
    portrait(village.folder / "camera/one.jpg")


def there(screen: Screen, name: str) -> bool:
    """Whether it can be seen."""
    return any(item.objectName() == name for item in screen.items())


def named(screen: Screen, start: str) -> list[str]:
    """The names of what can be seen, that begin so, as they stand."""
    return [item.objectName() for item in screen.items() if item.objectName().startswith(start)][::-1]


def answer(screen: Screen, *, hers: bool = True) -> None:
    """Answer the open question, where it is still open: as the invented woman does, or with what stands first."""
    page = screen.app.navigator.current
    assert page is not None
    ready = page.property("forwardReady")
    if screen.name == "ChoiceScreen" and not ready:
        screen.touch(_choice(screen, hers=hers))
    elif screen.name == "NumberScreen" and not page.property("shown"):
        heading = screen.text_of("heading").lower()
        for known, words in ((PHONE, ("电话", "phone")), (ACCOUNT, ("卡号", "card", "account"))):
            if any(word in heading for word in words):
                screen.type(known)
    elif screen.name == "PhotoScreen" and not page.property("verdict"):
        _before_the_camera(screen)
        screen.touch("takePhoto")


def _before_the_camera(screen: Screen) -> None:
    """A face where a face is asked for, else a page."""
    heading = screen.text_of("heading").lower()
    asked = any(word in heading for word in ("照张相", "photograph of"))
    picture = Path(screen.app.box.config.data) / "camera/one.jpg"
    if asked:
        portrait(picture)
    else:
        picture.write_bytes(jpeg(page_picture()))


def _choice(screen: Screen, *, hers: bool) -> str:
    offered = named(screen, "choice_")
    told = {f"choice_{value if isinstance(value, str) else value[0]}" for value in ANSWERS.values() if value}
    return next((name for name in offered if hers and name in told), offered[0])


def to_the_last_look(screen: Screen, look: Look | None = None) -> None:
    """Answer page after page."""
    for _ in range(MOST_PAGES):
        if screen.name == "ReviewScreen":
            return
        page = screen.app.navigator.current
        answer(screen)
        if look:
            look(screen.text_of("heading"))
        if there(screen, "item_have"):
            screen.touch("item_have")
            answer(screen)
            page = screen.app.navigator.current
            if look:
                look(screen.text_of("heading"))
        screen.touch("forward")
        assert screen.app.navigator.current is not page, screen.text_of("heading")
    raise AssertionError("the form does not end")


def sign(screen: Screen) -> None:
    """Draw a name with the finger and go on."""
    assert screen.name == "SignScreen", screen.text_of("heading")
    screen.draw("signaturePad", NAME)
    screen.touch("forward")


def by_hand(village: Village, screen: Screen, look: Look) -> None:
    """Sign as who can write."""
    sign(screen)


def by_fingerprint(village: Village, screen: Screen, look: Look) -> None:
    """Sign as who cannot write: a fingerprint on paper before two witnesses, neither of them whom it is about."""
    fingerprint(village.folder / "camera/one.jpg")
    screen.touch("fingerprint")
    look("a fingerprint instead")
    screen.touch("forward")
    look("can its lines be seen")
    screen.touch("forward")
    for letters in ("wang", "li"):
        look("who saw it")
        screen.type(letters)
        look("a witness is written")
        screen.touch("candidate0")
        look("a witness is named")
        screen.touch("forward")


def type_name(screen: Screen, letters: str) -> None:
    """A name by its sound: the letters, then the first character offered."""
    screen.type(letters)
    screen.touch("candidate0")
    screen.touch("forward")
