"""Names of people, kept as they are written.

Stored names are never normalised: NFC and NFKC both replace CJK compatibility ideographs. Characters above
U+FFFF count as one. A name is never turned down for being rare (GB 18030-2022).
"""

import unicodedata
from dataclasses import dataclass, field
from typing import Final

from casework import surnames
from casework.message import N_, Message

LONGEST: Final = 50
MIDDLE_DOT: Final = "\u00b7"
_DOTS: Final = dict.fromkeys(map(ord, ".•・･‧∙⋅．●﹒"), MIDDLE_DOT)
_INVISIBLE: Final = dict.fromkeys((0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF))
_HAN_PLANES: Final = range(0x20000, 0x40000)
_VARIANTS: Final = str.maketrans(
    "戶昇陞喆燁煒曄峯羣甯邨菓濶鎔堃緖兪呂閆閻蕭肖張劉陳楊趙黃吳孫馬國華麗鳳蘭",
    "户升升哲烨炜晔峰群宁村果阔熔坤绪俞吕闫闫萧萧张刘陈杨赵黄吴孙马国华丽凤兰",
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of 1 to 50 code points; `private_use` are the positions (from 0) to be mapped by the county."""

    text: str = field(repr=False)
    private_use: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing but blanks."""

    @property
    def sentence(self) -> Message:
        return Message(N_("The name is still empty."))

    @property
    def next_step(self) -> Message:
        return Message(N_("Write it, or say it to the assistant."))


@dataclass(frozen=True, slots=True)
class TooLong:
    """`count` code points, more than 50."""

    count: int

    @property
    def sentence(self) -> Message:
        params = {"count": str(self.count)}
        return Message(N_("The name has {count} characters; there is room for 50."), params)

    @property
    def next_step(self) -> Message:
        return Message(N_("Write the first 50. The assistant notes the rest on the paper."))


@dataclass(frozen=True, slots=True)
class HasDigit:
    """A digit stands at `position`, counted from 1."""

    position: int

    @property
    def sentence(self) -> Message:
        return Message(N_("Character {position} of the name is a digit."), {"position": str(self.position)})

    @property
    def next_step(self) -> Message:
        return Message(N_("Take it out. A name has no digits."))


@dataclass(frozen=True, slots=True)
class HasSymbol:
    """A sign that no name has stands at `position`, counted from 1."""

    position: int

    @property
    def sentence(self) -> Message:
        return Message(N_("Character {position} of the name is a sign."), {"position": str(self.position)})

    @property
    def next_step(self) -> Message:
        return Message(N_("Take it out. For a rare character touch handwriting."))


def clean(text: str) -> Name | Empty | TooLong | HasDigit | HasSymbol:
    """The name as it is stored: trimmed, blanks beside Han characters dropped, any middle dot made U+00B7."""
    name = _close_up(text.translate(_INVISIBLE).translate(_DOTS))
    if not name:
        return Empty()
    for position, character in enumerate(name, start=1):
        if unicodedata.category(character) == "Nd":
            return HasDigit(position)
        if not _may_stand(character):
            return HasSymbol(position)
    if len(name) > LONGEST:
        return TooLong(len(name))
    return Name(name, tuple(i for i, character in enumerate(name) if unicodedata.category(character) == "Co"))


def same_person(a: str, b: str) -> bool:
    """Whether two spellings may be one name. For searching only: never merge two people on it."""
    return search_key(a) == search_key(b)


def search_key(text: str) -> str:
    """A copy folded for search: compatibility forms, variants such as 戶 and 户, dots and blanks all gone."""
    folded = unicodedata.normalize("NFKC", text.translate(_DOTS)).translate(_VARIANTS).casefold()
    return "".join(character for character in folded if character != MIDDLE_DOT and not character.isspace())


def split(text: str) -> tuple[str, str]:
    """(surname, given name); compound surnames are known; a name with a middle dot has no surname."""
    return ("", text) if MIDDLE_DOT in text else surnames.split(text)


def is_han(character: str) -> bool:
    """Whether one code point is a Han character, those that Python's tables do not know yet included."""
    return ord(character) in _HAN_PLANES or unicodedata.name(character, "").startswith("CJK ")


def _close_up(text: str) -> str:
    words = text.split()
    joined = words[0] if words else ""
    for word in words[1:]:
        gap = "" if _closes(joined[-1]) or _closes(word[0]) else " "
        joined += gap + word
    return joined


def _closes(character: str) -> bool:
    return character == MIDDLE_DOT or is_han(character)


def _may_stand(character: str) -> bool:
    if character in " -'’〇" + MIDDLE_DOT or ord(character) in _HAN_PLANES:
        return True
    return unicodedata.category(character) in {"Co", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc"}
