"""The whole job as `./run --headless` plays it, in both orientations: screens, papers, county and back."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

ORIENTATIONS = ("portrait", pytest.param("landscape", marks=pytest.mark.full))


@pytest.fixture(scope="module", params=ORIENTATIONS)
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    out = tmp_path_factory.mktemp(f"out-{request.param}")
    lying = ["--landscape"] if request.param == "landscape" else []
    finished = subprocess.run([sys.executable, "-m", "demo", "--headless", "--out", str(out), *lying],
                              capture_output=True, text=True, timeout=400, check=False)
    assert finished.returncode == 0, finished.stdout[-2000:] + finished.stderr[-4000:]
    return out, json.loads((out / "summary.json").read_text(encoding="utf-8"))


def test_every_move_of_the_case_is_there_in_order(played: tuple[Path, dict[str, Any]]) -> None:
    assert played[1]["states"] == [
        "SUBMITTED", "RECEIVED", "SUPPLEMENT", "RECEIVED", "ACCEPTED", "REVIEW", "APPROVED",
        "DELIVERING", "DONE"]


def test_the_code_on_the_printed_slip_is_the_receipts(played: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    out, summary = played
    picture = tmp_path / "slip"
    subprocess.run(["pdftoppm", "-r", "203", "-png", "-singlefile", str(out / summary["receipt_pdf"]),
                    str(picture)], check=True)
    with Image.open(picture.with_suffix(".png")) as image:
        codes = zxingcpp.read_barcodes(image.convert("L"))
    assert [code.text for code in codes] == [summary["receipt_url"]]


def test_the_code_on_the_screen_is_the_receipts(played: tuple[Path, dict[str, Any]]) -> None:
    out, summary = played
    screen = next(name for name in summary["screenshots"] if "receipt-stored" in name)
    with Image.open(out / screen) as image:
        codes = zxingcpp.read_barcodes(image.convert("L"))
    assert summary["receipt_url"] in [code.text for code in codes]


def test_pictures_and_papers_are_what_they_are_called(played: tuple[Path, dict[str, Any]]) -> None:
    out, summary = played
    assert len(summary["screenshots"]) >= 10
    for name in summary["screenshots"]:
        with Image.open(out / name) as image:
            assert len(image.getcolors(maxcolors=1 << 20) or range(99)) > 20, name
    kinds = " ".join(summary["papers"])
    assert all(kind in kinds for kind in ("receipt", "supplement", "decision", "delivery"))
    for name in summary["papers"]:
        assert (out / name).read_bytes().startswith(b"%PDF-")


def test_the_line_was_used_sparingly(played: tuple[Path, dict[str, Any]]) -> None:
    sync = played[1]["sync"]
    assert sync["round_trips"] > 0 and 0 < sync["bytes_up"] < 1_000_000
