"""Identity of this box as enrolment left it, kept as one setting."""

import base64
from dataclasses import asdict
from typing import Any

from casework.ids import CountyCode, TerminalId, VillageCode
from kiosk.store.settings import Settings
from kiosk.store.values import TerminalIdentity


def to_record(identity: TerminalIdentity) -> dict[str, Any]:
    """Return an identity as JSON values."""
    return asdict(identity) | {"county_key": base64.b64encode(identity.county_key).decode()}


def kept(settings: Settings) -> TerminalIdentity | None:
    """Return what enrolment made of this box, None before it."""
    record = settings.get("identity")
    return from_record(record) if record else None


def from_record(record: dict[str, Any]) -> TerminalIdentity:
    """Return the identity a record holds."""
    return TerminalIdentity(**(record | {
        "terminal": TerminalId(record["terminal"]),
        "village": VillageCode(record["village"]),
        "county": CountyCode(record["county"]),
        "county_key": base64.b64decode(record["county_key"]),
    }))
