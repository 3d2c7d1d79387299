"""Reads the committed test vectors."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def read(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((ROOT / "tests/vectors" / f"{name}.json").read_text(encoding="utf-8"))
    return document


def calendar_texts() -> list[str]:
    folder = ROOT / "assets/catalogue/calendars"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("holidays-*.csv"))]
