"""``python -m xforms.conformance DIR [--json]``: exit code 0 when the cases ran, 2 when DIR has none to run."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .scenarios import run_scenarios
from .tally import Tally
from .xpath_cases import run_cases

_GROUPS = ("core", "odk", "javarosa")


class UnreadableCases(Exception):
    """A folder whose cases are missing or damaged; the text says which file and what about it."""


def run(folder: Path) -> dict[str, Tally]:
    """All groups: core, odk, javarosa, scenarios. Raises UnreadableCases."""
    cases = _read(folder / "xpath_cases.json", ("format", "documents", "cases"))
    scenarios = _read(folder / "form_scenarios.json", ("format", "forms", "scenarios"))
    try:
        found = run_cases(cases)
        return {**{name: found.get(name, Tally()) for name in _GROUPS}, "scenarios": run_scenarios(scenarios)}
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise UnreadableCases(f"{folder}: a case is not written as these files write cases ({error!r})") from error


def _read(path: Path, keys: tuple[str, ...]) -> dict[str, object]:
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UnreadableCases(f"{path} cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise UnreadableCases(f"{path} is not JSON: {error}") from error
    missing = [key for key in keys if not isinstance(data, dict) or key not in data]
    if missing:
        raise UnreadableCases(f"{path} has no {', '.join(missing)}")
    return data  # type: ignore[no-any-return]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m xforms.conformance", description=__doc__)
    parser.add_argument("folder", type=Path, help="where xpath_cases.json and form_scenarios.json lie")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args(arguments)
    try:
        tallies = run(options.folder)
    except UnreadableCases as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    if options.json:
        print(json.dumps({name: tally.as_json() for name, tally in tallies.items()}))  # noqa: T201
        return 0
    for name, tally in tallies.items():
        print(f"{name:10} {tally.passed:5} of {tally.in_scope:5}  {tally.rate:6.2f} %"  # noqa: T201
              f"  {tally.skipped} out of scope  failing: {' '.join(tally.failing) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
