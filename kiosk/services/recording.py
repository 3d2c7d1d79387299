"""A filled form into the fact that hands it in: answers, photographs, number, receipt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.case import Attachment
from casework.case_number import CaseNumber
from casework.receipt import ReceiptFlags
from casework.receipt.token import FIRST_DAY
from kiosk.forms.filling import Filling
from kiosk.services import people
from kiosk.services.clock import Clock, today
from kiosk.services.consent import VERSION
from kiosk.services.people import Agent, Person
from kiosk.store import FactDraft, Store, TerminalIdentity
from kiosk.store.handles import HANDLE_BYTES, handle_text

PNG = "image/png"
SIGNATURE = "signature"
CORRECTS = "corrects"
"""In what a filling is about, and in its fact: the case it takes the place of."""
Make = Callable[[int], FactDraft]
"""Writes the fact once the store has taken a receipt sequence for it."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes applications at one terminal. `random(n)` gives n random bytes."""

    store: Store
    clock: Clock
    random: Callable[[int], bytes]
    practice: bool

    def application(self, filling: Filling, signature_png: bytes, made: TerminalIdentity,
                    about: Mapping[str, Any], *, together: Mapping[str, Any] | None = None) -> Make:
        """Keep the photographs and return what writes the fact; `together` = what sibling cases share."""
        person, agent = people.from_record(about)
        body = self._body(filling, person, agent, made) | {"attachments": self._stored(filling, signature_png)}
        if inexact := filling.inexact():
            body["inexact"] = inexact
        body["consent"]["reuse"] = bool(about.get("reuse"))
        if CORRECTS in about:
            body[CORRECTS] = about[CORRECTS]
        if together is not None:
            body["bundle"] = dict(together)

        def make(sequence: int) -> FactDraft:
            number = self._numbers(filling, made, agent, sequence)
            return FactDraft("Applied", body | number, actor=people.actor(agent))

        return make

    def _stored(self, filling: Filling, signature_png: bytes) -> list[dict[str, Any]]:
        rows = []
        for one in filling.attachments():
            data = filling.stored(one)
            if data is not None:
                self.store.blobs.put(data, one.media)
                rows.append(attachment_row(one))
        sha256 = self.store.blobs.put(signature_png, PNG)
        return [*rows, attachment_row(Attachment(SIGNATURE, sha256, PNG, len(signature_png)))]

    def _body(self, filling: Filling, person: Person, agent: Agent | None,
              made: TerminalIdentity) -> dict[str, Any]:
        answers = filling.answers()
        phone = next((text for ref, text in answers.items() if ref.endswith("/a_phone")), "")
        return {
            "item": filling.item.code, "version": filling.item.version, "village": made.village,
            "applicant": {"name": person.name, "id_type": person.id_type, "id_number": person.id_number,
                          "phone": phone},
            "answers": answers,
            "filed_by": people.filed_by(agent),
            "consent": {"version": VERSION, "known_by": person.known_by.value},
        }

    def _numbers(self, filling: Filling, made: TerminalIdentity, agent: Agent | None,
                 sequence: int) -> dict[str, Any]:
        day = today(self.clock)
        number = CaseNumber.build(made.village, day, made.ordinal, sequence)
        receipt = {
            "terminal": made.terminal, "gen": made.generation, "seq": sequence, "day": _days(day),
            "flags": int(self._flags(filling, made, agent)),
            "handle": handle_text(self.random(HANDLE_BYTES)),
        }
        return {"number": number, "receipt": receipt}

    def _flags(self, filling: Filling, made: TerminalIdentity, agent: Agent | None) -> ReceiptFlags:
        flags = ReceiptFlags.NONE
        if filling.item.discreet:
            flags |= ReceiptFlags.DISCREET
        if agent is not None:
            flags |= ReceiptFlags.BY_PROXY
        if self.store.waiting().last_contact_ms is None:
            flags |= ReceiptFlags.CLOCK_UNSURE
        if self.practice or made.demo:
            flags |= ReceiptFlags.TEST_SYSTEM
        return flags


def attachment_row(one: Attachment) -> dict[str, Any]:
    """An attachment as a fact carries it."""
    row = {"ref": one.ref, "sha256": one.sha256, "media": one.media, "size": one.size}
    return row | {"look": one.look} if one.look else row


def _days(day: date) -> int:
    return (day - FIRST_DAY).days
