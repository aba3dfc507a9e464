"""The field of a product's picture: chosen, dropped or pasted; what is taken stands there at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import AppError
from app.services import pictures
from app.ui import speech
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.picture_view import KINDS, PictureView, offered, offers_picture

if TYPE_CHECKING:
    from app.domain.picture import Picture, PictureFacts
    from app.ui.session import Session

_PASTED = "clipboard.png"


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
        self.shown = PictureView()
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
        show_kept(self.shown, self._digest)
        self.remove_button.setVisible(bool(self._digest))

    # --- deeds

    def choose(self) -> None:
        """A file from the disk."""
        name, _kind = QFileDialog.getOpenFileName(self, self._session.language.gettext("Choose a picture"), "", KINDS)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Take a picture from a file."""
        self._session.read(partial(_made, path), self._keep, self._refused)

    def take(self, content: bytes, name: str) -> None:
        """Take a picture that is at hand."""
        self._session.read(partial(pictures.made, name, content), self._keep, self._refused)

    def _keep(self, made: Picture) -> None:
        # A large picture takes a second to make small, in which a sale must not wait for the writer.
        self._session.write(partial(pictures.keep, made), self._taken)

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
        self.trouble.setText(speech.trouble(self._session.language, error))
        self.trouble.show()

    def take_from(self, data: QMimeData) -> bool:
        """Take the first file, or the picture, of a drop or the clipboard; False if it holds neither."""
        found = offered(data)
        if isinstance(found, Path):
            self.take_file(found)
        elif found is not None:
            self.take(found, _PASTED)
        return found is not None

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.take_from(QGuiApplication.clipboard().mimeData()):
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._digest:
            self.remove()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offers_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take_from(event.mimeData()):
            event.acceptProposedAction()


def _made(path: Path) -> Picture:
    return pictures.made(path.name, pictures.read(path))


def show_kept(view: PictureView, digest: str) -> None:
    """Show a kept picture on its own ground; none for an empty digest."""
    about = pictures.find(digest)
    view.show_content(pictures.content(digest), about.ground if about else "")
