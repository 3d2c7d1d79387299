"""What the commands of `county quarantine` do. Imported after Django is set up."""

import argparse
from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext

from casework.facts import CHINA, Fact, parse
from casework.ids import TerminalId, VillageCode
from county.audit import log as audit
from county.cannot import CannotDo, Result
from county.fleet.models import Terminal
from county.intake import following, quarantine
from county.intake.surroundings import county_code
from county.store import Place
from county.store.protocol import SetAside


def quarantine_list(options: argparse.Namespace) -> Result:
    """List what waits for a person: place, kind and reason, and nothing of its words."""
    terminal = None if options.terminal is None else TerminalId(options.terminal)
    waiting = quarantine.waiting(terminal)
    rows = [_row(one) for one in waiting]
    return {"count": len(rows), "lines": rows if options.json else [
        "{terminal} {epoch} {seq}: {kind}, {reason}, {arrived}".format(**row) for row in rows]}


def _row(one: SetAside) -> Result:
    fact = parse(one.line)
    arrived = datetime.fromtimestamp(one.arrived_ms / 1000, UTC).astimezone(CHINA)
    return {"terminal": one.place.terminal, "epoch": one.place.epoch, "seq": one.place.seq, "reason": one.reason,
            "kind": fact.kind if isinstance(fact, Fact) else "-", "arrived": f"{arrived:%Y-%m-%d %H:%M}"}


def quarantine_release(options: argparse.Namespace) -> Result:
    """Let one line in, or all that a terminal took in good faith before it was shut out; written into the audit log."""
    terminal = TerminalId(options.terminal)
    row = Terminal.objects.filter(county=county_code(), number=terminal).order_by("-generation").first()
    if row is None:
        raise CannotDo(gettext("There is no such kiosk. See: county terminal list."))
    places = [one.place for one in quarantine.waiting(terminal)] if options.seq is None else [
        Place(terminal, options.epoch, options.seq)]
    said = [_released(place, VillageCode(row.village), options.reason) for place in places]
    following.catch_up()
    if options.seq is not None and said[0]:
        raise CannotDo(said[0])
    return {"released": said.count(""), "stay": len(said) - said.count("")}


def _released(place: Place, village: VillageCode, reason: str) -> str:
    """Return why it stays; '' when it was let in."""
    with transaction.atomic():
        outcome = quarantine.release(place, village)
        if isinstance(outcome, quarantine.StaysAside):
            return outcome.sentence.render(gettext)
        audit.write("command", "quarantine-release", f"{place.terminal}/{place.epoch}/{place.seq}", reason)
    return ""
