"""From 'who are you' to the receipt in the hand."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from casework.ids import ItemCode
from casework.message import Message
from kiosk.forms.filling import Filling
from kiosk.forms.joint import Fillable, Joint
from kiosk.forms.keeping import Told
from kiosk.forms.pages import Page as FormPage
from kiosk.forms.pages import PageKind, Progress, Source, Stayed
from kiosk.services.applying import Incomplete, Submitted
from kiosk.services.catalogue import NoSuchItem
from kiosk.services.consent import Consent
from kiosk.services.one_thing import LOOK_AGAIN, NOTHING_CHOSEN
from kiosk.services.people import Agent, KnownBy, Person
from kiosk.services.pinyin import Pinyin
from kiosk.services.reuse import Offer
from kiosk.services.whose import asked_about
from kiosk.ui.journeys.authorising import Authorising
from kiosk.ui.journeys.fingerprint import signer_of
from kiosk.ui.journeys.meeting import Meeting
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.journeys.signing import Signing
from kiosk.ui.viewmodels.asking import (
    Around,
    ChoiceViewModel,
    MembersViewModel,
    NoteViewModel,
    QuestionPage,
    ReviewViewModel,
    review_items,
)
from kiosk.ui.viewmodels.base import Page
from kiosk.ui.viewmodels.dates import DateViewModel
from kiosk.ui.viewmodels.entry import EntryViewModel, amount_in_words, no_reading
from kiosk.ui.viewmodels.photographing import PhotoViewModel
from kiosk.ui.viewmodels.photographing import Words as PhotoWords
from kiosk.ui.viewmodels.rows import ReviewItem
from kiosk.ui.viewmodels.signing import SignViewModel

DIGITS = frozenset({PageKind.NUMBER, PageKind.MONEY, PageKind.PHONE, PageKind.BANK, PageKind.IDNO,
                    PageKind.DISABILITY})
_LATER = "later:"
_EXTRA = {PageKind.IDNO: "X", PageKind.DISABILITY: "X", PageKind.MONEY: "00", PageKind.PHONE: "-"}
CHOICES = frozenset({PageKind.CHOICE_ONE, PageKind.CHOICE_MANY, PageKind.YES_NO})


class Applying:
    """Fills a form with one person. `handed_in` and `home` lead on."""

    def __init__(self, shell: Shell, meeting: Meeting, *, handed_in: Callable[[Submitted], None],
                 home: Callable[[], None]) -> None:
        self._shell, self._meeting, self._handed_in, self._home = shell, meeting, handed_in, home
        self._signing = Signing(shell)
        self._authorising = Authorising(shell)
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

    # --- questions ------------------------------------------------------------------------------

    def fill(self, filling: Fillable, *, hand_in: Callable[[Fillable], None], leave: Callable[[], None],
             before: Progress | None = None) -> None:
        """Show the open page of a filling, or the last look; after a first look there is none.

        `before`: how far along the page was that was just left forwards.
        """
        page = filling.current
        if page is None and filling.is_first_look:
            hand_in(filling)
            return
        if page is None:
            self._review(filling, hand_in, leave)
            return
        self._shell.show(self._question(filling, page, hand_in, leave, before))

    def _again(self, filling: Fillable, hand_in: Callable[[Fillable], None], leave: Callable[[], None],
               before: Progress | None = None) -> None:
        """Show whichever page is open now."""
        self.fill(filling, hand_in=hand_in, leave=leave, before=before)

    def _question(self, filling: Fillable, page: FormPage, hand_in: Callable[[Fillable], None],
                  leave: Callable[[], None], before: Progress | None) -> Page:
        shell = self._shell
        _ = shell.translate
        stands = filling.progress

        def forward() -> None:
            turned = filling.next()
            if isinstance(turned, Stayed) and turned.page.error is not None:
                shown.show(turned.page)
            else:
                self.fill(filling, hand_in=hand_in, leave=leave, before=stands)

        def on() -> None:
            filling.next()
            self.fill(filling, hand_in=hand_in, leave=leave, before=stands)

        def back() -> None:
            if filling.back():
                self.fill(filling, hand_in=hand_in, leave=leave)
            else:
                leave()

        source = self._source(page)
        around = Around(self._eyebrow(filling, page.ref, before), _("Back"), _("Right, next") if source else _("Next"),
                        back, forward, source)
        shown: QuestionPage
        if page.kind in CHOICES:
            shown = ChoiceViewModel(page, around, shell.translate, filling)
        elif page.kind is PageKind.DATE:
            shown = DateViewModel(page, around, shell.translate, filling,
                                  today=shell.kiosk.status.now().now.date())
        elif page.kind is PageKind.NOTE:
            shown = NoteViewModel(page, around, shell.translate)
        elif page.kind is PageKind.MEMBERS:
            shown = MembersViewModel(page, around, shell.translate, filling, add_text=_("Add one"),
                                     missing_text=_("Something is still missing"),
                                     opened=lambda: self._again(filling, hand_in, leave, stands))
        elif page.photo_kind == "signature":
            return self._signing.question(page, replace(around, forward=on), filling.photographs.lay)
        elif page.kind is PageKind.PHOTO:
            def photograph() -> PhotoViewModel:
                return self._photo(filling, page, around, lambda: self._again(filling, hand_in, leave))

            if self._authorising.comes_first(filling, page):
                return self._authorising.ask(filling, page, around, lambda: shell.show(photograph()))
            return photograph()
        else:
            return self._entry(filling, page, around, hand_in, leave)
        self._offer_aside(shown, filling, lambda: self._again(filling, hand_in, leave))
        return shown

    def _photo(self, filling: Fillable, page: FormPage, around: Around, again: Callable[[], None]) -> PhotoViewModel:
        shell = self._shell
        shown = PhotoViewModel(
            page, around, shell.translate, filling, shell.kiosk.photographing, self._photo_words(filling, page),
            lambda work, deliver: shell.beside_page(shown, work, deliver), shell.photos.address)
        self._offer_aside(shown, filling, again)
        return shown

    def _offer_aside(self, page: Page, filling: Fillable, go_on: Callable[[], None]) -> None:
        """A matter of several that cannot be finished now can be put aside, once something is missing."""
        matter = filling.own_matter if isinstance(filling, Joint) else None
        if not isinstance(filling, Joint) or matter is None:
            return

        def aside() -> None:
            filling.put_aside(matter)
            go_on()

        page.offer_aside(self._shell.translate("Put this one aside"), aside)

    def _entry(self, filling: Fillable, page: FormPage, around: Around, hand_in: Callable[[Fillable], None],
               leave: Callable[[], None]) -> EntryViewModel:
        shell = self._shell
        stands = filling.progress

        def done(text: str) -> None:
            if text != page.value:
                filling.answer(text)
            turned = filling.next()
            if isinstance(turned, Stayed) and turned.page.error is not None:
                shown.show_error(shell.words(turned.page.error))
            else:
                self.fill(filling, hand_in=hand_in, leave=leave, before=stands)

        letters = page.kind not in DIGITS
        shown = EntryViewModel(
            heading=page.label, eyebrow=around.eyebrow, hint=page.hint, done=done, back=around.back,
            back_text=around.back_text, forward_text=around.forward_text, value=page.value, source=around.source,
            required=page.required, pinyin=Pinyin() if letters else None,
            names=page.kind is PageKind.NAME, extra_key=_EXTRA.get(page.kind, "." if page.fractional else ""),
            reading=amount_in_words if page.kind is PageKind.MONEY else no_reading)
        self._offer_aside(shown, filling, lambda: self._again(filling, hand_in, leave))
        if page.error is not None:
            shown.show_error(shell.words(page.error))
        return shown

    def _source(self, page: FormPage) -> str:
        """Where an answer comes from that nobody typed today."""
        _ = self._shell.translate
        if page.source is Source.CARD and page.value:
            return _("From your citizen card")
        if page.source is Source.EARLIER and page.origin is not None:
            return _("As you told for {item}, {month}").format(
                item=self._shell.text(page.origin.item), month=self._shell.month(page.origin.day))
        return ""

    def _origins(self, filling: Fillable) -> dict[Source, str]:
        """Where an answer of the last look comes from, when nobody gave it today."""
        _ = self._shell.translate
        by_card = filling.about.get("person", {}).get("known_by") == KnownBy.CARD
        return {Source.EARLIER: _("you told it before"), Source.CARD: _("from your citizen card") if by_card else
                _("as you said who you are")}

    def _photo_words(self, filling: Fillable, page: FormPage) -> PhotoWords:
        _ = self._shell.translate
        return PhotoWords(
            take=_("Take the picture"), again=_("Take it again"), offer=_("Use the last one"),
            offer_note=self._taken(page), keep_anyway=_("Keep it anyway"), laid=_("That is right"),
            cancel=_("Leave it as it was"), corners_heading=_("Where are the four corners?"),
            county_has=self._county_has(filling, _("The county has these, no need to hand them in: {names}")))

    def _county_has(self, filling: Fillable, sentence: str) -> str:
        """The papers nobody need look for; '' = none."""
        names = self._shell.translate(", ").join(self._shell.text(one) for one in filling.county_has())
        return sentence.format(names=names) if names else ""

    def _taken(self, page: FormPage) -> str:
        _ = self._shell.translate
        if page.offer is None:
            return ""
        return _("Taken for {item}, {month}").format(
            item=self._shell.text(page.offer.item), month=self._shell.month(page.offer.day))

    def _eyebrow(self, filling: Fillable, ref: str, before: Progress | None) -> str:
        """How far along, in what matter, and about whom where one acts for another.

        Where an answer has just opened questions, that is told in the place of the matter, this once.
        """
        _ = self._shell.translate
        stands = filling.progress
        more = stands.more_than(before) if before else 0
        told = _("{count} more, by what you just said").format(count=more) if more else ""
        return f"{self._how_far(stands)} · {self._in_what(filling, ref, told)}"

    def _in_what(self, filling: Fillable, ref: str, told: str = "") -> str:
        """The matter, or what is told in its place; and whom it is about, where one acts for another."""
        whom = asked_about(ref, filling.about)
        return " · ".join((told or self._shell.text(filling.title), *([self._shell.words(whom)] if whom else ())))

    def _how_far(self, stands: Progress) -> str:
        _ = self._shell.translate
        if stands.opening:
            return _("First a few questions")
        if stands.left:
            return _("Question {position}, {left} left").format(position=stands.position, left=stands.left)
        return _("Question {position}, the last one").format(position=stands.position)

    # --- last look and signature ----------------------------------------------------------------

    def _review(self, filling: Fillable, hand_in: Callable[[Fillable], None], leave: Callable[[], None]) -> None:
        shell = self._shell
        _ = shell.translate

        def change(ref: str) -> None:
            if isinstance(filling, Joint) and ref.startswith(_LATER):
                filling.take_up(ItemCode(ref.removeprefix(_LATER)))
            else:
                filling.go_to(ref)
            self.fill(filling, hand_in=hand_in, leave=leave)

        def forward() -> None:
            fault = filling.first_fault()
            if fault is not None:
                change(fault[0])
            elif not filling.complete:
                page.show_error(f"{shell.words(NOTHING_CHOSEN)} {shell.words(LOOK_AGAIN)}")
            else:
                hand_in(filling)

        def back() -> None:
            if filling.back():
                self.fill(filling, hand_in=hand_in, leave=leave)
            else:
                leave()

        read_back = review_items(filling.review(), shell.translate, _("left blank"), self._origins(filling))
        page = ReviewViewModel(
            [*read_back, *self._not_asked(filling), *self._later(filling)],
            heading=_("Is everything right?"), eyebrow=self._in_what(filling, ""), change=change,
            forward=forward, forward_text=_("Right, sign"), back=back, back_text=_("Back"),
            complete=filling.complete, remark=" ".join(one.words for one in filling.remarks()))
        shell.show(page)

    def _not_asked(self, filling: Fillable) -> list[ReviewItem]:
        """The papers the county has, in one row: nothing of them is missing."""
        names = self._county_has(filling, "{names}")
        told = self._shell.translate("The county has it, no need to hand it in")
        return [ReviewItem("", "county_has", names, told, told, False, False)] if names else []

    def _later(self, filling: Fillable) -> list[ReviewItem]:
        """The matters that were put aside, to be taken up again."""
        shell = self._shell
        _ = shell.translate
        aside = [child for child in filling.matters.children() if child.later] if isinstance(filling, Joint) else []
        return [ReviewItem(f"{_LATER}{child.code}", f"later_{child.code}", shell.text(child.title),
                           _("put aside, kept 7 days"), _("put aside, kept 7 days"), True, False) for child in aside]

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
            back=back or (lambda: self._review(filling, self._sign, self._home)), signer=signer)

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
