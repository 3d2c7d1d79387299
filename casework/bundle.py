"""One item version as it travels: definition, form and media in one immutable run of bytes.

The bytes are deterministic, so their SHA-256 names the version everywhere.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casework.definition import DefinitionError, ItemDefinition, read_definition

LARGEST_BUNDLE_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ItemBundle:
    """A published item: `form` is XForm XML, `media` the files it refers to by name."""

    definition: ItemDefinition
    form: bytes = field(repr=False)
    media: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class UnreadableBundle:
    """Bytes that are no item version; `reason` is a stable code."""

    reason: str


def write_bundle(definition: Mapping[str, Any], form: bytes, media: Mapping[str, bytes]) -> bytes:
    """Return the bytes of an item version. `definition` is the mapping of its `item.toml`."""
    record = {
        "definition": definition,
        "form": form.decode("utf-8"),
        "media": {name: content.decode("utf-8") for name, content in sorted(media.items())},
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_bundle(data: bytes) -> ItemBundle | UnreadableBundle:
    """Read an item version; never raises on any bytes."""
    if len(data) > LARGEST_BUNDLE_BYTES:
        return UnreadableBundle("too-large")
    try:
        record = json.loads(data.decode("utf-8"))
        definition = read_definition(record["definition"])
        form = record["form"].encode()
        media = {str(name): content.encode() for name, content in record["media"].items()}
    except DefinitionError:
        return UnreadableBundle("definition")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return UnreadableBundle("shape")
    return ItemBundle(definition, form, media)
