"""From 'who are you' to the receipt in the hand."""

from collections.abc import Callable
from functools import partial

from casework.ids import ItemCode
from casework.message import Message
from kiosk.forms.filling import Filling
from kiosk.forms.joint import Fillable
from kiosk.forms.keeping import Told
from kiosk.services.applying import Incomplete, Submitted
from kiosk.services.catalogue import NoSuchItem
from kiosk.services.consent import Consent
from kiosk.services.people import Agent, Person
from kiosk.services.reuse import Offer
from kiosk.ui.journeys.fingerprint import signer_of
from kiosk.ui.journeys.meeting import Meeting
from kiosk.ui.journeys.questions import Questions
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.journeys.signing import Signing
from kiosk.ui.viewmodels.signing import SignViewModel


class Applying:
    """Fills a form with one person. `handed_in` and `home` lead on."""

    def __init__(self, shell: Shell, meeting: Meeting, *, handed_in: Callable[[Submitted], None],
                 home: Callable[[], None]) -> None:
        self._shell, self._meeting, self._handed_in, self._home = shell, meeting, handed_in, home
        self._signing = Signing(shell)
        self._told: Told | None = None

    # --- who ------------------------------------------------------------------------------------

    def begin(self, code: str, told: Told | None = None) -> None:
        """Apply for a matter, for oneself or for somebody else; what was `told` in a first look goes along.

        Who is known already is not asked.
        """
        self._told = told

        def for_other() -> None:
            self._meeting.agent(lambda person, agent: self._consent(code, person, agent))

        if self._shell.person is not None:
            self._drafts(code, self._shell.person)
            return
        self._meeting.who(lambda person: self._drafts(code, person), for_other=for_other)

    def who(self, then: Callable[[Person], None],
            for_other: Callable[[Person, Agent], None] | None = None) -> None:
        """Who are you? The card, or number and name; or whom do you act for?"""
        self._meeting.who(then, for_other=partial(self._meeting.agent, for_other) if for_other else None)

    # --- begin, or go on ------------------------------------------------------------------------

    def _drafts(self, code: str, person: Person) -> None:
        shell = self._shell
        _ = shell.translate
        left = next((card for card in shell.kiosk.drafts.of(person) if card.item_code == code), None)
        if left is None:
            self._consent(code, person)
            return
        shell.tell(
            _("You began this on {day}").format(day=shell.whole_day(left.saved_on)),
            [("check-circle", _("Everything you answered is still here.")),
             ("arrow-right", _("Go on at the same question."))],
            forward=lambda: self._reopen(left.id, code, person), forward_text=_("Go on"),
            back=lambda: self._begin_anew(left.id, code, person), back_text=_("Begin anew"), back_icon="eraser")

    def _reopen(self, draft: str, code: str, person: Person) -> None:
        filling = self._shell.kiosk.drafts.reopen(draft, person, language=self._shell.language)
        if isinstance(filling, Filling):
            self.fill(filling, hand_in=self._sign, leave=self._home)
        else:
            self._consent(code, person)

    def _begin_anew(self, draft: str, code: str, person: Person) -> None:
        self._shell.kiosk.drafts.wipe(draft)
        self._consent(code, person)

    def _consent(self, code: str, person: Person, agent: Agent | None = None) -> None:
        shell = self._shell
        _ = shell.translate
        consent = shell.kiosk.applying.consent(ItemCode(code))
        if isinstance(consent, NoSuchItem):
            shell.tell(shell.words(consent.sentence), [("question", shell.words(consent.next_step))],
                       back=self._home, back_text=_("Back"))
            return
        self.tell_notice(consent, lambda: self._earlier(code, person, agent))

    def tell_notice(self, consent: Consent, agreed: Callable[[], None]) -> None:
        """What happens with what one tells, before the first question."""
        shell = self._shell
        _ = shell.translate
        icons = ("shield-check", "eye", "lock", "hand-heart", "check-circle")
        lines = [(icons[min(place, len(icons) - 1)], shell.words(line)) for place, line in enumerate(consent.notice)]
        shell.tell(_("What happens with what you tell"), lines, forward=agreed, forward_text=_("I agree, begin"),
                   back=self._home, back_text=_("Not now"))

    def _earlier(self, code: str, person: Person, agent: Agent | None) -> None:
        offer = None if agent else self._shell.kiosk.applying.earlier(ItemCode(code), person)
        self.ask_reuse(offer, lambda reuse: self._start(code, person, agent, reuse=reuse))

    def ask_reuse(self, offer: Offer | None, start: Callable[[bool], None]) -> None:
        """What was said here before is used again only when the person says so."""
        shell = self._shell
        _ = shell.translate
        if offer is None:
            start(False)
            return
        lines = [(icon, shell.words(words)) for icon, words in offer.kinds]
        shell.tell(_("Use again what you told in {month}?").format(month=shell.month(offer.day)),
                   [*lines, ("eye", _("You see each one and can change it. Say no, and the fields stay empty."))],
                   forward=lambda: start(True), forward_text=_("Yes, use it"),
                   back=lambda: start(False), back_text=_("No, anew"), back_icon="eraser")

    def _start(self, code: str, person: Person, agent: Agent | None = None, *, reuse: bool) -> None:
        shell = self._shell
        told, self._told = self._told, None
        filling = shell.kiosk.applying.start(ItemCode(code), person, agent, language=shell.language, told=told,
                                               reuse=reuse)
        if isinstance(filling, Filling):
            self.fill(filling, hand_in=self._sign, leave=self._home)
        else:
            self._home()

    # --- questions, last look and signature -----------------------------------------------------

    def fill(self, filling: Fillable, *, hand_in: Callable[[Fillable], None], leave: Callable[[], None]) -> None:
        """Show the open page of a filling, or the last look; after a first look there is none."""
        Questions(self._shell, filling, hand_in=hand_in, leave=leave).show()

    def _sign(self, filling: Fillable) -> None:
        if not isinstance(filling, Filling):
            return
        shell = self._shell
        consent = shell.kiosk.applying.consent(ItemCode(filling.item.code))
        statement = () if isinstance(consent, NoSuchItem) else consent.statement
        self.sign(filling, statement, lambda png: self._submit(filling, png))

    def sign(self, filling: Fillable, statement: tuple[Message, ...], signed: Callable[[bytes], None], *,
             back: Callable[[], None] | None = None) -> SignViewModel:
        """Read the statement, sign, hand in. Whoever acts for another signs their own name, never the other's."""
        shell = self._shell
        _ = shell.translate
        signer = signer_of(filling)
        heading = (_("Sign your own name, for {name}").format(name=signer.acts_for) if signer.acts_for else
                   _("Sign with your finger"))
        return self._signing.ask(
            heading, [shell.words(line) for line in statement], signed,
            forward_text=_("Hand it in"), forward_icon="archive",
            back=back or (lambda: self.fill(filling, hand_in=self._sign, leave=self._home)), signer=signer)

    def hand_in(self, filling: Fillable) -> None:
        """To the signature, and then into the store."""
        self._sign(filling)

    def _submit(self, filling: Filling, png: bytes) -> None:
        shell = self._shell
        outcome = shell.kiosk.applying.submit(filling, png)
        if isinstance(outcome, Submitted):
            shell.poke()
            self._handed_in(outcome)
        elif isinstance(outcome, Incomplete):
            filling.go_to(outcome.ref)
            self.fill(filling, hand_in=self._sign, leave=self._home)
        elif shell.navigator.current is not None:
            shell.navigator.current.show_error(shell.both(outcome))
