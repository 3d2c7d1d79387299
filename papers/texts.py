"""The words of the papers: English source, other languages from the product's gettext catalogue `buchucun`.

Every drawing function takes a `Translate`; no language is held in the process, because a county prints in
one language while a test or another desk prints in a second.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

Translate = Callable[[str], str]
DOMAIN = "buchucun"


def N_(text: str) -> str:
    """Marks a text of a table for the catalogue; it is translated where it is drawn."""
    return text


def english(text: str) -> str:
    """The source texts themselves."""
    return text


def translation(localedir: Path, languages: Sequence[str]) -> Translate:
    """The texts in the first language that has a compiled catalogue; English when none has."""
    return gettext.translation(DOMAIN, str(localedir), languages=list(languages), fallback=True).gettext


def day(value: date, tr: Translate) -> str:
    """A date as papers write it: 2026年11月24日 (GB/T 9704-2012, 7.3.5.4)."""
    return tr("{year}-{month:02}-{day:02}").format(year=value.year, month=value.month, day=value.day)
