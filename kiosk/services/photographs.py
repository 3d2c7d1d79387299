"""Taking a photograph of a paper or a face, and saying honestly whether it can be read."""

from dataclasses import dataclass, field
from enum import StrEnum

from casework.message import Message


class Look(StrEnum):
    """How a photograph looks; advice only, never a refusal."""

    GOOD = "good"
    DARK = "dark"
    BLURRED = "blurred"
    GLARE = "glare"


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph ready to be used: JPEG without EXIF, within the size cap.

    `where` is the troubled part as fractions of the picture (left, top, width, height), None = all of it.
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

    sentence: Message
    next_step: Message


class Photographing:
    """The camera of the kiosk."""

    def take(self, kind: str) -> Photo | NoPhoto:
        """Take one now. `kind` is a page's `photo_kind`: `portrait` or `document`."""
        raise NotImplementedError

    def preview(self) -> bytes | None:
        """A small JPEG of what the camera sees, or None."""
        raise NotImplementedError
