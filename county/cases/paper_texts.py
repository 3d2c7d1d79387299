"""What stands in each legal paper of a case."""

from django.conf import settings
from django.utils.translation import gettext as _

from casework.chinese_dates import formal
from county.cases.reading import WholeCase
from papers.bodies import Body, Decision, DeliveryReceipt, Missing, Remedy, SupplementNotice


def body(whole: WholeCase, kind: str) -> Body:
    """Return the content of a paper of a case: supplement, decision or delivery."""
    return {"supplement": _supplement, "decision": _decision, "delivery": _delivery}[kind](whole)


def _supplement(whole: WholeCase) -> SupplementNotice:
    items = tuple(Missing("", ask.what, ask.fix, ask.basis) for ask in whole.case.asks)
    where = _("the kiosk of your village, or the township window; only what is named here")
    return SupplementNotice(items, whole.limits.supplement_by, where)


def _decision(whole: WholeCase) -> Decision:
    decision = whole.case.decision
    assert decision is not None
    rows = (
        (_("Content"), decision.content),
        (_("Amount"), _("{amount} yuan").format(amount=decision.amount) if decision.amount else ""),
        (_("From"), decision.from_month),
    )
    return Decision(
        decision.granted, whole.definition.basis,
        Remedy(_("the government of {county}").format(county=settings.COUNTY_NAME),
               _("the court of {county}").format(county=settings.COUNTY_NAME)),
        content=tuple(row for row in rows if row[1]),
        reasons=tuple(decision.reasons.splitlines()),
    )


def _delivery(whole: WholeCase) -> DeliveryReceipt:
    ways = {"kiosk": _("Collected by the person at the village kiosk"), "window": _("Collected at the window")}
    names = {"supplement": _("Notice of what to add (once and in full)"), "decision": _("Decision"),
             "delivery": _("Record of delivery")}
    return DeliveryReceipt(
        tuple((names.get(paper.kind, paper.kind), paper.number) for paper in whole.case.papers),
        way=ways.get(whole.case.delivered_way, whole.case.delivered_way),
        delivered_at=formal(whole.case.transitions[-1].day),
    )
