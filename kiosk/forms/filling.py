"""One person filling in one form at this kiosk."""

from collections.abc import Mapping
from typing import Any

from casework.case import Attachment
from casework.definition import ItemDefinition
from kiosk.forms.pages import Page, Progress, ReviewRow, Turned


class Filling:
    """A form being filled: the page that is open, turning pages, the last look.

    Made by `Applying.start`, `Drafts.reopen` or `Supplementing.open`, never by a screen. Every answer is saved
    as a draft before the call returns, so that a kiosk switched off comes back to the same question.
    """

    item: ItemDefinition
    draft: str
    """Id of the draft this is saved under; '' while a supplement is being filled."""

    @property
    def current(self) -> Page | None:
        """The page that is open; None at the review."""
        raise NotImplementedError

    @property
    def progress(self) -> Progress:
        """Where the open page stands among the questions that are relevant now."""
        raise NotImplementedError

    @property
    def at_review(self) -> bool:
        """Whether all pages are behind."""
        raise NotImplementedError

    def answer(self, value: object) -> Page:
        """Put an answer to the open page, unchecked; return the page as it stands then.

        Takes text, a number, a day, True/False, or a sequence of choice values; '' or None = blank.
        Raises LookupError at the review and on a page that is `fixed`.
        """
        raise NotImplementedError

    def toggle(self, choice: str) -> Page:
        """Touch one choice: chosen alone on a choose-one page, added or taken off on a choose-many page."""
        raise NotImplementedError

    def photograph(self, jpeg: bytes) -> Page:
        """Put a photograph to the open photo page; it is stored as a blob under its hash."""
        raise NotImplementedError

    def picture(self, ref: str) -> bytes | None:
        """The photograph that stands at a question now, or None."""
        raise NotImplementedError

    def next(self) -> Turned:
        """Leave the page forwards: checked, with the error beside the answer when it does not fit."""
        raise NotImplementedError

    def back(self) -> bool:
        """Leave the page backwards, never checked. False = this is the first page (leave the form)."""
        raise NotImplementedError

    def go_to(self, ref: str) -> Page:
        """Open the page of a review row. The next `next()` comes back to the review when all is answered.

        Raises LookupError for a question that is not relevant now.
        """
        raise NotImplementedError

    def review(self) -> tuple[ReviewRow, ...]:
        """Every relevant answer in order, with what is still missing beside it."""
        raise NotImplementedError

    def set_aside(self) -> tuple[ReviewRow, ...]:
        """Answers that were given but will not be sent, since another answer made them unneeded."""
        raise NotImplementedError

    @property
    def complete(self) -> bool:
        """Whether it can be handed in as it stands."""
        raise NotImplementedError

    def answers(self) -> dict[str, str]:
        """What is sent: relevant, non-blank answers by ref, calculated values left out."""
        raise NotImplementedError

    def attachments(self) -> tuple[Attachment, ...]:
        """The photographs that are sent; their bytes lie in the store under their hashes."""
        raise NotImplementedError

    def set_language(self, language: str) -> None:
        """Show every text in `en` or `zh_CN` from now on."""
        raise NotImplementedError

    def snapshot(self) -> Mapping[str, Any]:
        """All that is needed to go on later, JSON-able: answers, hidden ones too, and the open page."""
        raise NotImplementedError
