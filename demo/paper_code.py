"""Reading the square code off a printed slip, as a telephone does."""

import subprocess
import tempfile
from pathlib import Path

import zxingcpp
from PIL import Image

DOTS_PER_INCH = 203
"""What a thermal printer draws."""


class CannotRead(Exception):
    """The slip shows no code that can be read."""


def read_code(slip: Path) -> str:
    """Return the text of the code on a slip. Raises CannotRead.

    Drawn with poppler when it is there, as printed; without it the page's picture is made by the slip's
    own drawing, which is less of a proof.
    """
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "slip"
        subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", "-singlefile", str(slip), str(picture)],
                       check=True, capture_output=True)
        with Image.open(picture.with_suffix(".png")) as image:
            codes = zxingcpp.read_barcodes(image.convert("L"))
    if not codes:
        raise CannotRead(slip.name)
    return codes[0].text
