"""The line-reading model PP-OCRv4 (Apache-2.0), shown one drawn character.

The model is a file of the published wheel `rapidocr-onnxruntime`; its Python code is not imported and none of what
that asks for (OpenCV and others) is needed.
"""

from importlib import metadata
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from kiosk.handwriting.ink import Points

PACKAGE: Final = "rapidocr-onnxruntime"
FILE: Final = "ch_PP-OCRv4_rec_infer.onnx"
SIDE: Final = 48
MARGIN: Final = 4
LINES: Final = (2, 3, 4)
"""Widths of the pen: what was written is shown to the model in each, and its beliefs are averaged."""
FINER: Final = 4
"""Drawn so many times larger, then made smaller: smooth edges."""


class NoModel(Exception):
    """The wheel or the runtime is not installed, or does not work here."""


def model_file() -> Path:
    """Where the wheel put the model. Raises NoModel."""
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError as error:
        raise NoModel from error
    found = next((Path(str(one.locate())) for one in files if one.name == FILE), None)
    if found is None or not found.is_file():
        raise NoModel
    return found


class LineModel:
    """The model, loaded. Raises NoModel."""

    def __init__(self, threads: int = 2) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise NoModel from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")    # the screen draws, too
        try:
            self._session = onnxruntime.InferenceSession(
                str(model_file()), options, providers=["CPUExecutionProvider"])
        except RuntimeError as error:      # what all of the runtime's own exceptions are
            raise NoModel from error
        self._input = self._session.get_inputs()[0].name
        names = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self.characters = tuple(names)
        """The character of each class; class 0, which comes before them, is 'nothing'."""

    def beliefs(self, strokes: list[Points]) -> NDArray[np.float32]:
        """For each of `characters` how much the model believes to have seen it, 0 to 1, of tidied strokes."""
        pictures = np.stack([picture(strokes, line) for line in LINES])
        seen = np.asarray(self._session.run(None, {self._input: pictures})[0])
        found: NDArray[np.float32] = seen[:, :, 1:len(self.characters) + 1].max(axis=1).mean(axis=0)
        return found


def picture(strokes: list[Points], width: int) -> NDArray[np.float32]:
    """Dark on white, 48 x 48, as the model wants it: 3 x 48 x 48 from -1 to 1, with a pen of `width` pixels."""
    side, pad, line = SIDE * FINER, MARGIN * FINER, width * FINER
    everything = np.concatenate(strokes)
    low, high = everything.min(axis=0), everything.max(axis=0)
    scale = (side - 2 * pad) / max(float((high - low).max()), 1e-6)
    shift = side / 2 - (low + high) / 2 * scale
    image = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        points = [(float(x), float(y)) for x, y in stroke * scale + shift]
        pen.line(points, fill=0, width=line)
        for x, y in (points[0], points[-1]):
            pen.ellipse((x - line / 2, y - line / 2, x + line / 2, y + line / 2), fill=0)
    small = np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.float32)
    return np.broadcast_to(small / 127.5 - 1, (3, SIDE, SIDE)).astype(np.float32)
