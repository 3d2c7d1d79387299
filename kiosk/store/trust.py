"""The newest trust bundle this kiosk has verified; never goes back to an older one."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from casework.facts import Fact
from casework.signing import VerifyKey
from casework.trust import BadBundle, TrustBundle, apply_signed, open_signed, parse, parse_delta
from casework.wire import mark_of
from casework.wire.upload import TRUST_MARK


def take(database: Database, fact: Fact) -> bool:
    """Keep the version a fact brings, whole or as a difference, when a key we believe signed it and it is newer."""
    ours = newest(database)
    if ours is None:
        return False
    try:
        signatures = _signatures(fact.body)
        if "delta" in fact.body:
            made = _changed(ours, _bytes(fact.body["delta"]), signatures)
        else:
            made = _opened(_bytes(fact.body["bundle"]), signatures, ours.signing_keys())
    except (KeyError, TypeError, binascii.Error, ValueError):
        return False
    if made is None or made.county != ours.county or made.version <= ours.version:
        return False
    _keep(database, made, signatures[0])
    return True


def begin(database: Database, data: bytes, signature: bytes, county_key: VerifyKey) -> bool:
    """Keep the bundle that enrolment brought, whatever was here before; False when the county did not sign it."""
    made = open_signed(data, signature, [county_key])
    if isinstance(made, BadBundle):
        return False
    _keep(database, made, signature)
    return True


def newest(database: Database) -> TrustBundle | None:
    """Return the bundle, None when none has come; it was verified before it was kept."""
    row = database.execute("SELECT bundle FROM trust").fetchone()
    bundle = parse(bytes(row[0])) if row else None
    return None if isinstance(bundle, BadBundle) else bundle


def version(database: Database) -> int:
    """Return the version of the bundle held; 0 = none."""
    row = database.execute("SELECT version FROM trust").fetchone()
    return int(row[0]) if row else 0


def mark(database: Database) -> dict[str, str]:
    """Return the mark of the bundle held, under the name by which a head carries it; empty before enrolment."""
    row = database.execute("SELECT signature FROM trust").fetchone()
    return {TRUST_MARK: mark_of(bytes(row[0]))} if row else {}


def _changed(ours: TrustBundle, data: bytes, signatures: Sequence[bytes]) -> TrustBundle | None:
    delta = parse_delta(data)
    if isinstance(delta, BadBundle):
        return None
    made = (apply_signed(ours, delta, one, ours.signing_keys()) for one in signatures)
    return next((one for one in made if isinstance(one, TrustBundle)), None)


def _opened(data: bytes, signatures: Sequence[bytes], trusted: Sequence[VerifyKey]) -> TrustBundle | None:
    made = (open_signed(data, one, trusted) for one in signatures)
    return next((one for one in made if isinstance(one, TrustBundle)), None)


def _signatures(body: Any) -> list[bytes]:
    """The newest county key's signature and those of its other keys."""
    also = body.get("also", [])
    return [_bytes(body["signature"]), *(_bytes(one) for one in also[:8])]


def _bytes(text: Any) -> bytes:
    return base64.b64decode(str(text), validate=True)


def _keep(database: Database, bundle: TrustBundle, signature: bytes) -> None:
    database.execute("DELETE FROM trust")
    database.execute("INSERT INTO trust VALUES (?, ?, ?)", [bundle.version, bundle.to_bytes(), signature])
