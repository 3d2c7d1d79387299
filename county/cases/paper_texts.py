"""What stands in each legal paper of a case. The frame around it is `papers.legal`'s."""

from collections.abc import Callable, Mapping
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from casework.chinese_dates import formal
from casework.short_code import encode
from county.cases import handles
from county.cases.procedures import NAMES as PROCEDURES
from county.cases.questions import rows
from county.cases.reading import WholeCase, calendar
from county.catalogue.footing import standing
from county.catalogue.powers import Footing, Side
from papers.bodies import Body, Decision, DeliveryReceipt, Missing, Remedy, SupplementNotice
from papers.bodies_course import (
    Acceptance,
    Completion,
    Extension,
    NotAccepted,
    SpecialProcedure,
    Termination,
    Withdrawal,
)


def body(whole: WholeCase, kind: str) -> Body:
    """Return the content of a paper of a case. Raises KeyError for a kind the county does not issue."""
    return _BODIES[kind](whole)


def _remedy() -> Remedy:
    return Remedy(_("the government of {county}").format(county=settings.COUNTY_NAME),
                  _("the court of {county}").format(county=settings.COUNTY_NAME))


def _said(whole: WholeCase, kind: str, name: str) -> str:
    fact = next(fact for fact in reversed(whole.facts) if fact.kind == kind)
    return str(fact.body.get(name, ""))


def _acceptance(whole: WholeCase) -> Acceptance:
    case, definition = whole.case, whole.definition
    assert case.accepted_day is not None
    handle = handles.handle_of(case)
    last = whole.limits.promised or calendar().add_workdays(case.accepted_day, definition.promised_days)
    limit = _("{days} working days (what we promise)").format(days=definition.promised_days)
    fee = definition.guide.get("fee")
    return Acceptance(case.accepted_day, limit, last, fee.zh if fee else _("Free of charge"),
                      _("at the kiosk of your village, or at the township window"),
                      encode(handle) if handle else "",
                      tuple(_(PROCEDURES.get(one.kind, one.kind)) for one in definition.procedures
                            if one.stops_clock))


def _not_accepted(whole: WholeCase) -> NotAccepted:
    return NotAccepted(tuple(_said(whole, "NotAccepted", "reason").splitlines()),
                       _said(whole, "NotAccepted", "basis"), _remedy(),
                       _said(whole, "NotAccepted", "authority"))


def _supplement(whole: WholeCase) -> SupplementNotice:
    names = {row.ref: row.label for row in rows(whole)}
    items = tuple(Missing(names.get(ask.ref, ""), ask.what, ask.fix, ask.basis) for ask in whole.case.asks)
    where = _("the kiosk of your village, or the township window; only what is named here")
    return SupplementNotice(items, whole.limits.supplement_by, where)


def _special_procedure(whole: WholeCase) -> SpecialProcedure:
    stop = whole.case.stops[-1]
    until = _("until {day} at the latest").format(day=formal(stop.planned_end))
    return SpecialProcedure(_(PROCEDURES.get(stop.procedure, stop.procedure)), stop.start, until,
                            _said(whole, "ProcedureStarted", "basis"))


def _extension(whole: WholeCase) -> Extension:
    case, definition = whole.case, whole.definition
    assert case.accepted_day is not None
    new = whole.limits.promised or calendar().add_workdays(
        case.accepted_day, definition.promised_days + case.extended_days)
    old = calendar().add_workdays(case.accepted_day, definition.promised_days)
    return Extension(old, new, _said(whole, "Extended", "reason"), _("the head in charge"))


def _decision(whole: WholeCase) -> Decision:
    decision = whole.case.decision
    assert decision is not None
    shown = (
        (_("Content"), decision.content),
        (_("Amount"), _("{amount} yuan").format(amount=decision.amount) if decision.amount else ""),
        (_("From"), decision.from_month),
        *_right(whole, decision.day),
    )
    return Decision(decision.granted, whole.definition.basis, _remedy(),
                    content=tuple(row for row in shown if row[1]),
                    reasons=tuple(decision.reasons.splitlines()))


def _right(whole: WholeCase, day: date) -> tuple[tuple[str, str], ...]:
    """Who decided for whom, where a document of the county gave the power (受委托机关)."""
    found = standing(whole.definition, day, str(whole.case.village))
    if found is None or found.side is not Side.TOWNSHIP:
        return ()
    if found.power.footing is Footing.ENTRUSTED:
        said = _("{unit}, in the name of {department}").format(unit=found.unit, department=found.power.department)
        return (_("Entrusted office"), said), (_("Document in force"), found.ground)
    return ((_("Document in force"), found.ground),) if found.power.footing is Footing.GRANTED else ()


def _delivery(whole: WholeCase) -> DeliveryReceipt:
    ways = {"kiosk": _("Collected by the person at the village kiosk"),
            "seen": _("Read and signed by the person at the village kiosk; printed there on any day"),
            "window": _("Collected at the window"),
            "post": _("By registered post"), "agent": _("Handed to a person authorised in writing")}
    names = {"supplement": _("Notice of what to add (once and in full)"), "decision": _("Decision"),
             "acceptance": _("Notice of acceptance"), "certificate": _("Certificate"),
             "extension": _("Notice of extension"),
             "special-procedure": _("Notice of a special procedure"), "delivery": _("Record of delivery")}
    receiver, relation = _said(whole, "Delivered", "receiver"), _said(whole, "Delivered", "relation")
    if receiver in ("self", "villager") and whole.case.applicant is not None:
        receiver, relation = whole.case.applicant.name, _("the applicant in person")
    return DeliveryReceipt(
        tuple((names.get(paper.kind, paper.kind), paper.number) for paper in whole.case.papers),
        way=ways.get(whole.case.delivered_way, whole.case.delivered_way), receiver=receiver,
        relation=relation,
        delivered_at=formal(whole.case.transitions[-1].day),
    )


def _certificate(whole: WholeCase) -> Completion:
    made = _said(whole, "MakingStarted", "certificate")
    return Completion(_("{certificate} has been made").format(certificate=made),
                      _("at the township window, or brought to the kiosk of your village"))


def _withdrawal(whole: WholeCase) -> Withdrawal:
    return Withdrawal(whole.case.transitions[-1].day, _said(whole, "Withdrawn", "reason"))


def _termination(whole: WholeCase) -> Termination:
    return Termination(tuple(_said(whole, "Terminated", "reason").splitlines()),
                       _said(whole, "Terminated", "basis"), _remedy())


_BODIES: Mapping[str, Callable[[WholeCase], Body]] = {
    "acceptance": _acceptance, "not-accepted": _not_accepted, "supplement": _supplement,
    "special-procedure": _special_procedure, "extension": _extension, "decision": _decision,
    "delivery": _delivery, "certificate": _certificate, "withdrawal": _withdrawal, "termination": _termination,
}
