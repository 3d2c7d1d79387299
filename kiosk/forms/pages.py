"""What a screen shows of a form: one page, its choices, how far along, and the rows of the last look."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from casework.message import Message
from kiosk.forms.earlier import Origin


class PageKind(StrEnum):
    """How a question is answered; decided from control, type and appearance (`kiosk.forms.kinds`)."""

    CHOICE_ONE = "choice_one"
    CHOICE_MANY = "choice_many"
    YES_NO = "yes_no"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    NAME = "name"
    PHONE = "phone"
    BANK = "bank"
    IDNO = "idno"
    DISABILITY = "disability"
    """The number of a disability certificate: a citizen number and two figures."""
    PHOTO = "photo"
    NOTE = "note"
    MEMBERS = "members"
    """A list of people or things with cards to add, change and take away (a repeat)."""


class Source(StrEnum):
    """Where an answer came from, shown beside it so that the villager only confirms."""

    TYPED = "typed"
    CARD = "card"
    MET = "met"
    """Who acts, and for whom: found out at the beginning. Sent like an answer; no origin is told beside it."""
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class PageChoice:
    """One thing to touch. `image` is the name of an icon without its ending, '' = none."""

    value: str
    text: str
    image: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """One card of a members page: what was answered first (a name), and the rest in short."""

    ref: str
    title: str = field(repr=False)
    note: str = field(default="", repr=False)
    complete: bool = True
    person: bool = True
    """About somebody; else about land, money or things."""


@dataclass(frozen=True, slots=True)
class Page:
    """One question as it stands now. Texts are in the filling's language.

    `value` is text as written into a submission: an ISO day, digits, one choice, several parted by blanks,
    a file's name for a photograph; '' = not answered. `ref` names the question in every other call.
    """

    ref: str
    kind: PageKind
    label: str
    hint: str = ""
    """Why it is asked or how to answer; '' = none."""
    group: str = ""
    choices: tuple[PageChoice, ...] = ()
    value: str = field(default="", repr=False)
    source: Source = Source.TYPED
    required: bool = False
    fixed: bool = False
    """Shown but not changeable: from the card, or outside what the county asked for."""
    error: Message | None = None
    """What is missing or does not fit, after `next` was touched; gone at the next answer."""
    speak_value: bool = True
    """False where the voice must not say the answer aloud: identity, bank and telephone numbers."""
    appearance: str = ""
    fractional: bool = False
    """A number that may have a point: land in mu, a height."""
    photo_kind: str = ""
    """`portrait`, `document` or `signature` (drawn with a finger) for a photograph."""
    origin: Origin | None = None
    """For which matter it was said before, and when; None unless `source` says so."""
    offer: Origin | None = None
    """A photograph handed in before can be used again."""
    photographs: int = 0
    """How many pages of the paper are photographed."""
    members: tuple[Member, ...] = ()
    can_put_back: bool = False
    """The member, or the page of a paper, that was taken away last can be put back."""


@dataclass(frozen=True, slots=True)
class Progress:
    """'Question 3, 5 left': counted over the questions that are relevant now, notes not counted.

    An answer may open further questions, and the count rises. That is not hidden in an 'about': whoever counts along
    is told once, on the page that follows, how many came and that their own answer brought them (`more_than`).
    """

    position: int
    left: int
    opening: bool = False
    """The first questions of several matters, which decide what is asked at all: nobody can count on from here."""

    @classmethod
    def at(cls, index: int, counted: Sequence[bool], *, opening: bool = False) -> "Progress":
        """Where the page at `index` stands; `counted` tells of each page whether it is a question."""
        position = max(sum(counted[: index + 1]), 1)
        return cls(position, max(sum(counted) - position, 0), opening)

    @property
    def total(self) -> int:
        """How many questions there are in all, as things stand."""
        return self.position + self.left

    def more_than(self, before: "Progress") -> int:
        """How many questions were opened since; 0 where none were, and where nobody could have counted before."""
        return 0 if before.opening else max(self.total - before.total, 0)


@dataclass(frozen=True, slots=True)
class OnPage:
    """A page is open."""

    page: Page


@dataclass(frozen=True, slots=True)
class Stayed:
    """The page did not turn: its `error` says what is so and what to do."""

    page: Page


@dataclass(frozen=True, slots=True)
class AtReview:
    """All questions are done: the last look, then the signature."""


Turned = OnPage | Stayed | AtReview


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One answer read back. `answer` is in plain words: choice texts, a masked number, a day."""

    ref: str
    kind: PageKind
    question: str
    answer: str = field(repr=False)
    revealed: str = field(default="", repr=False)
    """The answer unmasked, shown only while a finger is held down."""
    changeable: bool = True
    source: Source = Source.TYPED
    error: Message | None = None
    """What still has to be mended before it can be handed in."""
