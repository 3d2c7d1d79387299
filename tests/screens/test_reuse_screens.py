"""What was told before, on the real screens: asked once, marked with its source, confirmed with one touch."""

import pytest

from demo.finger import NAME
from tests.kiosk.test_applying import handed_in
from tests.kiosk.village import Village, bundle, jpeg, page_picture
from tests.screens.geometry import faults
from tests.screens.journeys.hands import ACCOUNT, PHONE, answer, sit_down, there
from tests.screens.kiosk_screen import Screen


def look(screen: Screen, name: str) -> None:
    screen.look(f"reuse-{name}")
    assert not faults(screen), name


def begin(village: Village, screen: Screen, item: str) -> None:
    screen.touch("start")
    screen.app.finding.guide(item)
    screen.run()
    screen.touch("forward")
    village.lay_card()
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()
    screen.touch("forward")


def walk(village: Village, screen: Screen) -> None:
    handed_in(village)
    village.publish(bundle("MZ08"))
    begin(village, screen, "MZ08")
    assert "还用吗" in screen.text_of("heading")
    look(screen, "consent")
    screen.touch("forward")
    assert "高龄津贴" in screen.text_of("source")
    look(screen, "telephone")
    screen.touch("forward")
    while "账户" not in screen.text_of("heading"):
        choose(screen)
        screen.touch("forward")
    look(screen, "account-choice")


def choose(screen: Screen) -> None:
    """Touch the first choice of a question that is still open."""
    if screen.name == "ChoiceScreen" and not screen.app.navigator.current.property("forwardReady"):  # type: ignore[union-attr]
        screen.touch(next(item.objectName() for item in screen.items() if item.objectName().startswith("choice_")))


def test_one_touch_confirms_what_was_told(village: Village, screen: Screen) -> None:
    walk(village, screen)


def test_who_says_no_sees_an_empty_field(village: Village, screen: Screen) -> None:
    handed_in(village)
    village.publish(bundle("MZ08"))
    begin(village, screen, "MZ08")
    screen.touch("back")
    assert screen.name == "NumberScreen" and not screen.app.navigator.current.property("source")  # type: ignore[union-attr]


def test_the_last_picture_is_offered(village: Village, screen: Screen) -> None:
    handed_in(village)
    begin(village, screen, "MZ07")
    screen.touch("forward")
    (village.folder / "camera").mkdir()
    (village.folder / "camera/one.jpg").write_bytes(jpeg(page_picture()))
    while screen.name != "PhotoScreen":
        choose(screen)
        screen.touch("forward")
    screen.run(200)  # a picture is read beside the drawing
    look(screen, "picture-offered")
    screen.touch("useOffered")
    look(screen, "picture-used")
    screen.touch("forward")
    choose(screen)
    screen.touch("forward")
    assert screen.name == "ReviewScreen"


def touches_to_the_receipt(screen: Screen) -> list[str]:
    """Every touch of the old-age allowance with the card on the reader; the signature counts one."""
    touches: list[str] = []
    really = screen.touch

    def touch(name: str) -> None:
        touches.append(name)
        really(name)

    screen.touch = touch  # type: ignore[method-assign]
    touch("start")
    touch("item_MZ07")
    touch("forward")
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()
    while screen.name != "SignScreen":
        if screen.name == "PhotoScreen" and there(screen, "useOffered"):
            touch("useOffered")
        else:
            answer(screen)
        touch("forward")
    touches.append("signature")
    screen.draw("signaturePad", list(NAME))
    touch("forward")
    assert screen.name == "ReceiptScreen"
    return touches


def test_a_known_person_needs_few_touches_and_no_keyboard(village: Village, screen: Screen) -> None:
    handed_in(village)
    village.lay_card()
    touches = touches_to_the_receipt(screen)
    assert len(touches) <= 24, touches
    assert not [name for name in touches if name.startswith(("key", "candidate"))]


def test_somebody_new_needs_their_digits_and_few_touches(village: Village, screen: Screen) -> None:
    sit_down(village)
    village.lay_card()
    touches = touches_to_the_receipt(screen)
    digits = [name for name in touches if name.startswith("key")]
    assert len(digits) == len(PHONE + ACCOUNT) and len(touches) - len(digits) <= 25, touches


@pytest.mark.full
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_larger_letters_are_not_cut(village: Village, screen: Screen, scale: float) -> None:
    screen.app.frame.set_look(scale=scale)
    screen.app.frame.set_look = lambda **look: None  # type: ignore[method-assign]
    screen.suffix = f"-{scale}"
    walk(village, screen)
