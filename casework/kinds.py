"""The registry of fact kinds and of the streams they belong to; in prose: docs/facts.md.

A kind this program does not know is stored, forwarded and shown as unknown, never refused: a
newer village must be able to talk to an older county.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

DESK_ACTORS = ("staff:", "worker")
"""How the actor of a fact begins that a county's desk wrote; nobody else may write as one."""


class Stream(StrEnum):
    """What a chain of facts is about. Tasks, visits and rosters get their bodies with their part of the product."""

    CASE = "case"
    CONSULTATION = "consultation"
    NOTICE = "notice"
    OBJECTION = "objection"
    COMPLAINT = "complaint"
    TASK = "task"
    VISIT = "visit"
    VOUCHING = "vouching"
    ROSTER = "roster"
    HEALTH = "health"
    CATALOGUE = "catalogue"
    TRUST = "trust"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: its stream, and the body's fields with the JSON types each may have."""

    name: str
    stream: Stream
    required: Mapping[str, type]
    optional: Mapping[str, type]


def _kind(name: str, stream: Stream = Stream.CASE, /, *, optional: dict[str, type] | None = None,
          **required: type) -> Kind:
    return Kind(name, stream, required, optional or {})


_WRITER: dict[str, type] = {"person": dict, "phone": str}
"""Who says it, {`name`, `id_number`}; left out = anonymous, which is allowed."""

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind("Applied", item=str, version=int, village=str, applicant=dict, answers=dict,
              optional={"number": str, "receipt": dict, "attachments": list, "filed_by": dict,
                        "consent": dict, "signature": str, "corrects": str, "bundle": dict, "inexact": list}),
        _kind("Received", number=str, receipt=dict),
        _kind("DayFixed", day=str, reason=str),
        _kind("AnswersChecked", ok=bool, differences=list),
        _kind("SupplementRequested", asks=list, optional={"document": str}),
        _kind("Supplemented", answers=dict, optional={"attachments": list, "signature": str, "inexact": list}),
        _kind("Accepted", optional={"document": str, "note": str}),
        _kind("DeemedAccepted", day=str),
        _kind("NotAccepted", reason=str, basis=str, optional={"authority": str}),
        _kind("Verified", answers=dict, day=str),
        _kind("StepPassed", step=str, opinion=str),
        _kind("StepReturned", step=str, to=str, reason=str),
        _kind("ProcedureStarted", procedure=str, start=str, planned_end=str, basis=str),
        _kind("ProcedureEnded", procedure=str, end=str, result=str),
        _kind("Extended", days=int, reason=str, approver=str),
        _kind("Decided", granted=bool, content=str, optional={"reasons": str, "basis": str,
              "amount": str, "from_month": str, "valid_until": str}),
        _kind("MakingStarted", certificate=str),
        _kind("PaperIssued", paper=str, number=str, sha256=str, size=int, optional={"pages": int}),
        _kind("Delivered", way=str, receiver=str, optional={"relation": str, "signature": str,
              "papers": list, "witness": str}),
        _kind("Rated", stage=str, level=int, optional={"reasons": list, "words": str, "named": bool}),
        _kind("Withdrawn", optional={"reason": str, "signature": str}),
        _kind("Terminated", reason=str, basis=str),
        _kind("Archived"),
        _kind("Stopped", reason=str, day=str),
        _kind("Asked", Stream.CONSULTATION, village=str, words=str, optional=_WRITER | {"item": str}),
        _kind("CorrectionAsked", Stream.CONSULTATION, village=str, words=str, person=dict, optional=_WRITER),
        _kind("Answered", Stream.CONSULTATION, words=str, by=str),
        _kind("NoticePosted", Stream.NOTICE, village=str, title=str, columns=list, rows=list, start=str, end=str,
              objections=str, issuer=str, optional={"item": str}),
        _kind("NoticeTakenDown", Stream.NOTICE, reason=str),
        _kind("Objected", Stream.OBJECTION, village=str, notice=str, words=str, optional=_WRITER | {"row": int}),
        _kind("Complained", Stream.COMPLAINT, village=str, words=str,
              optional=_WRITER | {"item": str, "about_case": str}),
        _kind("TaskOpened", Stream.TASK), _kind("TaskDone", Stream.TASK),
        _kind("Visited", Stream.VISIT),
        _kind("Vouched", Stream.VOUCHING, village=str, name=str, id_number=str, assistant=str),
        _kind("RosterChanged", Stream.ROSTER), _kind("HealthReported", Stream.HEALTH),
        _kind("AttachmentsMissed", Stream.HEALTH, sha256=list),
        _kind("ItemPublished", Stream.CATALOGUE, item=str, version=int, sha256=str, signature=str),
        _kind("LifeEventPublished", Stream.CATALOGUE, event=str, version=int, sha256=str, signature=str),
        _kind("ItemRetired", Stream.CATALOGUE, item=str, version=int, optional={"reason": str}),
        _kind("TrustBundlePublished", Stream.TRUST, version=int, bundle=str, signature=str, optional={"also": list}),
        _kind("TrustChanged", Stream.TRUST, version=int, since=int, delta=str, signature=str,
              optional={"also": list}),
        _kind("KeyOffered", Stream.TRUST, terminal=int, generation=int, public=str, exchange=str, old=str, new=str),
        _kind("KeyTaken", Stream.TRUST, terminal=int, generation=int, last_receipt=int, new=str),
    )
}
"""Every kind this program knows, by name."""


def stream_of(kind: str) -> Stream | None:
    """Return the stream a kind belongs to; None = a kind of a newer program."""
    known = KINDS.get(kind)
    return known.stream if known else None


def body_faults(kind: str, body: Mapping[str, Any]) -> list[str]:
    """List what is wrong with a body, by field name; an unknown kind has no faults.

    Fields this program does not know are allowed: a newer program may have added them.
    """
    known = KINDS.get(kind)
    if known is None:
        return []
    missing = [f"{name}: missing" for name in known.required if name not in body]
    fields = {**known.required, **known.optional}
    wrong = [
        f"{name}: {wanted.__name__} expected"
        for name, wanted in fields.items()
        if name in body and type(body[name]) is not wanted
    ]
    return missing + wrong
