"""Papers to draw, the Chinese texts, and a way to see a PDF as a picture."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PIL import Image

from papers.texts import Translate, translation

ROOT = Path(__file__).resolve().parents[2]
PART = ROOT / "assets" / "i18n" / "parts" / "papers.zh_CN.po"
See = Callable[[bytes, int], list[Image.Image]]


@pytest.fixture(scope="session")
def zh(tmp_path_factory: pytest.TempPathFactory) -> Translate:
    """The Chinese texts of the papers, compiled for this run."""
    folder = tmp_path_factory.mktemp("i18n")
    target = folder / "zh_CN" / "LC_MESSAGES" / "buchucun.mo"
    target.parent.mkdir(parents=True)
    with PART.open("rb") as source, target.open("wb") as compiled:
        write_mo(compiled, read_po(source, locale="zh_CN"))
    return translation(folder, ["zh_CN"])


@pytest.fixture
def see(tmp_path: Path) -> See:
    """Pages of a PDF as pictures at a resolution."""
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm (Debian package poppler-utils) is not installed")

    def look(data: bytes, dpi: int) -> list[Image.Image]:
        (tmp_path / "paper.pdf").write_bytes(data)
        for old in tmp_path.glob("page*.png"):
            old.unlink()
        subprocess.run([program, "-r", str(dpi), "-png", "paper.pdf", "page"], cwd=tmp_path, check=True)
        return [Image.open(path).convert("L") for path in sorted(tmp_path.glob("page*.png"))]

    return look
