"""The whole way through the real screens: nothing cut, nothing too small, nothing under a key."""

import pytest

from tests.kiosk.village import ANSWERS, Village, jpeg, page_picture
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen


@pytest.fixture
def seen(screen: Screen) -> dict[str, list[str]]:
    """Faults by screen; looked at once at the end, so that one run tells all."""
    return {}


def look(screen: Screen, seen: dict[str, list[str]], name: str) -> None:
    screen.look(name)
    if found := faults(screen):
        seen[name] = found


def apply(village: Village, screen: Screen, seen: dict[str, list[str]]) -> None:
    look(screen, seen, "01-idle")
    screen.touch("start")
    look(screen, seen, "02-home")
    screen.touch("search")
    look(screen, seen, "03-search")
    screen.type("yang")
    look(screen, seen, "04-search-yang")
    screen.touch("back")
    screen.touch("apply")
    look(screen, seen, "05-topics")
    screen.touch("item_elder")
    look(screen, seen, "06-matters")
    screen.touch("item_MZ07")
    look(screen, seen, "07-guide")
    screen.touch("forward")
    look(screen, seen, "08-who")
    screen.touch("typeNumber")
    look(screen, seen, "09-number")
    screen.type("231")
    look(screen, seen, "10-number-231")
    screen.touch("back")
    village.lay_card()
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()
    look(screen, seen, "11-consent")
    screen.touch("forward")


def answer(village: Village, screen: Screen, seen: dict[str, list[str]]) -> None:
    (village.folder / "camera").mkdir(exist_ok=True)
    (village.folder / "camera/portrait.jpg").write_bytes(jpeg(page_picture()))
    place = 0
    while screen.name != "ReviewScreen":
        filling_page = screen.app.navigator.current
        place += 1
        if screen.name == "ChoiceScreen":
            value = next(v for ref, v in ANSWERS.items() if v and _offered(screen, v))
            screen.touch(f"choice_{value if isinstance(value, str) else value[0]}")
        elif screen.name == "NumberScreen":
            screen.type("13800001234" if "电话" in screen.text_of("heading") else "6228480000000001234")
        elif screen.name == "PhotoScreen":
            look(screen, seen, f"{20 + place}-photo-empty")
            screen.touch("takePhoto")
        look(screen, seen, f"{20 + place}-{screen.name}")
        screen.touch("forward")
        assert screen.app.navigator.current is not filling_page, screen.text_of("heading")


def _offered(screen: Screen, value: object) -> bool:
    name = f"choice_{value if isinstance(value, str) else value[0]}"  # type: ignore[index]
    return any(item.objectName() == name for item in screen.items())


def hand_in(screen: Screen, seen: dict[str, list[str]]) -> None:
    look(screen, seen, "40-review")
    screen.touch("forward")
    look(screen, seen, "41-sign")
    screen.app.navigator.current.draw([[20.0, 30.0, 200.0, 90.0, 380.0, 40.0]], 500.0, 200.0)  # type: ignore[union-attr]
    screen.run()
    screen.touch("forward")
    look(screen, seen, "42-receipt")


def test_the_way_of_an_application(village: Village, screen: Screen, seen: dict[str, list[str]]) -> None:
    apply(village, screen, seen)
    answer(village, screen, seen)
    hand_in(screen, seen)
    assert screen.name == "ReceiptScreen"
    [record] = village.store.cases()
    assert record.case.answers["/data/living/g_live"] == "spouse"
    code = screen.text_of("shortCode")
    village.take_card()
    screen.touch("toolHome")
    screen.touch("lookup")
    look(screen, seen, "50-lookup")
    screen.touch("typeCode")
    screen.type(code.replace("-", ""))
    look(screen, seen, "51-code")
    screen.touch("forward")
    look(screen, seen, "52-progress")
    assert screen.name == "ProgressScreen"
    screen.touch("toolSize")
    look(screen, seen, "60-size")
    screen.touch("back")
    screen.touch("toolHelp")
    look(screen, seen, "61-help")
    screen.touch("back")
    screen.app.tools.cover()
    screen.run()
    look(screen, seen, "62-cover")
    screen.touch("stillHere")
    screen.app.tools.calm_error("A1B2C3")
    screen.run()
    look(screen, seen, "63-calm-error")
    assert not seen, "\n".join(f"{name}: {fault}" for name, found in seen.items() for fault in found)


@pytest.mark.full
@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_larger_letters_are_not_cut(village: Village, screen: Screen, seen: dict[str, list[str]],
                                    scale: float, contrast: bool) -> None:
    screen.app.frame.set_look(scale=scale, contrast=contrast)
    screen.app.frame.set_look = lambda **look: None  # type: ignore[method-assign]  # stays as set for the whole way
    screen.suffix = f"-{scale}{'-dark' if contrast else ''}"
    apply(village, screen, seen)
    answer(village, screen, seen)
    hand_in(screen, seen)
    assert not seen, "\n".join(f"{name}: {fault}" for name, found in seen.items() for fault in found)


def test_a_machine_without_a_voice_says_so_calmly(screen: Screen) -> None:
    screen.touch("start")
    screen.touch("toolRead")
    assert "没有喇叭" in screen.text_of("signText")
    assert not faults(screen)
    screen.app.frame.touched()
    screen.run()
    with pytest.raises(LookupError):
        screen.find("signText")
