"""One-time codes: issued for a village, redeemed once by a kiosk that proves it knows one."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet

from casework.enrolment import county_proof, derive, proof, same, spell
from casework.ids import TerminalId, VillageCode
from county.fleet import bundle, terminals
from county.fleet.models import EnrolmentCode, Terminal, Village
from county.intake.surroundings import county_code, county_key, now_ms, random_bytes

GOOD_FOR_MS = 24 * 3600 * 1000
REWIND_GAP = 1000
"""More receipts than a lost box can have given out since it last spoke to the county."""


@dataclass(frozen=True, slots=True)
class NotEnrolled:
    """The code is unknown, used, too old, or the proof is wrong. One answer for all: nothing to guess by."""


def issue(village: VillageCode, terminal: TerminalId | None = None) -> str:
    """Return a new code for a village, to enrol one more kiosk or `terminal` anew.

    Raises Village.DoesNotExist, Terminal.DoesNotExist where there is none of that number in the village.
    """
    Village.objects.get(county=county_code(), code=village)
    if terminal is not None and not _generations(village, terminal).exists():
        raise Terminal.DoesNotExist
    code = spell(random_bytes(10))
    lookup, secret = derive(code)
    EnrolmentCode.objects.create(county=county_code(), lookup=lookup, secret=secret, village=village,
                                 terminal=terminal, expires_ms=now_ms() + GOOD_FOR_MS)
    return code


def redeem(lookup: str, public_key: bytes, exchange_key: bytes, nonce: str,
           given_proof: str) -> bytes | NotEnrolled:
    """Make a terminal of a kiosk that proves the code; return the county's signed and proven reply."""
    with transaction.atomic():
        code = EnrolmentCode.objects.filter(county=county_code(), lookup=lookup).first()
        if code is None or code.expires_ms < now_ms():
            return NotEnrolled()
        right = proof(bytes(code.secret), public_key, exchange_key, nonce)
        if len(public_key) != 32 or len(exchange_key) != 32 or not same(right, given_proof):
            return NotEnrolled()
        given = public_key, exchange_key
        terminal = _again(code, public_key) if code.used_by is not None else _first(code, given)
        if terminal is None:
            return NotEnrolled()
        reply = json.dumps(_reply(terminal), ensure_ascii=False, sort_keys=True).encode()
    return json.dumps({"reply": reply.decode(),
                       "proof": county_proof(bytes(code.secret), reply, nonce)}).encode()


def _first(code: EnrolmentCode, given: tuple[bytes, bytes]) -> Terminal | None:
    """Use the code up; None when another call was faster."""
    terminal = _terminal(code.village, given) if code.terminal is None else _anew(code, given)
    unused = EnrolmentCode.objects.filter(county=county_code(), lookup=code.lookup, used_by=None)
    if not unused.update(used_by=terminal.number):
        transaction.set_rollback(True)
        return None
    bundle.publish()
    return terminal


def _again(code: EnrolmentCode, public_key: bytes) -> Terminal | None:
    """The same machine asks again because our answer was lost on the line; any other machine gets nothing."""
    made = Terminal.objects.filter(county=county_code(), number=code.used_by).order_by("-generation").first()
    return made if made is not None and bytes(made.public_key) == public_key else None


def _generations(village: str, terminal: int) -> "QuerySet[Terminal]":
    return Terminal.objects.filter(county=county_code(), village=village, number=terminal).order_by("generation")


def _anew(code: EnrolmentCode, given: tuple[bytes, bytes]) -> Terminal:
    """The same terminal on another box: one generation more; the lost box is shut out at what it has sent."""
    assert code.terminal is not None
    last = _generations(code.village, code.terminal).last()
    assert last is not None
    terminals.shut_out(TerminalId(last.number), lost=True)
    return Terminal.objects.create(
        county=county_code(), number=last.number, generation=last.generation + 1, ordinal=last.ordinal,
        village=code.village, public_key=given[0], exchange_key=given[1], enrolled_ms=now_ms())


def _terminal(village: str, given: tuple[bytes, bytes]) -> Terminal:
    ours = Terminal.objects.filter(county=county_code())
    number = (ours.aggregate(most=Max("number"))["most"] or 0) + 1
    ordinal = (ours.filter(village=village).aggregate(most=Max("ordinal"))["most"] or 0) + 1
    return Terminal.objects.create(county=county_code(), number=number, generation=1, ordinal=ordinal,
                                   village=village, public_key=given[0], exchange_key=given[1],
                                   enrolled_ms=now_ms())


def _reply(terminal: Terminal) -> dict[str, Any]:
    village = Village.objects.get(county=county_code(), code=terminal.village)
    data, signature = bundle.newest()
    return {
        "terminal": terminal.number, "ordinal": terminal.ordinal, "generation": terminal.generation,
        "village": village.code, "village_name": village.name, "township_name": village.township_name,
        "county": county_code(), "county_name": settings.COUNTY_NAME, "host": bundle.receipt_host(),
        "county_key": base64.b64encode(county_key().public.raw).decode(),
        "assistant_name": village.assistant_name, "assistant_phone": village.assistant_phone,
        "township_phone": village.township_phone, "demo": settings.DEMO,
        "receipt": terminals.highest(TerminalId(terminal.number)) + REWIND_GAP if terminal.generation > 1 else 0,
        "bundle": base64.b64encode(data).decode(), "signature": base64.b64encode(signature).decode(),
    }
