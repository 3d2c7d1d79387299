"""Applying: alone with the card, with the assistant beside, for somebody else, and one person after another."""

import json
from collections.abc import Callable

from tests.kiosk.test_talking import CODE
from tests.kiosk.village import WANG, Village
from tests.screens.journeys.hands import (
    Look,
    bring_papers,
    by_fingerprint,
    by_hand,
    lay,
    sign,
    sit_down,
    to_the_last_look,
    touch,
    type_name,
)
from tests.screens.kiosk_screen import Screen, texts

LI = WANG | {"id_number": "231299194403120029", "name": "李福"}


def _to_who(screen: Screen) -> None:
    touch(screen, "start", "apply", "item_elder", "item_MZ07", "forward")


def alone(village: Village, screen: Screen, look: Look) -> None:
    """From the idle screen to the slip, with nothing but a card."""
    sit_down(village)
    look("idle")
    screen.touch("start")
    look("home")
    screen.touch("apply")
    look("topics")
    screen.touch("item_elder")
    look("matters")
    screen.touch("item_MZ07")
    look("guide")
    screen.touch("forward")
    look("who")
    lay(village, screen)
    look("consent")
    screen.touch("forward")
    to_the_last_look(screen, look)
    look("last look")
    screen.touch("forward")
    look("signature")
    sign(screen)
    look("receipt")
    assert screen.name == "ReceiptScreen"
    [record] = village.store.cases()
    assert record.case.answers["/data/living/g_live"] == "spouse"


def with_the_assistant(village: Village, screen: Screen, look: Look) -> None:
    """Without a card: number and name, and the assistant's word."""
    village.kiosk.vouching.set_code(CODE)
    bring_papers(village)
    _to_who(screen)
    screen.touch("typeNumber")
    look("number")
    screen.type("231")
    look("number begun")
    screen.type(WANG["id_number"][3:])
    screen.touch("forward")
    look("name")
    type_name(screen, "wang")
    look("does the assistant know you")
    screen.touch("item_vouch")
    look("code")
    screen.type("111111")
    screen.touch("forward")
    look("wrong code")
    touch(screen, *["keyErase"] * 6)
    screen.type(CODE)
    screen.touch("forward")
    look("consent")
    screen.touch("forward")
    to_the_last_look(screen)
    screen.touch("forward")
    sign(screen)
    assert screen.name == "ReceiptScreen" and len(village.store.cases()) == 1


def for_another(village: Village, screen: Screen, look: Look) -> None:
    """A relative acts; their own card is not taken for the other's; they sign."""
    _for_another(village, screen, look, "relative")


def as_guardian(village: Village, screen: Screen, look: Look) -> None:
    """A guardian acts for who cannot, as far as the receipt."""
    _for_another(village, screen, look, "guardian")


def for_another_by_fingerprint(village: Village, screen: Screen, look: Look) -> None:
    """A neighbour who cannot write acts: their fingerprint, and two who saw it."""
    def signs(*_: object) -> None:
        look("signature of who acts")
        by_fingerprint(village, screen, look)
        look("receipt")

    _for_another(village, screen, lambda _: None, "other", signs=signs)
    [record] = village.store.cases()
    signed = record.case.attachment("signature")
    assert signed is not None and record.case.filed_by["kind"] == "other"
    picture = village.store.blobs.get(signed.sha256)
    assert picture is not None and picture.startswith(b"\x89PNG") and len(picture) > 2_000


def _for_another(village: Village, screen: Screen, look: Look, kind: str,
                 signs: Callable[[Village, Screen, Look], None] = by_hand) -> None:
    sit_down(village)
    _to_who(screen)
    screen.touch("forOther")
    look("first: who are you")
    lay(village, screen)
    look("what are you to the person")
    screen.touch(f"item_{kind}")
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    look("whose matter is it")
    lay(village, screen, LI)
    look("consent")
    screen.touch("forward")
    heard: dict[str, str] = {}

    def listen(name: str) -> None:
        heard[screen.text_of("heading")] = screen.text_of("eyebrow")
        look(name)

    to_the_last_look(screen, listen)
    assert heard["申请人的电话是多少？" if screen.language == "zh_CN" else
                 "What is the applicant's telephone number?"].endswith("李*")
    of_who_acts = [eyebrow for heading, eyebrow in heard.items() if heading.startswith(("来办的人", "Your own"))]
    assert of_who_acts and not any("李*" in eyebrow for eyebrow in of_who_acts)
    [draft] = village.store.drafts.of_person(LI["id_number"])
    about = json.loads(draft.payload)["about"]
    assert (about["person"]["name"], about["agent"]["person"]["name"]) == (LI["name"], WANG["name"])
    assert about["agent"]["kind"] == kind
    look("last look")
    screen.touch("forward")
    look("signature of who acts")
    assert "李*" in screen.text_of("heading"), "it says whose name is signed, and for whom"
    signs(village, screen, look)
    look("receipt")
    [record] = village.store.cases()
    assert record.case.applicant is not None and record.case.applicant.name == LI["name"]
    assert record.case.answers["/data/agent/d_name"] == WANG["name"], "the county reads who acted"


def one_after_another(village: Village, screen: Screen, look: Look) -> None:
    """The next person sees nothing of the last; who comes back goes on where they were."""
    _to_who(screen)
    lay(village, screen)
    screen.touch("forward")
    screen.type("13800001234")
    screen.touch("forward")
    begun = screen.text_of("heading")
    look("the first is called away")
    village.take_card()
    screen.app.tools.cover()
    screen.run()
    look("cover")
    screen.touch("wipeNow")
    look("wiped")
    _to_who(screen)
    lay(village, screen, LI)
    screen.touch("forward")
    look("the second begins anew")
    shown = " ".join(str(text.property("text")) for text in texts(screen))
    assert WANG["name"] not in shown and "1380000" not in shown
    screen.touch("toolHome")
    village.take_card()
    touch(screen, "apply", "item_elder", "item_MZ07", "forward")
    lay(village, screen)
    screen.touch("forward")
    look("the first goes on")
    assert screen.text_of("heading") == begun
