"""What the villager has in hand after handing in."""

from dataclasses import dataclass, field
from datetime import date

from casework import day_words
from casework.case_number import CaseNumber
from casework.case_number import parse as parse_number
from casework.definition import Text
from casework.ids import CaseId
from casework.message import N_, Message
from casework.signing import SigningKey
from casework.workdays import Calendar
from kiosk.services import slip_token
from kiosk.services.days import tell_by
from kiosk.store import CaseRecord, TerminalIdentity


@dataclass(frozen=True, slots=True)
class Submitted:
    """Handed in and stored here; the receipt counts from now. `transport` is how far it has come."""

    case: CaseId
    number: str
    short_number: str
    short_code: str = field(repr=False)
    qr_url: str = field(repr=False)
    item: Text
    day: date
    tell_by: date | None
    """Last day to be told whether it is accepted; None where the calendar is only assumed."""
    transport: str
    sentence: Message
    next_steps: tuple[Message, ...]


def submitted(record: CaseRecord, made: TerminalIdentity, key: SigningKey, calendar: Calendar) -> Submitted:
    """The receipt of a case this terminal took."""
    case = record.case
    if case.id is None or case.received_day is None:
        raise ValueError("a case that was not handed in has no receipt")
    by = tell_by(calendar, case.received_day)
    receipt = slip_token.receipt_of(case, number=record.definition.number)
    return Submitted(
        case.id, case.number, short_number(case.number), slip_token.code_of(case),
        slip_token.qr_url(made, key, receipt), record.definition.short_name, case.received_day, by,
        record.transport.value, Message(N_("Handed in and stored. It counts from today.")),
        (_now(made), *_next_steps(by)[::2]) if case.urgent else _next_steps(by),
    )


def short_number(number: str) -> str:
    """`TT-NNNN-C` of a case number; a number of another shape stays whole."""
    read = parse_number(number)
    return read.short if isinstance(read, CaseNumber) else number


def _now(made: TerminalIdentity) -> Message:
    """What to do where an answer cannot wait: a line may be days away, a telephone is not."""
    return Message(N_("This cannot wait. The assistant calls the township now: {phone}"),
                   {"phone": made.township_phone or "12345"})


def _next_steps(by: date | None) -> tuple[Message, ...]:
    told = (
        Message(N_("By {day} the township tells you whether it takes it on."), {"day": day_words.short(by)}) if by
        else Message(N_("Within 5 working days the township tells you whether it takes it on."))
    )
    return (
        told,
        Message(N_("No trip to town. When there is news you hear it here in the village.")),
        Message(N_("Keep the slip. With it you can ask at any time.")),
    )
