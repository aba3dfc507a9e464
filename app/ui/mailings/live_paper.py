"""A paper as it will print, made beside the window; while somebody types, it waits for a breath."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent

from app.ui import theme
from app.ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.errors import AppError
    from app.ui.session import Session

_BREATH_MS = 180


class LivePaper(PaperView):
    """Shows what a call makes. One call is on its way at a time, and of those that wait only the last is made."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.read, parent)
        self._session = session
        self._wanted: Callable[[], bytes] | None = None
        self._busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_BREATH_MS)
        self._pause.timeout.connect(self._next)

    def ask(self, make: Callable[[], bytes]) -> None:
        """Show what this makes as soon as it can be."""
        self._wanted = make
        self._pause.stop()
        self._next()

    def ask_soon(self, make: Callable[[], bytes]) -> None:
        """Show it when nothing else was asked for a moment."""
        self._wanted = make
        self._pause.start()

    def settle(self) -> None:
        """Do not wait for the breath."""
        if self._pause.isActive():
            self._pause.stop()
            self._next()

    def clear(self, words: str = "") -> None:
        """No paper, and maybe why."""
        self._wanted = None
        self._pause.stop()
        self.say(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Its place is the sunken card; left to itself a scroll area has the window's own ground.
        QPainter(self.viewport()).fillRect(self.viewport().rect(), theme.current().colour("sunken"))
        super().paintEvent(event)

    def _next(self) -> None:
        if self._busy or self._wanted is None:
            return
        make, self._wanted = self._wanted, None
        self._busy = True
        self._session.read(make, partial(self._made, make), self._failed)

    def _made(self, _make: Callable[[], bytes], pdf: bytes) -> None:
        self._busy = False
        if self._wanted is None or self._pause.isActive():
            self.show_pdf(pdf, self.page)
        if not self._pause.isActive():
            self._next()

    def _failed(self, error: AppError) -> None:
        self._busy = False
        self.say(self._session.language.render(error.text))
        if not self._pause.isActive():
            self._next()
