"""What a kiosk brings in before its first picture: nothing that only a paper, a sentence or a call needs."""

import subprocess
import sys

import pytest

LATER = ("numpy", "pandas", "reportlab", "requests", "pypinyin", "onnxruntime", "pyxform", "django")


@pytest.fixture(scope="module")
def brought_in() -> set[str]:
    shown = subprocess.run([sys.executable, "-c", "import sys, kiosk.app; print(' '.join(sys.modules))"],
                           check=True, capture_output=True, text=True)
    return set(shown.stdout.split())


@pytest.mark.parametrize("module", LATER)
def test_what_is_needed_later_is_brought_in_later(brought_in: set[str], module: str) -> None:
    assert module not in brought_in


def test_what_the_first_picture_needs_is_there(brought_in: set[str]) -> None:
    assert {"PySide6.QtQuick", "sqlite_utils", "kiosk.app"} <= brought_in
