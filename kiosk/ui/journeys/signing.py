"""A signature with the finger; or, who cannot write, a fingerprint on paper before two witnesses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.forms.joint import Fillable
from kiosk.forms.pages import Page as FormPage
from kiosk.services.people import from_record
from kiosk.services.photographs import Look, NoPhoto
from kiosk.services.pinyin import Pinyin
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.asking import Around
from kiosk.ui.viewmodels.base import Action
from kiosk.ui.viewmodels.entry import EntryViewModel
from kiosk.ui.viewmodels.signing import FingerprintViewModel, SignViewModel, fingerprint, photographed

Signed = Callable[[bytes], None]
WITNESSES = 2


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: nobody whom it is about can be a witness."""

    acts_for: str = field(default="", repr=False)
    """Masked name of whom they act for; '' = for themselves."""
    concerned: frozenset[str] = field(default=frozenset(), repr=False)
    """Whole names of who signs and whom it is for."""


THEMSELVES = Signer()


def signer_of(filling: Fillable) -> Signer:
    """Who signs what was filled in; nothing is known of who holds a slip."""
    if "person" not in filling.about:
        return THEMSELVES
    person, agent = from_record(filling.about)
    if agent is None:
        return Signer(concerned=frozenset({person.name}))
    return Signer(person.shown_name, frozenset({person.name, agent.person.name}))


class Signing:
    """Asks for one signature; `signed` gets it as a PNG, drawn by hand or a fingerprint with its witnesses' names."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def ask(self, heading: str, lines: Sequence[str], signed: Signed, *, forward_text: str, forward_icon: str,
            back: Action, back_text: str = "", eyebrow: str = "", signer: Signer = THEMSELVES) -> SignViewModel:
        """Show what is signed and the place for it."""
        _ = self._shell.translate

        def again() -> None:
            self.ask(heading, lines, signed, forward_text=forward_text, forward_icon=forward_icon, back=back,
                     back_text=back_text, eyebrow=eyebrow, signer=signer)

        page = SignViewModel(
            heading=heading, lines=lines, signed=signed, eyebrow=eyebrow, forward_text=forward_text,
            forward_icon=forward_icon, fingerprint=lambda: self._finger(signed, signer, again),
            missing=_("The signature is missing. Write your name in the white field."),
            back=back, back_text=back_text or _("Back"))
        self._shell.show(page)
        return page

    def question(self, page: FormPage, around: Around, answered: Callable[[bytes], object]) -> SignViewModel:
        """The page of a question that is answered with a signature; `answered` gets a JPEG, then it goes on."""
        _ = self._shell.translate

        def drawn(png: bytes) -> None:
            answered(photographed(png))
            around.forward()

        def again() -> None:
            self._shell.show(self.question(page, around, answered))

        stands = bool(page.value) or not page.required
        return SignViewModel(
            heading=page.label, lines=[page.hint] if page.hint else [], signed=drawn, eyebrow=around.eyebrow,
            forward_text=around.forward_text, forward_icon="arrow-right",
            fingerprint=lambda: self._finger(drawn, THEMSELVES, again),
            missing=_("The signature is missing. Write your name in the white field."),
            back=around.back, back_text=around.back_text, passed=around.forward if stands else None)

    def _finger(self, signed: Signed, signer: Signer, back: Action) -> None:
        """How it is done, before the picture is taken."""
        shell = self._shell
        _ = shell.translate
        lines = [("fingerprint", _("Press the finger on the ink, then on a white paper.")),
                 ("camera", _("Lay the paper under the camera.")),
                 ("users", _("Two people who saw it give their names."))]
        if signer.acts_for:
            lines.insert(0, ("user-check", _("Your own finger: you act for {name}.").format(name=signer.acts_for)))
        shell.tell(_("A fingerprint instead"), lines, forward=lambda: self._print(signed, signer, back),
                   forward_text=_("Take the picture"), forward_icon="camera", back=back, back_text=_("Back"))

    def _print(self, signed: Signed, signer: Signer, back: Action) -> None:
        """The picture of the fingerprint, to be looked at before anybody says that they saw it."""
        shell = self._shell
        _ = shell.translate
        photo = shell.kiosk.photographing.take("document")
        if isinstance(photo, NoPhoto):
            shell.tell(shell.words(photo.sentence), [("camera", shell.words(photo.next_step))], back=back,
                       back_text=_("Back"))
            return
        good, printed = photo.look is Look.GOOD, shell.kiosk.photographing.print_of(photo)

        def witnesses() -> None:
            self._witness(printed, (), signed, signer, lambda: self._print(signed, signer, back))

        shell.show(FingerprintViewModel(
            heading=_("Can the lines of the finger be seen?"), picture=shell.photos.address(printed),
            advice="" if good else shell.both(photo), again=lambda: self._print(signed, signer, back),
            again_text=_("Take it again"), forward=witnesses, forward_text=_("Yes, next"),
            back=lambda: self._finger(signed, signer, back), back_text=_("Back")))

    def _witness(self, jpeg: bytes, names: tuple[str, ...], signed: Signed, signer: Signer, back: Action) -> None:
        shell = self._shell
        _ = shell.translate
        if len(names) == WITNESSES:
            signed(fingerprint(jpeg, [_("Fingerprint"), _("Witnesses:"), *names]))
            return

        def done(name: str) -> None:
            if name in names:
                page.show_error(_("The second witness is somebody else."))
            elif name in signer.concerned:
                page.show_error(_("A witness is somebody else than the two whom it is about.") if signer.acts_for else
                                _("A witness is somebody else than the one who signs."))
            else:
                self._witness(jpeg, (*names, name), signed, signer, back)

        page = EntryViewModel(
            heading=_("The first witness: what is your name?") if not names else
            _("The second witness: what is your name?"), done=done, back=back, back_text=_("Back"),
            forward_text=_("Next"), pinyin=Pinyin(), names=True,
            placeholder=_("Touch the letters, then the character"))
        shell.show(page)
