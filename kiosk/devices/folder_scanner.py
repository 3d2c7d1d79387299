"""A scanner fed by files: a text or a picture of a slip laid into a folder, taken away once read."""

from pathlib import Path

import zxingcpp
from PIL import Image, UnidentifiedImageError


class FolderScanner:
    """Reads the oldest file of `folder` and removes it. Pictures are read as QR codes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self) -> str | None:
        """The text of the next slip, or None."""
        if not self._folder.is_dir():
            return None
        slips = sorted(self._folder.iterdir(), key=lambda file: (file.stat().st_mtime_ns, file.name))
        return _take(slips[0]) if slips else None


def _take(slip: Path) -> str | None:
    try:
        text = slip.read_text("utf-8") if slip.suffix == ".txt" else _qr(slip)
    except (OSError, ValueError, UnidentifiedImageError):
        text = ""
    slip.unlink(missing_ok=True)
    return text.strip() or None


def _qr(picture: Path) -> str:
    with Image.open(picture) as image:
        codes = zxingcpp.read_barcodes(image.convert("L"))
    return codes[0].text if codes else ""
