"""What a county does with a group of a terminal: compared with the log it knows, sorted out, kept.

Knows no Django and no clock: it works on an event store inside the caller's transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.facts import Fact, MalformedFact, parse
from casework.ids import CaseId, TerminalId, VillageCode
from casework.wire import Group, Head, Position, Problem, chain_after
from county.intake import authority
from county.store import Appended, Conflict, EventStore, NewFact, Place

MOST_SET_ASIDE = 5000
"""Lines of one terminal in quarantine: what a stolen one may fill the county's disk with."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The log of the terminal is known up to `proven`; `problems` names what had to be set aside."""

    proven: int
    problems: list[Problem] = field(default_factory=list)
    appended: list[Appended] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parted:
    """The group does not continue the log as this county knows it: `gap` or `fork`. Nothing was kept.

    `quarantine-full`: so much of this terminal waits for a person already that one has to look first.
    """

    reason: str


def take(store: EventStore, head: Head, group: Group, *, cut: int | None, arrived_ms: int) -> Taken | Parted:
    """Keep a verified group where it continues the terminal's log; what is here already is skipped.

    A fact that is none, or whose id is taken by other bytes, goes to quarantine and counts as delivered,
    so that nothing behind it waits. `cut` = last good receipt of a revoked terminal.
    """
    known = store.lock_head(TerminalId(head.terminal), group.end.epoch)
    if group.start.seq > known.seq:
        return Parted("gap")
    if group.end.seq <= known.seq:
        return _known_already(store, head, group)
    reached = group.lines[:known.seq - group.start.seq]
    if chain_after(group.start.chain, reached) != known.chain:
        return Parted("fork")
    return _keep(store, head, group, known, cut, arrived_ms)


def _known_already(store: EventStore, head: Head, group: Group) -> Taken | Parted:
    """Compare where this county remembers a hash; a group cut elsewhere than before proves nothing by itself."""
    chain = store.chain_at(TerminalId(head.terminal), group.end)
    if chain is None:
        return Taken(0)
    return Taken(group.end.seq) if chain == group.end.chain else Parted("fork")


def _keep(store: EventStore, head: Head, group: Group, known: Position, cut: int | None,
          arrived_ms: int) -> Taken | Parted:
    good, aside = _sorted_out(store, head, group, known, cut)
    if aside and store.set_aside_count(TerminalId(head.terminal)) + len(aside) > MOST_SET_ASIDE:
        return Parted("quarantine-full")
    for place, line, reason in aside:
        store.quarantine(place, line, reason, arrived_ms=arrived_ms)
    problems = [Problem(place.seq, reason) for place, _, reason in aside]
    outcomes = store.append(head.village, good, arrived_ms=arrived_ms)
    for outcome in outcomes:
        if isinstance(outcome, Conflict):
            store.quarantine(outcome.place, outcome.fact.line, "id-taken", arrived_ms=arrived_ms)
            problems.append(Problem(outcome.place.seq, "id-taken"))
    store.keep_group(TerminalId(head.terminal), head.generation, group)
    store.move_head(TerminalId(head.terminal), group.end)
    return Taken(group.end.seq, problems, [one for one in outcomes if isinstance(one, Appended)])


def _sorted_out(store: EventStore, head: Head, group: Group, known: Position,
                cut: int | None) -> tuple[list[NewFact], list[tuple[Place, bytes, str]]]:
    """What may come in, and what goes to quarantine with a reason."""
    good: list[NewFact] = []
    aside: list[tuple[Place, bytes, str]] = []
    fresh = group.lines[known.seq - group.start.seq:]
    read = [parse(line) for line in fresh]
    feeds = store.feeds_of_streams([fact.case for fact in read if isinstance(fact, Fact)])
    for seq, (line, fact) in enumerate(zip(fresh, read, strict=True), known.seq + 1):
        place = Place(TerminalId(head.terminal), group.end.epoch, seq)
        reason = _objection(fact, head, feeds, cut)
        if isinstance(fact, Fact) and not reason:
            good.append(NewFact(fact, place))
        else:
            aside.append((place, line, reason))
    return good, aside


def _objection(fact: Fact | MalformedFact, head: Head, feed_of: Mapping[CaseId, str], cut: int | None) -> str:
    if isinstance(fact, MalformedFact):
        return fact.reason
    if cut is not None and not authority.is_before_cut(fact, head, cut):
        return "revoked"
    return authority.objection(fact, VillageCode(head.village), feed_of.get(fact.case))
