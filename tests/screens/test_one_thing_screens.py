"""'One thing' (一件事) through the real screens: what happened, the gate, one form, one signature, several cases."""

from collections.abc import Iterator

import pytest

from tests.kiosk.village import WANG, Village, bundle, jpeg, life_event, page_picture
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen

GATE = ["no", "yes", "yes", "no"]
"""No allowance yet, needs care, the pension check is done, no senior card."""


@pytest.fixture
def village(village: Village) -> Iterator[Village]:
    for code in ("MZ08", "RS03"):
        village.publish(bundle(code))
    village.publish_event(life_event("BD04"))
    (village.folder / "camera").mkdir()
    (village.folder / "camera/one.jpg").write_bytes(jpeg(page_picture()))
    return village  # type: ignore[return-value]


def look(screen: Screen, name: str) -> None:
    screen.look(f"thing-{name}")
    assert not faults(screen), name


def choose(screen: Screen, value: str = "") -> None:
    """Touch a choice where one is still wanted."""
    if screen.name == "ChoiceScreen" and not screen.app.navigator.current.property("forwardReady"):  # type: ignore[union-attr]
        names = [item.objectName() for item in screen.items() if item.objectName().startswith("choice_")]
        screen.touch(f"choice_{value}" if value else names[-1])


def to_the_gate(village: Village, screen: Screen) -> None:
    screen.touch("start")
    screen.touch("apply")
    look(screen, "topics")
    screen.touch("item_one_thing")
    look(screen, "events")
    screen.touch("item_BD04")
    look(screen, "about")
    screen.touch("forward")
    village.lay_card()
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()
    screen.touch("forward")
    for place, answer in enumerate(GATE):
        look(screen, f"gate{place}")
        choose(screen, answer)
        screen.touch("forward")


def answer(screen: Screen) -> None:
    """One page, answered."""
    choose(screen)
    if screen.name == "NumberScreen" and not screen.app.navigator.current.property("shown"):  # type: ignore[union-attr]
        if "电话" in screen.text_of("heading"):
            screen.type("13800001234")
        elif "卡号" in screen.text_of("heading"):
            screen.type("6228480000000001234")
    if screen.name == "PhotoScreen" and not screen.app.navigator.current.property("forwardReady"):  # type: ignore[union-attr]
        screen.touch("takePhoto")
    screen.touch("forward")


def test_several_matters_go_as_one(village: Village, screen: Screen) -> None:
    to_the_gate(village, screen)
    assert "养老服务补贴" not in screen.text_of("eyebrow")
    look(screen, "shared")
    for _ in range(60):
        if screen.name == "ReviewScreen":
            break
        answer(screen)
        if any(item.objectName() == "putAside" for item in screen.items()):
            look(screen, "aside-offered")
            screen.touch("putAside")
    look(screen, "review")
    screen.touch("forward")
    assert screen.name == "SignScreen", (screen.text_of("heading"), screen.app.navigator.current.property("error"))
    look(screen, "sign")
    screen.app.navigator.current.draw([[20.0, 30.0, 200.0, 90.0, 380.0, 40.0]], 500.0, 200.0)  # type: ignore[union-attr]
    screen.touch("forward")
    assert screen.name == "TogetherScreen"
    look(screen, "receipts")
    assert "老年优待证" in screen.text_of("later") and len(village.store.cases()) == 2
    screen.touch("case0")
    look(screen, "one-receipt")
    code = screen.text_of("shortCode")
    screen.touch("back")
    assert screen.name == "TogetherScreen"
    screen.touch("back")
    village.take_card()
    for key in ("lookup", "typeCode"):
        screen.touch(key)
    screen.type(code.replace("-", ""))
    screen.touch("forward")
    look(screen, "siblings")
    screen.touch(next(item.objectName() for item in screen.items() if item.objectName().startswith("item_")))
    assert screen.name == "ProgressScreen"
    assert len(list((village.folder / "printed").glob("*.pdf"))) == 1


def test_what_was_begun_goes_on_at_the_same_question(village: Village, screen: Screen) -> None:
    to_the_gate(village, screen)
    answer(screen)
    heading = screen.text_of("heading")
    screen.touch("toolHome")
    for key in ("apply", "item_one_thing", "item_BD04", "forward"):
        screen.touch(key)
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()
    screen.touch("forward")
    assert screen.text_of("heading") == heading
    assert village.store.drafts_of(WANG["id_number"])


@pytest.mark.full
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_larger_letters_are_not_cut(village: Village, screen: Screen, scale: float) -> None:
    screen.app.frame.set_look(scale=scale)
    screen.app.frame.set_look = lambda **look: None  # type: ignore[method-assign]
    screen.suffix = f"-{scale}"
    test_several_matters_go_as_one(village, screen)
