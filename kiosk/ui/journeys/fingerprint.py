"""Who cannot write: a fingerprint on paper, photographed and looked at, before two witnesses who give their names."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.forms.joint import Fillable
from kiosk.services.people import from_record
from kiosk.services.photographs import Look, NoPhoto, Photo
from kiosk.services.pinyin import Pinyin
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.base import Action
from kiosk.ui.viewmodels.entry import EntryViewModel
from kiosk.ui.viewmodels.signing import FingerprintViewModel, fingerprint

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


@dataclass(frozen=True, slots=True)
class Print:
    """The print alone, and what can be said of its photograph."""

    photo: Photo
    jpeg: bytes = field(repr=False)


class ByFingerprint:
    """One signature by fingerprint; `signed` gets it as a PNG, `back` leads to where it may be drawn instead."""

    def __init__(self, shell: Shell, signed: Signed, signer: Signer, back: Action) -> None:
        self._shell, self._signed, self._signer, self._back = shell, signed, signer, back

    def begin(self) -> None:
        """How it is done, before the picture is taken."""
        shell = self._shell
        _ = shell.translate
        lines = [("fingerprint", _("Press the finger on the ink, then on a white paper.")),
                 ("camera", _("Lay the paper under the camera.")),
                 ("users", _("Two people who saw it give their names."))]
        if self._signer.acts_for:
            lines.insert(0, ("user-check", _("Your own finger: you act for {name}.").format(
                name=self._signer.acts_for)))
        shell.tell(_("A fingerprint instead"), lines, forward=self._take, forward_text=_("Take the picture"),
                   forward_icon="camera", back=self._back, back_text=_("Back"))

    def _take(self) -> None:
        """Beside the open page: a large picture takes its time."""
        page = self._shell.navigator.current
        if page is not None:
            self._shell.beside_page(page, self._taken, self._look_at)

    def _taken(self) -> NoPhoto | Print:
        camera = self._shell.kiosk.photographing
        photo = camera.take("document")
        return photo if isinstance(photo, NoPhoto) else Print(photo, camera.print_of(photo))

    def _look_at(self, taken: NoPhoto | Print) -> None:
        """Looked at before anybody says that they saw it; what is hard to see may stay."""
        shell = self._shell
        _ = shell.translate
        if isinstance(taken, NoPhoto):
            shell.tell(shell.words(taken.sentence), [("camera", shell.words(taken.next_step))], back=self._back,
                       back_text=_("Back"))
            return
        shell.show(FingerprintViewModel(
            heading=_("Can the lines of the finger be seen?"), picture=shell.photos.address(taken.jpeg),
            advice="" if taken.photo.look is Look.GOOD else shell.both(taken.photo), again=self._take,
            again_text=_("Take it again"), forward=lambda: self._witness(taken, ()), forward_text=_("Yes, next"),
            back=self.begin, back_text=_("Back")))

    def _witness(self, taken: Print, names: tuple[str, ...]) -> None:
        """One name after the other, then it is signed."""
        shell = self._shell
        _ = shell.translate
        if len(names) == WITNESSES:
            self._signed(fingerprint(taken.jpeg, [_("Fingerprint"), _("Witnesses:"), *names]))
            return

        def done(name: str) -> None:
            if name in names:
                page.show_error(_("The second witness is somebody else."))
            elif name in self._signer.concerned:
                page.show_error(self._concerned())
            else:
                self._witness(taken, (*names, name))

        page = EntryViewModel(
            heading=_("The second witness: what is your name?") if names else
            _("The first witness: what is your name?"), done=done, back=lambda: self._look_at(taken),
            back_text=_("Back"), forward_text=_("Next"), pinyin=Pinyin(), names=True,
            placeholder=_("Touch the letters, then the character"))
        shell.show(page)

    def _concerned(self) -> str:
        _ = self._shell.translate
        if self._signer.acts_for:
            return _("A witness is somebody else than the two whom it is about.")
        return _("A witness is somebody else than the one who signs.")
