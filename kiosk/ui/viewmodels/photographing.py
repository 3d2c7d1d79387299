"""The photograph of a paper or a face: taken, laid straight, turned, page by page; the verdict is advice."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from casework.message import N_, Message
from kiosk.forms.joint import Fillable
from kiosk.forms.pages import Page as FormPage
from kiosk.forms.photo_pages import MOST_PAGES
from kiosk.services.photographs import Look, NoPhoto, Photo, Photographing, Quad
from kiosk.ui.translator import Translate
from kiosk.ui.viewmodels.asking import Around, QuestionPage
from kiosk.ui.viewmodels.taken import Corners, Taken

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
Made = Photo | NoPhoto
Beside = Callable[[Callable[[], Any], Callable[[Any], None]], None]
"""Does the slow part beside the drawing and brings its outcome to the page, if it is still there."""
WATCH_MS = 500
_LOOKING = Message(N_("Looking whether it can be read"))
_NEVER_MIND = Message(N_("Never mind. Keep this one: whoever examines it looks closely."))
_NO_SHEET = Message(N_("The four points do not go round a sheet. Move one of them."))


@dataclass(frozen=True, slots=True)
class Words:
    """What the keys say."""

    take: str
    again: str
    offer: str
    offer_note: str
    keep_anyway: str
    laid: str
    cancel: str
    corners_heading: str
    county_has: str = ""
    """Which papers need not be looked for, beside a paper that is photographed."""


@QmlElement
@QmlUncreatable("made in Python")
class PhotoViewModel(QuestionPage):
    """Take a picture; the verdict is advice, never a refusal."""

    screen_name = "PhotoScreen"
    updated = Signal()

    def __init__(self, page: FormPage, around: Around, translate: Translate, filling: Fillable,
                 camera: Photographing, words: Words, beside: Beside, address: Callable[[bytes], str]) -> None:
        super().__init__(page, around, translate)
        self._filling, self._camera, self._words, self._beside = filling, camera, words, beside
        self._address = address
        self._preview = camera.preview(page.photo_kind)
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.timeout.connect(self.watch)
        self._timer.start()
        self._taken, self._corners = Taken(), Corners()
        self._busy = False

    @Slot()
    def watch(self) -> None:
        """What the camera sees, shown until a picture is taken."""
        if self._page.photographs or self._busy or self._is_offered():
            return
        self._beside(lambda: self._camera.preview(self._page.photo_kind), self._seen)

    def _seen(self, jpeg: bytes | None) -> None:
        if jpeg != self._preview:
            self._preview = jpeg
            self.changed.emit()

    # --- taking ---------------------------------------------------------------------------------

    @Slot()
    def take(self) -> None:
        """Take the open page now, in the place of what is there."""
        self._make(lambda: self._camera.take(self._page.photo_kind))

    @Slot()
    def addPage(self) -> None:
        """Take one more page of the same paper."""
        self._taken.begin(self._page.photographs)
        self.take()

    @Slot()
    def turn(self) -> None:
        """A quarter to the right."""
        photo = self._taken.photo
        if photo is not None:
            self._make(lambda: self._camera.turned(photo))

    @Slot()
    def useOffered(self) -> None:
        """The one handed in before."""
        self._taken.forget()
        self._taken.at = 0
        self.show(self._filling.photographs.use_offered())

    def _make(self, work: Callable[[], Made]) -> None:
        if self._busy:
            return
        self._busy = True
        self.show_error("")
        self._beside(work, self._made)

    def _made(self, photo: Made) -> None:
        self._busy = False
        if isinstance(photo, NoPhoto):
            self._taken.stay_within(self._page.photographs)
            self.show_error(f"{photo.sentence.render(self._translate)} {photo.next_step.render(self._translate)}")
            return
        self._taken.keep(photo)
        poor = "" if photo.look is Look.GOOD else photo.look.value
        self.show(self._filling.photographs.lay(photo.jpeg, self._taken.at, look=poor))
        self.said.emit([self._verdict(), self._advice()])

    # --- pages ----------------------------------------------------------------------------------

    @Slot(int)
    def open(self, at: int) -> None:
        """Look at another page."""
        self._taken.at = at
        self.changed.emit()

    @Slot()
    def takeOut(self) -> None:
        """Take the open page out; it can be put back while the question is open."""
        self._taken.take_out()
        self._follow(self._filling.photographs.take_out(self._taken.at))

    @Slot()
    def putBack(self) -> None:
        """Undo that."""
        self._taken.forget()
        self._follow(self._filling.photographs.put_back())

    @Slot()
    def moveUp(self) -> None:
        """The open page goes before the one before it."""
        page = self._filling.photographs.move_up(self._taken.at)
        self._taken.move_up()
        self._follow(page)

    def _follow(self, page: FormPage) -> None:
        self._taken.stay_within(page.photographs)
        self.show(page)

    # --- corners --------------------------------------------------------------------------------

    @Slot()
    def setCorners(self) -> None:
        """Set the four corners of the sheet by hand, on the picture as it was taken."""
        photo = self._taken.photo
        if photo is None or self._busy:
            return
        self._corners.begin(photo.taken.quad, self._address(self._camera.before(photo)))
        self._heading = self._words.corners_heading
        self._back_text, self._forward_text = self._words.cancel, self._words.laid
        self.show_error("")

    @Slot(int, float, float)
    def moveCorner(self, which: int, x: float, y: float) -> None:
        """A corner was laid elsewhere, in fractions of the picture."""
        self._corners.move(which, x, y)
        self.show_error("")

    @Slot()
    def keepWhole(self) -> None:
        """Nothing is cut away."""
        self._lay(Quad.whole())

    def _lay(self, quad: Quad) -> None:
        photo = self._taken.photo
        self._leave_corners()
        if photo is not None:
            self._make(lambda: self._camera.cornered(photo, quad))

    def _leave_corners(self) -> None:
        self._corners.end()
        self._heading, self._back_text = self._page.label, self._around.back_text
        self.changed.emit()

    # --- the two keys ---------------------------------------------------------------------------

    @Slot()
    def goBack(self) -> None:
        """Back, or away from the corners."""
        if self._corners:
            self._leave_corners()
        else:
            super().goBack()

    @Slot()
    def goForward(self) -> None:
        """Leave the page forwards, or lay the sheet straight by its corners."""
        if self._busy:
            return
        if not self._corners:
            self._around.forward()
        elif (quad := self._corners.quad()) is None:
            self.show_error(_NO_SHEET.render(self._translate))
        else:
            self._lay(quad)

    def is_ready(self) -> bool:
        """Flat while there is no picture."""
        return bool(self._corners) or (not self._busy and super().is_ready())

    # --- what is shown --------------------------------------------------------------------------

    def show(self, page: FormPage) -> None:
        """Show the question as it stands now."""
        self._page = page
        self._forward_text = self._words.keep_anyway if self._taken.is_poor else self._around.forward_text
        super().show(page)

    def _is_offered(self) -> bool:
        return bool(self._page.offer) and not self._page.photographs

    def _picture(self) -> str:
        if self._corners:
            return self._corners.ground
        kept = self._filling.picture(self._page.ref, self._taken.at)
        jpeg = kept or (self._filling.offered(self._page.ref) if self._is_offered() else None)
        shown = jpeg or self._preview
        return self._address(shown) if shown else ""

    def _verdict(self) -> str:
        photo = self._taken.photo
        if self._busy:
            return _LOOKING.render(self._translate)
        return photo.sentence.render(self._translate) if photo else ""

    def _advice(self) -> str:
        photo = self._taken.photo
        if photo is None or self._busy:
            return ""
        return (_NEVER_MIND if self._taken.is_enough else photo.next_step).render(self._translate)

    def _where(self) -> list[float]:
        photo = self._taken.photo
        return list(photo.where) if photo and photo.where and not self._busy else []

    def _tabs(self) -> list[int]:
        return list(range(self._page.photographs)) if self._page.photographs > 1 else []

    def _county_has(self) -> str:
        """Told before anything is laid down; then the place belongs to the verdict."""
        before = self._is_paper() and not (self._page.photographs or self._is_offered() or self._corners or self._busy)
        return self._words.county_has if before else ""

    def _is_paper(self) -> bool:
        return self._page.photo_kind == "document"

    hint = Property(str, lambda self: "" if self._corners else self._page.hint, notify=updated)
    picture = Property(str, _picture, notify=updated)
    pictureName = Property(str, lambda self: self._page.label, constant=True)
    verdict = Property(str, _verdict, notify=updated)
    advice = Property(str, _advice, notify=updated)
    good = Property(bool, lambda self: not self._taken.is_poor, notify=updated)
    where = Property(list, _where, notify=updated)
    offerText = Property(str, lambda self: self._words.offer if self._is_offered() else "", notify=updated)
    offerNote = Property(str, lambda self: self._words.offer_note if self._is_offered() else "", notify=updated)
    takeText = Property(
        str, lambda self: self._words.again if self._page.photographs or self._is_offered() else self._words.take,
        notify=updated)
    countyHas = Property(str, _county_has, notify=updated)
    tabs = Property(list, _tabs, notify=updated)
    at = Property(int, lambda self: self._taken.at, notify=updated)
    corners = Property(list, lambda self: self._corners.flat(), notify=updated)
    canTurn = Property(bool, lambda self: self._taken.photo is not None, notify=updated)
    canCorner = Property(bool, lambda self: self._taken.photo is not None and self._is_paper(), notify=updated)
    canAdd = Property(bool, lambda self: self._is_paper() and 0 < self._page.photographs < MOST_PAGES, notify=updated)
    canTakeOut = Property(bool, lambda self: self._is_paper() and self._page.photographs > 0, notify=updated)
    canMoveUp = Property(bool, lambda self: self._is_paper() and self._taken.at > 0, notify=updated)
    canPutBack = Property(bool, lambda self: self._page.can_put_back, notify=updated)
