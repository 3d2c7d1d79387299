"""Commands about the cases of the village and their slips."""

from pathlib import Path

from kiosk.box import Box
from kiosk.cli.call import Call
from kiosk.cli.commands import Commands
from kiosk.cli.result import Result, Translate
from kiosk.services.case_view import CaseView
from kiosk.services.printing import NotHere, Printed

_CODE = "code of the slip or case number"


def add_to(commands: Commands) -> None:
    """`cases`, `case`, `print`, `receipt`."""
    cases = commands.add("cases", _cases, "list the cases of the village")
    cases.add_argument("--all", action="store_true", help="those that are over, too")
    commands.add("case", _case, "show one case").add_argument("code", help=_CODE)
    commands.add("print", _print, "print the slip of a case").add_argument("code", help=_CODE)
    receipt = commands.add("receipt", _receipt, "write the slip of a case to a PDF file")
    receipt.add_argument("code", help=_CODE)
    receipt.add_argument("--pdf", type=Path, required=True, help="file to write")
    receipt.add_argument("--a4", action="store_true", help="on A4 instead of the roll")


def _cases(call: Call) -> Result:
    def act(opened: Box) -> Result:
        views = opened.kiosk.lookup.village(open_only=not call.options.all)
        return {"ok": True, "cases": [_row(view, call.tr) for view in views]}

    return call.with_box(act)


def _case(call: Call) -> Result:
    return call.with_case(lambda opened, view: {"ok": True, **_row(view, call.tr)})


def _print(call: Call) -> Result:
    def act(opened: Box, view: CaseView) -> Result:
        outcome = opened.kiosk.printing.receipt(view.case)
        return {"ok": True, "copy": outcome.copy} if isinstance(outcome, Printed) else call.refused(outcome)

    return call.with_case(act)


def _receipt(call: Call) -> Result:
    def act(opened: Box, view: CaseView) -> Result:
        pdf = opened.kiosk.printing.receipt_pdf(view.case, a4=call.options.a4)
        if isinstance(pdf, NotHere):
            return call.refused(pdf)
        call.options.pdf.write_bytes(pdf)
        return {"ok": True, "number": view.number, "bytes": len(pdf)}

    return call.with_case(act)


def _row(view: CaseView, tr: Translate) -> Result:
    return {
        "case": view.case, "number": view.number, "short_code": view.short_code, "item": view.item_code,
        "state": view.state, "transport": [word.step.value for word in view.transport if word.reached][-1],
        "applicant": view.applicant, "headline": view.headline.render(tr),
        "due": view.due.isoformat() if view.due else None, "asks": [ask.ref for ask in view.asks],
        "papers": [{"kind": paper.kind, "sha256": paper.sha256, "here": paper.here} for paper in view.papers],
    }
