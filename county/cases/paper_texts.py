"""What stands in each legal paper, block by block."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from casework.chinese_dates import formal
from county.cases.reading import WholeCase


def blocks(whole: WholeCase, kind: str) -> list[tuple[str, str]]:
    """Return heading and text of each block of a paper."""
    return list({"supplement": _supplement, "decision": _decision, "delivery": _delivery}[kind](whole))


def _supplement(whole: WholeCase) -> Iterator[tuple[str, str]]:
    for number, ask in enumerate(whole.case.asks, 1):
        yield _("To be mended ({number})").format(number=number), f"{ask.what}\n{ask.fix}"
    limits = whole.limits
    if limits.supplement_by:
        yield _("By when"), formal(limits.supplement_by)
    yield _("Where"), _("At the kiosk of your village, or at the township window. Only what is named here.")
    yield _("If nothing comes"), _(
        "The matter is closed without decision after that day. You may apply again at any time.")


def _decision(whole: WholeCase) -> Iterator[tuple[str, str]]:
    decision = whole.case.decision
    assert decision is not None
    yield _("Decision"), _("Granted") if decision.granted else _("Not granted")
    yield _("Content"), decision.content
    if decision.amount:
        yield _("Amount"), _("{amount} yuan").format(amount=decision.amount)
    if decision.from_month:
        yield _("From"), decision.from_month
    if decision.reasons:
        yield _("Reasons"), decision.reasons
    yield _("Basis"), whole.definition.basis
    yield _("Your rights"), _(
        "If you do not agree, you may apply for administrative reconsideration within 60 days, or go to"
        " court within six months, from the day this paper reached you.")


def _delivery(whole: WholeCase) -> Iterator[tuple[str, str]]:
    for paper in whole.case.papers:
        yield _("Delivered paper"), paper.number
    ways = {"kiosk": _("Collected by the person at the village kiosk"), "window": _("Collected at the window")}
    yield _("Way"), ways.get(whole.case.delivered_way, whole.case.delivered_way)
    yield _("Day"), formal(whole.case.transitions[-1].day)
