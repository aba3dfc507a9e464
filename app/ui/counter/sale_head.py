"""The line above the cart: which sale this is, the last number, and what is parked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services import drafts, sales
from app.ui.counter.till import Till
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label


class SaleHead(QWidget):
    """A sale has no number until it stands, so the last one is shown."""

    def __init__(self, till: Till, recall: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._till = till
        self._line, self._detail = Label("", "strong"), Label("", "detail")
        words = till.session.language.gettext("Parked")
        self._parked = Button(words, "quiet", "pause", "F9", small=True, run=recall)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        row.addWidget(self._detail, 1)
        row.addWidget(self._parked)

    def show_sale(self) -> None:
        """Say how things stand now."""
        till, language = self._till, self._till.session.language
        _ = language.gettext
        new = _("New sale")
        if till.quantity is not None:
            new = _("Next item × {quantity}", quantity=language.number(till.quantity))
        self._line.setText(new)
        last = sales.last(till.settings.till)
        self._detail.setText(_("last {number}, {time}", number=last[0], time=language.time(last[1])) if last else "")
        count = len(drafts.parked(till.settings))
        self._parked.set_words(language.ngettext("{n} parked", "{n} parked", count) if count else _("Parked"))
        self._parked.setEnabled(count > 0)
