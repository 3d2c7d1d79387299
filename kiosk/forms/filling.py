"""One person filling in one form at this kiosk."""

from collections.abc import Mapping
from typing import Any

from casework.case import Attachment
from casework.definition import Text
from casework.message import Message
from kiosk.forms import answers, first_look, last_look
from kiosk.forms.cards import Cards
from kiosk.forms.county_has import county_has
from kiosk.forms.keeping import Place, Told
from kiosk.forms.pages import AtReview, OnPage, Page, PageKind, Progress, ReviewRow, Stayed, Turned
from kiosk.forms.photographs import Photographs
from kiosk.forms.standing import Sheet, Standing
from xforms import Session


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
        self.standing = Standing(sheet, session, place, language)
        self.photographs = Photographs(self.standing)
        """Of the open photo page."""
        self.cards = Cards(self.standing)
        """Of the open page with people or things."""

    @property
    def title(self) -> Text:
        """What this is about, for the line above a question."""
        return self.item.short_name

    @property
    def language(self) -> str:
        """In which the texts are shown."""
        return self.standing.language

    @property
    def saved(self) -> bool:
        """False = the last answer could not be kept on the disk; it still stands on the screen."""
        return self.standing.saved

    @property
    def current(self) -> Page | None:
        """The page that is open; None at the review."""
        return self.standing.current()

    @property
    def at_review(self) -> bool:
        """Whether all pages are behind."""
        return self.standing.open() is None

    @property
    def is_first_look(self) -> bool:
        """Whether only eligibility is asked: nothing is kept and nothing handed in."""
        return self.standing.sheet.rules.look is not None

    @property
    def progress(self) -> Progress:
        """Where the open page stands among the questions that are relevant now."""
        settled = self.standing.place.settled
        counted = [one.kind not in (PageKind.NOTE, PageKind.MEMBERS) and one.ref not in settled
                   for one in self.standing.pages()]
        return Progress.at(self.standing.index(), counted)

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
        one, session = self.standing.question(), self.standing.session
        kept = answers.kept(one.kind, value)
        listed = {choice.value for choice in session.choices(one.ref)}
        if listed and not set(str(kept or "").split()) <= listed:
            raise ValueError("no such choice")
        session.answer(one.ref, kept)
        self.standing.typed(one.ref)
        return self.standing.answered()

    def toggle(self, choice: str) -> Page:
        """Touch one choice: chosen alone on a choose-one page, added or taken off on a choose-many page."""
        one, session = self.standing.question(), self.standing.session
        if one.kind is not PageKind.CHOICE_MANY:
            return self.answer(choice)
        chosen = set(session.text(one.ref).split()) ^ {choice}
        return self.answer([each.value for each in session.choices(one.ref) if each.value in chosen])

    def mark_inexact(self) -> Page:
        """The day on the open page is only about right: nobody remembers it better. Another answer is exact again."""
        self.standing.place.inexact.add(self.standing.question().ref)
        return self.standing.answered()

    # Turning pages

    def next(self) -> Turned:
        """Leave the page forwards: checked, with the error beside the answer when it does not fit."""
        if self.at_review:
            return AtReview()
        if not self.standing.leave():
            return Stayed(self.standing.page())
        self.standing.turn(self.standing.following())
        return AtReview() if self.at_review else OnPage(self.standing.page())

    def back(self) -> bool:
        """Leave the page backwards, never checked. False = this is the first page (leave the form)."""
        if self.standing.place.returning and not self.at_review:
            self.standing.turn("")
            return True
        index = self.standing.index()
        if index <= 0:
            return False
        self.standing.turn(self.standing.pages()[index - 1].ref)
        return True

    def go_to(self, ref: str) -> Page:
        """Open the page of a review row. The next `next()` comes back to the review when all is answered.

        Raises LookupError for a question that is not relevant now or is fixed.
        """
        if ref not in {one.ref for one in self.standing.pages()}:
            raise LookupError("this question is not asked now")
        self.standing.turn(ref)
        self.standing.place.returning = True
        return self.standing.page()

    # The last look

    def review(self) -> tuple[ReviewRow, ...]:
        """Every relevant answer in order, with what is still missing beside it."""
        return last_look.rows(self.standing)

    def set_aside(self) -> tuple[ReviewRow, ...]:
        """Answers that were given but will not be sent, since another answer made them unneeded."""
        return last_look.set_aside(self.standing)

    def county_has(self) -> tuple[Text, ...]:
        """Papers that are not asked for, since the county has them."""
        return county_has(self.item, self.standing.session, self.standing.sheet.rules)

    def remarks(self) -> tuple[first_look.Remark, ...]:
        """What the first look tells as things stand; told, never a reason to refuse."""
        return first_look.remarks(self.standing.session, self.item.eligibility)

    def first_fault(self) -> tuple[str, Message] | None:
        """The first question that keeps the form from being handed in, with what is wrong; None = none."""
        return self.standing.first_fault()

    def answers(self) -> dict[str, str]:
        """What is sent, by ref."""
        return last_look.sent(self.standing)

    def attachments(self) -> tuple[Attachment, ...]:
        """The photographs that are sent; their bytes lie with the keeper under their hashes."""
        return self.standing.place.attachments(frozenset(self.answers()))

    def inexact(self) -> list[str]:
        """Which of the answers that are sent are days that are only about right."""
        return sorted(self.standing.place.inexact & self.answers().keys())

    # Pictures

    def offered(self, ref: str) -> bytes | None:
        """The photograph that is offered at a question, its first page, or None."""
        offer = self.standing.place.offers.get(ref)
        return self.standing.sheet.keeper.get(offer.pages[0].sha256) if offer else None

    def picture(self, ref: str, at: int = 0) -> bytes | None:
        """The photograph that stands at a question now, one page of it, or None."""
        pages = self.standing.place.photos.get(ref, ())
        return self.standing.sheet.keeper.get(pages[at].sha256) if at < len(pages) else None

    def stored(self, attachment: Attachment) -> bytes | None:
        """The bytes of one of `attachments()`, or None where they are not here."""
        return self.standing.sheet.keeper.get(attachment.sha256)

    # As a whole

    def set_language(self, language: str) -> None:
        """Show every text in `en` or `zh_CN` from now on."""
        self.standing.set_language(language)

    def snapshot(self) -> Mapping[str, Any]:
        """All that is needed to go on later, JSON-able: answers, hidden ones too, and the open page."""
        return self.standing.snapshot()

    def told(self) -> Told:
        """What was said in a first look, to go on with."""
        standing = self.standing
        return Told(self.item.version, standing.session.snapshot(), frozenset(standing.place.seen))
