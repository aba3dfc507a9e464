"""The field of a product's picture: chosen, dropped or pasted; what is taken stands there at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import AppError
from app.services import pictures
from app.ui import icons
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.domain.picture import PictureFacts
    from app.ui.session import Session

KINDS = "PNG, JPEG, WebP (*.png *.jpg *.jpeg *.webp)"
_WIDTH, _HEIGHT = 144, 104
_PASTED = "clipboard.png"


class Shown(Painted):
    """A picture, whole, on a rounded ground; an icon where there is none."""

    def __init__(self, width: int = _WIDTH, height: int = _HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(width, height)
        self._picture, self._ground = QPixmap(), ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, digest: str) -> None:
        """Show a kept picture on its own ground; none for an empty digest."""
        self._picture, content, about = QPixmap(), pictures.content(digest), pictures.find(digest)
        self._ground = about.ground if about else ""
        if content:
            self._picture.loadFromData(content)
        self.updateGeometry()
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
        shape.addRoundedRect(place, 8, 8)
        painter.fillPath(shape, QColor(self._ground) if self._ground else self.look.colour("sunken"))
        painter.setClipPath(shape)
        if self._picture.isNull():
            side = place.height() * 0.34
            middle = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
            icons.paint(painter, "image", middle, self.look.tokens.text3)
        else:
            size = self._picture.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            left = place.center().x() - size.width() / 2
            top = place.center().y() - size.height() / 2
            target = QRectF(left, top, size.width(), size.height())
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        painter.setClipping(False)
        painter.setPen(self.look.colour("line"))
        painter.drawPath(shape)


class PictureInput(QWidget):
    """Holds the digest of a kept picture; empty for none. Ctrl+V takes what is on the clipboard."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._digest = session, ""
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        _ = session.language.gettext
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.shown = Shown()
        row.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        self.choose_button = Button(_("Choose a picture"), icon="image", small=True, run=self.choose)
        self.remove_button = Button(_("Remove"), "quiet", small=True, run=self.remove)
        deeds.addWidget(self.choose_button)
        deeds.addWidget(self.remove_button)
        deeds.addStretch(1)
        beside.addLayout(deeds)
        self.about = Label(_("Or drop one here, or press Ctrl+V."), "detail", wrap="wrap")
        beside.addWidget(self.about)
        self.trouble = Label("", "detail", wrap="wrap", tone="danger")
        self.trouble.hide()
        beside.addWidget(self.trouble)
        beside.addStretch(1)
        row.addLayout(beside, 1)

    # --- the value

    def value(self) -> object:
        return self._digest

    def set_value(self, value: object) -> None:
        self._digest = str(value or "")
        self.shown.show_picture(self._digest)
        self.remove_button.setVisible(bool(self._digest))

    # --- deeds

    def choose(self) -> None:
        """A file from the disk."""
        name, _kind = QFileDialog.getOpenFileName(self, self._session.language.gettext("Choose a picture"), "", KINDS)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Take a picture from a file."""
        self._session.write(partial(pictures.take_file, path), self._taken, self._refused)

    def take(self, content: bytes, name: str) -> None:
        """Take a picture that is at hand."""
        self._session.write(partial(pictures.take, name, content), self._taken, self._refused)

    def remove(self) -> None:
        """No picture."""
        self.set_value("")
        self.edited.emit()
        self.choose_button.setFocus()

    def _taken(self, kept: PictureFacts) -> None:
        self.trouble.hide()
        self.set_value(kept.digest)
        self.edited.emit()

    def _refused(self, error: AppError) -> None:
        language = self._session.language
        hint = language.render(error.hint) if error.hint else ""
        self.trouble.setText(language.join((language.render(error.text), hint), " "))
        self.trouble.show()

    def take_from(self, data: QMimeData) -> bool:
        """Take the first file, or the picture, of a drop or the clipboard; False if it holds neither."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.take_file(files[0])
        elif data.hasImage():
            self.take(_encoded(QImage(data.imageData())), _PASTED)
        else:
            return False
        return True

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.take_from(QGuiApplication.clipboard().mimeData()):
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._digest:
            self.remove()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take_from(event.mimeData()):
            event.acceptProposedAction()


def _encoded(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes where Qt wants text
    return bytes(held.data())
