"""A form with lists, notes, amounts, days and photographs, filled through the real screens by touch."""

import pytest

from kiosk.forms.filling import Filling
from kiosk.forms.pages import PageKind
from kiosk.services.people import KnownBy, Person
from tests.kiosk.village import Village, jpeg, page_picture
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen

DIGITS = {PageKind.NUMBER: "2", PageKind.MONEY: "8000", PageKind.PHONE: "13800001234",
          PageKind.BANK: "6228480000000001234", PageKind.IDNO: "23129919420305002X"}


class Filler:
    """Answers whatever is asked, once in each way."""

    def __init__(self, village: Village, screen: Screen) -> None:
        self.screen = screen
        (village.folder / "camera").mkdir()
        (village.folder / "camera/one.jpg").write_bytes(jpeg(page_picture()))
        self.kinds: set[PageKind] = set()
        self.faults: list[str] = []
        self.members = 0

    def fill(self, filling: object, pages: int) -> None:
        for _ in range(pages):
            page = filling.current  # type: ignore[attr-defined]
            if page is None:
                return
            if page.kind not in self.kinds:
                self.screen.look(f"kind-{page.kind}")
                self.faults += [f"{page.kind}: {fault}" for fault in faults(self.screen)]
            self.kinds.add(page.kind)
            before = page.ref
            self._answer(page)
            now = filling.current  # type: ignore[attr-defined]
            assert now is None or now.ref != before, f"{before} did not turn: {now.error}"

    def _answer(self, page: object) -> None:
        kind, screen = page.kind, self.screen  # type: ignore[attr-defined]
        if page.choices:  # type: ignore[attr-defined]
            screen.touch(f"choice_{page.choices[0].value}")  # type: ignore[attr-defined]
        elif kind in DIGITS and page.required and not page.value:  # type: ignore[attr-defined]
            screen.type("0" if page.ref.endswith("_out") else DIGITS[kind])  # type: ignore[attr-defined]
            if kind is PageKind.MONEY and not page.ref.endswith("_out"):  # type: ignore[attr-defined]
                screen.touch("add500")
                screen.touch("add100")
                assert screen.text_of("reading") == "八千六百块（捌仟陆佰元整）"
        elif kind is PageKind.DATE:
            for part in ("1970", "1975", "3", "1"):
                screen.touch(f"option_{part}")
        elif kind is PageKind.PHOTO:
            screen.touch("takePhoto")
        elif kind is PageKind.MEMBERS and self.members < 1:
            self.members += 1
            screen.touch("addMember")
            return
        elif kind in (PageKind.TEXT, PageKind.NAME) and not page.value:  # type: ignore[attr-defined]
            screen.type("wang")
            screen.touch("candidate0")
            screen.type("lan")
            screen.touch("candidate0")
        screen.touch("forward")


@pytest.mark.parametrize("code", ["MZ01"])
def test_every_kind_of_question_can_be_answered(village: Village, screen: Screen, code: str) -> None:
    person = village.kiosk.identity.typed("23129919420305002X", "王秀兰")
    assert isinstance(person, Person) and person.known_by is KnownBy.TYPED
    filling = village.kiosk.applying.start(code, person)  # type: ignore[arg-type]
    screen.touch("start")
    screen.app.applying.fill(filling, hand_in=lambda done: None, leave=screen.app.finding.home)  # type: ignore[arg-type]
    screen.run()
    filler = Filler(village, screen)
    filler.fill(filling, 150)
    assert screen.name == "ReviewScreen", screen.text_of("heading")
    screen.look("review-long")
    assert {PageKind.MEMBERS, PageKind.CHOICE_ONE, PageKind.PHOTO} <= filler.kinds
    assert not filler.faults, "\n".join(filler.faults)


def test_a_card_of_a_list_is_taken_away_and_put_back(village: Village, screen: Screen) -> None:
    person = village.kiosk.identity.typed("23129919420305002X", "王秀兰")
    filling = village.kiosk.applying.start("MZ01", person)  # type: ignore[arg-type]
    screen.touch("start")
    screen.app.applying.fill(filling, hand_in=lambda done: None, leave=screen.app.finding.home)  # type: ignore[arg-type]
    filler = Filler(village, screen)
    while filling.current.kind is not PageKind.MEMBERS or not filling.current.members:  # type: ignore[union-attr]
        filler.fill(filling, 1)
    screen.run()
    assert not faults(screen)
    screen.touch("removeMember0")
    assert filling.current.members == ()  # type: ignore[union-attr]
    screen.look("members-undo")
    assert not faults(screen)
    screen.touch("putBack")
    assert len(filling.current.members) == 1  # type: ignore[union-attr]


def test_land_is_typed_with_a_point(village: Village, screen: Screen) -> None:
    """2.5 mu are not 25."""
    person = village.kiosk.identity.typed("23129919420305002X", "王秀兰")
    filling = village.kiosk.applying.start("MZ01", person)  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    land = next(row.ref for row in filling.review() if row.ref.endswith("/f_land"))
    filling.go_to(land)
    screen.touch("start")
    screen.app.applying.fill(filling, hand_in=lambda done: None, leave=screen.app.finding.home)
    screen.run()
    screen.type("2.5")
    screen.touch("forward")
    assert filling.answers()[land] == "2.5"
