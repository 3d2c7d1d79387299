"""What was written is read: both recognisers, each alone, and the strangest ink."""

import json
import os
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="numpy is not installed: handwriting is not read")

from kiosk.handwriting import reader as reading
from kiosk.handwriting.line_model import NoModel
from kiosk.handwriting.reader import NothingToReadWith, Reader

TEN = [[100, 300, 700, 300], [400, 50, 400, 800]]
WANG = [[250, 200, 750, 200], [300, 480, 700, 480], [500, 200, 500, 800], [200, 800, 800, 800]]
INK = Path(os.environ.get("BUCHUCUN_HANDWRITING", "")) / "ink-dev.json"


@pytest.fixture(scope="module")
def both() -> Reader:
    made = Reader(threads=1)
    assert made.parts == ("templates", "model")
    return made


@pytest.mark.parametrize(("character", "ink"), [("十", TEN), ("王", WANG), ("一", [[100, 500, 900, 500]])])
def test_plain_characters_are_read(both: Reader, character: str, ink: list[list[float]]) -> None:
    assert both.read(ink)[0].character == character


@pytest.mark.parametrize("ink", [[], [[]], [[5, 5]], [[5, 5, 5, 5]], [[500, 0, 500, 900]], [[0, 0] * 30_000],
                                 [[1e9, 1e9, -1e9, 3]]])
def test_the_strangest_ink_does_no_harm(both: Reader, ink: list[list[float]]) -> None:
    assert all(len(guess.character) == 1 for guess in both.read(ink))


def test_order_and_size_make_no_difference(both: Reader) -> None:
    small = [[at / 40 for at in stroke] for stroke in reversed(WANG)]
    assert both.read(small)[0].character == "王"


def test_each_part_reads_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alone = Reader(tmp_path / "none.npz", threads=1)
    assert alone.parts == ("model",) and alone.read(WANG)[0].character == "王"

    def missing(threads: int) -> None:
        raise NoModel

    monkeypatch.setattr(reading, "LineModel", missing)
    drawn = Reader()
    assert drawn.parts == ("templates",) and "王" in [one.character for one in drawn.read(WANG, 8)]
    with pytest.raises(NothingToReadWith):
        Reader(tmp_path / "none.npz")


@pytest.mark.skipif(not INK.is_file(), reason="BUCHUCUN_HANDWRITING is not set: no human ink to read")
def test_human_ink_is_read(both: Reader) -> None:
    """A spot check; the bars are the bench's (python -m bench.handwriting)."""
    held = [one for one in json.loads(INK.read_text("utf-8"))["samples"] if one["k"] == "ink"][::25]
    hits = sum(one["c"] in [guess.character for guess in both.read(one["s"], 5)] for one in held)
    assert hits / len(held) >= 0.75, f"{hits} of {len(held)} among the first five"
