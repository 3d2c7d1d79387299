"""Machines fed by files, the thermal printer on a pseudo terminal, pictures within their caps."""

import io
import os
import threading
import tty
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.card_reader import Card, UnreadableCard
from kiosk.devices.escpos_printer import EscposPrinter
from kiosk.devices.folder_camera import FolderCamera
from kiosk.devices.folder_card_reader import FolderCardReader
from kiosk.devices.folder_printer import FolderPrinter
from kiosk.devices.folder_scanner import FolderScanner
from kiosk.devices.printer import PrinterState, PrintJob
from kiosk.pictures.picture import MAX_BYTES, prepare
from papers import qr
from tests.kiosk.village import jpeg

JOB = PrintJob("receipt", b"%PDF-1", slip=True, raster=(b"\x1b@dots", b"more"))


def test_a_card_is_seen_while_it_lies_there(tmp_path: Path) -> None:
    reader = FolderCardReader(tmp_path / "card")
    assert reader.look() is None
    (tmp_path / "card").mkdir()
    file = tmp_path / "card/one.json"
    file.write_text('{"name": "王秀兰", "id_number": "1", "unknown": 2}', "utf-8")
    assert reader.look() == Card("王秀兰", "1")
    file.unlink()
    assert reader.look() is None


@pytest.mark.parametrize("content", ["{", "[]", '{"name": "王"}', '{"name": 3, "id_number": "1"}', "\udcff"])
def test_what_is_no_card_is_unreadable(tmp_path: Path, content: str) -> None:
    (tmp_path / "one.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert FolderCardReader(tmp_path).look() == UnreadableCard()


def test_nothing_of_a_card_shows() -> None:
    assert "王" not in repr(Card("王秀兰", "231299194203050023", address="村"))
    assert "2312" not in repr(Card("王秀兰", "231299194203050023"))


def test_the_camera_gives_pictures_in_turn_by_purpose(tmp_path: Path) -> None:
    for name in ("document-1.jpg", "document-2.png", "portrait.jpg", "notes.txt"):
        (tmp_path / name).write_text(name)
    camera = FolderCamera(tmp_path)
    assert [camera.take("document") for _ in range(3)] == [b"document-1.jpg", b"document-2.png", b"document-1.jpg"]
    assert camera.look("portrait") == camera.take("portrait") == b"portrait.jpg"
    assert FolderCamera(tmp_path / "none").take("document") is None


def test_the_scanner_reads_text_and_pictures_once(tmp_path: Path) -> None:
    url = "https://lx.example/r#" + "7" * 210
    (tmp_path / "a.txt").write_text(f" {url}\n")
    squares = qr.matrix(url)
    image = Image.new("L", (len(squares) + 8, len(squares) + 8), 255)
    image.putdata([0 if 4 <= x < len(squares) + 4 and 4 <= y < len(squares) + 4 and squares[y - 4][x - 4] else 255
                   for y in range(image.height) for x in range(image.width)])
    image.resize((image.width * 4, image.height * 4), Image.Resampling.NEAREST).save(tmp_path / "b.png")
    (tmp_path / "c.jpg").write_text("no picture")
    for at, file in enumerate(sorted(tmp_path.iterdir())):
        os.utime(file, (at, at))
    scanner = FolderScanner(tmp_path)
    assert [scanner.read() for _ in range(4)] == [url, url, None, None]
    assert list(tmp_path.iterdir()) == []


def test_the_printer_of_files_numbers_its_papers(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "out")
    assert printer.state() is PrinterState.READY
    assert [printer.print(JOB), printer.print(JOB)] == [PrinterState.READY] * 2
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["0001-receipt.pdf", "0002-receipt.pdf"]
    (tmp_path / "out/paper_out").touch()
    assert printer.print(JOB) is PrinterState.PAPER_OUT
    (tmp_path / "out/offline").touch()
    assert printer.state() is PrinterState.OFFLINE


@pytest.mark.parametrize(("answer", "state"), [
    (b"\x12", PrinterState.READY), (b"\x72", PrinterState.PAPER_OUT), (b"\xff", PrinterState.UNKNOWN),
])
def test_a_thermal_printer_is_asked_for_its_paper(answer: bytes, state: PrinterState) -> None:
    ours, theirs = os.openpty()
    os.set_blocking(ours, True)

    def printer() -> None:
        os.read(ours, 3)
        os.write(ours, answer)

    thread = threading.Thread(target=printer)
    thread.start()
    try:
        tty.setraw(theirs)
        assert EscposPrinter(Path(os.ttyname(theirs)), answer_seconds=5).state() is state
    finally:
        thread.join()
        os.close(ours)
        os.close(theirs)


def test_dots_go_to_the_device_in_order(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    assert EscposPrinter(device).print(JOB) is PrinterState.OFFLINE
    device.touch()
    assert EscposPrinter(device, answer_seconds=0).print(JOB) is PrinterState.READY
    assert device.read_bytes() == b"\x1b@dotsmore"
    assert EscposPrinter(device, answer_seconds=0).print(PrintJob("paper", b"%PDF")) is PrinterState.OFFLINE


def test_a_picture_is_turned_upright_and_told_nothing_of_the_camera() -> None:
    image = Image.new("RGB", (400, 200), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Maker"
    picture = prepare(jpeg(image, exif=exif))
    assert picture is not None and (picture.width, picture.height) == (200, 400)
    with Image.open(io.BytesIO(picture.jpeg)) as opened:
        assert not opened.getexif()


def test_a_picture_fits_the_caps() -> None:
    noise = Image.effect_noise((3000, 2400), 90).convert("RGB")
    picture = prepare(jpeg(noise))
    assert picture is not None and max(picture.width, picture.height) <= 2000
    assert len(picture.jpeg) <= MAX_BYTES
    assert prepare(b"no picture") is None
