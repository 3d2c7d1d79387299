"""What `county powers` does. Imported after Django is set up."""

import argparse
from datetime import date

from county.audit import log as audit
from county.cannot import CannotDo, Result
from county.cases import projection
from county.cases.reading import today
from county.catalogue import footing
from county.catalogue.powers import Act, May, MayNot, PowerDocument, Side, may


def powers_list(options: argparse.Namespace) -> Result:
    """List the 84 acts with footing, office and department."""
    return {"powers": [{"code": one.code, "name": one.name, "footing": str(one.footing), "unit": one.unit,
                        "department": one.department, "items": list(one.items)}
                       for one in footing.powers(options.township)]}


def powers_who(options: argparse.Namespace) -> Result:
    """Say who may accept, review and decide an act on a day, and by what right."""
    one, day = footing.power(options.code, options.township), _day(options.day) or today()
    if one is None:
        raise CannotDo(f"There is no power {options.code}. See: county powers list.")
    who = {str(act): {str(side): _answer(may(one, act, side, day)) for side in Side} for act in Act}
    decides = footing.decider(one, day, Side.TOWNSHIP)
    return {"power": one.code, "name": one.name, "day": day.isoformat(), "footing": str(one.footing),
            "decides": decides.unit, "ground": decides.ground,
            "documents": [f"{two.document} {two.since} - {two.until or ''}" for two in one.documents], "who": who}


def powers_enter(options: argparse.Namespace) -> Result:
    """Enter the document that puts a power into force; cases under way move to who decides now."""
    since, until = _day(options.since), _day(options.until)
    if footing.power(options.code) is None:
        raise CannotDo(f"There is no power {options.code}. See: county powers list.")
    if since is None or until is not None and until < since:
        raise CannotDo("The document needs a first day, and a last day not before it.")
    audit.write("command", "power", f"{options.code} {options.document}")
    footing.enter(options.code, PowerDocument(options.document, since, until), options.township)
    return {"power": options.code, "document": options.document, "moved": projection.move_turns()}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CannotDo(f"{text} is no day. Write it like 2026-01-31.") from None


def _answer(answer: May | MayNot) -> str:
    return f"may: {answer.ground}" if isinstance(answer, May) else f"may not: {answer.acts_instead}"
