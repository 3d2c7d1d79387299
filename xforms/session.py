"""Filling in one form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo
from random import Random
from typing import Any, BinaryIO

from . import limits, saving
from .clock import CHINA, Clock
from .definition import Control, Item
from .engine import Engine, environment
from .errors import UnknownRef, XPathEvaluationError
from .events import Events
from .form import Form
from .instance import find, item_at, item_of, ref_of, split_ref, state_of
from .judging import judge
from .results import Changes, Choice, Group, Question, RepeatPrompt, Text, Validity
from .speech import Speech
from .tree import Node
from .values import text_of, typed
from .walking import walk


class Session:
    """One filling of a form. Refs are absolute paths with optional one-based positions.

    ``random`` gives floats in [0, 1) for ``random()`` and ``uuid()``; without it they follow from the
    clock's moment and are repeatable. Any ref the form does not have raises UnknownRef and changes nothing.
    """

    def __init__(self, form: Form, *, language: str | None = None, clock: Clock, zone: tzinfo = CHINA,
                 random: Callable[[], float] | None = None, _start: bool = True) -> None:
        form.instances.make_all()
        self.form = form
        self.zone = zone
        self._random = random or Random(f"{form.id} {clock.now().isoformat()}").random  # noqa: S311
        self._engine = Engine(form, lambda top: environment(
            form, top, moment=clock.now, zone=zone, random=self._random))
        self._speech = Speech(form, self._engine.env, language or form.default_language)
        self._events = Events(form, self._engine)
        self._engine.on_choices = self._drop_vanished
        if _start:
            self._begin(first=True)

    def _begin(self, *, first: bool) -> None:
        """Bring the tree to rest: defaults, load events, every rule once."""
        if first:
            self._events.preload()
        self._run_all()
        self._events.load(first=first)
        self._engine.settle()
        self._engine.take_changes()

    def _run_all(self) -> None:
        """Every rule once. Choices that are not in their list stay: only an answer takes them out."""
        self._engine.on_choices = lambda node: None
        self._engine.agenda.own(self._events.all_nodes())
        self._engine.settle()
        self._engine.on_choices = self._drop_vanished

    # -- making sessions -----------------------------------------------------
    @classmethod
    def restore(cls, form: Form, snapshot: Mapping[str, Any], *, clock: Clock, zone: tzinfo = CHINA,
                random: Callable[[], float] | None = None) -> Session:
        """The session a snapshot was taken of."""
        session = cls(form, language=snapshot.get("language"), clock=clock, zone=zone, random=random,
                      _start=False)
        saving.fill_from_snapshot(session._engine, snapshot)
        session._begin(first=False)
        return session

    @classmethod
    def from_answers(cls, form: Form, answers: Mapping[str, str], *, language: str | None = None,
                     clock: Clock, zone: tzinfo = CHINA, random: Callable[[], float] | None = None,
                     strict: bool = True) -> Session:
        """A session holding these answers; repeats are added as the refs need them.

        Raises UnknownRef for a ref the form does not have. Not ``strict`` (answers of a stranger): such refs are
        passed over, and so is what the form works out itself; a repeat nothing was answered in has no instances.
        """
        session = cls(form, language=language, clock=clock, zone=zone, random=random)
        fill = saving.fill_from_answers if strict else saving.fill_from_strange
        fill(session._engine, answers)
        session._engine.settle()
        if not strict:
            session._cut_unanswered(answers)
        session._engine.take_changes()
        return session

    @classmethod
    def from_submission(cls, form: Form, xml: bytes | BinaryIO, *, language: str | None = None, clock: Clock,
                        zone: tzinfo = CHINA, random: Callable[[], float] | None = None) -> Session:
        """A session on a submission's answers. Calculated values are worked out anew, never trusted."""
        session = cls(form, language=language, clock=clock, zone=zone, random=random, _start=False)
        saving.fill_from_submission(session._engine, xml)
        session._begin(first=False)
        return session

    def _cut_unanswered(self, answers: Mapping[str, str]) -> None:
        """Take out the instances a form starts with where whoever answered had taken them out."""
        for prompt in [stop for stop in self.walk() if isinstance(stop, RepeatPrompt) and not stop.fixed]:
            if not any(ref.startswith(f"{prompt.ref}[") for ref in answers):
                for _ in range(self.repeat_count(prompt.ref)):
                    self.remove_repeat(prompt.ref)

    # -- answering -----------------------------------------------------------
    def answer(self, ref: str, value: object) -> Changes:
        """Put in one answer (str, number, bool, date, datetime, list of choices, or None/'' for blank).

        What is not relevant is kept all the same. What is not of the bind's type leaves the node blank, and
        ``valid`` says so until another answer comes; ``typed_in`` gives it back. Raises UnknownRef; and
        XPathEvaluationError when a rule cannot be worked out: then take the session up from its last snapshot.
        """
        node = self._node(ref)
        if node.children or not item_of(node).leaf:
            raise UnknownRef(ref)
        self._engine.accept(node, _answer_text(node, value))
        self._engine.settle()
        return self._engine.take_changes()

    def _drop_vanished(self, node: Node) -> None:
        """A choice that left its list leaves the answer too, and comes back with it."""
        state = state_of(node)
        chosen = state.held or node.text
        control = item_of(node).control
        if control is None or not chosen or not node.relevant:
            return
        standing = set(self._speech.values(control, node))
        kept = chosen if chosen in standing else " ".join(one for one in chosen.split() if one in standing)
        state.held = "" if kept == chosen else chosen
        self._engine.put(node, kept)

    def _node(self, ref: str) -> Node:
        return find(self._engine.top, ref)

    # -- reading -------------------------------------------------------------
    def value(self, ref: str) -> object | None:
        """The typed value: str, int, Decimal, date, time, aware datetime, tuple of choices.

        None when blank, and when what was typed is not of the bind's type.
        """
        node = self._node(ref)
        return typed(self.text(ref), item_of(node).type, self.zone)

    def text(self, ref: str) -> str:
        """The value as it is written into a submission; '' when blank or not relevant."""
        node = self._node(ref)
        return "" if node.children else node.string()

    def typed_in(self, ref: str) -> str:
        """What a person put in, even where it was not of the bind's type."""
        node = self._node(ref)
        return state_of(node).refused or self.text(ref)

    def relevant(self, ref: str) -> bool:
        """Whether the node and all it lies in are relevant."""
        return self._node(ref).relevant

    def required(self, ref: str) -> bool:
        """Whether it must be answered once it is relevant."""
        return state_of(self._node(ref)).required

    def readonly(self, ref: str) -> bool:
        """Whether it or anything it lies in is read-only."""
        return self._readonly(self._node(ref))

    def _readonly(self, node: Node) -> bool:
        at: Node | None = node
        while at is not None and at.state is not None:
            if state_of(at).readonly:
                return True
            at = at.parent
        return False

    def valid(self, ref: str) -> Validity:
        """Whether the answer at ref may stand now. What is not relevant is always valid."""
        return judge(self._node(ref), self._engine.env, self._speech)

    def label(self, ref: str) -> Text:
        """The label at ref; an empty Text when the form has none."""
        control, node = self._control(ref)
        return self._speech.text(control.label, node) if control else Text()

    def hint(self, ref: str) -> Text:
        """The hint at ref; an empty Text when the form has none."""
        control, node = self._control(ref)
        return self._speech.text(control.hint, node) if control else Text()

    def choices(self, ref: str) -> list[Choice]:
        """The choices that stand now, in the form's order; [] for what is not a choice question."""
        control, node = self._control(ref)
        return self._speech.choices(control, node) if control else []

    def _control(self, ref: str) -> tuple[Control | None, Node]:
        item = item_at(ref, self.form.items)
        try:
            return item.control, self._node(ref)
        except UnknownRef:
            if item.repeat is None:
                raise
            return item.control, self._parent_of(ref)[0]

    # -- repeats -------------------------------------------------------------
    def _parent_of(self, ref: str) -> tuple[Node, Item]:
        """The node a repeat's instances hang on. A position on the last step is overlooked."""
        item = item_at(ref, self.form.items)
        if item.repeat is None:
            raise UnknownRef(ref)
        steps = split_ref(ref)[:-1]
        parent = "/" + "/".join(name if place is None else f"{name}[{place}]" for name, place in steps)
        return find(self._engine.top, parent), item

    def add_repeat(self, ref: str) -> str:
        """Append an instance to the repeat; returns its ref. Over the limit raises XPathEvaluationError."""
        parent, item = self._parent_of(ref)
        if len(parent.named(item.name)) >= limits.REPEAT_INSTANCES:
            raise XPathEvaluationError(f"more than {limits.REPEAT_INSTANCES} instances")
        made = self._engine.add(parent, item)
        self._engine.settle()
        self._engine.take_changes()
        return ref_of(made)

    def remove_repeat(self, ref: str) -> Changes:
        """Take out one instance; without a position the last. The others keep their answers."""
        parent, item = self._parent_of(ref)
        place = split_ref(ref)[-1][1]
        instances = parent.named(item.name)
        index = (len(instances) if place is None else place) - 1
        if not 0 <= index < len(instances):
            raise UnknownRef(ref)
        self._engine.cut(instances[index])
        self._engine.settle()
        return self._engine.take_changes()

    def repeat_count(self, ref: str) -> int:
        """Instances the repeat has now."""
        parent, item = self._parent_of(ref)
        return len(parent.named(item.name))

    # -- all of it -----------------------------------------------------------
    def walk(self) -> Iterator[Question | Group | RepeatPrompt]:
        """What is relevant now, in body order."""
        return walk(self.form.controls, self._engine.root, self._speech, self._readonly)

    def set_language(self, language: str) -> None:
        """Speak this language from now on; calculations that show labels follow. KeyError when unknown."""
        if language not in self.form.languages:
            raise KeyError(language)
        self._speech.language = language
        self._run_all()
        self._engine.take_changes()

    def validate(self) -> list[Validity]:
        """Every answer that may not stand, in form order; empty when the form may be handed in."""
        found = [judge(node, self._engine.env, self._speech)
                 for node in self._events.all_nodes() if node.relevant]
        return [one for one in found if not one.ok]

    # -- out -----------------------------------------------------------------
    def submission(self) -> bytes:
        """OpenRosa instance XML, UTF-8; what is not relevant is left out."""
        self._events.finish()
        return saving.submission(self.form, self._engine.root)

    def answers(self, *, calculated: bool = False) -> dict[str, str]:
        """Relevant non-blank leaves, ref with concrete positions to text; calculated ones only when asked."""
        return saving.answers(self._engine.root, self._readonly, calculated=calculated)

    def aside(self) -> dict[str, str]:
        """Typed answers that are kept but not sent, because they are not relevant now."""
        return saving.aside(self._engine.root)

    def snapshot(self) -> dict[str, Any]:
        """Everything a restart needs, JSON-able: answers, kept-aside answers, repeat counts, language."""
        return saving.snapshot(self._engine.root, self._speech.language)

    @property
    def language(self) -> str | None:
        """The language now spoken; None in a form without translations."""
        return self._speech.language

    def now(self) -> datetime:
        """The moment the session's expressions see."""
        return self._engine.env.now()


def _answer_text(node: Node, value: object) -> str:
    """A trigger that was pressed holds OK."""
    item = item_of(node)
    text = text_of(value, item.type)
    if item.control is not None and item.control.kind == "trigger" and text in ("true", "false"):
        return "OK" if text == "true" else ""
    return text
