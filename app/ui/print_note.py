"""Printing from a page: the paper is made beside the window, and a failure is a note, never a dialog."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.settings import PrintMode
from app.services import settings as settings_service
from app.ui.widgets.button import Button
from app.ui.widgets.note import Note

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.errors import AppError
    from app.ui.session import Session


class PrintNote(Note):
    """Hidden until a paper could not be printed; then it says why and offers to print it again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._again = Button(session.language.gettext("Print again"), key="Ctrl+P", run=self.print_again)
        super().__init__("", tone="danger", icon="printer", button=self._again, parent=parent)
        self._session = session
        self._wanted: tuple[str, str] | None = None
        self.hide()

    def print_paper(self, kind: str, number: str) -> None:
        """Make the paper of a record; to the printer or as PDF, as the shop has set."""
        self._wanted = (kind, number)
        self.hide()
        send = settings_service.load().print_mode is PrintMode.PRINT
        self._session.papers.make(kind, number, send=send, failed=partial(self._failed, kind))

    def print_again(self) -> None:
        """Once more what was wanted last."""
        if self._wanted is not None:
            self.print_paper(*self._wanted)

    def _failed(self, _kind: str, number: str, error: AppError) -> None:
        language = self._session.language
        hint = language.render(error.hint) if error.hint else ""
        self.say(
            language.gettext("{number} is not printed", number=number),
            language.join((language.render(error.text), hint), " "),
        )
        self.show()
