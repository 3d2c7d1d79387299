"""What goes to the thermal printer is the picture, dot for dot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from papers import escpos
from papers.receipt import slip_raster
from papers.texts import Translate
from tests.papers.samples import SLIP


@pytest.mark.parametrize("dots", [576, 384])
def test_printed_bytes_are_the_slip(zh: Translate, dots: int) -> None:
    slip = slip_raster(SLIP, zh, width_dots=dots)
    assert (slip.mode, slip.width) == ("1", dots)
    back = escpos.decode(escpos.encode(slip))
    assert (back.size, back.tobytes()) == (slip.size, slip.tobytes())


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(1, 40), st.integers(1, 300))
def test_any_picture_comes_back(data: st.DataObject, width: int, height: int) -> None:
    ink = data.draw(st.binary(min_size=(width + 7) // 8 * height, max_size=(width + 7) // 8 * height))
    image = Image.frombytes("1", (width, height), ink)
    back = escpos.decode(escpos.encode(image, cut=False))
    assert back.crop((0, 0, width, height)).tobytes() == image.tobytes()
    assert back.width == (width + 7) // 8 * 8


def test_black_is_a_set_bit() -> None:
    """GS v 0: 1 prints a dot."""
    data = escpos.encode(Image.new("1", (8, 1), 0))
    assert data == b"\x1b@\x1dv0\x00\x01\x00\x01\x00\xff\x1bd\x03\x1dVB\x00"


@pytest.mark.parametrize("data", [b"", b"\x1b@", b"hello", b"\x1b@\x1dv0\x00\x01\x00\x02\x00\xff"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(escpos.NotRasterError):
        escpos.decode(data)
