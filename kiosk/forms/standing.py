"""A form as it stands: what is asked now, which page is open, what is wrong there, what can be put back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from casework.definition import ItemDefinition
from casework.message import Message
from kiosk.forms import shared
from kiosk.forms.earlier import Key
from kiosk.forms.keeping import Keeper, Place
from kiosk.forms.members import TakenAway
from kiosk.forms.pages import Page, PageKind, Source
from kiosk.forms.photo_pages import TornOut
from kiosk.forms.questions import Asked, Rules, as_required, asked
from kiosk.forms.view import View
from xforms import Session


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a filling is about and lies on. `today` is asked anew each time: a form may be open at midnight."""

    item: ItemDefinition
    keeper: Keeper
    rules: Rules
    today: Callable[[], date]
    draft: str = ""
    languages: Mapping[str, str] | None = None
    """Names of the form's languages by ours: `zh_CN`, `en`."""
    about: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """Whose matter it is and who acts, JSON-able; kept with the draft."""


class Standing:
    """One form in one person's hands. Whoever changes an answer or a page ends with `answered` or `turn`."""

    def __init__(self, sheet: Sheet, session: Session, place: Place, language: str) -> None:
        self.sheet, self.session, self.place = sheet, session, place
        self.saved = True
        self.torn_out: TornOut | None = None
        """Can be put back until the page is turned."""
        self.taken_away: TakenAway | None = None
        """Can be put back until a card is added."""
        self._error: Message | None = None
        self._asked: tuple[Asked, ...] | None = None
        self._then: Callable[[Page], Page] = lambda page: page
        self.set_language(language)
        self._settle()

    # What is asked

    def pages(self) -> tuple[Asked, ...]:
        """The pages as things stand; worked out once after each change."""
        if self._asked is None:
            rules = self.sheet.rules
            pages = asked(self.session, rules, self.place.known)
            self._asked = pages if rules.only is None else tuple(map(as_required, pages))
        return self._asked

    def index(self) -> int:
        """Where the open page stands among them; behind the last one at the review."""
        refs = [one.ref for one in self.pages()]
        return refs.index(self.place.at) if self.place.at in refs else len(refs)

    def view(self) -> View:
        """How a page and an answer look today, in the language shown."""
        rules = self.sheet.rules
        return View(self.session, self.place, self.sheet.today(), self.language.startswith("zh"), rules.look, rules.why)

    def first_fault(self) -> tuple[str, Message] | None:
        """The first question that keeps the form from being handed in, with what is wrong; None = none."""
        view = self.view()
        found = ((one.ref, error) for one in self.pages() if (error := view.error(one)))
        return next(found, None)

    def has_seen(self, ref: str) -> bool:
        """Whether a page was left forwards once, or need not be shown."""
        return ref in self.place.seen or ref in self.place.settled

    def set_language(self, language: str) -> None:
        """Show every text in `en` or `zh_CN` from now on."""
        self.language = language
        self.changed()
        named = (self.sheet.languages or {}).get(language)
        if named:
            self.session.set_language(named)

    # The open page

    def open(self) -> Asked | None:
        """The question that is open; None at the review."""
        return next((one for one in self.pages() if one.ref == self.place.at), None)

    def current(self) -> Page | None:
        """The page that is open; None at the review."""
        one = self.open()
        if one is None:
            return None
        undone = (self.torn_out and self.torn_out.ref, self.taken_away and self.taken_away.repeat)
        return self.view().page(one, error=self._error, can_put_back=one.ref in undone)

    def page(self) -> Page:
        """The page that is open. Raises LookupError at the review."""
        page = self.current()
        if page is None:
            raise LookupError("no page is open")
        return page

    def question(self) -> Asked:
        """The open page, which takes an answer. Raises LookupError for any other."""
        one = self.open()
        if one is None or one.kind in (PageKind.NOTE, PageKind.MEMBERS):
            raise LookupError("no question is open")
        return one

    def list_page(self) -> Asked:
        """The open page, which holds cards. Raises LookupError for any other."""
        one = self.open()
        if one is None or one.kind is not PageKind.MEMBERS:
            raise LookupError("no members page is open")
        return one

    # What changes it

    def typed(self, ref: str) -> None:
        """An answer is given here and now, whatever was known before."""
        self.place.sources[ref] = Source.TYPED
        self.place.inexact.discard(ref)
        self.place.origins.pop(ref, None)

    def changed(self) -> None:
        """What is asked may be different now."""
        self._asked = None

    def answered(self) -> Page:
        """Something about the open page is different now: keep it, and show the page as it stands then."""
        self._error = None
        self.changed()
        self.save()
        return self._then(self.page())

    def leave(self) -> bool:
        """Check the open page; True = it may be left forwards, False = it shows why not."""
        one = self.open()
        self._error = self.view().error(one) if one else None
        if one is not None and self._error is None:
            self.place.seen.add(one.ref)
        return self._error is None

    def turn(self, ref: str) -> None:
        """Open a page, '' = the review."""
        self.place.at = ref
        self.place.returning = self.place.returning and ref != ""
        self.torn_out = None
        self._error = None
        self.save()

    def following(self) -> str:
        """What opens when the open page is left forwards: the next, one never seen, one that is wrong, the review."""
        pages, place = self.pages(), self.place
        ahead = () if place.returning else (
            page.ref for page in pages[self.index() + 1:] if page.ref not in place.settled)
        unseen = (page.ref for page in pages if page.ref not in place.seen)
        fault = self.first_fault()
        return next(chain(ahead, unseen), fault[0] if fault else "")

    def opened(self, ref: str) -> Page:
        """Open a page after the list of pages changed."""
        self.changed()
        self.turn(ref)
        return self._then(self.page())

    def save(self) -> None:
        """Keep it as it stands."""
        self.saved = self.sheet.keeper.save(self.snapshot())

    def snapshot(self) -> Mapping[str, Any]:
        """All that is needed to go on later, JSON-able: answers, hidden ones too, and the open page."""
        return {
            "language": self.language,
            "about": dict(self.sheet.about),
            "session": self.session.snapshot(),
            "place": self.place.record(),
        }

    def _settle(self) -> None:
        """Open the first page of a form that was not opened before, or whose open page is gone."""
        refs = [one.ref for one in self.pages()]
        if self.place.at not in ("", *refs):
            unseen = (ref for ref in refs if ref not in self.place.seen)
            self.place.at = next(unseen, "")
        self.save()

    # As a part of several matters filled as one (`kiosk.forms.joint`)

    def join(self, then: Callable[[Page], Page]) -> None:
        """After each answer `then` gets the page as it stands, and returns the one that is shown."""
        self._then = then

    def open_at(self, ref: str) -> None:
        """Open a page without turning; nothing happens where it is open already."""
        if self.place.at != ref:
            self.place.at, self._error = ref, None

    def share(self, other: "Standing", keys: frozenset[Key]) -> None:
        """Answer in another form what this one was told and both ask."""
        if shared.copy(self.session, other.session, self.place, other.place, keys):
            other.changed()
