"""An answer as typed into an answer as kept, and as read back."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from casework import citizen_number, day_words, names
from casework.chinese_dates import formal
from casework.masking import Place, mask_bank_card, mask_citizen_number, mask_disability_number
from casework.message import N_, Message
from kiosk.forms.pages import PageKind
from xforms import Choice

_DIGITS = {PageKind.PHONE, PageKind.BANK, PageKind.IDNO, PageKind.DISABILITY}
EMPTY = Message(N_("This one is still empty. Write it, or ask the assistant."))
NOT_CHOSEN = Message(N_("Nothing chosen yet. Touch one."))
NO_PHOTO = Message(N_("No photograph yet. Touch to take one."))
DOES_NOT_FIT = Message(N_("This does not fit yet. Please look again."))


def kept(kind: PageKind, value: object) -> object:
    """The answer as it goes into the form: numbers without blanks, names as names are stored."""
    if isinstance(value, (list, tuple)):
        return " ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    text = value.strip()
    if kind in _DIGITS:
        return "".join(text.split()).upper()
    if kind is PageKind.NAME:
        cleaned = names.clean(text)
        return cleaned.text if isinstance(cleaned, names.Name) else text
    return text


def fault(kind: PageKind, text: str, *, today: date) -> Message | None:
    """What the rules of the trade say against an answer, beyond what the form checks."""
    if not text:
        return None
    if kind is PageKind.IDNO:
        number = citizen_number.parse(text, today=today)
        return None if isinstance(number, citizen_number.CitizenNumber) else number.sentence
    if kind is PageKind.NAME:
        name = names.clean(text)
        return None if isinstance(name, names.Name) else name.sentence
    return None


def missing(kind: PageKind) -> Message:
    """The sentence for a required answer that is not there."""
    if kind is PageKind.PHOTO:
        return NO_PHOTO
    choice = kind in (PageKind.CHOICE_ONE, PageKind.CHOICE_MANY, PageKind.YES_NO)
    return NOT_CHOSEN if choice else EMPTY


def in_words(kind: PageKind, text: str, choices: Sequence[Choice], *, chinese: bool) -> str:
    """The answer read back: choice texts, a day, an amount; other text unchanged."""
    if choices:
        by_value = {choice.value: choice.text for choice in choices}
        joint = "、" if chinese else ", "
        return joint.join(by_value.get(value, value) for value in text.split())
    if kind is PageKind.DATE and text:
        return _day(text, chinese=chinese)
    if kind is PageKind.MONEY and text:
        return f"{Decimal(text):,} 元" if chinese else f"{Decimal(text):,} yuan"
    return text


def shown(kind: PageKind, words: str) -> str:
    """The answer as neighbours may see it: identity and bank numbers masked (table in `casework.masking`)."""
    if kind is PageKind.IDNO:
        return mask_citizen_number(words, Place.SCREEN)
    if kind is PageKind.DISABILITY:
        return mask_disability_number(words, Place.SCREEN)
    if kind is PageKind.BANK:
        return mask_bank_card(words, Place.SCREEN)
    return words


def _day(text: str, *, chinese: bool) -> str:
    day = date.fromisoformat(text[:10])
    return formal(day) if chinese else day_words.whole(day).render()
