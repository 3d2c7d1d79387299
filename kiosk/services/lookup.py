"""Where does my matter stand? By slip code, QR, number or card."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casework import case_number, short_code
from casework.case_number import CaseNumber
from casework.definition import Text
from casework.ids import CaseId
from casework.message import N_, Message
from casework.receipt import Amber, BadReceipt, Green, Red, decode_url, verify
from casework.short_code import ShortCode
from kiosk.devices.scanner import Scanner
from kiosk.services.case_view import CaseView, Viewer
from kiosk.services.clock import Clock, today
from kiosk.services.people import Person
from kiosk.services.siblings import siblings
from kiosk.store import CaseRecord, Store

_FAR: Final = date.max


class Verdict(StrEnum):
    """What can be said of a slip without asking the county."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Found:
    """The case of a code or number. `verdict` only after a QR was scanned."""

    view: CaseView
    verdict: Verdict | None = None
    sentence: Message | None = None


@dataclass(frozen=True, slots=True)
class SlipOnly:
    """A slip that was read, but whose case does not lie here, or that is not genuine."""

    verdict: Verdict
    sentence: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing here under that code, number or person."""

    sentence: Message
    next_step: Message


_NOT_HERE: Final = NotFound(
    Message(N_("There is no matter under this code in our village.")),
    Message(N_("Look at the slip once more, or ask the assistant to look it up by name.")),
)
_DONE: Final = NotFound(
    Message(N_("This matter is done. The county keeps it; its papers no longer lie on this machine.")),
    Message(N_("Who needs them again asks at the township window, with the slip.")),
)
_ELSEWHERE: Final = Message(N_("The matter lies at another machine. Ask there, or call the township."))
_NO_TRUST: Final = Message(N_("This machine cannot check slips before the county knows it."))


class Lookup:
    """Finds cases of this village and shows them in words."""

    def __init__(self, store: Store, viewer: Viewer, scanner: Scanner | None, clock: Clock) -> None:
        self._store, self._viewer = store, viewer
        self._scanner, self._clock = scanner, clock

    def by_code(self, text: str) -> Found | NotFound:
        """By the 12 characters of the slip, or by a case number, as typed."""
        number = case_number.parse(text)
        if isinstance(number, CaseNumber):
            return self._found(self._numbered(number.text)) if not self._store.is_erased(number=number.text) else _DONE
        code = short_code.parse(text)
        if not isinstance(code, ShortCode):
            return NotFound(code.sentence, code.next_step)
        return self._found(self._store.find_short_code(code.text)) if not self._store.is_erased(code=text) else _DONE

    def by_qr(self, text: str) -> Found | SlipOnly | NotFound:
        """By a scanned slip: the signature is judged first. A slip that is not genuine opens no case."""
        token = decode_url(text)
        if isinstance(token, BadReceipt):
            return NotFound(token.sentence, token.next_step)
        made, trust = self._store.identity(), self._store.trust.bundle()
        if made is None or trust is None:
            return SlipOnly(Verdict.AMBER, _NO_TRUST, _ELSEWHERE)
        judged = verify(token, made.county, trust, today(self._clock))
        if isinstance(judged, Red):
            return SlipOnly(Verdict.RED, judged.sentence, judged.next_step)
        return self._judged(judged)

    def scanned(self) -> str | None:
        """The text the scanner has read since the last call, or None."""
        return self._scanner.read() if self._scanner else None

    def of(self, person: Person) -> tuple[CaseView, ...]:
        """All cases of a proven person, the open ones first, then newest first; of anybody else none."""
        if not person.proven:
            return ()
        records = self._store.cases_of_person(person.id_number or person.name)
        return tuple(map(self._viewer.view, sorted(records, key=lambda one: one.case.ended)))

    def case(self, case: CaseId) -> CaseView | NotFound:
        """One case as it stands now."""
        found = self._found(self._store.case(case))
        return found.view if isinstance(found, Found) else found

    def together(self, case: CaseId) -> tuple[CaseView, ...]:
        """A case and those handed in with it, by number; a case that stands alone gives itself."""
        record = self._store.case(case)
        if record is None:
            return ()
        records = sorted([record, *siblings(self._store, record)], key=lambda one: one.case.number)
        return tuple(map(self._viewer.view, records))

    def event_of(self, case: CaseId) -> Text | None:
        """The life event a case was handed in with; None = alone, or the name has not come here."""
        record = self._store.case(case)
        together = record.case.together if record else None
        event = self._store.life_event(together.event, together.version) if together else None
        return event.event.short_name if event else None

    def village(self, *, open_only: bool = True) -> tuple[CaseView, ...]:
        """The cases of this village, for the assistant's desk; what is due first comes first."""
        views = map(self._viewer.view, self._store.cases(open_only=open_only))
        return tuple(sorted(views, key=lambda view: view.due or _FAR))

    def _judged(self, judged: Green | Amber) -> Found | SlipOnly:
        verdict = Verdict.GREEN if isinstance(judged, Green) else Verdict.AMBER
        record = self._store.find_handle(judged.receipt.handle)
        if record is None and self._store.is_erased(handle=judged.receipt.handle):
            return SlipOnly(verdict, _DONE.sentence, _DONE.next_step)
        if record is None:
            return SlipOnly(verdict, judged.sentence, _ELSEWHERE)
        return Found(self._viewer.view(record), verdict, judged.sentence)

    def _found(self, record: CaseRecord | None) -> Found | NotFound:
        return Found(self._viewer.view(record)) if record else _NOT_HERE

    def _numbered(self, number: str) -> CaseRecord | None:
        return next((one for one in self._store.cases() if one.case.number == number), None)
