"""The county computes a form again: what was sent must be what the form says (never trusted)."""

from dataclasses import dataclass
from datetime import datetime

from casework.facts import CHINA
from county.cases.reading import WholeCase
from county.catalogue import versions
from xforms import Form, Session


@dataclass(frozen=True, slots=True)
class _DayOf:
    """A clock that stands at the moment of hand-in: ages count from then."""

    at: datetime

    def now(self) -> datetime:
        """The moment, in China's zone."""
        return self.at


def session_of(whole: WholeCase, language: str = "中文 (zh)") -> Session:
    """Return the form of a case's own version, filled with its answers, on the day it was handed in."""
    case = whole.case
    item = versions.bundle(str(case.item), case.version)
    assert item is not None
    form = Form.load(item.form, media=dict(item.media))
    at = case.transitions[0].at.astimezone(CHINA)
    return Session.from_answers(form, dict(case.answers), language=language, clock=_DayOf(at))


def differences(whole: WholeCase) -> list[str]:
    """Return what does not hold, by form reference; photographs are named by their attachments."""
    session = session_of(whole)
    photographed = {one.ref for one in whole.case.attachments}
    wrong = [f"{one.ref}: {one.kind}" for one in session.validate()
             if not one.ok and one.ref not in photographed]
    dropped = set(whole.case.answers) - set(session.answers(calculated=True))
    return wrong + [f"{ref}: not relevant" for ref in sorted(dropped) if session.text(ref) != whole.case.answers[ref]]
