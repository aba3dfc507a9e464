"""The card of pictures and files beside a customer's history."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services import attachments
from app.services import settings as settings_service
from app.ui.widgets.avatar import Avatar, Mark
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.label import Label
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.domain.attachment import Attachment
    from app.services.attachments import Kept, Removed
    from app.ui.session import Session

_THUMB = 36
_PICTURE = 480


class FilesCard(Card):
    """Built anew for each customer. Files are added with the button or dropped on the card."""

    def __init__(self, session: Session, customer_id: int) -> None:
        _ = session.language.gettext
        super().__init__(_("Pictures and files"))
        self._session, self._customer = session, customer_id
        self.setAcceptDrops(True)
        add = Button(_("Add"), "quiet", "plus", small=True, run=self.choose)
        add.setAccessibleName(_("Add a picture or a file"))
        self.head.addWidget(add)
        files = attachments.of_customer(customer_id)
        for file in files:
            self.column.addLayout(self._row(file))
        if not files:
            self.add(Label(_("Nothing yet: add a picture, a drawing or a letter."), "body", wrap="wrap", tone="text2"))

    def _row(self, file: Attachment) -> QHBoxLayout:
        language = self._session.language
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = Avatar(Mark(icon="image" if file.picture else "file-text", tone="neutral"), _THUMB)
        if file.picture:
            mark.set_picture(attachments.content(file.id))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(file.name, "strong", wrap="wrap"))
        detail = (language.day(file.added.date()), _size(self._session, file.size))
        lines.addWidget(Label(" · ".join(detail), "detail", wrap="wrap"))
        row.addLayout(lines, 1)
        button = Button(language.gettext("Show"), small=True, run=partial(self.show_file, file))
        button.setAccessibleName(language.gettext("Show {name}", name=file.name))
        row.addWidget(button)
        return row

    # --- deeds

    def choose(self) -> None:
        """Files from the disk."""
        _ = self._session.language.gettext
        names, _kind = QFileDialog.getOpenFileNames(self, _("Add a picture or a file"))
        self.take(tuple(Path(name) for name in names))

    def take(self, paths: tuple[Path, ...]) -> None:
        """Keep files with the customer, one after the other."""
        for path in paths:
            seller, now = settings_service.load().seller, self._session.now()
            call = partial(attachments.add, self._customer, path, seller=seller, now=now)
            self._session.write(call, self._added)

    def _added(self, kept: Kept) -> None:
        session = self._session
        undo = partial(_remove, session, kept.id)
        session.say(session.language.gettext("Added: {name}", name=kept.name), undo)

    def show_file(self, file: Attachment) -> None:
        """The file on a sheet, with what can be done with it."""
        FileSheet(self, self._session, file).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()))
        event.acceptProposedAction()


class FileSheet(Sheet):
    """One file: a picture is shown; every file can be written out or taken out."""

    def __init__(self, over: QWidget, session: Session, file: Attachment) -> None:
        super().__init__(over, file.name, width=640)
        self._session, self._file = session, file
        language = session.language
        _ = language.gettext
        if file.picture:
            self.body.addWidget(_Shown(attachments.content(file.id)), 0, Qt.AlignmentFlag.AlignHCenter)
        added = _("Added {day} by {person}", day=language.day(file.added.date()), person=file.staff or "–")
        self.body.addWidget(Label(f"{added} · {_size(session, file.size)}", "detail", wrap="wrap"))
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_left(Button(_("Take out"), "quiet", "trash-2", "Del", run=self.remove))
        if file.picture and not file.portrait:
            self.add_right(Button(_("Use as their picture"), icon="user", key="Alt+P", run=self.use))
        self.add_right(Button(_("Save a copy"), "primary", "download", "Return", run=self.save), main=True)

    def use(self) -> None:
        """Let the picture stand for the customer."""
        seller = settings_service.load().seller
        self._session.write(partial(attachments.set_portrait, self._file.id, seller=seller, now=self._session.now()))
        self.accept()

    def save(self) -> None:
        """A copy outside the shop."""
        _ = self._session.language.gettext
        name, _kind = QFileDialog.getSaveFileName(self, _("Save a copy"), self._file.name)
        if name:
            self._session.read(partial(attachments.save_copy, self._file.id, Path(name)), self._saved)

    def _saved(self, path: Path) -> None:
        self._session.say(self._session.language.gettext("Saved: {path}", path=str(path)))
        self.accept()

    def remove(self) -> None:
        """Out of the shop; the toast brings it back."""
        _remove(self._session, self._file.id)
        self.accept()


def _remove(session: Session, identity: int) -> None:
    seller = settings_service.load().seller
    session.write(partial(attachments.remove, identity, seller=seller, now=session.now()), partial(_removed, session))


def _removed(session: Session, removed: Removed) -> None:
    words = session.language.gettext("Taken out: {name}", name=removed.file.name)
    session.say(words, partial(_put_back, session, removed))


def _put_back(session: Session, removed: Removed) -> None:
    seller = settings_service.load().seller
    session.write(partial(attachments.put_back, removed, seller=seller, now=session.now()))


def _size(session: Session, size: int) -> str:
    number = session.language.number
    if size < 1024 * 1024:
        return session.language.gettext("{n} kB", n=number(max(1, round(size / 1024))))
    return session.language.gettext("{n} MB", n=number(round(size / 1024**2)))


class _Shown(Painted):
    """A picture as large as fits."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._picture.loadFromData(content, "JPEG")
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = self.look.px(_PICTURE)
        return self._picture.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, _event: QPaintEvent) -> None:
        from_edge = self.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(from_edge, self._picture)
