"""What comes out of the printer after a sale, and the note when nothing does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.settings import PrintMode
from app.errors import AppError
from app.services import sales
from app.services.sales import Completed
from app.ui.counter.pay_sheet import PaperWish
from app.ui.counter.till import Till
from app.ui.widgets.button import Button
from app.ui.widgets.note import Note


class Receipts(Note):
    """Has papers made beside the window. It is seen only while a paper is missing: the sale stands all the same."""

    def __init__(self, till: Till, parent: QWidget | None = None) -> None:
        words = till.session.language.gettext("Print again")
        super().__init__("", "", tone="danger", button=Button(words, key="Ctrl+P", run=self.print_again), parent=parent)
        self._till = till
        self._last = ""
        self.hide()

    def make(self, done: Completed, wish: PaperWish) -> None:
        """The papers of a sale that stands."""
        self.hide()
        self._last = done.number
        if wish.mode is not PrintMode.NONE:
            self._print("receipt", done.number, wish.mode)
        if wish.certificates:
            for start in done.warranties:
                self._print("certificate", start.number, wish.mode)

    def print_again(self) -> None:
        """The last receipt once more."""
        last = sales.last(self._till.settings.till)
        number = self._last or (last[0] if last else "")
        if number:
            self.hide()
            self._print("receipt", number, self._till.settings.print_mode)

    def _print(self, kind: str, number: str, mode: PrintMode) -> None:
        self._till.session.papers.make(kind, number, send=mode is PrintMode.PRINT, failed=self._not_printed)

    def _not_printed(self, number: str, error: AppError) -> None:
        language = self._till.session.language
        hint = language.render(error.hint) if error.hint else ""
        text = language.join((language.render(error.text), hint), " ")
        self.say(language.gettext("{number} is not printed", number=number), text)
        self.show()
