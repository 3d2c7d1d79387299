"""The last look at a form: every answer read back, and what will be sent of it."""

from kiosk.forms.pages import PageKind, ReviewRow
from kiosk.forms.questions import every
from kiosk.forms.standing import Standing


def rows(standing: Standing) -> tuple[ReviewRow, ...]:
    """Every relevant answer in order, with what is still missing beside it.

    Of a supplement only what was asked for: a slip opens it, and whoever holds a slip sees no more of a person.
    """
    only, view = standing.sheet.rules.only, standing.view()
    pages = {one.ref: one for one in standing.pages()}
    return tuple(
        view.row(pages.get(one.ref, one), changeable=one.ref in pages)
        for one in every(standing.session)
        if one.kind not in (PageKind.NOTE, PageKind.MEMBERS)
        and (one.ref in pages or bool(standing.session.text(one.ref)))
        and (only is None or one.ref in only)
    )


def set_aside(standing: Standing) -> tuple[ReviewRow, ...]:
    """Answers that were given but will not be sent, since another answer made them unneeded."""
    return tuple(
        ReviewRow(ref, PageKind.TEXT, standing.session.label(ref).text, "", changeable=False)
        for ref in standing.session.aside()
    )


def sent(standing: Standing) -> dict[str, str]:
    """What is sent: relevant, non-blank answers by ref. Of what is worked out only what the form shows as known.

    Of a supplement only what was asked for.
    """
    session, only = standing.session, standing.sheet.rules.only
    confirmed = {ref: text for ref in standing.place.sources if (text := session.text(ref))}
    given = confirmed | session.answers()
    return given if only is None else {ref: text for ref, text in given.items() if ref in only}
