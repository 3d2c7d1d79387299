"""Reading a bundle or a delta that came from outside; never raises, whatever the bytes."""

import json
from collections.abc import Iterable
from typing import Any

from casework.ids import CountyCode, StaffId, TerminalId, VillageCode
from casework.signing import VerifyKey
from casework.trust.bundle import DOMAIN, RosterEntry, SigningKeyEntry, TerminalKey, TrustBundle
from casework.trust.delta import TrustDelta
from casework.trust.judged import BadBundle

_WRONG = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def parse(data: bytes) -> TrustBundle | BadBundle:
    """Read canonical bytes; the signature is checked apart (`open_signed`)."""
    try:
        bundle = _bundle(json.loads(data))
        is_canonical = bundle.to_bytes() == data
    except _WRONG:
        return BadBundle("format")
    return bundle if is_canonical else BadBundle("format")


def open_signed(data: bytes, signature: bytes, trusted: Iterable[VerifyKey]) -> TrustBundle | BadBundle:
    """The bundle in `data` if any of the `trusted` county keys signed it."""
    if not any(key.verify(DOMAIN, data, signature) for key in trusted):
        return BadBundle("signature")
    return parse(data)


def parse_delta(data: bytes) -> TrustDelta | BadBundle:
    """Read the canonical bytes of a delta."""
    try:
        delta = _delta(json.loads(data))
        is_canonical = delta.to_bytes() == data
    except _WRONG:
        return BadBundle("format")
    return delta if is_canonical else BadBundle("format")


def _bundle(document: dict[str, Any]) -> TrustBundle:
    return TrustBundle(
        _whole(document["version"]), _whole(document["issued_at"]), _whole(document["expires_at"]),
        CountyCode(_text(document["county"])),
        tuple(_terminal(*row) for row in document["terminals"]),
        frozenset(bytes.fromhex(void) for void in document["voids"]),
        tuple(_roster(*row) for row in document["roster"]),
        tuple(_county_key(*row) for row in document["county_keys"]),
    )


def _delta(document: dict[str, Any]) -> TrustDelta:
    left = tuple(StaffId(_text(one)) for one in document["left"])
    return TrustDelta(_whole(document["since"]), _bundle(document), left)


def _terminal(terminal: Any, generation: Any, public: Any, village: Any, valid_from: Any, last: Any, lost: Any,
              exchange: Any) -> TerminalKey:
    return TerminalKey(
        TerminalId(_whole(terminal)), _whole(generation), bytes.fromhex(public), VillageCode(_text(village)),
        _whole(valid_from), None if last is None else _whole(last), _truth(lost), bytes.fromhex(exchange))


def _roster(staff: Any, name: Any, role: Any, verifier: Any, expires: Any) -> RosterEntry:
    return RosterEntry(StaffId(_text(staff)), _text(name), _text(role), _text(verifier), _whole(expires))


def _county_key(key: Any, public: Any, valid_from: Any, retired: Any, exchange: Any) -> SigningKeyEntry:
    return SigningKeyEntry(_text(key), bytes.fromhex(public), _whole(valid_from), _truth(retired),
                           bytes.fromhex(exchange))


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("a whole number is needed")
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("a text is needed")
    return value


def _truth(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError("true or false is needed")
    return value
