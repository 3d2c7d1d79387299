"""What the same person said or handed in before, and which question of another form asks the very same thing.

Two questions are the same when name, kind, type and words are. Only what stays true of a person for years is taken:
how to reach them, where the money goes, who lives with them, their land, their service (blocks of the catalogue).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from casework.case import Attachment
from casework.definition import Text
from casework.ids import Sha256
from kiosk.forms.photo_pages import Pages, by_question
from xforms import Form

NAMES: Final = frozenset({"a_phone", "a_contact", "a_addr", "k_owner", "k_holder", "k_rel", "k_card", "k_bank"})
"""What may be taken whatever group it stands in."""
GROUPS: Final = frozenset({"home", "household", "plots", "service"})
"""Groups of which every answer may be taken."""
_ROW: Final = re.compile(r"\[\d+\]")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an answer comes from: the matter it was given for, and the day."""

    item: Text
    day: date


@dataclass(frozen=True, slots=True)
class Said:
    """One answer given before."""

    text: str = field(repr=False)
    origin: Origin


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One photographed paper handed in before, all its pages."""

    pages: Pages
    origin: Origin

    @property
    def hashes(self) -> tuple[Sha256, ...]:
        """Of its pages, in order."""
        return tuple(page.sha256 for page in self.pages)


@dataclass(frozen=True, slots=True)
class OldCase:
    """An earlier case of the same person, with the form it was filled on."""

    form: Form
    origin: Origin
    answers: Mapping[str, str] = field(repr=False)
    attachments: tuple[Attachment, ...] = field(repr=False)
    """Those that stand: what a supplement took the place of is not among them."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """All that may be offered again, the newest of each."""

    answers: Mapping[Key, Said] = field(default_factory=dict, repr=False)
    rows: Mapping[Key, Mapping[int, Said]] = field(default_factory=dict, repr=False)
    """Answers within lists, by the position of the row."""
    photos: Mapping[Key, HandedIn] = field(default_factory=dict, repr=False)

    def __bool__(self) -> bool:
        return bool(self.answers or self.rows or self.photos)


def earlier_of(cases: Iterable[OldCase]) -> Earlier:
    """What the cases hold, newest first: of each question the newest answer, of each list one case's rows."""
    answers: dict[Key, Said] = {}
    rows: dict[Key, dict[int, Said]] = {}
    photos: dict[Key, HandedIn] = {}
    for case in cases:
        for ref, text in case.answers.items():
            if may_be_taken(ref) and "[" not in ref:
                answers.setdefault(key_of(case.form, ref), Said(text, case.origin))
        for key, said in _rows(case).items():
            rows.setdefault(key, said)
        for ref, pages in by_question(one for one in case.attachments if one.ref in case.answers).items():
            if "[" not in ref:
                photos.setdefault(key_of(case.form, ref), HandedIn(pages, case.origin))
    return Earlier(answers, rows, photos)


def only_for(earlier: Earlier, form: Form) -> Earlier:
    """What of it a form asks for."""
    keys = {key_of(form, ref) for ref in form.questions}
    return Earlier({key: one for key, one in earlier.answers.items() if key in keys},
                   {key: one for key, one in earlier.rows.items() if key in keys},
                   {key: one for key, one in earlier.photos.items() if key in keys})


def may_be_taken(ref: str) -> bool:
    """Whether a question is about something that stays true of a person."""
    parts = ref.split("/")
    return parts[-1] in NAMES or (len(parts) > 3 and parts[2] in GROUPS)


def key_of(form: Form, ref: str) -> Key:
    """What makes a question the same in two forms; within a list its whole place counts."""
    generic = _ROW.sub("", ref)
    return (generic if "[" in ref or form.is_repeated(generic) else ref.rpartition("/")[2], *form.wording(generic))


def _rows(case: OldCase) -> dict[Key, dict[int, Said]]:
    found: dict[Key, dict[int, Said]] = {}
    for ref, text in case.answers.items():
        row = re.search(r"\[(\d+)\]", ref)
        if row is not None and ref.count("[") == 1 and may_be_taken(_ROW.sub("", ref)):
            found.setdefault(key_of(case.form, ref), {})[int(row[1])] = Said(text, case.origin)
    return found
