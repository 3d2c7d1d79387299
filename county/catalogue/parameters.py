"""Dated county parameters: the values in force on a day, as the media file a form reads."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from casework.bundle import ItemBundle

FILE_NAME = "parameters.toml"
MEDIA_NAME = "parameters.xml"
_ROW = re.compile(r"<(\w+)>([^<]*)</")
_USED = re.compile(r"instance\(\s*'parameters'\s*\)/root/([a-z0-9_]+)")


def in_force(path: Path, day: date) -> dict[str, str]:
    """Return each parameter's newest value whose `since` is not after `day`."""
    return values_on(tomllib.loads(path.read_text(encoding="utf-8")), day)


def values_on(record: Mapping[str, Any], day: date) -> dict[str, str]:
    """Return the same of a file that was read; rows that are none are passed over."""
    values: dict[str, str] = {}
    for name, rows in record.items():
        dated = sorted((row["since"], str(row["value"])) for row in rows if _is_value(row) and row["since"] <= day
                       ) if isinstance(rows, list) else []
        if dated:
            values[name] = dated[-1][1]
    return values


def _is_value(row: Any) -> bool:
    return isinstance(row, dict) and type(row.get("since")) is date and "value" in row


def used_by(form: bytes, values: dict[str, str]) -> dict[str, str]:
    """Return only the values a form reads: another parameter may change and the item's bytes stay."""
    names = set(_USED.findall(form.decode()))
    return {name: value for name, value in values.items() if name in names}


def as_media(values: dict[str, str]) -> bytes:
    """Return the values as the XML that `instance('parameters')` reads."""
    rows = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in sorted(values.items()))
    return f"<root>{rows}</root>".encode()


def values_of(item: ItemBundle) -> dict[str, str]:
    """Return the values a published version carries."""
    return dict(_ROW.findall(item.media.get(MEDIA_NAME, b"").decode()))
