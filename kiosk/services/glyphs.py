"""Whether a typeface has a character; one that none has is drawn as its number in a frame, never as an empty box."""

from functools import lru_cache
from pathlib import Path

from papers import fonts


def rare_faces() -> list[Path]:
    """The files of the typefaces tried after the first, where they are installed."""
    return [face.path for face in fonts.chain()[1:]]


@lru_cache(maxsize=65536)
def drawable(character: str) -> bool:
    """Whether a typeface of the chain has it: asked of the files, as the papers ask."""
    return not fonts.missing(character)
