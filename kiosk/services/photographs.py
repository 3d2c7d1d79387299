"""Taking a photograph of a paper or a face, and saying honestly whether it can be read."""

from dataclasses import dataclass, field, replace
from typing import Final

from casework.message import N_, Message
from kiosk.devices.camera import Camera
from kiosk.pictures.inked import inked
from kiosk.pictures.laying import Laid, Taken, laid, laid_again
from kiosk.pictures.legibility import Look
from kiosk.pictures.picture import opened, prepare, written
from kiosk.pictures.quad import Point, Quad

__all__ = ["Look", "NoPhoto", "Photo", "Photographing", "Point", "Quad"]

_PREVIEW_PIXELS: Final = 640
_SENTENCES: Final = {
    Look.GOOD: Message(N_("This can be read well.")),
    Look.DARK: Message(N_("It is too dark to read.")),
    Look.BLURRED: Message(N_("It is blurred, the words run together.")),
    Look.GLARE: Message(N_("One spot is too bright and cannot be read.")),
    Look.CUT: Message(N_("A part of the paper is outside the picture.")),
}
_NEXT: Final = {
    Look.GOOD: Message(N_("Use this one.")),
    Look.DARK: Message(N_("Switch the light on and take it again.")),
    Look.BLURRED: Message(N_("Hold it still and take it again.")),
    Look.GLARE: Message(N_("Turn it away from the light and take it again.")),
    Look.CUT: Message(N_("Move it to the middle and take it again.")),
}


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph ready to be used: JPEG without EXIF, straightened, within the size cap.

    `look` is advice, never a refusal; `where` is the troubled part as fractions of the picture (left, top,
    width, height), None = all of it.
    """

    jpeg: bytes = field(repr=False)
    width: int
    height: int
    look: Look
    sentence: Message
    next_step: Message
    where: tuple[float, float, float, float] | None
    taken: Taken


@dataclass(frozen=True, slots=True)
class NoPhoto:
    """The camera gave nothing."""

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(N_("The camera gives no picture."))

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("Ask the assistant. The paper can be photographed later."))


class Photographing:
    """The camera or the document scanner of the kiosk. Slow parts may run beside the drawing thread."""

    def __init__(self, camera: Camera | None) -> None:
        self._camera = camera

    def take(self, kind: str) -> Photo | NoPhoto:
        """Take one now. `kind` is a page's `photo_kind`: `portrait` or `document`."""
        raw = self._camera.take(kind) if self._camera else None
        return self.use(raw, kind) if raw is not None else NoPhoto()

    def use(self, raw: bytes, kind: str) -> Photo | NoPhoto:
        """A picture that was taken elsewhere, made ready the same way: a paper is found and laid straight."""
        return _photo(laid(raw, kind))

    def turned(self, photo: Photo) -> Photo | NoPhoto:
        """The same, a quarter further to the right."""
        return _photo(laid_again(replace(photo.taken, turns=(photo.taken.turns + 1) % 4)))

    def cornered(self, photo: Photo, quad: Quad) -> Photo | NoPhoto:
        """The same, laid straight by the corners a person set; `Quad.whole()` = nothing is cut away."""
        return _photo(laid_again(replace(photo.taken, quad=quad, cut=False)))

    def print_of(self, photo: Photo) -> bytes:
        """The print of a finger alone, cut out of the paper it was pressed on; all of it where none stands out."""
        image = opened(photo.jpeg)
        return written(inked(image)).jpeg if image is not None else photo.jpeg

    def before(self, photo: Photo) -> bytes:
        """The photograph as it was taken, small, to set the corners on."""
        picture = prepare(photo.taken.raw, max_pixels=_PREVIEW_PIXELS * 2)
        return picture.jpeg if picture else photo.jpeg

    def preview(self, kind: str = "document") -> bytes | None:
        """A small JPEG of what the camera sees, or None."""
        raw = self._camera.look(kind) if self._camera else None
        picture = prepare(raw, max_pixels=_PREVIEW_PIXELS) if raw is not None else None
        return picture.jpeg if picture else None


def _photo(found: Laid | None) -> Photo | NoPhoto:
    if found is None:
        return NoPhoto()
    picture, verdict = found.picture, found.verdict
    return Photo(picture.jpeg, picture.width, picture.height, verdict.look, _SENTENCES[verdict.look],
                 _NEXT[verdict.look], verdict.where, found.taken)
