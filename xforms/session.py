"""Filling in one form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import tzinfo
from typing import Any

from .clock import CHINA, Clock
from .form import Form
from .results import Changes, Choice, Group, Question, RepeatPrompt, Text, Validity


class Session:
    """One filling of a form. Refs are absolute paths with optional one-based positions.

    ``random`` gives floats in [0, 1) for ``random()`` and ``uuid()``; without it they follow from the
    clock's moment and are repeatable. Any ref the form does not have raises UnknownRef and changes nothing.
    """

    def __init__(self, form: Form, *, language: str | None = None, clock: Clock, zone: tzinfo = CHINA,
                 random: Callable[[], float] | None = None) -> None:
        raise NotImplementedError

    @classmethod
    def restore(cls, form: Form, snapshot: Mapping[str, Any], *, clock: Clock, zone: tzinfo = CHINA,
                random: Callable[[], float] | None = None) -> Session:
        """The session a snapshot was taken of."""
        raise NotImplementedError

    @classmethod
    def from_answers(cls, form: Form, answers: Mapping[str, str], *, language: str | None = None,
                     clock: Clock, zone: tzinfo = CHINA, random: Callable[[], float] | None = None) -> Session:
        """A session holding these answers; repeats are added as the refs need them."""
        raise NotImplementedError

    @classmethod
    def from_submission(cls, form: Form, xml: bytes, *, language: str | None = None, clock: Clock,
                        zone: tzinfo = CHINA, random: Callable[[], float] | None = None) -> Session:
        """A session on a submission's answers. Calculated values are worked out anew, never trusted."""
        raise NotImplementedError

    def answer(self, ref: str, value: object) -> Changes:
        """Put in one answer (str, number, bool, date, datetime, list of choices, or None/'' for blank)."""
        raise NotImplementedError

    def value(self, ref: str) -> object | None:
        """The typed value: str, int, Decimal, date, time, aware datetime, tuple of choices; None when blank."""
        raise NotImplementedError

    def text(self, ref: str) -> str:
        """The value as it is written into a submission; '' when blank or not relevant."""
        raise NotImplementedError

    def relevant(self, ref: str) -> bool: raise NotImplementedError
    def required(self, ref: str) -> bool: raise NotImplementedError
    def readonly(self, ref: str) -> bool: raise NotImplementedError

    def valid(self, ref: str) -> Validity:
        """Whether the answer at ref may stand now. What is not relevant is always valid."""
        raise NotImplementedError

    def label(self, ref: str) -> Text: raise NotImplementedError
    def hint(self, ref: str) -> Text: raise NotImplementedError
    def choices(self, ref: str) -> list[Choice]: raise NotImplementedError

    def add_repeat(self, ref: str) -> str:
        """Append an instance to the repeat; returns its ref. Over the limit raises XPathEvaluationError."""
        raise NotImplementedError

    def remove_repeat(self, ref: str) -> Changes: raise NotImplementedError
    def repeat_count(self, ref: str) -> int: raise NotImplementedError

    def walk(self) -> Iterator[Question | Group | RepeatPrompt]:
        """What is relevant now, in body order."""
        raise NotImplementedError

    def set_language(self, language: str) -> None: raise NotImplementedError

    def validate(self) -> list[Validity]:
        """Every answer that may not stand, in form order; empty when the form may be handed in."""
        raise NotImplementedError

    def submission(self) -> bytes:
        """OpenRosa instance XML, UTF-8; what is not relevant is left out."""
        raise NotImplementedError

    def answers(self, *, calculated: bool = False) -> dict[str, str]:
        """Relevant non-blank leaves, ref with concrete positions to text; calculated ones only when asked."""
        raise NotImplementedError

    def aside(self) -> dict[str, str]:
        """Typed answers that are kept but not sent, because they are not relevant now."""
        raise NotImplementedError

    def snapshot(self) -> dict[str, Any]:
        """Everything a restart needs, JSON-able: answers, kept-aside answers, repeat counts, language."""
        raise NotImplementedError
