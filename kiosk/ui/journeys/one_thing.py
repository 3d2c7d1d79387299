"""'One thing' (一件事): choose what happened, answer one form, sign once, leave with one slip for several cases."""

from collections.abc import Callable, Sequence

from kiosk.forms.joint import Joint
from kiosk.services.applying import Incomplete
from kiosk.services.guide import ItemCard
from kiosk.services.one_thing import EventCard, HandedInTogether, NoSuchEvent
from kiosk.services.people import Agent, Person
from kiosk.ui.journeys.applying import Applying
from kiosk.ui.journeys.receipts import Receipts
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.finding import TilesViewModel
from kiosk.ui.viewmodels.rows import TileRow


class OneThing:
    """Leads through a life event. `back` leads to the topics, `home` ends."""

    def __init__(self, shell: Shell, applying: Applying, receipts: Receipts, *, back: Callable[[], None],
                 home: Callable[[], None]) -> None:
        self._shell, self._applying, self._receipts = shell, applying, receipts
        self._back, self._home = back, home

    def events(self) -> None:
        """What has happened?"""
        shell = self._shell
        _ = shell.translate
        rows = [TileRow(card.code, shell.text(card.short_name), shell.text(card.about), card.icon)
                for card in shell.kiosk.one_thing.events()]
        shell.show(TilesViewModel(
            heading=_("What has happened?"), rows=rows, open=self.about, back=self._back, back_text=_("Back"),
            empty=_("The county has not put anything here yet. Call for help.")))

    def about(self, code: str) -> None:
        """What it brings together, before anybody is asked anything."""
        shell = self._shell
        _ = shell.translate
        card = next((one for one in shell.kiosk.one_thing.events() if one.code == code), None)
        if card is None:
            self._gone(NoSuchEvent())
            return
        matters = self._names(card.matters)
        shell.tell(
            shell.text(card.short_name),
            [(card.icon, shell.text(card.about)),
             ("rows", _("Of these, what you need: {matters}").format(matters=matters)),
             ("note-pencil", _("One form, one signature. What they share is asked once.")),
             *self._order(card)],
            eyebrow=_("One thing"), forward=lambda: self._who(card), forward_text=_("Begin"), back=self.events,
            back_text=_("Back"))

    def _order(self, card: EventCard) -> list[tuple[str, str]]:
        """What comes first, what excludes what: told before anybody is asked anything."""
        _ = self._shell.translate
        lines = [("clock", _("First comes {first}, then {then}. You hand in all of it today.").format(
            first=self._names(first), then=self._names(then))) for first, then in card.order]
        lines = lines or [("clock", _("Each goes its own way. If one is slow, the others do not wait."))]
        only = _("Of {names} you can have only one in the end. The township looks which fits.")
        return lines + [("scales", only.format(names=self._names(group))) for group in card.rivals]

    def _names(self, cards: Sequence[ItemCard]) -> str:
        return self._shell.translate(", ").join(self._shell.text(one.short_name) for one in cards)

    def _who(self, card: EventCard) -> None:
        if self._shell.person is not None:
            self._drafts(card, self._shell.person)
        else:
            self._applying.who(lambda person: self._drafts(card, person),
                               lambda person, agent: self._consent(card, person, agent))

    def _drafts(self, card: EventCard, person: Person) -> None:
        shell = self._shell
        _ = shell.translate
        left = next((one for one in shell.kiosk.one_thing.drafts_of(person) if one.item_code == card.code), None)
        if left is None:
            self._consent(card, person)
            return

        def anew() -> None:
            shell.kiosk.drafts.wipe(left.id)
            self._consent(card, person)

        shell.tell(
            _("You began this on {day}").format(day=shell.whole_day(left.saved_on)),
            [("check-circle", _("Everything you answered is still here.")),
             ("arrow-right", _("Go on at the same question."))],
            forward=lambda: self._reopen(left.id, card, person), forward_text=_("Go on"), back=anew,
            back_text=_("Begin anew"), back_icon="eraser")

    def _reopen(self, draft: str, card: EventCard, person: Person) -> None:
        joint = self._shell.kiosk.one_thing.reopen(draft, person, language=self._shell.language)
        if isinstance(joint, Joint):
            self._fill(joint)
        else:
            self._consent(card, person)

    def _consent(self, card: EventCard, person: Person, agent: Agent | None = None) -> None:
        consent = self._shell.kiosk.one_thing.consent(card.code)
        if isinstance(consent, NoSuchEvent):
            self._gone(consent)
            return
        self._applying.tell_notice(consent, lambda: self._earlier(card, person, agent))

    def _earlier(self, card: EventCard, person: Person, agent: Agent | None) -> None:
        offer = None if agent else self._shell.kiosk.one_thing.earlier(card.code, person)
        self._applying.ask_reuse(offer, lambda reuse: self._start(card, person, agent, reuse=reuse))

    def _start(self, card: EventCard, person: Person, agent: Agent | None, *, reuse: bool) -> None:
        shell = self._shell
        joint = shell.kiosk.one_thing.start(card.code, person, agent, language=shell.language, reuse=reuse)
        if isinstance(joint, Joint):
            self._fill(joint)
        else:
            self._gone(joint)

    def _fill(self, joint: Joint) -> None:
        self._applying.fill(joint, hand_in=lambda _: self._sign(joint), leave=self._home)

    def _sign(self, joint: Joint) -> None:
        consent = self._shell.kiosk.one_thing.consent(joint.event.code)
        statement = () if isinstance(consent, NoSuchEvent) else consent.statement
        self._applying.sign(joint, statement, lambda png: self._submit(joint, png), back=lambda: self._fill(joint))

    def _submit(self, joint: Joint, png: bytes) -> None:
        shell = self._shell
        outcome = shell.kiosk.one_thing.submit(joint, png)
        if isinstance(outcome, HandedInTogether):
            shell.poke()
            self._receipts.several(outcome)
        elif isinstance(outcome, Incomplete) and ":" in outcome.ref:
            joint.go_to(outcome.ref)
            self._fill(joint)
        elif shell.navigator.current is not None:
            shell.navigator.current.show_error(shell.both(outcome))

    def _gone(self, outcome: NoSuchEvent) -> None:
        shell = self._shell
        shell.tell(shell.words(outcome.sentence), [("question", shell.words(outcome.next_step))],
                   back=self.events, back_text=shell.translate("Back"))
