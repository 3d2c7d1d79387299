"""What the villager of the demo does, page by page, through the real screens."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from demo.fingers import Fingers
from demo.people import Villager
from demo.village import Plate

ITEM = "MZ07"
ANSWERS = {"g_live": "spouse", "g_low": "unsure", "g_pension": "none", "k_owner": "self", "k_bank": "rural",
           "z_truth": "yes"}


@dataclass
class Walk:
    """One person's way through the screens, a picture of each new one."""

    fingers: Fingers
    plate: Plate
    person: Villager
    pictures: Path
    taken: list[Path] = field(default_factory=list)

    def look(self, name: str) -> None:
        """Keep a picture of the screen."""
        path = self.pictures / f"{len(self.taken) + 1:02}-{name}.png"
        self.taken.append(self.fingers.look(path))

    # --- apply ----------------------------------------------------------------------------------

    def apply(self) -> None:
        """From the idle screen to the receipt."""
        fingers = self.fingers
        self.look("idle")
        fingers.touch("start")
        fingers.wait_screen("HomeScreen")
        self.look("home")
        fingers.touch("apply")
        fingers.wait_screen("TilesScreen")
        self.look("topics")
        fingers.touch("item_elder")
        fingers.wait(lambda: fingers.find(f"item_{ITEM}") is not None, "the matters of old age")
        self.look("matters")
        fingers.touch(f"item_{ITEM}")
        fingers.wait_screen("GuideScreen")
        self.look("guide")
        fingers.touch("forward")
        fingers.wait_screen("WhoScreen")
        self.look("who")
        self.plate.lay(self.person)
        fingers.wait_screen("TextScreen")
        self.look("consent")
        fingers.touch("forward")
        self.answer_all()
        self.look("review")
        fingers.touch("forward")
        self.sign("sign")
        fingers.wait_screen("ReceiptScreen")

    def answer_all(self) -> None:
        """Answer every question until the last look."""
        while self.fingers.wait_screen("ChoiceScreen", "NumberScreen", "PhotoScreen", "TextScreen",
                                       "DateScreen", "ReviewScreen") != "ReviewScreen":
            heading = self.fingers.text_of("heading")
            self._answer(self.fingers.screen())
            self.fingers.wait(partial(self._turned, heading), "the next question")

    def _turned(self, before: str) -> bool:
        return self.fingers.find("heading") is not None and self.fingers.text_of("heading") != before

    def _answer(self, screen: str) -> None:
        fingers = self.fingers
        if screen == "ChoiceScreen":
            self.look("question")
            fingers.touch(next(name for value in ANSWERS.values()
                               if fingers.find(name := f"choice_{value}") is not None))
            fingers.wait(lambda: bool(self._forward_ready()), "the blue key")
        elif screen == "NumberScreen":
            self._digits()
        elif screen == "PhotoScreen":
            self.photograph("photo")
        fingers.touch("forward")

    def _digits(self) -> None:
        field_text = self.fingers.text_of("fieldText")
        if not any(character.isdigit() for character in field_text):
            heading = self.fingers.text_of("heading")
            self.fingers.type(self.person.phone if "电话" in heading else self.person.account)
        self.look("number")

    def photograph(self, name: str) -> None:
        """Take a picture and look at the verdict."""
        self.fingers.touch("takePhoto")
        self.fingers.wait(lambda: self.fingers.find("turnPhoto") is not None and self._forward_ready(),
                          "the verdict on the picture")
        self.look(name)

    def _forward_ready(self) -> bool:
        item = self.fingers.find("forward")
        return item is not None and not item.property("flat")

    def sign(self, name: str) -> None:
        """Sign and hand in."""
        self.fingers.wait_screen("SignScreen")
        self.fingers.sign()
        self.look(name)
        self.fingers.touch("forward")

    # --- later ----------------------------------------------------------------------------------

    def go_home(self) -> None:
        """Done for today: the card is taken back."""
        self.plate.take_away()
        self.fingers.touch("toolHome")
        self.fingers.wait_screen("HomeScreen")

    def look_up(self, short_code: str) -> None:
        """Where is mine? By the 12 characters of the slip."""
        self.fingers.touch("lookup")
        self.fingers.wait_screen("LookupScreen")
        self.look("lookup")
        self.fingers.touch("typeCode")
        self.fingers.wait_screen("CodeScreen")
        self.fingers.type(short_code.replace("-", ""))
        self.look("code")
        self.fingers.touch("forward")
        self.fingers.wait_screen("ProgressScreen")

    def mend(self) -> None:
        """Mend exactly what was asked."""
        self.look("progress-to-mend")
        self.fingers.touch("forward")
        self.fingers.wait_screen("SupplementScreen")
        self.look("supplement")
        self.fingers.touch("forward")
        self.fingers.wait_screen("PhotoScreen")
        self.photograph("photo-again")
        self.fingers.touch("forward")
        self.fingers.wait_screen("ReviewScreen")
        self.fingers.touch("forward")
        self.sign("sign-mended")
        self.fingers.wait_screen("TextScreen")
        self.look("mended")

    def collect(self) -> None:
        """See the answer, print the paper, sign for it, rate."""
        self.look("progress-decided")
        self.fingers.touch("forward")
        self.fingers.wait_screen("AnswerScreen")
        self.look("answer")
        self.fingers.touch("printPaper")
        self.fingers.touch("forward")
        self.sign("sign-received")
        self.fingers.wait_screen("RatingScreen")
        self.fingers.touch("level_5")
        self.look("rating")
        self.fingers.touch("forward")
        self.fingers.wait_screen("TextScreen")
        self.look("thanks")
