"""What the sale costs, and the ways to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QWidget

from app.ui import speech
from app.ui.widgets.button import Button
from app.ui.widgets.card import PADDING, Card, Line
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.i18n import Language
    from app.ui.counter.till import Till

_MOST_ROWS = 5
_RIGHT = Qt.AlignmentFlag.AlignRight


class TotalsPanel(Card):
    """Lines, discount and tax above the total; Cash and Card below it never scroll away."""

    def __init__(
        self,
        till: Till,
        *,
        cash: Callable[[], object],
        card: Callable[[], object],
        other: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._till = till
        self._short = self._narrow = False
        _ = till.session.language.gettext
        self._rows = self._make_rows()
        self._total_line = Line()
        self.column.addWidget(self._total_line)
        self._words = Label(_("Total"), "section")
        self.total = Label("", "total", wrap="whole", align=_RIGHT)
        self.cash = Button(_("Cash"), "pay", "banknote", "F12", run=cash)
        self.card = Button(_("Card"), "pay_other", "credit-card", "F11", run=card)
        self.other = Button(_("Other ways, split"), "quiet", "split", "Shift+F12", run=other)
        self._place()
        till.moved.connect(self.show_totals)
        self.show_totals()

    def _make_rows(self) -> list[tuple[Label, Label]]:
        self._sums = QWidget()
        grid = QGridLayout(self._sums)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        rows = []
        for place in range(_MOST_ROWS):
            pair = (Label("", tone="text2"), Label("", wrap="whole", align=_RIGHT))
            grid.addWidget(pair[0], place, 0)
            grid.addWidget(pair[1], place, 1, _RIGHT)
            rows.append(pair)
        self.column.addWidget(self._sums)
        return rows

    def _place(self) -> None:
        self._box = QWidget()
        box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._direction = box
        self._figure = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._figure.setSpacing(0)
        self._figure.addWidget(self._words, 1)
        self._figure.addWidget(self.total)
        box.addLayout(self._figure, 1)
        pay = QHBoxLayout()
        pay.setSpacing(8)
        pay.addWidget(self.cash, 1)
        pay.addWidget(self.card, 1)
        box.addLayout(pay)
        box.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._box)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Narrow windows have the total and the two pay keys in one row."""
        self._narrow = narrow
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._direction.setDirection(sideways if narrow else down)
        self._figure.setDirection(down if narrow else sideways)
        self.total.set_align(Qt.AlignmentFlag.AlignLeft if narrow else _RIGHT)
        self.total.set_role("title" if narrow else "total")
        self._words.set_role("detail" if narrow else "section")
        side, edge = (12, 8) if narrow else (PADDING, PADDING)
        self.column.setContentsMargins(side, edge, side, edge)
        self._sums.setVisible(not narrow)
        self._total_line.setVisible(not narrow)
        self.other.setVisible(not narrow)
        self.show_totals()

    def set_bare(self, bare: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Beside a small panel the pay keys go without their icons."""
        self.cash.set_bare(bare)
        self.card.set_bare(bare)

    def set_short(self, short: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Low windows show only what changes the total."""
        self._short = short
        self.show_totals()

    def show_totals(self) -> None:
        """Show the cart's money."""
        language, totals = self._till.session.language, self._till.totals
        lines = _summary(language, self._till, short=self._short)
        for place, (caption, value) in enumerate(self._rows):
            shown = place < len(lines)
            caption.setVisible(shown)
            value.setVisible(shown)
            if shown:
                caption.setText(lines[place][0])
                value.setText(lines[place][1])
        self.total.setText(speech.money(language, totals.due))
        ready = bool(self._till.cart.lines)
        why = language.gettext("Scan or type the first item.")
        if self._narrow:
            items = language.ngettext("{n} item", "{n} items", int(self._till.cart.items))
            self._words.setText(language.gettext("Total · {items}", items=items))
        else:
            self._words.setText(language.pgettext("to pay", "Total"))
        for button in (self.cash, self.card, self.other):
            button.allow(ready, why)


def _summary(language: Language, till: Till, *, short: bool) -> list[tuple[str, str]]:
    totals, cart = till.totals, till.cart
    lines: list[tuple[str, str]] = []
    if not short:
        count = language.ngettext("{n} line", "{n} lines", len(cart.lines))
        items = language.ngettext("{n} item", "{n} items", int(cart.items))
        joined = language.gettext("{lines}, {items}", lines=count, items=items)
        lines.append((joined, speech.amount(language, totals.subtotal)))
    if totals.discount:
        lines.append((language.gettext("Discount"), speech.amount(language, -totals.discount)))
    if not short:
        lines += [
            (_tax_words(language, till, language.percent(row.rate.percent)), speech.amount(language, row.tax))
            for row in totals.rates[:3]
            if row.tax
        ]
    return lines


def _tax_words(language: Language, till: Till, percent: str) -> str:
    if till.cart.prices_include_tax:
        return language.gettext("{tax} {percent} included", tax=till.tax_name, percent=percent)
    return language.gettext("{tax} {percent} on top", tax=till.tax_name, percent=percent)
