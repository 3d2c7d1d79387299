"""All journeys of one box over one open page, composed once; a window may show them, nothing here needs one."""

from collections.abc import Callable

from kiosk.services.kiosk import Kiosk
from kiosk.ui.journeys.applying import Applying
from kiosk.ui.journeys.carrying import Carrying
from kiosk.ui.journeys.finding import Finding
from kiosk.ui.journeys.first_look import FirstLook
from kiosk.ui.journeys.following import Following
from kiosk.ui.journeys.looking_up import LookingUp
from kiosk.ui.journeys.meeting import Meeting
from kiosk.ui.journeys.mine import Mine
from kiosk.ui.journeys.one_thing import OneThing
from kiosk.ui.journeys.receipts import Receipts
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.journeys.talking import Talking
from kiosk.ui.journeys.tools import ToolBox
from kiosk.ui.translator import translation
from kiosk.ui.viewmodels.frame import Frame
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.reader import Reader


class Journeys:
    """What a person can do at this kiosk.

    `poke`: something was handed in, exchange soon. `ppmm`: pixels per millimetre of what it will be drawn on.
    """

    def __init__(self, kiosk: Kiosk, language: str, *, poke: Callable[[], None], ppmm: float) -> None:
        self.kiosk = kiosk
        self.translate = translation(language)
        self.navigator = Navigator()
        self.frame = Frame(kiosk.status, self.translate, Reader(kiosk.aloud), ppmm=ppmm,
                           on_idle=lambda: self.tools.cover())
        self.shell = Shell(kiosk, self.navigator, self.frame, self.translate, language, poke)
        self._compose(self.shell)

    def _compose(self, shell: Shell) -> None:
        """Where each journey leads on to; those begun later are asked for when they are needed."""
        def home() -> None:
            self.finding.home()

        self.beside = shell.beside
        meeting = Meeting(shell, home=home)
        self.receipts = Receipts(shell, home=home)
        self.applying = Applying(shell, meeting, handed_in=self.receipts.one, home=home)
        self.following = Following(shell, self.applying, home=home,
                                   complain=lambda view: self.talking.complain(case=view.case))
        self.looking_up = LookingUp(shell, self.applying, self.following, home=home)
        self.first_look = FirstLook(shell, self.applying, guide=lambda code: self.finding.guide(code))
        self.talking = Talking(shell, self.applying, home=home)
        self.mine = Mine(shell, meeting, self.talking, matters=self.looking_up.of_person, home=home)
        self.finding = Finding(shell, apply=self.applying.begin, look=self.first_look.begin, others={
            "lookup": self.looking_up.begin, "notices": self.talking.notices, "ask": self.talking.begin,
            "mine": self.mine.begin, "one_thing": lambda: self.one_thing.events()})
        self.one_thing = OneThing(shell, self.applying, self.receipts, back=self.finding.topics, home=home)
        self.carrying = Carrying(shell)
        self.tools = ToolBox(shell, home=home, attract=self.finding.attract, carry=self.carrying.open)
        self.navigator.tools = self.tools

    def heard(self) -> None:
        """The exchange has brought something."""
        self.receipts.refresh()
        self.finding.refresh()

    def rest(self) -> None:
        """Wait for what is done beside the drawing; then no page is open any more."""
        self.beside.wait()
        self.navigator.clear()
