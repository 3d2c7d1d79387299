"""The photographs of the open question: the pages of one paper are laid down, changed, taken out and put back."""

from dataclasses import dataclass

from kiosk.forms.pages import Page, Source
from kiosk.forms.photo_pages import (
    Kept,
    Pages,
    TornOut,
    with_page,
    with_page_back,
    with_page_earlier,
    without_page,
)
from kiosk.forms.questions import Asked
from kiosk.forms.standing import Standing


@dataclass(frozen=True, slots=True)
class Photographs:
    """Every call returns the page as it stands then. Raises LookupError where no question is open."""

    standing: Standing

    def lay(self, jpeg: bytes, at: int = 0, *, look: str = "") -> Page:
        """Lay a photograph down as page `at`: in the place of that page, or behind the last.

        `look` = why it is not legible, where it is kept all the same. Raises ValueError where no page may lie there.
        """
        one = self.standing.question()
        kept = Kept(self.standing.sheet.keeper.put(jpeg), len(jpeg), look)
        return self._paged(one, with_page(self._pages(one), at, kept))

    def take_out(self, at: int) -> Page:
        """Take one page out; `put_back` undoes it while the question is open."""
        one = self.standing.question()
        pages = self._pages(one)
        left = without_page(pages, at)
        self.standing.torn_out = TornOut(one.ref, at, pages[at])
        return self._paged(one, left)

    def put_back(self) -> Page:
        """Put the page that was taken out last where it was."""
        one, torn = self.standing.question(), self.standing.torn_out
        self.standing.torn_out = None
        pages = self._pages(one)
        return self._paged(one, with_page_back(pages, torn) if torn and torn.ref == one.ref else pages)

    def move_up(self, at: int) -> Page:
        """Let a page change places with the one before it."""
        one = self.standing.question()
        return self._paged(one, with_page_earlier(self._pages(one), at))

    def use_offered(self) -> Page:
        """Answer with the photograph handed in before. Raises LookupError without one."""
        one, place = self.standing.question(), self.standing.place
        offer = place.offers.get(one.ref)
        if offer is None:
            raise LookupError("nothing was handed in before")
        place.photos[one.ref] = offer.pages
        place.sources[one.ref], place.origins[one.ref] = Source.EARLIER, offer.origin
        self.standing.session.answer(one.ref, offer.pages[0].name)
        return self.standing.answered()

    def _pages(self, one: Asked) -> Pages:
        return self.standing.place.photos.get(one.ref, ())

    def _paged(self, one: Asked, pages: Pages) -> Page:
        photos = self.standing.place.photos
        photos[one.ref] = pages
        if not pages:
            del photos[one.ref]
        self.standing.typed(one.ref)
        self.standing.session.answer(one.ref, pages[0].name if pages else "")
        return self.standing.answered()
