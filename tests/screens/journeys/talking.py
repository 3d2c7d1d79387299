"""Asking and hearing the answer; notices and an objection; a complaint."""

from casework.enquiry import KINDS, enquiries
from tests.kiosk.village import Village
from tests.rules.test_enquiry_and_notice import NOTICE
from tests.screens.journeys.hands import Look, lay, touch
from tests.screens.kiosk_screen import Screen, texts

ROWS = [["李某福", "前屯（一组）", "3"], ["刘某琴", "后屯（三组）", "1"], ["杨某河", "东岗（四组）", "4"]] * 4


def asked(village: Village, screen: Screen, look: Look) -> None:
    """A question goes to the township; its answer is heard here with the card."""
    touch(screen, "start", "ask")
    look("ask")
    screen.touch("item_ask")
    look("questions")
    screen.touch("item_2")
    look("with a name or without")
    screen.touch("item_named")
    lay(village, screen)
    look("stored")
    [one] = enquiries(village.store.facts_of(KINDS)).values()
    village.county_says("Answered", {"words": "下月初到账。", "by": "镇民政办"}, one.id)
    touch(screen, "forward", "mine")
    lay(village, screen)
    screen.touch("item_said")
    look("what I asked")
    screen.touch(f"item_{one.id}")
    look("answered")
    assert any("下月初" in str(text.property("text")) for text in texts(screen))


def objected(village: Village, screen: Screen, look: Look) -> None:
    """A notice is read to its end and objected to without a name."""
    for title in ("拟给低保的人家", "种粮补贴面积"):
        village.county_says("NoticePosted", NOTICE | {"title": title, "rows": ROWS})
    assert "idleNotice" not in {item.objectName() for item in screen.items()}
    screen.app.heard()
    screen.run()
    look("idle with a notice")
    assert [str(text.property("text")) for text in texts(screen) if text.property("text") == "拟给低保的人家"]
    screen.touch("idleNotice")
    assert screen.name == "NoticeScreen"
    touch(screen, "toolHome")
    look("home with notices")
    screen.touch("notices")
    look("notice")
    assert "拟给低保" in screen.text_of("noticeTitle")
    screen.touch("moreRows")
    look("its other rows")
    screen.touch("nextNotice")
    assert "种粮" in screen.text_of("noticeTitle")
    screen.touch("forward")
    look("which one")
    screen.touch("item_8")
    assert screen.text_of("eyebrow") == "种粮补贴面积 · 刘某琴 · 后屯（三组）"
    look("what is not right")
    touch(screen, "back", "item_8", "item_0", "item_nameless")
    look("said and stored")
    [one] = enquiries(village.store.facts_of(KINDS)).values()
    assert one.notice and not one.name and one.row == 8
    screen.touch("forward")
    assert screen.name == "HomeScreen"


def no_notice(village: Village, screen: Screen, look: Look) -> None:
    """Without a notice the wall is empty, and says so."""
    touch(screen, "start", "notices")
    look("no notice")
    assert screen.name == "TextScreen"


def complained(village: Village, screen: Screen, look: Look) -> None:
    """Something was not right; nobody learns who said it."""
    touch(screen, "start", "ask", "item_complain")
    look("what was not right")
    screen.touch("item_1")
    look("with a name or without")
    screen.touch("item_nameless")
    look("said and stored")
    [one] = enquiries(village.store.facts_of(KINDS)).values()
    assert not one.name
