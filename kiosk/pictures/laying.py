"""From what a camera gave to the page that is kept: the sheet laid straight, turned, judged, made small."""

from dataclasses import dataclass, field

from PIL import Image

from kiosk.pictures.legibility import Legibility, Look, judge
from kiosk.pictures.picture import MAX_PIXELS, Picture, opened, smaller, written
from kiosk.pictures.quad import Quad
from kiosk.pictures.sheet import Sheet, find, straighten

PORTRAIT_PIXELS = 1280


@dataclass(frozen=True, slots=True)
class Taken:
    """What the camera gave and how it is laid: enough to lay it again otherwise."""

    raw: bytes = field(repr=False)
    kind: str
    """`portrait` (never cut) or `document`."""
    quad: Quad = field(default_factory=Quad.whole)
    turns: int = 0
    """Quarters to the right."""
    cut: bool = False
    """Part of the sheet lies outside the picture."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The page as it is kept, and how it looks."""

    picture: Picture
    verdict: Legibility
    taken: Taken


def laid(raw: bytes, kind: str) -> Laid | None:
    """A paper is found and laid straight, a face stays as it is; None where `raw` is no picture.

    A sheet of which a part lies outside stays whole: nothing of it is to be lost.
    """
    image = opened(raw)
    if image is None:
        return None
    sheet = find(image) if kind == "document" else None
    return _laid(image, _taken(raw, kind, sheet))


def laid_again(taken: Taken) -> Laid | None:
    """The same photograph by other corners or turns."""
    image = opened(taken.raw)
    return _laid(image, taken) if image is not None else None


def _taken(raw: bytes, kind: str, sheet: Sheet | None) -> Taken:
    if sheet is None:
        return Taken(raw, kind)
    return Taken(raw, kind, cut=True) if sheet.cut else Taken(raw, kind, sheet.quad)


def _laid(image: Image.Image, taken: Taken) -> Laid:
    most = PORTRAIT_PIXELS if taken.kind == "portrait" else MAX_PIXELS
    seen = smaller(image, most) if taken.quad == Quad.whole() else straighten(image, taken.quad, max_pixels=most)
    if taken.turns:
        seen = seen.rotate(-90 * taken.turns, expand=True)
    verdict = judge(seen)
    if taken.cut and verdict.look is Look.GOOD:
        verdict = Legibility(Look.CUT)
    return Laid(written(seen), verdict, taken)
