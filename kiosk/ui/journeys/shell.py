"""What all journeys share: services, words, the open page, whose matter it is."""

import logging
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtGui import QGuiApplication

from casework import day_words
from casework.definition import Text
from casework.message import Message
from kiosk.services.kiosk import Kiosk
from kiosk.services.people import Person
from kiosk.ui.beside import Beside
from kiosk.ui.photos import Photos
from kiosk.ui.translator import Translate
from kiosk.ui.viewmodels.base import Page
from kiosk.ui.viewmodels.frame import Frame
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.panel import Pen
from kiosk.ui.viewmodels.people import TextViewModel
from kiosk.ui.viewmodels.writing_page import WritingPage

log = logging.getLogger(__name__)


class Shell:
    """One person at a time; `forget` lets everything of that person go."""

    def __init__(self, kiosk: Kiosk, navigator: Navigator, frame: Frame, translate: Translate,
                 language: str, poke: Callable[[], None]) -> None:
        self.kiosk, self.navigator, self.frame = kiosk, navigator, frame
        self.translate, self.language, self.poke = translate, language, poke
        self.person: Person | None = None
        self._pen = Pen(kiosk.handwriting)
        self.beside = Beside()
        self.photos = Photos()

    def show(self, page: Page) -> None:
        """Open a page; one on which words are written is given its panel."""
        if isinstance(page, WritingPage):
            page.equip(self._pen, self.kiosk.register, self.translate)
        self.navigator.show(page)

    def beside_page(self, page: Page, work: Callable[[], Any], deliver: Callable[[Any], None]) -> None:
        """Do what is slow beside the drawing; the outcome is dropped where the page is gone by then."""
        gone: list[bool] = []
        page.destroyed.connect(lambda: gone.append(True))
        self.beside.begin(work, lambda outcome: None if gone else deliver(outcome))

    def words(self, message: Message) -> str:
        """Return a message in the language of the screen."""
        return message.render(self.translate)

    def day(self, day: date) -> str:
        """Return a day of this year or so: 24 September."""
        return self.words(day_words.short(day))

    def whole_day(self, day: date) -> str:
        """Return a day with its year."""
        return self.words(day_words.whole(day))

    def month(self, day: date) -> str:
        """Return the month of a day, with its year."""
        return self.words(day_words.month(day))

    def both(self, outcome: Any) -> str:
        """Return what is so and what to do."""
        return f"{self.words(outcome.sentence)} {self.words(outcome.next_step)}"

    def text(self, text: Text | None) -> str:
        """Return a text of the catalogue, '' when there is none."""
        return text.in_language(self.language) if text else ""

    def meet(self, person: Person) -> None:
        """This is whose matter it is."""
        self.person = person
        self.frame.set_person(person.shown_name)

    def forget(self) -> None:
        """Let go of the person: pages, clipboard, temporary files, settings of the session."""
        self.person = None
        self.navigator.release()
        self.frame.set_person("")
        self.frame.set_look(scale=1.0, contrast=False)
        self.kiosk.aloud.forget()
        self.photos.forget()
        QGuiApplication.clipboard().clear()
        for name in self.kiosk.privacy.wipe():
            if name.endswith("!"):
                log.error("could not wipe %s", name)

    def tell(self, heading: str, lines: list[tuple[str, str]], *, forward: Callable[[], None] | None = None,
             forward_text: str = "", back: Callable[[], None] | None = None, back_text: str = "",
             eyebrow: str = "", forward_icon: str = "arrow-right", back_icon: str = "arrow-left") -> None:
        """Open a page of a few sentences, each with its drawing."""
        rows = [{"icon": icon, "text": text} for icon, text in lines]
        self.show(TextViewModel(heading=heading, lines=rows, forward=forward, forward_text=forward_text,
                                forward_icon=forward_icon, back=back, back_text=back_text,
                                back_icon=back_icon, eyebrow=eyebrow))
