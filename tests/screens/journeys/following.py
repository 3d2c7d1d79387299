"""After the hand-in: look up, correct, mend, take back, collect, rate."""

from casework.case import State
from kiosk.services.applying import Submitted
from tests.kiosk.test_applying import handed_in
from tests.kiosk.test_following import CARD, PHOTO, asked, decided
from tests.kiosk.village import WANG, Village
from tests.screens.journeys.hands import Look, answer, by_fingerprint, lay, sign, sit_down, there, touch
from tests.screens.kiosk_screen import Screen


def by_code(screen: Screen, done: Submitted) -> None:
    touch(screen, "toolHome" if screen.name != "AttractScreen" else "start", "lookup", "typeCode")
    screen.type(done.short_code.replace("-", ""))
    screen.touch("forward")
    assert screen.name == "ProgressScreen"


def looked_up(village: Village, screen: Screen, look: Look) -> None:
    """By the square code, by its twelve characters, by card: the same matter."""
    done = handed_in(village)
    village.take_card()
    touch(screen, "start", "lookup")
    look("where is mine")
    (village.folder / "scanner").mkdir()
    (village.folder / "scanner/slip.txt").write_text(done.qr_url)
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()
    look("by the square code")
    heading = screen.text_of("heading")
    touch(screen, "toolHome", "lookup", "typeCode")
    look("the twelve characters")
    screen.touch("toolHome")
    by_code(screen, done)
    assert screen.text_of("heading") == heading
    touch(screen, "toolHome", "lookup", "byCard")
    look("by card")
    lay(village, screen)
    assert screen.text_of("heading") == heading


def corrected(village: Village, screen: Screen, look: Look) -> None:
    """What was just handed in is opened, one answer changed, and handed in again."""
    by_code(screen, handed_in(village))
    look("progress")
    village.take_card()
    screen.touch("correct")
    look("whose matter is it")
    assert screen.name == "WhoScreen", "a slip alone shows no answers"
    lay(village, screen)
    look("all answers")
    screen.touch("forward")
    look("signature")
    sign(screen)
    look("receipt")
    assert screen.name == "ReceiptScreen"


def mended(village: Village, screen: Screen, look: Look) -> None:
    """Exactly what was asked for, and nothing else."""
    done = handed_in(village)
    asked(village, done.case, PHOTO, CARD)
    sit_down(village)
    by_code(screen, done)
    look("progress")
    screen.touch("forward")
    look("what is asked")
    screen.touch("forward")
    while screen.name != "ReviewScreen":
        if screen.name == "PhotoScreen":
            look("the picture as it was")
        answer(screen)
        look("mended")
        screen.touch("forward")
    look("last look")
    screen.touch("forward")
    sign(screen)
    look("mended and stored")
    [record] = village.store.cases()
    assert record.case.state is State.RECEIVED


def taken_back(village: Village, screen: Screen, look: Look) -> None:
    """By somebody who cannot write: a fingerprint before two witnesses."""
    sit_down(village)
    by_code(screen, handed_in(village))
    screen.touch("takeBack")
    look("take it back")
    by_fingerprint(village, screen, look)
    look("taken back")
    [record] = village.store.cases()
    assert record.case.state is State.WITHDRAWN
    [fact] = village.store.facts_of(frozenset({"Withdrawn"}))
    picture = village.store.blobs.get(fact.body["signature"])
    assert picture is not None and picture.startswith(b"\x89PNG") and len(picture) > 2_000


def rated(village: Village, screen: Screen, look: Look) -> None:
    """The township has taken it on; how that went may be said at once, and why it was not good."""
    done = handed_in(village)
    village.county_hears()
    village.county_says("Accepted", {}, done.case)
    by_code(screen, done)
    look("taken on")
    screen.touch("forward")
    look("how did it go")
    screen.touch("level_2")
    look("one face chosen")
    screen.touch("forward")
    look("what was not good")
    screen.touch("why_rather_not")
    look("rather not say")
    touch(screen, "why_slow", "why_trips")
    look("two things were not good")
    screen.touch("forward")
    look("thanks")
    [record] = village.store.cases()
    assert [(one.stage, one.level, one.reasons) for one in record.case.ratings] == [("apply", 2, ("slow", "trips"))]


def collected(village: Village, screen: Screen, look: Look) -> None:
    """The answer is read, printed, signed for, and rated."""
    done = handed_in(village)
    decided(village, done.case)
    by_code(screen, done)
    look("progress")
    screen.touch("forward")
    look("the answer")
    screen.touch("printPaper")
    assert there(screen, "printed") and list((village.folder / "printed").iterdir())
    look("printed")
    screen.touch("forward")
    look("sign for it")
    sign(screen)
    look("how did it go")
    screen.touch("level_4")
    look("one face chosen")
    screen.touch("forward")
    look("thanks")
    [record] = village.store.cases()
    assert record.case.applicant is not None and record.case.applicant.name == WANG["name"]
    assert [(one.stage, one.level) for one in record.case.ratings] == [("result", 4)]
