"""What a command answers: one JSON object for a machine, lines for a person."""

import json
import sys
from collections.abc import Callable
from typing import Any

from casework.message import Message

Result = dict[str, Any]
Translate = Callable[[str], str]


def refused(outcome: Any, tr: Translate) -> Result:
    """An outcome that is a sentence and a next step."""
    sentence, step = outcome.sentence, outcome.next_step
    assert isinstance(sentence, Message) and isinstance(step, Message)
    where = {"ref": outcome.ref} if hasattr(outcome, "ref") else {}
    return {"ok": False, "outcome": type(outcome).__name__, **where,
            "sentence": sentence.render(tr), "next_step": step.render(tr)}


def tell(result: Result, *, as_json: bool) -> None:
    """Write it; for a person a refusal goes to stderr."""
    if as_json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        return
    out = sys.stdout if result.get("ok") else sys.stderr
    out.writelines(f"{line}\n" for line in _lines(result))


def _lines(result: Result, indent: str = "") -> list[str]:
    """One line a value, rows of lists indented."""
    lines: list[str] = []
    for name, value in result.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{indent}{name}:")
            for row in value:
                lines += [f"{indent}  -", *_lines(row, indent + "    ")]
        elif value not in (None, [], "") and name != "ok":
            lines.append(f"{indent}{name}: {value}")
    return lines
