"""'One thing' (一件事): what happened, the gate, one form, one signature, several cases."""

from tests.kiosk.village import Village, bundle, life_event
from tests.screens.journeys.hands import (
    MOST_PAGES,
    Look,
    answer,
    bring_papers,
    lay,
    named,
    sign,
    there,
    touch,
)
from tests.screens.kiosk_screen import Screen

GATE = ["no", "yes", "yes", "no"]
"""No allowance yet, needs care, the pension check is done, no senior card."""


def prepare(village: Village) -> None:
    """What grows old together is published, and papers are at hand."""
    for code in ("MZ08", "RS03"):
        village.publish(bundle(code))
    village.publish_event(life_event("BD04"))
    bring_papers(village)


def to_the_gate(village: Village, screen: Screen, look: Look) -> None:
    """As far as the first shared question."""
    touch(screen, "start", "apply")
    screen.touch("item_one_thing")
    look("what happened")
    screen.touch("item_BD04")
    look("what it is about")
    screen.touch("forward")
    lay(village, screen)
    look("consent")
    screen.touch("forward")
    for answered in GATE:
        assert screen.text_of("eyebrow").startswith(("先问几句 · ", "First a few questions · "))
        look(screen.text_of("heading"))
        if not screen.app.navigator.current.property("forwardReady"):  # type: ignore[union-attr]
            screen.touch(f"choice_{answered}")
        screen.touch("forward")
    assert not any(word in screen.text_of("eyebrow") for word in ("多问", "more")), "nobody had counted before"


def several_at_once(village: Village, screen: Screen, look: Look) -> None:
    """Several matters go as one; what cannot be answered today is put aside."""
    prepare(village)
    to_the_gate(village, screen, look)
    look("asked once for all")
    for _ in range(MOST_PAGES):
        if screen.name == "ReviewScreen":
            break
        answer(screen, hers=False)
        screen.touch("forward")
        if there(screen, "putAside"):
            look("may be put aside")
            screen.touch("putAside")
    look("last look")
    screen.touch("forward")
    look("signature")
    sign(screen)
    assert screen.name == "TogetherScreen"
    look("receipts")
    assert len(village.store.cases()) == 2
    screen.touch("case0")
    look("one receipt")
    code = screen.text_of("shortCode")
    touch(screen, "back", "back")
    village.take_card()
    touch(screen, "lookup", "typeCode")
    screen.type(code.replace("-", ""))
    screen.touch("forward")
    look("handed in together")
    screen.touch(named(screen, "item_")[0])
    assert screen.name == "ProgressScreen"
    assert len(list((village.folder / "printed").glob("*.pdf"))) == 1
