"""The signature drawn with a finger, made into a picture."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QBuffer, QByteArray, QIODevice, QPointF, QRect, Qt, Slot
from PySide6.QtGui import QFont, QImage, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.ui.fonts import FAMILY
from kiosk.ui.viewmodels.base import Action, Page

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
WIDTH, HEIGHT, PEN, LINE = 600, 220, 5.0, 36


def drawn(strokes: Sequence[Sequence[float]], width: float, height: float) -> bytes:
    """Return the strokes as a small PNG, black on white."""
    scale = WIDTH / max(width, 1.0)
    image = QImage(WIDTH, max(int(height * scale), 1), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.GlobalColor.black, PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for stroke in strokes:
        points = [QPointF(x * scale, y * scale) for x, y in zip(stroke[::2], stroke[1::2], strict=False)]
        painter.drawPolyline(QPolygonF(points))
    painter.end()
    return _png(image)


def fingerprint(jpeg: bytes, words: Sequence[str]) -> bytes:
    """Return the print of a finger as a PNG of a signature's shape, the names of its witnesses beside it."""
    picture = QImage.fromData(jpeg).convertToFormat(QImage.Format.Format_Grayscale8)
    picture = picture.scaled(WIDTH // 2, HEIGHT, Qt.AspectRatioMode.KeepAspectRatio,
                             Qt.TransformationMode.SmoothTransformation)
    sheet = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, (HEIGHT - picture.height()) // 2, picture)
    font = QFont(FAMILY)
    font.setPixelSize(LINE)
    painter.setFont(font)
    wrapped = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
    left = picture.width() + LINE
    painter.drawText(QRect(left, 0, WIDTH - left, HEIGHT), wrapped, "\n".join(words))
    painter.end()
    return _png(sheet)


def photographed(png: bytes) -> bytes:
    """Return a drawn signature as the JPEG a question of a form is answered with."""
    return _bytes(QImage.fromData(png), "JPG")


def _png(image: QImage) -> bytes:
    return _bytes(image, "PNG")


def _bytes(image: QImage, kind: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # the stubs want bytes, Qt takes text
    return bytes(data.data())


@QmlElement
@QmlUncreatable("made in Python")
class SignViewModel(Page):
    """What is signed, and the place to sign."""

    screen_name = "SignScreen"

    def __init__(self, *, heading: str, lines: Sequence[str], signed: Callable[[bytes], None],
                 forward_text: str, forward_icon: str, missing: str, back: Action, back_text: str,
                 eyebrow: str = "", fingerprint: Action | None = None, passed: Action | None = None) -> None:
        """`passed`: going on without a signature, where it may be left out or stands already."""
        super().__init__(heading=heading, eyebrow=eyebrow, back=back, back_text=back_text,
                         forward_text=forward_text, forward_icon=forward_icon)
        self._lines, self._signed, self._missing = list(lines), signed, missing
        self._png, self._fingerprint, self._passed = b"", fingerprint, passed

    @Slot()
    def fingerprint(self) -> None:
        """Who cannot write."""
        if self._fingerprint is not None:
            self._fingerprint()

    @Slot(list, float, float)
    def draw(self, strokes: list[list[float]], width: float, height: float) -> None:
        """The drawing changed."""
        self._png = drawn(strokes, width, height) if strokes else b""
        self.show_error("")

    @Slot()
    def goForward(self) -> None:
        """Hand it in, or say that the signature is missing."""
        if self._png:
            self._signed(self._png)
        elif self._passed is not None:
            self._passed()
        else:
            self.show_error(self._missing)

    def is_ready(self) -> bool:
        """Flat until something is drawn, where it has to be."""
        return bool(self._png) or self._passed is not None

    lines = Property(list, lambda self: self._lines, constant=True)
    offersFingerprint = Property(bool, lambda self: self._fingerprint is not None, constant=True)


@QmlElement
@QmlUncreatable("made in Python")
class FingerprintViewModel(Page):
    """The picture of a fingerprint, looked at before the witnesses give their names; advice never stops anybody."""

    screen_name = "FingerprintScreen"

    def __init__(self, *, heading: str, picture: str, advice: str, again: Action, again_text: str, forward: Action,
                 forward_text: str, back: Action, back_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text, forward_text=forward_text)
        self._picture, self._advice = picture, advice
        self._again, self._again_text, self._forward = again, again_text, forward

    @Slot()
    def takeAgain(self) -> None:
        """Another picture in its place."""
        self._again()

    @Slot()
    def goForward(self) -> None:
        """To the witnesses."""
        self._forward()

    picture = Property(str, lambda self: self._picture, constant=True)
    advice = Property(str, lambda self: self._advice, constant=True)
    againText = Property(str, lambda self: self._again_text, constant=True)
