"""What an expression is worked out against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timezone, tzinfo
from random import Random

from .. import limits
from ..errors import XPathEvaluationError
from ..tree import GATHERED, NOTHING, Node

_LONG = 100
NOWHERE = Node(NOTHING)
"""The context node of an expression that is worked out without any document."""


class Environment:
    """What stays the same from node to node: the instances, the clock, texts, and what may still be spent.

    ``root`` is what "/" means; ``current`` the node ``current()`` gives; ``moment`` tells the time.
    """

    __slots__ = ("current", "instances", "itext", "moment", "random", "root", "spent", "spent_in_act",
                 "version", "zone", "choice_name")

    def __init__(self, root: Node, *, moment: Callable[[], datetime] | None = None,
                 zone: tzinfo = timezone.utc, random: Callable[[], float] | None = None,
                 instances: Mapping[str, Node] | None = None,
                 itext: Callable[[str], object] | None = None) -> None:
        self.root = root
        self.current = root
        self.instances: Mapping[str, Node] = instances if instances is not None else {}
        self.zone = zone
        self.spent = 0
        self.spent_in_act = 0
        self.version = ""
        self.itext = itext
        self.choice_name: Callable[[str, str, Node], str] | None = None
        self.random: Callable[[], float] = random or Random(0).random
        self.moment: Callable[[], datetime] = moment or _no_clock

    def now(self) -> datetime:
        return self.moment().astimezone(self.zone)

    def start(self, node: Node) -> None:
        """A new expression begins at a node: its budget is whole again."""
        self.current = node
        self.spent = 0

    def spend(self, steps: int) -> None:
        """Count visited nodes and what costs as much; past the limit the expression fails."""
        gathered = GATHERED.get()
        if gathered:
            steps += gathered
            GATHERED.set(0)
        self.spent += steps
        self.spent_in_act += steps
        if self.spent > limits.EVALUATION_STEPS or self.spent_in_act > limits.ACT_STEPS:
            raise XPathEvaluationError("the expression visits too many nodes")


    def spend_on(self, text: str) -> None:
        """Count the reading of a long text."""
        if len(text) > _LONG:
            self.spend(len(text) // _LONG)


def _no_clock() -> datetime:
    raise XPathEvaluationError("no clock was given")


class Context:
    """Where an expression stands: a node, and its place among its fellows in a predicate."""

    __slots__ = ("env", "node", "position", "size")

    def __init__(self, node: Node, env: Environment, position: int = 1, size: int = 1) -> None:
        self.node = node
        self.env = env
        self.position = position
        self.size = size

