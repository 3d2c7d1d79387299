"""One person filling in one form at this kiosk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from casework.case import Attachment
from casework.definition import ItemDefinition, Text
from casework.message import Message
from kiosk.forms import answers, first_look, shared
from kiosk.forms.county_has import county_has
from kiosk.forms.earlier import Key
from kiosk.forms.keeping import Keeper, Place, Told
from kiosk.forms.members import TakenAway, answers_of
from kiosk.forms.pages import (
    AtReview,
    OnPage,
    Page,
    PageKind,
    Progress,
    ReviewRow,
    Source,
    Stayed,
    Turned,
)
from kiosk.forms.photo_pages import (
    Kept,
    Pages,
    TornOut,
    with_page,
    with_page_back,
    with_page_earlier,
    without_page,
)
from kiosk.forms.questions import Asked, Rules, as_required, asked, every
from kiosk.forms.view import View
from xforms import Form, Session


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


class Filling:
    """A form being filled: the page that is open, turning pages, the last look.

    Made by `Applying.start`, `Drafts.reopen` or `Supplementing.open`, never by a screen. Every answer is saved
    as a draft before the call returns, so that a kiosk switched off comes back to the same question.
    """

    def __init__(self, sheet: Sheet, session: Session, place: Place, *, language: str) -> None:
        self.item = sheet.item
        self.draft = sheet.draft
        """Id of the draft this is saved under; '' while a supplement is being filled."""
        self.about = sheet.about
        """Whose matter it is and who acts, as the service that opened it wrote it down."""
        self.saved = True
        """False = the last answer could not be kept on the disk; it still stands on the screen."""
        self._sheet = sheet
        self._session = session
        self._place = place
        self._error: Message | None = None
        self._taken_away: TakenAway | None = None
        self._torn_out: TornOut | None = None
        self._asked: tuple[Asked, ...] | None = None
        self.language = language
        self.set_language(language)
        self._settle()

    @property
    def current(self) -> Page | None:
        """The page that is open; None at the review."""
        one = self._open()
        if one is None:
            return None
        back = self._taken_away is not None and self._taken_away.repeat == one.ref
        torn = self._torn_out is not None and self._torn_out.ref == one.ref
        return self._view().page(one, error=self._error, can_put_back=back or torn)

    @property
    def at_review(self) -> bool:
        """Whether all pages are behind."""
        return self._open() is None

    @property
    def is_first_look(self) -> bool:
        """Whether only eligibility is asked: nothing is kept and nothing handed in."""
        return self._sheet.rules.look is not None

    @property
    def progress(self) -> Progress:
        """Where the open page stands among the questions that are relevant now."""
        pages = self._pages()
        index = self._index(pages)
        counted = [one.kind not in (PageKind.NOTE, PageKind.MEMBERS) and one.ref not in self._place.settled
                   for one in pages]
        behind = sum(counted[: index + 1])
        return Progress(max(behind, 1), sum(counted[index + 1:]))

    @property
    def complete(self) -> bool:
        """Whether it can be handed in as it stands."""
        return self.first_fault() is None

    # Answering

    def answer(self, value: object) -> Page:
        """Put an answer to the open page, unchecked; return the page as it stands then.

        Takes text, a number, a day, True/False, or a sequence of choice values; '' or None = blank.
        Raises LookupError at the review and on a page without a question, ValueError for a choice that is not
        in the list; nothing is changed then.
        """
        one = self._answerable()
        kept = answers.kept(one.kind, value)
        listed = {choice.value for choice in self._session.choices(one.ref)}
        if listed and not set(str(kept or "").split()) <= listed:
            raise ValueError("no such choice")
        self._session.answer(one.ref, kept)
        self._typed(one.ref)
        return self._answered(one)

    def mark_inexact(self) -> Page:
        """The day on the open page is only about right: nobody remembers it better. Another answer is exact again."""
        one = self._answerable()
        self._place.inexact.add(one.ref)
        return self._answered(one)

    def inexact(self) -> list[str]:
        """Which of the answers that are sent are days that are only about right."""
        return sorted(self._place.inexact & self.answers().keys())

    def toggle(self, choice: str) -> Page:
        """Touch one choice: chosen alone on a choose-one page, added or taken off on a choose-many page."""
        one = self._answerable()
        if one.kind is not PageKind.CHOICE_MANY:
            return self.answer(choice)
        chosen = set(self._session.text(one.ref).split()) ^ {choice}
        return self.answer([each.value for each in self._session.choices(one.ref) if each.value in chosen])

    def photograph(self, jpeg: bytes, at: int = 0, *, look: str = "") -> Page:
        """Put a photograph to the open photo page, as its page `at`: in the place of that page, or behind the last.

        `look` = why it is not legible, where it is kept all the same. Raises ValueError where no page may lie there.
        """
        one = self._answerable()
        kept = Kept(self._sheet.keeper.put(jpeg), len(jpeg), look)
        return self._paged(one, with_page(self._place.photos.get(one.ref, ()), at, kept))

    def take_out_page(self, at: int) -> Page:
        """Take one page out of the open photo page; `put_page_back` undoes it while the question is open."""
        one = self._answerable()
        pages = self._place.photos.get(one.ref, ())
        left = without_page(pages, at)
        self._torn_out = TornOut(one.ref, at, pages[at])
        return self._paged(one, left)

    def put_page_back(self) -> Page:
        """Put the page that was taken out last where it was."""
        one, torn = self._answerable(), self._torn_out
        self._torn_out = None
        pages = self._place.photos.get(one.ref, ())
        return self._paged(one, with_page_back(pages, torn) if torn and torn.ref == one.ref else pages)

    def page_earlier(self, at: int) -> Page:
        """Let a page change places with the one before it."""
        one = self._answerable()
        return self._paged(one, with_page_earlier(self._place.photos.get(one.ref, ()), at))

    def _paged(self, one: Asked, pages: Pages) -> Page:
        self._place.photos[one.ref] = pages
        if not pages:
            del self._place.photos[one.ref]
        self._typed(one.ref)
        self._session.answer(one.ref, pages[0].name if pages else "")
        return self._answered(one)

    def use_offered(self) -> Page:
        """Answer the open photo page with the photograph handed in before. Raises LookupError without one."""
        one = self._answerable()
        offer = self._place.offers.get(one.ref)
        if offer is None:
            raise LookupError("nothing was handed in before")
        self._place.photos[one.ref] = offer.pages
        self._place.sources[one.ref], self._place.origins[one.ref] = Source.EARLIER, offer.origin
        self._session.answer(one.ref, offer.pages[0].name)
        return self._answered(one)

    def offered(self, ref: str) -> bytes | None:
        """The photograph that is offered at a question, its first page, or None."""
        offer = self._place.offers.get(ref)
        return self._sheet.keeper.get(offer.pages[0].sha256) if offer else None

    def picture(self, ref: str, at: int = 0) -> bytes | None:
        """The photograph that stands at a question now, one page of it, or None."""
        pages = self._place.photos.get(ref, ())
        return self._sheet.keeper.get(pages[at].sha256) if at < len(pages) else None

    def stored(self, attachment: Attachment) -> bytes | None:
        """The bytes of one of `attachments()`, or None where they are not here."""
        return self._sheet.keeper.get(attachment.sha256)

    # Members

    def add_member(self) -> Page:
        """Add a card to the open members page and open its first question.

        Raises LookupError on any other page.
        """
        repeat = self._members_page().ref
        self._taken_away = None
        return self._opened_card(self._session.add_repeat(repeat), repeat)

    def change_member(self, ref: str) -> Page:
        """Open the first question of a card."""
        return self._opened_card(ref, self._members_page().ref)

    def remove_member(self, ref: str) -> Page:
        """Take a card away; `put_back` undoes it as long as the page is open."""
        repeat = self._members_page().ref
        photos = {at[len(ref):]: kept for at, kept in self._place.photos.items() if at.startswith(f"{ref}/")}
        self._taken_away = TakenAway(repeat, answers_of(self._session, ref), photos)
        position = int(ref[len(repeat) + 1:-1])
        self._session.remove_repeat(ref)
        self._place.forget_member(repeat, position)
        return self._opened(repeat)

    def put_back(self) -> Page:
        """Put the card that was taken away last at the end of the list."""
        one, taken = self._members_page(), self._taken_away
        if taken is not None and taken.repeat == one.ref:
            ref = self._session.add_repeat(one.ref)
            for tail, text in taken.answers.items():
                self._session.answer(ref + tail, text)
            self._place.photos |= {ref + tail: kept for tail, kept in taken.photos.items()}
        self._taken_away = None
        return self._opened(one.ref)

    # Turning pages

    def next(self) -> Turned:
        """Leave the page forwards: checked, with the error beside the answer when it does not fit."""
        one = self._open()
        if one is None:
            return AtReview()
        if not self.leave():
            return Stayed(self._page())
        self._turn(self._following(one))
        return AtReview() if self.at_review else OnPage(self._page())

    def back(self) -> bool:
        """Leave the page backwards, never checked. False = this is the first page (leave the form)."""
        pages = self._pages()
        if self._place.returning and not self.at_review:
            self._turn("")
            return True
        index = self._index(pages)
        if index <= 0:
            return False
        self._turn(pages[index - 1].ref)
        return True

    def go_to(self, ref: str) -> Page:
        """Open the page of a review row. The next `next()` comes back to the review when all is answered.

        Raises LookupError for a question that is not relevant now or is fixed.
        """
        if ref not in {one.ref for one in self._pages()}:
            raise LookupError("this question is not asked now")
        self._turn(ref)
        self._place.returning = True
        return self._page()

    # The last look

    def review(self) -> tuple[ReviewRow, ...]:
        """Every relevant answer in order, with what is still missing beside it.

        Of a supplement only what was asked for: a slip opens it, and whoever holds a slip sees no more of a person.
        """
        only = self._sheet.rules.only
        pages = {one.ref: one for one in self._pages()}
        view = self._view()
        return tuple(
            view.row(pages.get(one.ref, one), changeable=one.ref in pages)
            for one in every(self._session)
            if one.kind not in (PageKind.NOTE, PageKind.MEMBERS) and self._is_read_back(one, pages)
            and (only is None or one.ref in only)
        )

    def set_aside(self) -> tuple[ReviewRow, ...]:
        """Answers that were given but will not be sent, since another answer made them unneeded."""
        return tuple(
            ReviewRow(ref, PageKind.TEXT, self._session.label(ref).text, "", changeable=False)
            for ref in self._session.aside()
        )

    def county_has(self) -> tuple[Text, ...]:
        """Papers that are not asked for, since the county has them."""
        return county_has(self.item, self._session, self._sheet.rules)

    def remarks(self) -> tuple[first_look.Remark, ...]:
        """What the first look tells as things stand; told, never a reason to refuse."""
        return first_look.remarks(self._session, self.item.eligibility)

    def first_fault(self) -> tuple[str, Message] | None:
        """The first question that keeps the form from being handed in, with what is wrong; None = none."""
        view = self._view()
        found = ((one.ref, error) for one in self._pages() if (error := view.error(one)))
        return next(found, None)

    def answers(self) -> dict[str, str]:
        """What is sent: relevant, non-blank answers by ref, calculated values left out.

        Of a supplement only what was asked for.
        """
        only = self._sheet.rules.only
        given = self._confirmed() | self._session.answers()
        return given if only is None else {ref: text for ref, text in given.items() if ref in only}

    def attachments(self) -> tuple[Attachment, ...]:
        """The photographs that are sent; their bytes lie with the keeper under their hashes."""
        return self._place.attachments(frozenset(self.answers()))

    def set_language(self, language: str) -> None:
        """Show every text in `en` or `zh_CN` from now on."""
        self.language, self._asked = language, None
        named = (self._sheet.languages or {}).get(language)
        if named:
            self._session.set_language(named)

    def snapshot(self) -> Mapping[str, Any]:
        """All that is needed to go on later, JSON-able: answers, hidden ones too, and the open page."""
        return {
            "language": self.language,
            "about": dict(self.about),
            "session": self._session.snapshot(),
            "place": self._place.record(),
        }

    def told(self) -> Told:
        """What was said in a first look, to go on with."""
        return Told(self.item.version, self._session.snapshot(), frozenset(self._place.seen))

    # As a part of several matters filled as one (`kiosk.forms.joint`)

    @property
    def form(self) -> Form:
        """The form that is filled."""
        return self._session.form

    @property
    def title(self) -> Text:
        """What this is about, for the line above a question."""
        return self.item.short_name

    def asked_now(self) -> tuple[Asked, ...]:
        """The pages as things stand, in order."""
        return self._pages()

    def text(self, ref: str) -> str:
        """The value at a ref as text, worked out ones too."""
        return self._session.text(ref)

    def has_seen(self, ref: str) -> bool:
        """Whether a page was left forwards once, or need not be shown."""
        return ref in self._place.seen or ref in self._place.settled

    def fault_at(self, one: Asked) -> Message | None:
        """What is missing or does not fit at a page."""
        return self._view().error(one)

    def open_at(self, ref: str) -> None:
        """Open a page without turning; nothing happens where it is open already."""
        if self._place.at != ref:
            self._place.at, self._error = ref, None

    def leave(self) -> bool:
        """Check the open page; True = it may be left forwards, False = it shows why not."""
        one = self._open()
        self._error = self._view().error(one) if one else None
        if one is not None and self._error is None:
            self._place.seen.add(one.ref)
        return self._error is None

    def share(self, other: "Filling", keys: frozenset[Key]) -> None:
        """Answer in another form what this one was told and both ask."""
        if shared.copy(self._session, other._session, self._place, other._place, keys):
            other._asked = None

    # How

    def _confirmed(self) -> dict[str, str]:
        """What is known and the form only shows: it is sent like an answer."""
        return {ref: text for ref in self._place.sources if (text := self._session.text(ref))}

    def _view(self) -> View:
        chinese = self.language.startswith("zh")
        return View(self._session, self._place, self._sheet.today(), chinese, self._sheet.rules.look,
                    self._sheet.rules.why)

    def _pages(self) -> tuple[Asked, ...]:
        """The pages as things stand; worked out once after each change."""
        if self._asked is None:
            pages = asked(self._session, self._sheet.rules, self._place.known)
            self._asked = pages if self._sheet.rules.only is None else tuple(map(as_required, pages))
        return self._asked

    def _index(self, pages: tuple[Asked, ...]) -> int:
        refs = [one.ref for one in pages]
        return refs.index(self._place.at) if self._place.at in refs else len(refs)

    def _open(self) -> Asked | None:
        return next((one for one in self._pages() if one.ref == self._place.at), None)

    def _page(self) -> Page:
        page = self.current
        if page is None:
            raise LookupError("no page is open")
        return page

    def _answerable(self) -> Asked:
        one = self._open()
        if one is None or one.kind in (PageKind.NOTE, PageKind.MEMBERS):
            raise LookupError("no question is open")
        return one

    def _members_page(self) -> Asked:
        one = self._open()
        if one is None or one.kind is not PageKind.MEMBERS:
            raise LookupError("no members page is open")
        return one

    def _typed(self, ref: str) -> None:
        self._place.sources[ref] = Source.TYPED
        self._place.inexact.discard(ref)
        self._place.origins.pop(ref, None)

    def _answered(self, one: Asked) -> Page:
        self._error, self._asked = None, None
        self._save()
        return self._page()

    def _following(self, one: Asked) -> str:
        pages = self._pages()
        index = self._index(pages)
        ahead = () if self._place.returning else (
            page.ref for page in pages[index + 1:] if page.ref not in self._place.settled)
        unseen = (page.ref for page in pages if page.ref not in self._place.seen)
        fault = self.first_fault()
        return next(chain(ahead, unseen), fault[0] if fault else "")

    def _turn(self, ref: str) -> None:
        self._place.at = ref
        self._place.returning = self._place.returning and ref != ""
        self._torn_out = None
        self._error = None
        self._save()

    def _opened(self, ref: str) -> Page:
        self._asked = None
        self._turn(ref)
        return self._page()

    def _opened_card(self, card: str, repeat: str) -> Page:
        """Open the first question of a card, or the list again when the card asks nothing."""
        self._asked = None
        return self._opened(next((one.ref for one in self._pages() if one.ref.startswith(f"{card}/")), repeat))

    def _is_read_back(self, one: Asked, pages: Mapping[str, Asked]) -> bool:
        return one.ref in pages or bool(self._session.text(one.ref))

    def _settle(self) -> None:
        """Open the first page of a form that was not opened before, or whose open page is gone."""
        refs = [one.ref for one in self._pages()]
        if self._place.at not in ("", *refs):
            unseen = (ref for ref in refs if ref not in self._place.seen)
            self._place.at = next(unseen, "")
        self._save()

    def _save(self) -> None:
        self.saved = self._sheet.keeper.save(self.snapshot())
