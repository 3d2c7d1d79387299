"""An application from a file of answers: the same pages, the same checks, the same receipt as at the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from casework.ids import ItemCode
from casework.message import N_, Message
from kiosk.forms.filling import Filling
from kiosk.forms.pages import Page, PageKind, Stayed
from kiosk.services.applying import Incomplete, NotStored, Submitted
from kiosk.services.catalogue import NoSuchItem
from kiosk.services.eligibility import Verdict
from kiosk.services.identity import NotAPerson
from kiosk.services.kiosk import Kiosk
from kiosk.services.people import Person
from kiosk.services.photographs import Photo

_UNASKED: Final = (PageKind.NOTE, PageKind.MEMBERS)


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What the file says. Answers go by a question's whole ref or its last part; pictures are file names."""

    name: str = field(repr=False)
    id_number: str = field(repr=False)
    answers: Mapping[str, Any] = field(repr=False)
    photos: Mapping[str, Path] = field(repr=False)
    signature: bytes = field(repr=False)


class UnreadableAnswers(ValueError):
    """The file is not what it should be; the message names the key, never a value."""


def read_answers(record: Any, folder: Path) -> AnswerFile:
    """Read the JSON of an answer file; its pictures lie in `folder`. Raises UnreadableAnswers."""
    try:
        person = record["person"]
        photos = {ref: folder / name for ref, name in record.get("photos", {}).items()}
        signature = (folder / record["signature"]).read_bytes()
        return AnswerFile(person["name"], person["id_number"], dict(record["answers"]), photos, signature)
    except KeyError as error:
        raise UnreadableAnswers(f"{error.args[0]}: missing") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise UnreadableAnswers("an object with person, answers, photos and signature is needed") from error
    except OSError as error:
        raise UnreadableAnswers("signature: no such picture") from error


@dataclass(frozen=True, slots=True)
class LookFile:
    """Answers to a first look; `person` only where an answer stands on the card."""

    person: tuple[str, str] | None = field(repr=False)
    """Name and citizen number."""
    answers: Mapping[str, Any] = field(repr=False)


def read_look(record: Any) -> LookFile:
    """Read the JSON of a first look. Raises UnreadableAnswers."""
    try:
        person = record.get("person")
        who = (str(person["name"]), str(person["id_number"])) if person else None
        return LookFile(who, dict(record.get("answers", {})))
    except KeyError as error:
        raise UnreadableAnswers(f"{error.args[0]}: missing") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise UnreadableAnswers("an object with answers, and person where the card is needed, is wanted") from error


def look(kiosk: Kiosk, item: str, file: LookFile) -> Verdict | Incomplete | NoSuchItem | NotAPerson:
    """Ask the few questions of a first look and tell what was found; nothing is kept."""
    person = kiosk.identity.typed(file.person[1], file.person[0]) if file.person else None
    if isinstance(person, NotAPerson):
        return person
    filling = kiosk.eligibility.look(ItemCode(item), person)
    if not isinstance(filling, Filling):
        return filling
    stopped = _fill(kiosk, filling, AnswerFile("", "", file.answers, {}, b""))
    return stopped or kiosk.eligibility.verdict(filling)


def apply(kiosk: Kiosk, item: str, file: AnswerFile) -> (
        Submitted | Incomplete | NotStored | NoSuchItem | NotAPerson):
    """Fill the form page by page and hand it in. What does not go through leaves no draft behind."""
    person = kiosk.identity.typed(file.id_number, file.name)
    if not isinstance(person, Person):
        return person
    filling = kiosk.applying.start(ItemCode(item), person)
    if not isinstance(filling, Filling):
        return filling
    stopped = _fill(kiosk, filling, file)
    outcome = stopped or kiosk.applying.submit(filling, file.signature)
    if not isinstance(outcome, Submitted):
        kiosk.drafts.wipe(filling.draft)
    return outcome


def _fill(kiosk: Kiosk, filling: Filling, file: AnswerFile) -> Incomplete | None:
    while (page := filling.current) is not None:
        if page.kind not in _UNASKED and not _answered(kiosk, filling, page, file):
            return _missing(page)
        turned = filling.next()
        if isinstance(turned, Stayed):
            return _stayed(turned.page)
    return None


def _answered(kiosk: Kiosk, filling: Filling, page: Page, file: AnswerFile) -> bool:
    """Whether the page may be left: answered, or not in the file and not required."""
    if page.kind is PageKind.PHOTO:
        return _photographed(kiosk, filling, page, file)
    value = _of(file.answers, page.ref)
    if value is None:
        return not page.required or bool(page.value)
    try:
        filling.answer(value)
    except ValueError:
        return False
    return True


def _photographed(kiosk: Kiosk, filling: Filling, page: Page, file: AnswerFile) -> bool:
    path = _of(file.photos, page.ref)
    if path is None or not path.is_file():
        return not page.required
    photo = kiosk.photographing.use(path.read_bytes(), page.photo_kind)
    if isinstance(photo, Photo):
        filling.photographs.lay(photo.jpeg)
    return isinstance(photo, Photo)


def _of(values: Mapping[str, Any], ref: str) -> Any:
    return values.get(ref, values.get(ref.rpartition("/")[2]))


def _missing(page: Page) -> Incomplete:
    return Incomplete(page.ref, Message(N_("The file has no answer to this question, or one that is not in the list.")),
                      Message(N_("Add it to the file and try again.")))


def _stayed(page: Page) -> Incomplete:
    assert page.error is not None
    return Incomplete(page.ref, page.error, Message(N_("Mend it in the file and try again.")))
