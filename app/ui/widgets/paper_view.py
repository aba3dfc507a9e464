"""A finished paper on the screen, as it will be printed: page by page, white in every theme."""

from __future__ import annotations

import importlib
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from app.errors import AppError
from app.ui import theme
from app.ui.widgets.label import paint_text

if TYPE_CHECKING:
    from app.services.page_pictures import PagePicture, PageSize

Zoom = Literal["page", "width"]
#: Runs a call, maybe beside the window, and brings its answer: `Session.read`, or at once.
Read = Callable[[Callable[[], Any], Callable[[Any], object]], object]

_POINTS, _SCREEN = 72, 96
_EDGE, _SHADOW = 12, 40
# Wider than this nobody needs it: letters are then three times as large as on paper.
_LARGEST = 3.0
_KEPT = 6
_KEYS: dict[int, str] = {
    Qt.Key.Key_PageDown: "forward",
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_Space: "forward",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_Plus: "wide",
    Qt.Key.Key_Minus: "whole",
}


def at_once(call: Callable[[], Any], then: Callable[[Any], object]) -> None:
    """Ask and answer on the window's thread."""
    then(call())


class PaperView(QAbstractScrollArea):
    """Shows one page of a PDF. Page keys turn it, arrows scroll it, + is as wide as the room and − the whole page.

    `page` counts from 0. Give `session.read` as `read` and pages are drawn beside the window.
    """

    #: The number of the page that is shown now, from 0; also when another paper is shown.
    page_changed = Signal(int)
    #: Another paper is here, and its number of pages.
    shown = Signal(int)
    zoom_changed = Signal(str)

    def __init__(self, read: Read = at_once, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._pdf = b""
        #: The paper that is on the screen until the one asked for is ready.
        self._ready = b""
        self._before: QPixmap | None = None
        self._sizes: tuple[PageSize, ...] = ()
        self._page = 0
        self._zoom: Zoom = "page"
        self._words = ""
        self._drawn: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._asked: set[tuple[int, int]] = set()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self._say_where()

    # --- what is shown

    def show_pdf(self, pdf: bytes, page: int = 0) -> None:
        """Show a paper from that page on; the person's own zoom stays, and the old paper until the new one is drawn."""
        self._pdf, self._words = pdf, ""
        self._read(partial(_sizes, pdf), partial(self._opened, pdf, page))

    def say(self, words: str) -> None:
        """Words instead of a paper."""
        self._pdf, self._sizes, self._words, self._page = b"", (), words, 0
        self._exchange(b"")
        self._lay_out()
        self._say_where()

    @property
    def pdf(self) -> bytes:
        """The paper that is shown."""
        return self._pdf

    @property
    def pages(self) -> int:
        """How many pages the paper has."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._page

    @page.setter
    def page(self, number: int) -> None:
        self.turn_to(number)

    @property
    def zoom(self) -> Zoom:
        """Whether the whole page is seen or its whole width."""
        return self._zoom

    @property
    def size_words(self) -> str:
        """The size of the page in millimetres, as a person would say it."""
        if not self._sizes:
            return ""
        size, language = self._sizes[self._page], theme.current().language
        width, height = (round(points / _POINTS * 25.4) for points in (size.width, size.height))
        return language.gettext("{width} × {height} mm", width=width, height=height)

    def turn_to(self, number: int, *, at_end: bool = False) -> None:
        """Another page, from its top or its end."""
        number = max(0, min(number, self.pages - 1))
        if number == self._page or not self._sizes:
            return
        self._page, self._before = number, None
        self._lay_out()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if at_end else 0)
        self._say_where()
        self.page_changed.emit(number)

    def set_zoom(self, zoom: Zoom) -> None:
        """The whole page or its whole width."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._lay_out()
            self.zoom_changed.emit(zoom)

    def _opened(self, pdf: bytes, page: int, found: tuple[PageSize, ...] | AppError) -> None:
        if pdf is not self._pdf:
            return  # another paper was asked for meanwhile
        if isinstance(found, AppError):
            self.say(theme.current().language.render(found.text))
            return
        before, size = self._any_picture(), self._sizes[self._page] if self._sizes else None
        self._exchange(pdf)
        self._sizes = found
        self._page = max(0, min(page, len(found) - 1))
        self._before = before if size == found[self._page] else None
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._say_where()
        self.shown.emit(len(found))
        self.page_changed.emit(self._page)

    def _exchange(self, pdf: bytes) -> None:
        """What was drawn of the old paper goes."""
        self._ready, self._before = pdf, None
        self._drawn.clear()
        self._asked.clear()

    def _say_where(self) -> None:
        _ = theme.current().language.gettext
        where = _("Page {n} of {count}", n=self._page + 1, count=self.pages) if self._sizes else self._words
        self.setAccessibleName(where or _("Preview"))
        self.viewport().update()

    # --- measures

    @property
    def _scale(self) -> float:
        """Screen pixels for one point of paper."""
        if not self._sizes:
            return 1.0
        size, room = self._sizes[self._page], self._room()
        wide = room.width() / size.width
        if self._zoom == "page" and not size.roll:
            return max(0.05, min(wide, room.height() / size.height))
        return max(0.05, min(wide, _LARGEST * _SCREEN / _POINTS))

    def _room(self) -> QSize:
        whole = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(24, whole.width() - bar - 2 * _EDGE), max(24, whole.height() - 2 * _EDGE))

    def _place(self) -> QRectF:
        """Where the page lies in the viewport."""
        size, scale = self._sizes[self._page], self._scale
        wide, tall = size.width * scale, size.height * scale
        left = max(float(_EDGE), (self.viewport().width() - wide) / 2)
        top = max(float(_EDGE), (self.viewport().height() - tall) / 2)
        return QRectF(round(left), round(top - self.verticalScrollBar().value()), round(wide), round(tall))

    def _lay_out(self) -> None:
        tall = self._sizes[self._page].height * self._scale + 2 * _EDGE if self._sizes else 0
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(tall) - self.maximumViewportSize().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.current().px(40))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(420), theme.current().px(594))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    # --- drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self.viewport()), theme.current()
        painter.fillRect(self.viewport().rect(), look.colour("bg"))
        if not self._sizes:
            place = QRectF(self.viewport().rect())
            paint_text(painter, place, self._words, look, colour="text2", align=Qt.AlignmentFlag.AlignHCenter)
            return
        place = self._place()
        for spread in (3, 1):
            painter.fillRect(place.adjusted(-spread, -spread + 2, spread, spread + 2), QColor(0, 0, 0, _SHADOW))
        painter.fillRect(place, QColor("#FFFFFF"))
        picture = self._picture(round(place.width() * self.devicePixelRatioF()))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))

    def _picture(self, width: int) -> QPixmap | None:
        """The page that many dots wide; until it is drawn, the page in another size or none."""
        key = (self._page, width)
        if key not in self._drawn and key not in self._asked:
            self._asked.add(key)
            dpi = width * _POINTS / self._sizes[self._page].width
            self._read(partial(_picture, self._ready, self._page, dpi), partial(self._have, self._ready, key))
        if key in self._drawn:
            self._drawn.move_to_end(key)
            return self._drawn[key]
        return self._any_picture()

    def _any_picture(self) -> QPixmap | None:
        """The page that is shown in whatever size it is there, or as it was before."""
        same = (drawn for (page, _width), drawn in self._drawn.items() if page == self._page)
        return next(same, self._before)

    def _have(self, pdf: bytes, key: tuple[int, int], page: PagePicture) -> None:
        if pdf is not self._ready:
            return
        self._asked.discard(key)
        if key[0] == self._page:
            self._before = None
        image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        self._drawn[key] = QPixmap.fromImage(image)
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        self.viewport().update()

    # --- keys and wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = _KEYS.get(event.key())
        if deed is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                super().keyPressEvent(event)
            else:
                event.ignore()
            return
        {
            "forward": partial(self._step, 1),
            "back": partial(self._step, -1),
            "first": partial(self.turn_to, 0),
            "last": partial(self.turn_to, self.pages - 1),
            "wide": partial(self.set_zoom, "width"),
            "whole": partial(self.set_zoom, "page"),
        }[deed]()

    def _step(self, direction: int) -> None:
        """A screenful further; from the page's edge to the next page."""
        bar = self.verticalScrollBar()
        if direction > 0 and bar.value() >= bar.maximum():
            self.turn_to(self._page + 1)
        elif direction < 0 and bar.value() <= 0:
            self.turn_to(self._page - 1, at_end=True)
        else:
            bar.setValue(bar.value() + direction * round(bar.pageStep() * 0.9))

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar, turned = self.verticalScrollBar(), event.angleDelta().y()
        if (turned < 0 and bar.value() >= bar.maximum()) or (turned > 0 and bar.value() <= 0):
            self._step(-1 if turned > 0 else 1)
            event.accept()
        else:
            super().wheelEvent(event)


def _pictures() -> ModuleType:
    # Loaded with the first page that is looked at: what draws pages would cost every start 80 ms.
    return importlib.import_module("app.services.page_pictures")


def _sizes(pdf: bytes) -> tuple[PageSize, ...] | AppError:
    try:
        found: tuple[PageSize, ...] = _pictures().sizes(pdf)
    except AppError as error:
        return error
    return found


def _picture(pdf: bytes, number: int, dpi: float) -> PagePicture:
    page: PagePicture = _pictures().picture(pdf, number, dpi)
    return page
