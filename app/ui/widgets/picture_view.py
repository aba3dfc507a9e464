"""A picture on the screen, whole, on its own ground; and what a drop or the clipboard holds of one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import icons
from app.ui.widgets.painted import Painted

#: What a dialog for choosing a picture offers.
KINDS = "PNG, JPEG, WebP (*.png *.jpg *.jpeg *.webp)"
_WIDTH, _HEIGHT = 144, 104
_RADIUS = 8


class PictureView(Painted):
    """A fixed place for a picture; an icon stands there where there is none."""

    def __init__(self, width: int = _WIDTH, height: int = _HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(width, height)
        self._picture, self._ground = QPixmap(), ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_content(self, content: bytes | None, ground: str = "") -> None:
        """Show a PNG or JPEG on a ground such as `#FFFFFF`, or no picture."""
        self._picture, self._ground = QPixmap(), ground
        if content:
            self._picture.loadFromData(content)
        self.update()

    @property
    def empty(self) -> bool:
        """Whether there is no picture."""
        return self._picture.isNull()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._size.width()), self.look.px(self._size.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(place, _RADIUS, _RADIUS)
        own = self._ground and not self.empty
        painter.fillPath(shape, QColor(self._ground) if own else self.look.colour("sunken"))
        painter.setClipPath(shape)
        if self.empty:
            icons.paint(painter, "image", _middle(place, place.height() * 0.34), self.look.tokens.text3)
        else:
            self._paint_picture(painter, place)
        painter.setClipping(False)
        painter.setPen(self.look.colour("line"))
        painter.drawPath(shape)

    def _paint_picture(self, painter: QPainter, place: QRectF) -> None:
        size = self._picture.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = place.center().x() - size.width() / 2
        top = place.center().y() - size.height() / 2
        target = QRectF(left, top, size.width(), size.height())
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))


def _middle(place: QRectF, side: float) -> QRectF:
    return QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)


def offers_picture(data: QMimeData) -> bool:
    """Whether a drop or the clipboard holds a file or a picture."""
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def offered(data: QMimeData) -> Path | bytes | None:
    """The first file, or the picture as PNG; None if there is neither."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return files[0]
    return _encoded(QImage(data.imageData())) if data.hasImage() else None


def _encoded(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes where Qt wants text
    return bytes(held.data())
