"""The cards of the open list: people or things are added, looked into, taken away and put back."""

from dataclasses import dataclass

from kiosk.forms.members import TakenAway, answers_of
from kiosk.forms.pages import Page
from kiosk.forms.standing import Standing


@dataclass(frozen=True, slots=True)
class Cards:
    """Every call returns the page that is open then. Raises LookupError where no list is open."""

    standing: Standing

    def add(self) -> Page:
        """Add a card and open its first question."""
        repeat = self.standing.list_page().ref
        self.standing.taken_away = None
        return self._opened(self.standing.session.add_repeat(repeat), repeat)

    def change(self, ref: str) -> Page:
        """Open the first question of a card."""
        return self._opened(ref, self.standing.list_page().ref)

    def take_away(self, ref: str) -> Page:
        """Take a card away; `put_back` undoes it as long as no other is added."""
        repeat, session, place = self.standing.list_page().ref, self.standing.session, self.standing.place
        photos = {at[len(ref):]: kept for at, kept in place.photos.items() if at.startswith(f"{ref}/")}
        self.standing.taken_away = TakenAway(repeat, answers_of(session, ref), photos)
        position = int(ref[len(repeat) + 1:-1])
        session.remove_repeat(ref)
        place.forget_member(repeat, position)
        return self.standing.opened(repeat)

    def put_back(self) -> Page:
        """Put the card that was taken away last at the end of the list."""
        repeat, taken = self.standing.list_page().ref, self.standing.taken_away
        if taken is not None and taken.repeat == repeat:
            ref = self.standing.session.add_repeat(repeat)
            for tail, text in taken.answers.items():
                self.standing.session.answer(ref + tail, text)
            self.standing.place.photos |= {ref + tail: kept for tail, kept in taken.photos.items()}
        self.standing.taken_away = None
        return self.standing.opened(repeat)

    def _opened(self, card: str, repeat: str) -> Page:
        """Open the first question of a card, or the list again when the card asks nothing."""
        self.standing.changed()
        within = (one.ref for one in self.standing.pages() if one.ref.startswith(f"{card}/"))
        return self.standing.opened(next(within, repeat))
