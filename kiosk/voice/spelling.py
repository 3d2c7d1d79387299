"""How the synthesiser is given a text: Chinese as pinyin, English as it stands, secret numbers in neither."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from kiosk.voice.readings import in_pinyin
from kiosk.voice.wording import has_chinese, without_secrets, wording

LOOK_IN_ENGLISH: Final = "the number on the screen"
_LETTER: Final = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Spelled:
    """What the synthesiser reads, and as which language."""

    words: str
    language: Literal["zh", "en"]


def spelled(text: str) -> Spelled:
    """Spell a text; figures that stand alone are read in Chinese."""
    if has_chinese(text) or not _LETTER.search(text):
        return Spelled(in_pinyin(wording(text)), "zh")
    return Spelled(without_secrets(text, LOOK_IN_ENGLISH), "en")
