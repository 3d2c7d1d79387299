"""A page on which words are written: it is given its panel when it is opened, not before."""

from kiosk.services.register import Register
from kiosk.ui.translator import Translate
from kiosk.ui.viewmodels.base import Page
from kiosk.ui.viewmodels.panel import Pen, WritingPanel


class WritingPage(Page):
    """A page with a field for words. The shell equips it, so that what reads handwriting runs only while needed."""

    equipment: WritingPanel | None = None
    for_names = False

    @property
    def writes(self) -> bool:
        """Whether this page needs a panel."""
        return True

    @property
    def value(self) -> str:
        """What the field holds when the page opens."""
        return ""

    @property
    def panel_is_there(self) -> bool:
        """Whether it was opened already."""
        return self.equipment is not None

    def equip(self, pen: Pen, register: Register, translate: Translate) -> None:
        """Give it its panel; a page that is opened again keeps the one it has."""
        if self.writes and self.equipment is None:
            self.equipment = WritingPanel(pen, register, translate, followed=self.followed, names=self.for_names,
                                          text=self.value, parent=self)

    def followed(self) -> None:
        """The text has changed, or what is being typed."""
        self.show_error("")

    def written(self) -> str:
        """The text, code points as they are."""
        return self.equipment.writing.text if self.equipment else ""

    def searched(self) -> str:
        """The text with the letters that are being typed."""
        return self.written() + (self.equipment.writing.typed if self.equipment else "")

    def shown_words(self) -> str:
        """The text with what is being typed."""
        return self.equipment.shown if self.equipment else ""
