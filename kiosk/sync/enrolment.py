"""Becoming a terminal of a county by a one-time code."""

import base64
import binascii
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from casework.enrolment import derive, proof, read_proven
from casework.ids import CountyCode, TerminalId, VillageCode
from casework.message import N_, Message
from casework.signing import SigningKey
from kiosk.store import Store, TerminalIdentity
from kiosk.sync.link import Link, NotReached, Response, Trouble


@dataclass(frozen=True, slots=True)
class Enrolled:
    """This box is a terminal now."""

    identity: TerminalIdentity


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """The county does not take this code; nothing was changed."""

    sentence: Message = Message(N_("The county does not take this code."))
    next_step: Message = Message(N_("Ask the county for a new one. A code is good for one day and one machine."))


def enrol(store: Store, key: SigningKey, url: str, code: str, ca_pem: str,
          random: Callable[[int], bytes]) -> Enrolled | CodeRefused | NotReached:
    """Redeem a code. The code itself is never sent; the county proves that it knows it too."""
    body = ask(store, key, code, random)
    try:
        link = Link(url, ca_pem)
    except (ssl.SSLError, ValueError):    # the file a technician brought holds no certificate
        return NotReached(Trouble.CERTIFICATE)
    try:
        response = link.call("POST", "/s1/enrol", body=body)
    finally:
        link.close()
    if isinstance(response, NotReached):
        return response
    if response.status == 403:
        return CodeRefused()
    return take_reply(store, response.body, code, url, ca_pem)


def ask(store: Store, key: SigningKey, code: str, random: Callable[[int], bytes]) -> bytes:
    """Return what a county is asked with, over the line or as a file; only its reply to this one is taken."""
    lookup, secret = derive(code)
    nonce = random(12).hex()
    store.trust.asks_to_enrol(nonce)
    public_key, exchange_key = key.public.raw, key.opening.public
    return json.dumps({
        "lookup": lookup, "nonce": nonce, "proof": proof(secret, public_key, exchange_key, nonce),
        "public_key": base64.b64encode(public_key).decode(),
        "exchange_key": base64.b64encode(exchange_key).decode(),
    }).encode()


def take_reply(store: Store, reply: bytes, code: str, url: str, ca_pem: str) -> Enrolled | NotReached:
    """Take the county's reply to what was asked last; anything else changes nothing."""
    _, secret = derive(code)
    return _take(store, Response(200, {}, reply), secret, store.trust.asked_to_enrol(), url, ca_pem)


def _take(store: Store, response: Response, secret: bytes, nonce: str, url: str,
          ca_pem: str) -> Enrolled | NotReached:
    record: dict[str, Any] | None = read_proven(response.body, secret, nonce)
    if record is None:
        return NotReached(Trouble.NOT_THE_COUNTY)
    try:
        identity = _identity(record, url, ca_pem)
        store.trust.enrolled(identity, base64.b64decode(record["bundle"]), base64.b64decode(record["signature"]),
                       receipt=int(record.get("receipt", 0)))
    except (ValueError, KeyError, TypeError, OverflowError, binascii.Error):
        return NotReached(Trouble.NOT_THE_COUNTY)
    return Enrolled(identity)


def _identity(record: dict[str, Any], url: str, ca_pem: str) -> TerminalIdentity:
    names = ("ordinal", "generation", "village_name", "township_name", "county_name", "host",
             "assistant_name", "assistant_phone", "township_phone", "demo")
    return TerminalIdentity(
        terminal=TerminalId(record["terminal"]), village=VillageCode(record["village"]),
        county=CountyCode(record["county"]), county_key=base64.b64decode(record["county_key"]),
        county_url=url, ca_pem=ca_pem, **{name: record[name] for name in names})
