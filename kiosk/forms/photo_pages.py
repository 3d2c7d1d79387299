"""The photographs that answer one question: the pages of one paper, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from casework.case import Attachment
from casework.ids import Sha256

MOST_PAGES: Final = 12
"""Of one paper: a hospital's bill of ten leaves and two more; past it the assistant takes the original."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A photograph that answers a question, or one page of it."""

    sha256: Sha256
    size: int
    look: str = ""
    """What kept it from being legible, where it was kept all the same; '' = it is legible, or nobody looked."""

    @property
    def name(self) -> str:
        """The file name that stands as the answer in the form."""
        return f"{self.sha256[:16]}.jpg"


Pages = tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class TornOut:
    """A page that was taken out and can be put back while its question is open."""

    ref: str
    at: int
    page: Kept


def with_page(pages: Pages, at: int, page: Kept) -> Pages:
    """The pages with one at a place: in the place of what lies there, or behind the last.

    Raises ValueError where no page may lie there.
    """
    if not 0 <= at <= len(pages) or at >= MOST_PAGES:
        raise ValueError("no page may lie there")
    return (*pages[:at], page, *pages[at + 1:])


def without_page(pages: Pages, at: int) -> Pages:
    """The pages without one. Raises ValueError where none lies there."""
    if not 0 <= at < len(pages):
        raise ValueError("no page lies there")
    return (*pages[:at], *pages[at + 1:])


def with_page_back(pages: Pages, torn: TornOut) -> Pages:
    """The pages with one put back where it was, or at the end where they have become fewer."""
    return (*pages[:torn.at], torn.page, *pages[torn.at:])


def with_page_earlier(pages: Pages, at: int) -> Pages:
    """The pages with one changed places with the one before it. Raises ValueError where there is none before."""
    if not 0 < at < len(pages):
        raise ValueError("there is no page before")
    return (*pages[:at - 1], pages[at], pages[at - 1], *pages[at + 1:])


def by_question(attachments: Iterable[Attachment]) -> dict[str, Pages]:
    """Attachments as the pages of their questions."""
    found: dict[str, Pages] = {}
    for one in attachments:
        found[one.ref] = (*found.get(one.ref, ()), Kept(one.sha256, one.size, one.look))
    return found
