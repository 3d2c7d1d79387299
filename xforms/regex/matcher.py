"""Trees to programs, and running them over a text: every state at most once a character."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from .. import limits
from .classes import CharTest, is_word
from .syntax import Anchor, Char, Choice, Look, PatternRefused, Row, Times, Tree

_STATES = 2_000


@dataclass(frozen=True, slots=True)
class Take:
    """Eat one character, go on at the next step."""

    test: CharTest


@dataclass(frozen=True, slots=True)
class Fork:
    """Go on at both."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Go:
    to: int


@dataclass(frozen=True, slots=True)
class At:
    kind: str


@dataclass(frozen=True, slots=True)
class Ahead:
    program: Program
    wanted: bool


@dataclass(frozen=True, slots=True)
class Done:
    pass


Step: TypeAlias = Take | Fork | Go | At | Ahead | Done
Program: TypeAlias = tuple[Step, ...]


def compile_pattern(tree: Tree) -> Program:
    """Raises PatternRefused when counts multiply to too many states."""
    steps: list[Step] = []
    _emit(tree, steps)
    steps.append(Done())
    return tuple(steps)


def _emit(tree: Tree, steps: list[Step]) -> None:
    if len(steps) > _STATES:
        raise PatternRefused("it has too many states")
    match tree:
        case Char(test):
            steps.append(Take(test))
        case Anchor(kind):
            steps.append(At(kind))
        case Look(inner, wanted):
            steps.append(Ahead(compile_pattern(inner), wanted))
        case Row(parts):
            for part in parts:
                _emit(part, steps)
        case Choice(ways):
            _emit_choice(ways, steps)
        case Times(inner, least, most):
            _emit_times(inner, least, most, steps)


def _emit_choice(ways: tuple[Tree, ...], steps: list[Step]) -> None:
    ends: list[int] = []
    for place, way in enumerate(ways):
        fork = len(steps)
        if place + 1 < len(ways):
            steps.append(Go(0))
        _emit(way, steps)
        if place + 1 < len(ways):
            ends.append(len(steps))
            steps.append(Go(0))
            steps[fork] = Fork(fork + 1, len(steps))
    for end in ends:
        steps[end] = Go(len(steps))


def _emit_times(inner: Tree, least: int, most: int | None, steps: list[Step]) -> None:
    for _ in range(least):
        _emit(inner, steps)
    if most is None:
        fork = len(steps)
        steps.append(Go(0))
        _emit(inner, steps)
        steps.append(Go(fork))
        steps[fork] = Fork(fork + 1, len(steps))
        return
    forks: list[int] = []
    for _ in range(most - least):
        forks.append(len(steps))
        steps.append(Go(0))
        _emit(inner, steps)
    for fork in forks:
        steps[fork] = Fork(fork + 1, len(steps))


# -- running ------------------------------------------------------------------
def found_in(program: Program, text: str, spend: Callable[[int], None]) -> bool:
    """Whether the program matches anywhere. Raises PatternRefused when it would take too long."""
    run = _Run(text)
    found = run.search(program, 0, anywhere=True)
    spend(run.spent)
    return found


class _Run:
    def __init__(self, text: str) -> None:
        self.text = text
        self.spent = 0

    def search(self, program: Program, start: int, *, anywhere: bool) -> bool:
        if anywhere and isinstance(program[0], At) and program[0].kind == "^":
            anywhere = False
        states: set[int] = set()
        for place in range(start, len(self.text) + 1):
            if place == start or anywhere:
                states.add(0)
            takers: list[int] = []
            if self._follow(program, states, place, takers):
                return True
            if place == len(self.text) or (not takers and not anywhere):
                return False
            char = self.text[place]
            states = {state + 1 for state in takers if program[state].test(char)}  # type: ignore[union-attr]
        return False

    def _follow(self, program: Program, states: set[int], place: int, takers: list[int]) -> bool:
        """Go along everything that eats nothing; True when the end is among it."""
        seen = set(states)
        stack = list(states)
        while stack:
            state = stack.pop()
            step = program[state]
            if isinstance(step, Take):
                takers.append(state)
                continue
            if isinstance(step, Done):
                return True
            for follower in self._followers(step, state, place):
                if follower not in seen:
                    seen.add(follower)
                    stack.append(follower)
        self.spent += len(seen)
        if self.spent > limits.REGEX_STEPS:
            raise PatternRefused("matching takes too long")
        return False

    def _followers(self, step: Step, state: int, place: int) -> tuple[int, ...]:
        if isinstance(step, Fork):
            return step.one, step.other
        if isinstance(step, Go):
            return (step.to,)
        if isinstance(step, At):
            return (state + 1,) if self._holds(step.kind, place) else ()
        if isinstance(step, Ahead):
            return (state + 1,) if self.search(step.program, place, anywhere=False) is step.wanted else ()
        return ()

    def _holds(self, kind: str, place: int) -> bool:
        if kind == "^":
            return place == 0
        if kind == "$":
            return place == len(self.text)
        before = place > 0 and is_word(self.text[place - 1])
        after = place < len(self.text) and is_word(self.text[place])
        return (before != after) is (kind == "b")
