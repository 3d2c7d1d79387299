"""Several matters filled as one form ("one thing", 一件事): what they share is asked once, each keeps its own form.

The gate is a small form of its own; its answers tell which matters are taken in. A matter that cannot be finished
now is put aside and does not hold up the others.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casework.definition import Text
from casework.ids import ItemCode
from casework.message import Message
from kiosk.forms.cards import Cards
from kiosk.forms.filling import Filling
from kiosk.forms.first_look import Remark
from kiosk.forms.keeping import Where
from kiosk.forms.matters import GATE, Matters, Stop, Table
from kiosk.forms.pages import AtReview, OnPage, Page, PageKind, Progress, ReviewRow, Stayed, Turned
from kiosk.forms.photographs import Photographs


class Joint:
    """The same face as a `Filling`, over several; a ref is `<matter>:<ref in its form>`."""

    is_first_look = False

    def __init__(self, table: Table, parts: dict[str, Filling], where: Where, *, language: str) -> None:
        self.event, self.draft, self.about = table.event, table.draft, table.about
        self.language, self.saved = language, True
        self._keeper, self._where = table.keeper, where
        self.matters = Matters(table, parts, where.later, self._heard)
        self.matters.changed()
        self._settle()

    # What stands

    @property
    def title(self) -> Text:
        """What this is about, for the line above a question: of its own matter where it is not shared."""
        own = self.own_matter
        return self.matters[own].title if own else self.event.short_name

    @property
    def current(self) -> Page | None:
        """The page that is open; None at the review. The refs of its cards are those of its own form."""
        stop = self._open()
        page = self.matters[stop.part].current if stop else None
        return replace(page, ref=stop.ref) if page and stop else None

    @property
    def at_review(self) -> bool:
        """Whether all pages are behind."""
        return self._open() is None

    @property
    def progress(self) -> Progress:
        """Where the open page stands among all that is asked now."""
        counted = [stop.one.kind not in (PageKind.NOTE, PageKind.MEMBERS) for stop in self.matters.stops()]
        stop = self._open()
        return Progress.at(self._index(), counted, opening=stop is not None and stop.part == GATE)

    @property
    def complete(self) -> bool:
        """Whether something is taken in and all of it can be handed in."""
        return bool(self.fillings()) and self.first_fault() is None

    def fillings(self) -> dict[ItemCode, Filling]:
        """The matters that are handed in together, in order."""
        return {code: self.matters[code] for code in self.matters.taken()}

    # Answering

    def answer(self, value: object) -> Page:
        """As `Filling.answer`; a shared question is answered in every matter."""
        return self._at_hand().answer(value)

    def toggle(self, choice: str) -> Page:
        """As `Filling.toggle`."""
        return self._at_hand().toggle(choice)

    def mark_inexact(self) -> Page:
        """As `Filling.mark_inexact`."""
        return self._at_hand().mark_inexact()

    @property
    def photographs(self) -> Photographs:
        """Of the open photo page. Raises LookupError at the review."""
        return self._at_hand().photographs

    @property
    def cards(self) -> Cards:
        """Of the open page with people or things. Raises LookupError at the review."""
        return self._at_hand().cards

    def offered(self, ref: str) -> bytes | None:
        """As `Filling.offered`."""
        part, within = ref.split(":", 1)
        return self.matters[part].offered(within)

    def picture(self, ref: str, at: int = 0) -> bytes | None:
        """As `Filling.picture`."""
        part, within = ref.split(":", 1)
        return self.matters[part].picture(within, at)

    def _at_hand(self) -> Filling:
        """The form whose page is open."""
        stop = self._open()
        if stop is None:
            raise LookupError("no question is open")
        return self.matters[stop.part]

    def _heard(self, part: str, page: Page) -> Page:
        """A form was told something, or opened another of its pages: the others hear it, and here it is open too."""
        self.matters.changed(part)
        self._turn(f"{part}:{page.ref}")
        return self._page()

    # Turning pages

    def next(self) -> Turned:
        """Leave the page forwards, checked by its own form."""
        stop = self._open()
        if stop is None:
            return AtReview()
        if not self.matters[stop.part].standing.leave():
            return Stayed(self._page())
        self.matters.changed(stop.part)
        self._turn(self._following(stop))
        return AtReview() if self.at_review else OnPage(self._page())

    def back(self) -> bool:
        """Leave the page backwards, never checked. False = this is the first page."""
        if self._where.returning and not self.at_review:
            self._turn("")
            return True
        index = self._index()
        if index <= 0:
            return False
        self._turn(self.matters.stops()[index - 1].ref)
        return True

    def go_to(self, ref: str) -> Page:
        """Open the page of a review row. Raises LookupError for one that is not asked now."""
        if ref not in self._refs():
            raise LookupError("this question is not asked now")
        self._turn(ref)
        self._where.returning = True
        return self._page()

    # Putting a matter aside

    @property
    def own_matter(self) -> ItemCode | None:
        """The matter whose own question is open; None on a shared one: that concerns all."""
        stop = self._open()
        own = stop is not None and self.matters.is_own(stop.part, stop.one.ref)
        return ItemCode(stop.part) if stop and own else None

    def put_aside(self, code: ItemCode) -> None:
        """Leave a matter for later; its answers stay, the others go on. At the page after its last one."""
        rest = [stop.ref for stop in self.matters.stops()[self._index():] if stop.part != code]
        self._where.later.add(code)
        self.matters.changed()
        asked = self._refs()
        self._turn(next((ref for ref in rest if ref in asked), ""))

    def take_up(self, code: ItemCode) -> None:
        """Take a matter that was put aside in again."""
        self._where.later.discard(code)
        self.matters.changed()
        self._turn(self._following(None))

    # The last look

    def review(self) -> tuple[ReviewRow, ...]:
        """The gate's answers, then every answer once, the name of the matter before its own questions."""
        return self.matters.review(self.language)

    def county_has(self) -> tuple[Text, ...]:
        """Papers that are not asked for by any matter, each once."""
        return tuple(dict.fromkeys(name for part in self.fillings().values() for name in part.county_has()))

    def remarks(self) -> tuple[Remark, ...]:
        """What the first looks of the matters tell."""
        return tuple(remark for part in self.fillings().values() for remark in part.remarks())

    def first_fault(self) -> tuple[str, Message] | None:
        """The first question that keeps a matter from being handed in."""
        return self.matters.first_fault()

    def set_language(self, language: str) -> None:
        """Show every text in `en` or `zh_CN` from now on."""
        self.language = language
        for part in self.matters.forms.values():
            part.set_language(language)

    def snapshot(self) -> Mapping[str, Any]:
        """All that is needed to go on later: each form, and where the person is."""
        return {
            "language": self.language, "about": dict(self.about),
            "event": [self.event.code, self.event.version], "where": self._where.record(),
            "parts": {name: [part.item.version, part.snapshot()] for name, part in self.matters.forms.items()},
        }

    # How

    def _refs(self) -> list[str]:
        return [stop.ref for stop in self.matters.stops()]

    def _open(self) -> Stop | None:
        return next((stop for stop in self.matters.stops() if stop.ref == self._where.at), None)

    def _index(self) -> int:
        return self._where.index(self._refs())

    def _page(self) -> Page:
        page = self.current
        if page is None:
            raise LookupError("no page is open")
        return page

    def _following(self, stop: Stop | None) -> str:
        stops, index = self.matters.stops(), self._index()
        if stop is not None and not self._where.returning and index + 1 < len(stops):
            return stops[index + 1].ref
        fault = self.first_fault()
        return self.matters.unseen() or (fault[0] if fault else "")

    def _turn(self, ref: str) -> None:
        self._where.turn(ref)
        if ref:
            part, within = ref.split(":", 1)
            self.matters[part].standing.open_at(within)
        self._save()

    def _settle(self) -> None:
        """Open the first page, or the one that was open."""
        at = self._where.at
        self._turn(at if at is not None and at in ("", *self._refs()) else self.matters.unseen())

    def _save(self) -> None:
        self.saved = self._keeper.save(self.snapshot())


Fillable = Filling | Joint
"""One matter, or several as one: a screen need not know which."""
