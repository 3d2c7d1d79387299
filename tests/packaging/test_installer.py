"""The kiosk as a folder that brings its own Python: it builds, and what comes out works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.full

ROOT = Path(__file__).resolve().parents[2]
LARGEST_BYTES = 350_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("PyInstaller", reason="pyinstaller is not installed")
    place = tmp_path_factory.mktemp("installer")
    built = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
         "--distpath", str(place / "dist"), "--workpath", str(place / "build"), "build_installer.spec"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert built.returncode == 0, built.stderr[-3000:]
    return place / "dist" / "buchucun-kiosk"


def test_the_folder_is_small_enough_to_carry(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < LARGEST_BYTES


def test_nothing_of_the_county_or_the_web_engine_is_inside(folder: Path) -> None:
    names = {path.name for path in folder.rglob("*")}
    assert not [name for name in names if "WebEngine" in name or name in ("django", "county")]


def test_its_doctor_speaks_without_any_python_beside(folder: Path, tmp_path: Path) -> None:
    surroundings = {"HOME": str(tmp_path), "PATH": os.defpath, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    asked = subprocess.run(
        [folder / "kiosk", "doctor", "--json"],
        env=surroundings, cwd=tmp_path, capture_output=True, text=True, check=False,
    )
    answer = json.loads(asked.stdout)
    assert {row["key"] for row in answer["rows"]} >= {"disk", "keys", "store"}
