"""What was taken while a photo page is open, page by page of the paper, and the corners that are being set."""

from kiosk.services.photographs import Look, Photo, Point, Quad

TRIES = 2
"""After so many that cannot be read well nobody is asked to try again."""


class Taken:
    """Only what was taken just now can be turned and cornered; pages of an earlier day have no photograph here."""

    def __init__(self) -> None:
        self.at = 0
        """The page of the paper that is looked at."""
        self._photos: dict[int, Photo] = {}
        self._poor = 0

    @property
    def photo(self) -> Photo | None:
        """What was taken of the open page."""
        return self._photos.get(self.at)

    @property
    def is_poor(self) -> bool:
        """Whether it cannot be read well."""
        return self.photo is not None and self.photo.look is not Look.GOOD

    @property
    def is_enough(self) -> bool:
        """Whether it was tried often enough for one that cannot be read well."""
        return self.is_poor and self._poor >= TRIES

    def begin(self, at: int) -> None:
        """A page is taken for the first time."""
        self.at, self._poor = at, 0

    def keep(self, photo: Photo) -> None:
        """It is the open page now."""
        self._poor += photo.look is not Look.GOOD
        self._photos[self.at] = photo

    def forget(self) -> None:
        """Nothing of what lies here was taken just now."""
        self._photos.clear()

    def take_out(self) -> None:
        """The open page is gone; those behind it move up."""
        self._photos = {at - (at > self.at): one for at, one in self._photos.items() if at != self.at}

    def move_up(self) -> None:
        """The open page goes before the one before it."""
        moved = {self.at: self.at - 1, self.at - 1: self.at}
        self._photos = {moved.get(at, at): one for at, one in self._photos.items()}
        self.at -= 1

    def stay_within(self, pages: int) -> None:
        """There are so many pages now."""
        self.at = min(self.at, max(pages - 1, 0))


class Corners:
    """The four corners of a sheet while they are set by hand, in fractions of the picture; false = they are not."""

    def __init__(self) -> None:
        self._points: list[Point] = []
        self.ground = ""
        """Address of the picture they are set on."""

    def __bool__(self) -> bool:
        return bool(self._points)

    def begin(self, quad: Quad, ground: str) -> None:
        """As they were found."""
        self._points, self.ground = list(quad.corners), ground

    def move(self, which: int, x: float, y: float) -> None:
        """One is laid elsewhere, never outside."""
        self._points[which] = min(1.0, max(0.0, x)), min(1.0, max(0.0, y))

    def end(self) -> None:
        """They are set, or left as they were."""
        self._points, self.ground = [], ""

    def quad(self) -> Quad | None:
        """The sheet they go round; None where they go round none."""
        return Quad.around(self._points)

    def flat(self) -> list[float]:
        """As a screen draws them: x, y, x, y …"""
        return [value for point in self._points for value in point]
