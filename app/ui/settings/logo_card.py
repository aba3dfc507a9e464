"""The shop's logo as papers print it: chosen, dropped or pasted, taken away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services import pictures
from app.services import settings as settings_service
from app.ui import speech
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.picture_view import KINDS, PictureView, offered, offers_picture

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QMimeData

    from app.domain.changes import Changes
    from app.errors import AppError
    from app.ui.session import Session

_PAPER, _PASTED = "#FFFFFF", "clipboard.png"


class LogoCard(Card):
    """Shows what stands now; every change is saved at once and can be taken back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.language.gettext("Logo"), parent=parent)
        self._session = session
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        _ = session.language.gettext
        row = QHBoxLayout()
        row.setSpacing(12)
        self.shown = PictureView()
        row.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        self.about = Label("", tone="text2", wrap="wrap")
        beside.addWidget(self.about)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(Button(_("Choose a picture"), icon="image", run=self.choose))
        self.remove_button = Button(_("Remove"), "quiet", run=self.remove)
        deeds.addWidget(self.remove_button)
        deeds.addStretch(1)
        beside.addLayout(deeds)
        beside.addWidget(Label(_("Or drop one here, or press Ctrl+V."), "detail", wrap="wrap"))
        self.trouble = Label("", "detail", wrap="wrap", tone="danger")
        self.trouble.hide()
        beside.addWidget(self.trouble)
        beside.addStretch(1)
        row.addLayout(beside, 1)
        self.column.addLayout(row)
        self._show()
        session.changed.connect(self._follow)

    def _show(self) -> None:
        _ = self._session.language.gettext
        logo = settings_service.logo()
        self.shown.show_content(logo, _PAPER)
        self.about.setText(_("Printed at the head of papers.") if logo else _("No picture: papers carry a plain mark."))
        self.remove_button.setVisible(logo is not None)

    # --- deeds

    def choose(self) -> None:
        """A picture from the disk."""
        name, _kind = QFileDialog.getOpenFileName(self, self._session.language.gettext("Choose a picture"), "", KINDS)
        if name:
            self.take(Path(name))

    def take(self, found: Path | bytes) -> None:
        """Keep a picture as the logo."""
        words = self._session.language.gettext("The logo is changed.")
        self._write(partial(_save, found, settings_service.load().seller, self._session.now()), words)

    def remove(self) -> None:
        """Papers carry a plain mark."""
        words = self._session.language.gettext("The logo is removed.")
        self._write(partial(_restore, None, settings_service.load().seller, self._session.now()), words)

    def _write(self, call: partial[Changes], words: str) -> None:
        before = settings_service.logo()
        self._session.write(call, partial(_say, self._session, before, words), self._refused)

    def _follow(self, changes: Changes) -> None:
        """The page may have been made anew with another card meanwhile."""
        if changes.touches("settings"):
            self.trouble.hide()
            self._show()

    def _refused(self, error: AppError) -> None:
        self.trouble.setText(speech.trouble(self._session.language, error))
        self.trouble.show()

    def take_from(self, data: QMimeData) -> bool:
        """Take what a drop or the clipboard holds; False if that is no picture."""
        found = offered(data)
        if found is not None:
            self.take(found)
        return found is not None

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        if not (pasted and self.take_from(QGuiApplication.clipboard().mimeData())):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offers_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take_from(event.mimeData()):
            event.acceptProposedAction()


def _say(session: Session, before: bytes | None, words: str, _changes: Changes) -> None:
    """Said by nobody's card: the page may be made anew by the change itself."""
    back = partial(_restore, before, settings_service.load().seller, session.now())
    session.say(words, partial(session.write, back))


def _save(found: Path | bytes, seller: str, now: datetime) -> Changes:
    name = found.name if isinstance(found, Path) else _PASTED
    content = pictures.read(found) if isinstance(found, Path) else found
    return settings_service.save_logo(content, name=name, seller=seller, now=now)


def _restore(content: bytes | None, seller: str, now: datetime) -> Changes:
    return settings_service.restore_logo(content, seller=seller, now=now)
