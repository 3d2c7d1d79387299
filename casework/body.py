"""Reading the bodies of case facts into values; whatever does not fit raises `Unfit`, nothing else."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casework.case import Applicant, Ask, Attachment, Reason
from casework.ids import Sha256


class Unfit(Exception):
    """A fact that cannot take effect; caught by the fold, never seen outside `casework`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def read_day(text: Any) -> date:
    """Read an ISO day."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise Unfit(Reason.BODY) from None


def read_strings(record: Mapping[str, Any]) -> dict[str, str]:
    """Read answers: form reference to text."""
    if not all(isinstance(value, str) for value in record.values()):
        raise Unfit(Reason.BODY)
    return dict(record)


def read_refs(record: Sequence[Any]) -> frozenset[str]:
    """Read references to questions of the form."""
    if not all(isinstance(value, str) for value in record):
        raise Unfit(Reason.BODY)
    return frozenset(record)


def read_applicant(record: Mapping[str, Any]) -> Applicant:
    """Read the applicant of an `Applied` fact."""
    return Applicant(_text(record, "name"), _text(record, "id_type"),
                     _text(record, "id_number", ""), _text(record, "phone", ""))


def read_asks(rows: list[Any]) -> tuple[Ask, ...]:
    """Read what a supplement request asks for: at least one thing."""
    asks = tuple(
        Ask(_text(row, "ref"), _text(row, "what"), _text(row, "fix"), _text(row, "basis", ""))
        for row in rows
    )
    if not asks:
        raise Unfit(Reason.BODY)
    return asks


def read_attachments(rows: list[Any], *, handed: int = 0) -> tuple[Attachment, ...]:
    """Read the list of attachments a fact names, as those of one hand-in; several of one question are its pages."""
    return tuple(
        Attachment(_text(row, "ref"), _hash(row), _text(row, "media"), _count(row, "size"),
                   _text(row, "look", ""), handed)
        for row in rows
    )


def _text(record: Any, key: str, default: str | None = None) -> str:
    value = record.get(key, default) if isinstance(record, Mapping) else None
    if not isinstance(value, str):
        raise Unfit(Reason.BODY)
    return value


def _count(record: Mapping[str, Any], key: str) -> int:
    value = record.get(key)
    if type(value) is not int or value < 0:
        raise Unfit(Reason.BODY)
    return value


def _hash(record: Mapping[str, Any]) -> Sha256:
    text = _text(record, "sha256")
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise Unfit(Reason.BODY)
    return Sha256(text)
