"""A signature with the finger; or, who cannot write, by fingerprint."""

from collections.abc import Callable, Sequence

from kiosk.forms.pages import Page as FormPage
from kiosk.ui.journeys.fingerprint import THEMSELVES, ByFingerprint, Signed, Signer
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.asking import Around
from kiosk.ui.viewmodels.base import Action
from kiosk.ui.viewmodels.signing import SignViewModel, photographed


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
            forward_icon=forward_icon, fingerprint=ByFingerprint(self._shell, signed, signer, again).begin,
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
            fingerprint=ByFingerprint(self._shell, drawn, THEMSELVES, again).begin,
            missing=_("The signature is missing. Write your name in the white field."),
            back=around.back, back_text=around.back_text, passed=around.forward if stands else None)
