"""Mending exactly what the county asked for."""

from dataclasses import dataclass
from typing import Final

from casework.case import Ask, Attachment, Case, State
from casework.ids import CaseId, Sha256
from casework.message import N_, Message
from kiosk.forms.filling import Filling
from kiosk.forms.opening import Desk
from kiosk.services.clock import Clock, FormClock
from kiosk.services.item_forms import ItemForms
from kiosk.services.keepers import MemoryKeeper
from kiosk.services.people import Person
from kiosk.services.recording import PNG, SIGNATURE, attachment_row
from kiosk.services.refusals import MEND, NO_SIGNATURE, Incomplete, NotStored, not_stored
from kiosk.services.whose import may_see
from kiosk.store import FactDraft, Store, StoreError


@dataclass(frozen=True, slots=True)
class Sent:
    """The supplement is stored here and goes to the county by itself."""

    case: CaseId
    sentence: Message = Message(N_("Mended and stored. It goes on from here."))  # noqa: RUF009


@dataclass(frozen=True, slots=True)
class NothingAsked:
    """The county asks for nothing (any more)."""

    sentence: Message
    next_step: Message


NOTHING: Final = NothingAsked(
    Message(N_("Nothing has to be mended.")), Message(N_("You need do nothing now.")))


class Supplementing:
    """Opens the form on the asked questions alone, and sends them."""

    def __init__(self, store: Store, forms: ItemForms, clock: Clock) -> None:
        self._store, self._forms, self._clock = store, forms, clock

    def open(self, case: CaseId, asking: Person | None = None, *, language: str = "zh_CN") -> Filling | NothingAsked:
        """A filling whose only pages are what was asked; all else is fixed.

        What was answered before stands there for the person alone: whoever found the slip sees empty fields.
        """
        found = self._asking(case)
        paper = self._forms.version(found.item or "", found.version) if found else None
        if found is None or paper is None:
            return NOTHING
        desk = Desk(FormClock(self._clock), MemoryKeeper(self._store), {"case": case})
        return desk.supplement(paper, found.answers, _newest(found), frozenset(ask.ref for ask in found.asks),
                               language=language, why={ask.ref: _why(ask) for ask in found.asks},
                               shown=may_see(found, asking))

    def send(self, case: CaseId, filling: Filling, signature_png: bytes) -> (
            Sent | Incomplete | NothingAsked | NotStored):
        """Hand the mended answers in. Raises ValueError for a filling of another case."""
        if filling.about.get("case") != case:
            raise ValueError("this filling belongs to another case")
        if self._asking(case) is None:
            return NOTHING
        fault = filling.first_fault()
        if fault is not None:
            return Incomplete(fault[0], fault[1], MEND)
        if not signature_png:
            return NO_SIGNATURE
        try:
            self._record(case, filling, signature_png)
        except StoreError as error:
            return not_stored(error)
        return Sent(case)

    def _record(self, case: CaseId, filling: Filling, signature_png: bytes) -> None:
        photos = filling.attachments()
        blobs = [(data, one.media) for one in photos if (data := filling.stored(one)) is not None]
        sha256: Sha256 = self._store.blobs.put(signature_png, PNG)
        signature = Attachment(SIGNATURE, sha256, PNG, len(signature_png))
        body = {"answers": filling.answers(),
                "attachments": [attachment_row(one) for one in (*photos, signature)]}
        if inexact := filling.inexact():
            body["inexact"] = inexact
        self._store.record([FactDraft("Supplemented", body, case)], blobs=blobs)

    def _asking(self, case: CaseId) -> Case | None:
        record = self._store.case(case)
        asks = record is not None and record.case.state is State.SUPPLEMENT
        return record.case if record and asks else None


def _why(ask: Ask) -> str:
    """What is wrong and how to mend it, as the county wrote them."""
    return " → ".join(words for words in (ask.what, ask.fix) if words)


def _newest(case: Case) -> tuple[Attachment, ...]:
    """The newest attachments of each question."""
    return tuple(one for one in case.standing if one.ref != SIGNATURE)
