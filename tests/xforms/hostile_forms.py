"""Forms that mean harm, and a watch that tells when one gets its way."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from xml.sax.saxutils import quoteattr

from xform_samples import CLOCK, xform

from xforms import Form, Session, XFormsError

SECONDS = 8.0
"""Of the processor, not of the wall: what the worst form may cost. Most cost a tenth."""


class Overrun(BaseException):
    """The watch has run out: no limit of the engine stopped the form."""


@contextlib.contextmanager
def watch(seconds: float = SECONDS) -> Iterator[None]:
    def ring(*_: object) -> None:
        raise Overrun

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def outcome(act: Callable[[], object], seconds: float = SECONDS) -> str:
    """``fine``, ``refused`` (an error of this package), ``overrun`` or ``broken`` (any other error)."""
    try:
        with watch(seconds):
            act()
    except XFormsError:
        return "refused"
    except Overrun:
        return "overrun"
    except Exception as error:  # noqa: BLE001 - that any other error comes out is the finding
        return f"broken: {error!r}"
    return "fine"


def calculating(expression: str, instance: str = "", body: str = "") -> Callable[[], object]:
    """Opens a form that works out one expression."""
    bind = f'<bind nodeset="/data/result" calculate={quoteattr(expression)}/>'
    return lambda: Session(Form.load(xform(f"<result/>{instance}", bind, body)), clock=CLOCK)


ROWS = "".join(f"<row><n>{place}</n></row>" for place in range(1_200))
LONG = f"<long>{'a ' * 30_000}</long>"
BOMBS: dict[str, Callable[[], object]] = {
    "everything over everything": calculating("count(//*[count(//*) > 1])", ROWS),
    "all that follows": calculating("count(//n/following::n[following::n])", ROWS),
    "the whole text for each row": calculating("count(/data/row[. = string(/data)])", ROWS),
    "a long text for each row": calculating("count(/data/row[contains(/data/long, n)])", LONG + ROWS),
    "a long choice for each row": calculating("count(/data/row[count-selected(/data/long) > n])", LONG + ROWS),
    "a long text for each row, joined": calculating("count(/data/row[concat(/data/long, n) = ''])", LONG + ROWS),
    "a slow pattern for each row": calculating(
        f"count(/data/row[regex(concat(n, '{'a' * 200}'), '(a*)*(a*)*(a*)*(a*)*b')])", ROWS),
    "all rows before for each row": calculating("count(/data/row[count(preceding-sibling::row) > n])", ROWS),
    "a union of everything": calculating("count(" + " | ".join(["//*"] * 1_000) + ")", ROWS),
    "rows of rows": calculating("1", "<o><i><a/></i></o>", """<repeat nodeset="/data/o" jr:count="1000">
        <repeat nodeset="/data/o/i" jr:count="90"><input ref="/data/o/i/a"/></repeat></repeat>"""),
    "a count that never rests": calculating(
        "1 - count(/data/o)", "<o><a/></o>", '<repeat nodeset="/data/o" jr:count="/data/result"/>'),
}
