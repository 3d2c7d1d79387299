"""A notice that hangs stands on the idle screen: from its first day to its last, however it came and went."""

from tests.kiosk.village import Village
from tests.rules.test_enquiry_and_notice import NOTICE
from tests.screens.kiosk_screen import Screen


def told(screen: Screen) -> list[str]:
    """What stands on the key of the notice; [] = none hangs."""
    screen.app.navigator.current.tick()  # type: ignore[union-attr]
    screen.run()
    key = next((item for item in screen.items() if item.objectName() == "idleNotice"), None)
    return [key.property("text"), key.property("note")] if key else []


def test_it_hangs_from_its_first_day_to_its_last(village: Village) -> None:
    village.county_says("NoticePosted", NOTICE | {"start": "2026-03-03", "end": "2026-03-04"})
    screen = Screen(village, "landscape")
    try:
        hung = []
        for _ in range(4):
            hung.append(told(screen))
            village.hand.days(1)
        assert hung == [[], *[["拟给低保的人家", "公示 · 挂到3月4日"]] * 2, []]
        assert "李某福" not in str(hung)
    finally:
        screen.close()


def test_it_comes_and_goes_with_what_the_county_says(village: Village) -> None:
    screen = Screen(village, "portrait")
    try:
        assert told(screen) == []
        posted = village.county_says("NoticePosted", NOTICE)
        village.county_says("NoticePosted", NOTICE | {"title": "种粮补贴面积", "end": "2026-03-20"})
        screen.app.heard()
        assert told(screen) == ["拟给低保的人家", "公示 · 挂到3月8日 · 另外还有1张"]
        village.county_says("NoticeTakenDown", {"reason": "写错了"}, posted.case)
        screen.app.heard()
        assert told(screen) == ["种粮补贴面积", "公示 · 挂到3月20日"]
    finally:
        screen.close()
