"""The one error door, and the crash report. Nothing else in the program opens a message box."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app import __version__
from app.errors import AppError, FileError, InputError, NotFoundError, PrintError, StorageError
from app.i18n import N_, Message
from app.ui import theme
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

if TYPE_CHECKING:
    from types import TracebackType

    from app.ui.tokens import Tone

log = logging.getLogger(__name__)

Retry = Callable[[], object]

#: What is safe after each kind of error, most special first.
_SAFE: tuple[tuple[type[BaseException], Message], ...] = (
    (StorageError, N_("Everything saved before this is safe. What is on the screen is not saved yet.")),
    (PrintError, N_("The record is saved. Only the paper is missing.")),
    (FileError, N_("The shop’s records are unchanged.")),
    (InputError, N_("Nothing was changed. What you typed is still there.")),
    (NotFoundError, N_("Nothing was changed.")),
    (AppError, N_("Nothing was changed.")),
)
_ICONS: tuple[tuple[type[BaseException], str], ...] = (
    (StorageError, "hard-drive"),
    (PrintError, "printer"),
    (FileError, "file-text"),
    (NotFoundError, "search"),
    (AppError, "circle-alert"),
)


class ErrorSheet(Sheet):
    """What happened, what is safe, what to do; Details and Copy aside."""

    def __init__(self, over: QWidget, error: BaseException, again: Retry | None = None) -> None:
        super().__init__(over, width=640, name="")
        self._words = theme.current().language
        self._error = error
        self._told = isinstance(error, AppError)
        self._again = again
        title = error.title if isinstance(error, AppError) else N_("Something in the program broke")
        self.setAccessibleName(self._words.render(title))
        self.body.setSpacing(18)
        self._show_head(self._words.render(title))
        self._show_sections()
        self._add_details()
        self._add_buttons()

    def _show_head(self, title: str) -> None:
        icon = next((name for kind, name in _ICONS if isinstance(self._error, kind)), "triangle-alert")
        self.head.insertWidget(0, Icon(icon, "danger", 26))
        self.head.setSpacing(14)
        self.title.setText(title)
        self.title.show()

    def _show_sections(self) -> None:
        gettext, error = self._words.gettext, self._error
        if isinstance(error, AppError):
            happened, hint = self._words.render(error.text), self._words.render(error.hint) if error.hint else ""
        else:
            happened = gettext("A fault in the program stopped this step. The program goes on.")
            hint = gettext("Copy the report and send it to whoever looks after the program. Then try the step again.")
        safe = next((said for kind, said in _SAFE if isinstance(error, kind)), _SAFE[0][1])
        self._section("circle-alert", "danger", gettext("What happened"), happened)
        self._section("shield-check", "ok", gettext("What is safe"), self._words.render(safe))
        if hint:
            self._section("wrench", "info", gettext("What to do"), hint)

    def _section(self, icon: str, tone: Tone, title: str, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(icon, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Label(title, "strong"))
        column.addWidget(Label(text, "body", wrap="wrap"))
        row.addLayout(column, 1)
        self.body.addLayout(row)

    def _add_details(self) -> None:
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setPlainText(report(self._error))
        self.details.setAccessibleName(self._words.gettext("Details"))
        self.details.setMinimumHeight(theme.current().px(140))
        self.details.hide()
        self.body.addWidget(self.details)

    def _add_buttons(self) -> None:
        gettext = self._words.gettext
        self.add_left(Button(gettext("Details"), "quiet", "chevron-right", "D", run=self._toggle_details))
        self.add_left(Button(gettext("Copy"), "quiet", "copy", "Ctrl+C", run=self._copy))
        if self._again is not None:
            self.add_right(Button(gettext("Back"), key="Esc", run=self.dismiss))
            main = Button(gettext("Try again"), "primary", "rotate-ccw", "Return", run=self._retry)
        else:
            main = Button(gettext("Back to work"), "primary", "undo-2", "Return", run=self.dismiss)
        self.add_right(main, main=True)
        main.setFocus()

    def _toggle_details(self) -> None:
        self.details.setVisible(not self.details.isVisible())
        self.fit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(report(self._error))

    def _retry(self) -> None:
        again = self._again
        self.accept()
        if again is not None:
            again()


def report(error: BaseException) -> str:
    """What helps whoever looks after the program; no names or numbers of customers are added."""
    system = f"Regulars {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    if isinstance(error, AppError):
        return f"{system}\n{type(error).__name__}: {error}"
    return f"{system}\n{''.join(traceback.format_exception(error))}"


class Door(QObject):
    """Opens one error sheet at a time over a window; the same fault while it is open is not shown twice."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.sheet: ErrorSheet | None = None

    def show(self, error: BaseException, again: Retry | None = None) -> None:
        """Tell the error; anything but an AppError is also logged as a bug."""
        if not isinstance(error, AppError):
            log.error("a bug was reported", exc_info=error)
        if self.sheet is not None:
            return
        self.sheet = ErrorSheet(self._window, error, again)
        self.sheet.closed.connect(self._shut)
        self.sheet.open()

    def _shut(self) -> None:
        self.sheet = None
        self.closed.emit()

    def catch_everything(self) -> None:
        """From now on a fault nobody caught comes to this door instead of ending the program."""
        sys.excepthook = self._caught

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.show(error)
