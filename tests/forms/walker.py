"""Somebody at a kiosk who takes any way through a form: on, back, other answers, cards added and taken away.

A page that cannot be left with any answer is an error of the form, never of the person: `Stuck` says where.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from casework.ids import Sha256
from kiosk.forms.filling import Filling
from kiosk.forms.opening import Desk, Paper
from kiosk.forms.pages import Page, PageKind, Stayed
from kiosk.forms.prefill import Known
from tests.forms.answering import Draw, answers
from tests.kiosk.village import WANG
from xforms import FixedClock, Form

MOST_PAGES = 400
MOST_CARDS = 3
MOST_STRAYS = 12
"""Steps back, and drafts left and taken up again, in one walk."""
ALONE = Known(WANG["name"], WANG["id_number"], date(1942, 3, 5), "F", WANG["address"],
              acting={"d_actor": "self"})
FOR_SOMEONE = Known(WANG["name"], WANG["id_number"], date(1942, 3, 5), "F", WANG["address"], acting={
    "d_actor": "agent", "d_type": "relative", "d_name": "王小明", "d_idno": "231299196801010013", "d_rel": "儿子"})


class Stuck(AssertionError):
    """No answer lets the person go on."""


class Memory:
    """Keeps photographs in memory, and each snapshot for one turn."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.snapshot: Mapping[str, Any] = {}

    def save(self, snapshot: Mapping[str, Any]) -> bool:
        """Keep it."""
        self.snapshot = snapshot
        return True

    def put(self, jpeg: bytes) -> Sha256:
        """Under a name made of how many there are: the walk needs no hash."""
        name = Sha256(f"{len(self.kept):064x}")
        self.kept[name] = jpeg
        return name

    def get(self, sha256: Sha256) -> bytes | None:
        """What was put."""
        return self.kept.get(sha256)


@dataclass
class Walk:
    """One person, one form. `draw` decides every turn of the way."""

    paper: Paper
    draw: Draw
    moment: datetime
    wanders: bool = True
    """False = straight on, one card a list: the shortest way that leaves nothing out."""
    begun: Filling | None = None
    """A form somebody opened already; None = opened here."""
    seen: Callable[[Page], None] = lambda page: None
    """Told of every page, answered, before it is left."""
    picture: bytes = b"\xff\xd8\xff\xe0 a photograph \xff\xd9"
    filling: Filling = field(init=False)
    pages: list[Page] = field(default_factory=list)
    """Every page that was open, as it was left."""
    _turns: int = 0
    _strays: int = 0

    def __post_init__(self) -> None:
        self._desk = Desk(FixedClock(self.moment), Memory())
        if self.begun is not None:
            self.filling = self.begun
            return
        known = self.draw(st.sampled_from((ALONE, FOR_SOMEONE)))
        self.filling = self._desk.new(self.paper, known, draft="d", language="zh_CN")

    def to_review(self) -> Filling:
        """Go until the last look with nothing missing; raises Stuck."""
        self._on()
        for _ in range(self.draw(st.integers(0, 3)) if self.wanders else 0):
            rows = [row.ref for row in self.filling.review() if row.changeable]
            if rows:
                self.filling.go_to(self.draw(st.sampled_from(rows)))
                self._on()
        for _ in range(MOST_STRAYS):
            fault = self.filling.first_fault()
            if fault is None:
                break
            self.filling.go_to(fault[0])  # as the last look leads there: a change was left half way
            self._on()
        if not self.filling.complete:
            raise Stuck(f"the last look is open and {self.filling.first_fault()} is missing")
        return self.filling

    def _on(self) -> None:
        while (page := self.filling.current) is not None:
            self._turns += 1
            if self._turns > MOST_PAGES:
                raise Stuck(f"{page.ref} comes up again and again")
            self._look(page)
            if not self._wandered(page):
                self._leave(page)

    def _look(self, page: Page) -> None:
        if not page.label:
            raise Stuck(f"{page.ref} says nothing")
        if page.kind in (PageKind.CHOICE_ONE, PageKind.CHOICE_MANY, PageKind.YES_NO) and not page.choices:
            raise Stuck(f"{page.ref} offers nothing to choose")
        if not all(choice.text for choice in page.choices):
            raise Stuck(f"{page.ref} offers a choice without words")

    def _wandered(self, page: Page) -> bool:
        """Step back, or leave the kiosk and take the draft up again; False = neither."""
        if not self.wanders or self._strays == MOST_STRAYS or self.draw(st.integers(0, 9)) < 9:
            return False
        self._strays += 1
        if self.draw(st.booleans()):
            return self.filling.back()
        self.filling = self._desk.again(self.paper, self.filling.snapshot(), draft="d")
        return False

    def _leave(self, page: Page) -> None:
        if page.kind is PageKind.MEMBERS and self._changes_cards(page):
            return
        if page.fixed or page.kind in (PageKind.NOTE, PageKind.MEMBERS):
            self._turned(page, must=True)
        elif self._passes(page) and self._turned(page, must=False):
            return
        elif page.kind is PageKind.PHOTO:
            self.filling.photographs.lay(self.picture)
            self._turned(page, must=True)
        else:
            self._answered(page)

    def _passes(self, page: Page) -> bool:
        """Leave it empty, or as it stands."""
        may = not page.required or bool(page.value)
        return self.wanders and may and self.draw(st.integers(0, 3)) == 0

    def _answered(self, page: Page) -> None:
        constraint = self.paper.form.source(plain(page.ref)).get("constraint", "")
        given = self.filling.answers()
        for value in answers(page, constraint, given, self.moment.date(), self.draw):
            self.filling.answer(value)
            if self._turned(page, must=False):
                return
        now = self.filling.current
        raise Stuck(f"{page.ref} ({page.kind}) takes nothing: {now.error if now else None}; {constraint}")

    def _turned(self, page: Page, *, must: bool) -> bool:
        self.seen(self.filling.current or page)
        left, turned = self.filling.current, self.filling.next()
        if isinstance(turned, Stayed) and must:
            raise Stuck(f"{page.ref} ({page.kind}) does not turn: {turned.page.error}")
        if left is not None and not isinstance(turned, Stayed):
            self.pages.append(left)
        return not isinstance(turned, Stayed)

    def _changes_cards(self, page: Page) -> bool:
        """Add a card, take one away, put it back, look into one; False = go on."""
        count = len(page.members)
        if not self.wanders:
            return count == 0 and bool(self.filling.cards.add())
        if count and self._strays < MOST_STRAYS and self.draw(st.integers(0, 4)) == 4:
            self._strays += 1
            self._other_card(page)
        elif count < MOST_CARDS and self.draw(st.integers(0, 1 + count)) == 1:
            self.filling.cards.add()
        else:
            return False
        return True

    def _other_card(self, page: Page) -> None:
        """Take a card away, put it back, or look into it again."""
        way, card = self.draw(st.integers(0, 2)), self.draw(st.sampled_from(page.members)).ref
        if way == 0:
            self.filling.cards.change(card)
        else:
            self.filling.cards.take_away(card)
            if way == 1:
                self.filling.cards.put_back()


def plain(ref: str) -> str:
    """A ref without the places in its lists."""
    return "/".join(step.partition("[")[0] for step in ref.split("/"))


def paper_of(definition: Any, form: bytes, media: Mapping[str, bytes]) -> Paper:
    """A published version as a kiosk has it."""
    return Paper(definition, Form.load(form, media=dict(media)))
