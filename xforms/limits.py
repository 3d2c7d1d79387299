"""How much one form may ask for. Past a limit there is an error, never a wrong answer."""

from __future__ import annotations

from typing import Final

EXPRESSION_LENGTH: Final = 20_000
"""Characters in one expression."""
EXPRESSION_DEPTH: Final = 100
"""Brackets, predicates and arguments inside each other."""
NODE_SET: Final = 100_000
"""Nodes one step may gather."""
EVALUATION_STEPS: Final = 2_000_000
"""Nodes visited while one expression is worked out."""
ACT_STEPS: Final = 10_000_000
"""Nodes visited while one answer runs through all the rules."""
CIRCLES: Final = 20
"""Circles of rules told of one form; past them the form is refused all the same."""
RULE_RUNS: Final = 200_000
"""Rules run while one answer is worked in."""
LOOSE_PATHS: Final = 500
"""Paths with wildcards in one form: each makes many rules run."""
TEXT_LENGTH: Final = 1_000_000
"""Characters one expression may build."""
XML_BYTES: Final = 8_000_000
XML_ATTRIBUTES: Final = 1_000
"""Attributes of one element."""
XML_NAMESPACES: Final = 100
"""Namespace declarations in one document."""
XML_NODES: Final = 300_000
"""Elements and attributes of one document, and cells of one list."""
LANGUAGES: Final = 50
INSTANCE_NODES: Final = 100_000
"""Nodes all answers together may have."""
REPEAT_INSTANCES: Final = 1_000
"""Instances of one repeat; ``jr:count`` above it is cut to it."""
REGEX_LENGTH: Final = 1_000
REGEX_STEPS: Final = 200_000
"""States the regular expression matcher may visit for one match."""
