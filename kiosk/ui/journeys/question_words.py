"""The words around a question: how far along, in what matter, where its answer comes from, what need not be brought."""

from kiosk.forms.joint import Fillable
from kiosk.forms.pages import Page as FormPage
from kiosk.forms.pages import Progress, Source
from kiosk.services.people import KnownBy
from kiosk.services.whose import asked_about
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.photographing import Words as PhotoWords


class QuestionWords:
    """Of one filling, in the language of the screen."""

    def __init__(self, shell: Shell, filling: Fillable) -> None:
        self._shell, self._filling = shell, filling

    def eyebrow(self, ref: str, before: Progress | None) -> str:
        """How far along, in what matter, and about whom where one acts for another.

        Where an answer has just opened questions, that is told in the place of the matter, this once.
        """
        _ = self._shell.translate
        stands = self._filling.progress
        more = stands.more_than(before) if before else 0
        told = _("{count} more, by what you just said").format(count=more) if more else ""
        return f"{self._how_far(stands)} · {self.in_what(ref, told)}"

    def in_what(self, ref: str = "", told: str = "") -> str:
        """The matter, or what is told in its place; and whom it is about, where one acts for another."""
        whom = asked_about(ref, self._filling.about)
        name = told or self._shell.text(self._filling.title)
        return " · ".join((name, *([self._shell.words(whom)] if whom else ())))

    def _how_far(self, stands: Progress) -> str:
        _ = self._shell.translate
        if stands.opening:
            return _("First a few questions")
        if stands.left:
            return _("Question {position}, {left} left").format(position=stands.position, left=stands.left)
        return _("Question {position}, the last one").format(position=stands.position)

    def source(self, page: FormPage) -> str:
        """Where an answer comes from that nobody typed today."""
        _ = self._shell.translate
        if page.source is Source.CARD and page.value:
            return _("From your citizen card")
        if page.source is Source.EARLIER and page.origin is not None:
            return _("As you told for {item}, {month}").format(
                item=self._shell.text(page.origin.item), month=self._shell.month(page.origin.day))
        return ""

    def origins(self) -> dict[Source, str]:
        """Where an answer of the last look comes from, when nobody gave it today."""
        _ = self._shell.translate
        by_card = self._filling.about.get("person", {}).get("known_by") == KnownBy.CARD
        return {Source.EARLIER: _("you told it before"), Source.CARD: _("from your citizen card") if by_card else
                _("as you said who you are")}

    def photograph(self, page: FormPage) -> PhotoWords:
        """What stands on the keys beside a photograph."""
        _ = self._shell.translate
        return PhotoWords(
            take=_("Take the picture"), again=_("Take it again"), offer=_("Use the last one"),
            offer_note=self._taken(page), keep_anyway=_("Keep it anyway"), laid=_("That is right"),
            cancel=_("Leave it as it was"), corners_heading=_("Where are the four corners?"),
            county_has=self.county_has(_("The county has these, no need to hand them in: {names}")))

    def county_has(self, sentence: str) -> str:
        """The papers nobody need look for; '' = none."""
        names = self._shell.translate(", ").join(self._shell.text(one) for one in self._filling.county_has())
        return sentence.format(names=names) if names else ""

    def _taken(self, page: FormPage) -> str:
        _ = self._shell.translate
        if page.offer is None:
            return ""
        return _("Taken for {item}, {month}").format(
            item=self._shell.text(page.offer.item), month=self._shell.month(page.offer.day))
