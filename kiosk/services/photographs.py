"""Taking a photograph of a paper or a face, and saying honestly whether it can be read."""

from dataclasses import dataclass, field
from typing import Final

from casework.message import N_, Message
from kiosk.devices.camera import Camera
from kiosk.devices.legibility import Look, judge
from kiosk.devices.picture import prepare

__all__ = ["Look", "NoPhoto", "Photo", "Photographing"]

_PORTRAIT_PIXELS: Final = 1280
_PREVIEW_PIXELS: Final = 640
_SENTENCES: Final = {
    Look.GOOD: Message(N_("This can be read well.")),
    Look.DARK: Message(N_("It is too dark to read.")),
    Look.BLURRED: Message(N_("It is blurred, the words run together.")),
    Look.GLARE: Message(N_("One spot is too bright and cannot be read.")),
}
_NEXT: Final = {
    Look.GOOD: Message(N_("Use this one.")),
    Look.DARK: Message(N_("Switch the light on and take it again. You may also use this one.")),
    Look.BLURRED: Message(N_("Hold it still and take it again. You may also use this one.")),
    Look.GLARE: Message(N_("Turn it away from the light and take it again. You may also use this one.")),
}


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph ready to be used: JPEG without EXIF, within the size cap.

    `look` is advice, never a refusal; `where` is the troubled part as fractions of the picture (left, top,
    width, height), None = all of it.
    """

    jpeg: bytes = field(repr=False)
    width: int
    height: int
    look: Look
    sentence: Message
    next_step: Message
    where: tuple[float, float, float, float] | None = None


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
    """The camera of the kiosk."""

    def __init__(self, camera: Camera | None) -> None:
        self._camera = camera

    def take(self, kind: str) -> Photo | NoPhoto:
        """Take one now. `kind` is a page's `photo_kind`: `portrait` or `document`."""
        raw = self._camera.take(kind) if self._camera else None
        return self.use(raw, kind) if raw is not None else NoPhoto()

    def use(self, raw: bytes, kind: str) -> Photo | NoPhoto:
        """A picture that was taken elsewhere, made ready the same way."""
        picture = prepare(raw, max_pixels=_PORTRAIT_PIXELS) if kind == "portrait" else prepare(raw)
        if picture is None:
            return NoPhoto()
        verdict = judge(picture.jpeg)
        return Photo(picture.jpeg, picture.width, picture.height, verdict.look, _SENTENCES[verdict.look],
                     _NEXT[verdict.look], verdict.where)

    def preview(self, kind: str = "document") -> bytes | None:
        """A small JPEG of what the camera sees, or None."""
        raw = self._camera.look(kind) if self._camera else None
        picture = prepare(raw, max_pixels=_PREVIEW_PIXELS) if raw is not None else None
        return picture.jpeg if picture else None
