"""The receipt's QR is the small one that was measured, and it reads back."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from papers import qr, raster
from papers.sheet import Page
from tests.papers.samples import TOKEN, URL


def read(url: str) -> str:
    code = qr.matrix(url)
    side = qr.side(code, 0.625)
    image = raster.paint(Page(side, side, qr.marks(code, x=0, y=0, module=0.625)))
    (found,) = zxingcpp.read_barcodes(image.convert("L"))
    return str(found.text)


@pytest.mark.parametrize(
    ("host", "version"), [("x" * 12 + ".cn", 7), ("x" * 19 + ".cn", 7), ("x" * 29 + ".cn", 8)]
)
def test_version_by_length_of_the_host(host: str, version: int) -> None:
    assert qr.version(qr.matrix(f"https://{host}/r#{TOKEN}")) == version


def test_33_millimetres_at_five_dots_a_module() -> None:
    assert qr.side(qr.matrix(URL), 0.625) == pytest.approx(33.1, abs=0.05)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="0123456789", min_size=210, max_size=210))
def test_reads_back(token: str) -> None:
    url = f"https://bcc.lanling.gov.cn/r#{token}"
    assert read(url) == url


@pytest.mark.parametrize("url", ["https://a.cn/", "https://a.cn/r#not-digits", "https://a.cn/r#"])
def test_other_addresses_read_back_too(url: str) -> None:
    assert read(url) == url


def test_a_token_of_zeros_reads_back() -> None:
    url = f"https://bcc.lanling.gov.cn/r#{'0' * 210}"
    assert read(url) == url


def test_full_width_digits_are_not_digits() -> None:
    assert read("https://a.cn/r#１２") == "https://a.cn/r#１２"


def test_too_long_is_said() -> None:
    with pytest.raises(qr.TooLongError):
        qr.matrix("https://a.cn/r#" + "9" * 8000)
