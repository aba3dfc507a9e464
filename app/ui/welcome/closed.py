"""The window of a shop that does not open: why, what is safe, what to do, and the passphrase if there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from app.errors import AppError
from app.ui import theme
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

_WIDTH, _HEIGHT, _CARD = 900, 600, 528


@dataclass(frozen=True, slots=True)
class Secret:
    """What opens an encrypted shop."""

    passphrase: str = ""


class ClosedWindow(QMainWindow):
    """`try_again(passphrase)` opens the shop or gives the next error; the window closes when it opened."""

    def __init__(self, error: AppError, try_again: Callable[[str], AppError | None], *, encrypted: bool) -> None:
        super().__init__()
        self._try_again = try_again
        self._words = theme.current().language
        self.setWindowTitle("Regulars")
        self.resize(_WIDTH, _HEIGHT)
        self.form: Form[Secret] | None = None
        self._build(encrypted=encrypted)
        if encrypted and self.form is not None:
            self._title.setText(self._words.gettext("This shop is locked with a passphrase"))
            self.form.focus_first()
        self._say(error, asked=not encrypted)

    def _build(self, *, encrypted: bool) -> None:
        _ = self._words.gettext
        card = Card(padding=24)
        card.setFixedWidth(theme.current().px(_CARD))
        card.column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Icon("lock" if encrypted else "hard-drive", "accent" if encrypted else "danger", 24))
        self._title = Label("", "title", wrap="wrap")
        head.addWidget(self._title, 1)
        card.column.addLayout(head)
        self.text, self.hint = Label("", wrap="wrap"), Label("", tone="text2", wrap="wrap")
        card.add(self.text)
        card.add(self.hint)
        if encrypted:
            self.form = Form((FieldSpec("passphrase", _("Passphrase"), "secret", required=True),), Secret())
            card.add(self.form)
        row = QHBoxLayout()
        row.addWidget(Button(_("Close Regulars"), "quiet", key="Esc", run=self.close))
        row.addStretch(1)
        deed = _("Open the shop") if encrypted else _("Try again")
        row.addWidget(Button(deed, "primary", "check" if encrypted else "rotate-ccw", "Return", run=self.try_now))
        card.column.addLayout(row)
        self.setCentralWidget(in_the_middle(card))
        for key, deed_now in (("Return", self.try_now), ("Enter", self.try_now), ("Esc", self.close)):
            QShortcut(QKeySequence(key), self).activated.connect(deed_now)

    def _say(self, error: AppError, *, asked: bool) -> None:
        """An encrypted shop that has not been asked for its passphrase yet has done nothing wrong."""
        render = self._words.render
        self.text.setVisible(asked or self.form is None)
        self.hint.setVisible(error.hint is not None and self.text.isVisibleTo(self))
        self.text.setText(render(error.text))
        self.hint.setText(render(error.hint) if error.hint else "")
        if self.form is None:
            self._title.setText(render(error.title))
        elif asked:
            self.form.show_problems({"passphrase": error.text})
            self.text.hide()
            self.hint.hide()

    def try_now(self) -> None:
        """Open the shop with what is typed."""
        error = self._try_again(self.form.draft().passphrase if self.form else "")
        if error is None:
            self.close()
        else:
            self._say(error, asked=True)


def in_the_middle(card: QWidget) -> QScrollArea:
    """A card in the middle of a window, which scrolls only when the window is too small for it."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 16, 16, 16)
    column.addStretch(1)
    column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area
