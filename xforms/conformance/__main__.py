"""``python -m xforms.conformance DIR [--json]``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .scenarios import run_scenarios
from .tally import Tally
from .xpath_cases import run_cases


def run(folder: Path) -> dict[str, Tally]:
    """All groups: core, odk, javarosa, scenarios."""
    return {**run_cases(folder), "scenarios": run_scenarios(folder)}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m xforms.conformance", description=__doc__)
    parser.add_argument("folder", type=Path, help="where xpath_cases.json and form_scenarios.json lie")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args(arguments)
    tallies = run(options.folder)
    if options.json:
        print(json.dumps({name: tally.as_json() for name, tally in tallies.items()}))  # noqa: T201
        return 0
    for name, tally in tallies.items():
        print(f"{name:10} {tally.passed:5} of {tally.in_scope:5}  {tally.rate:6.2f} %"  # noqa: T201
              f"  {tally.skipped} out of scope  failing: {' '.join(tally.failing) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
