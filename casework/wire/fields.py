"""Reading the fields of a control line: the wrong type is an exception of this room, mapped at its edge."""

from typing import Any

from casework.wire.chain import CHAIN_BYTES

LARGEST = 2**53


class WrongField(Exception):
    """A field is missing or of another type."""


def text(record: dict[str, Any], name: str, longest: int = 200) -> str:
    """Return a text field; control characters and halves of characters are none."""
    value = record.get(name)
    if not isinstance(value, str) or len(value) > longest or not value.isprintable():
        raise WrongField(name)
    return value


def whole(record: dict[str, Any], name: str) -> int:
    """Return a whole number from 0."""
    value = record.get(name)
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise WrongField(name)
    return value


def chain(record: dict[str, Any], name: str) -> bytes:
    """Return a chain hash written in hexadecimal."""
    try:
        value = bytes.fromhex(text(record, name))
    except ValueError:
        raise WrongField(name) from None
    if len(value) != CHAIN_BYTES:
        raise WrongField(name)
    return value


def texts(record: dict[str, Any], name: str) -> dict[str, str]:
    """Return a table of names to short texts."""
    value = record.get(name)
    if not isinstance(value, dict) or len(value) > 1000:
        raise WrongField(name)
    return {str(key): text(value, key) for key in value}


def counts(record: dict[str, Any], name: str) -> dict[str, int]:
    """Return a table of names to whole numbers."""
    value = record.get(name)
    if not isinstance(value, dict) or len(value) > 1000:
        raise WrongField(name)
    return {str(key): whole(value, key) for key in value}
