"""The newest trust bundle this kiosk has verified; never goes back to an older one."""

import base64
import binascii

from sqlite_utils import Database

from casework.facts import Fact
from casework.signing import VerifyKey
from casework.trust import BadBundle, TrustBundle, open_signed


def take(database: Database, fact: Fact, county_key: VerifyKey) -> bool:
    """Keep the bundle of a fact when the county signed it and it is newer."""
    try:
        data = base64.b64decode(str(fact.body["bundle"]), validate=True)
        signature = base64.b64decode(str(fact.body["signature"]), validate=True)
    except (KeyError, binascii.Error, ValueError):
        return False
    return keep(database, data, signature, county_key)


def keep(database: Database, data: bytes, signature: bytes, county_key: VerifyKey) -> bool:
    """Keep signed bytes when the county signed them and they are newer than what is here."""
    bundle = open_signed(data, signature, [county_key])
    if isinstance(bundle, BadBundle):
        return False
    newest = database.execute("SELECT coalesce(max(version), -1) FROM trust").fetchone()[0]
    if bundle.version <= newest:
        return False
    database.execute("DELETE FROM trust")
    database.execute("INSERT INTO trust VALUES (?, ?, ?)", [bundle.version, data, signature])
    return True


def newest(database: Database, county_key: VerifyKey) -> TrustBundle | None:
    """Return the bundle, checked again, or None when none has come."""
    row = database.execute("SELECT bundle, signature FROM trust").fetchone()
    if row is None:
        return None
    bundle = open_signed(bytes(row[0]), bytes(row[1]), [county_key])
    return None if isinstance(bundle, BadBundle) else bundle
