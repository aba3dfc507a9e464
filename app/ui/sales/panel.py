"""One sale, as its receipt says it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.cart import Party
from app.domain.money import Money
from app.domain.payment import Method
from app.domain.sale import Sale, SaleLine
from app.i18n import Language
from app.ui import speech
from app.ui.customers.people_row import NameLink
from app.ui.session import Session
from app.ui.widgets.card import Card, Line
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

_RIGHT = Qt.AlignmentFlag.AlignRight


class SalePanel(Card):
    """Lines, sums, payments and warranties of the chosen document."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.column.addWidget(self._scroll, 1)
        self.show_sale(None)

    def show_sale(self, sale: Sale | None) -> None:
        """Show another document, or nothing."""
        inside = QWidget()
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        if sale is not None:
            self._fill(column, sale)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _fill(self, column: QVBoxLayout, sale: Sale) -> None:
        language = self._session.language
        self._head(column, sale)
        for line in sale.lines:
            column.addLayout(_line(language, line))
            if line.user is not None:
                column.addLayout(self._for_whom(line.user))
        column.addWidget(Line())
        column.addLayout(_sums(language, sale))
        if sale.units:
            column.addWidget(Line())
            column.addWidget(Label(language.gettext("Warranties"), "strong"))
            for unit in sale.units:
                ends = language.day(unit.ends) if unit.ends else language.gettext("for life")
                column.addLayout(_pair(f"{unit.number}  {unit.product}", ends))

    def _head(self, column: QVBoxLayout, sale: Sale) -> None:
        language = self._session.language
        row = QHBoxLayout()
        row.addWidget(Label(sale.number, "section"), 1)
        if sale.original:
            row.addWidget(Chip(language.gettext("returns {number}", number=sale.original), "warn"))
        column.addLayout(row)
        where = language.gettext("Till {n}", n=sale.till)
        column.addWidget(Label(" · ".join(filter(None, (language.moment(sale.at), where, sale.seller))), "detail"))
        if sale.customer is not None:
            column.addWidget(self._person(sale.customer), 0, Qt.AlignmentFlag.AlignLeft)
        if sale.reason:
            column.addWidget(Label(sale.reason, tone="text2", wrap="wrap"))
        if sale.fiscal_id:
            column.addWidget(Label(language.gettext("Fiscal receipt {id}", id=sale.fiscal_id), "detail", wrap="wrap"))
        column.addWidget(Line())

    def _for_whom(self, user: Party) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Icon("user", "plum", 16))
        row.addWidget(Label(self._session.language.pgettext("person", "for"), "detail", wrap="whole"))
        row.addWidget(self._person(user))
        row.addStretch(1)
        return row

    def _person(self, party: Party) -> QWidget:
        """A name; of somebody in the file the way to it."""
        if party.id is None:
            return Label(party.name, wrap="wrap")
        return NameLink(party.name, partial(self._session.go, "customers", party.id))


def _line(language: Language, line: SaleLine) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    row = QHBoxLayout()
    row.addWidget(Label(line.name, wrap="wrap"), 1)
    row.addWidget(Label(_amount(language, line.gross - line.discount), "strong", wrap="whole"), 0, _RIGHT)
    box.addLayout(row)
    counted = f"{speech.quantity(language, line.quantity, line.unit)} × {speech.price(language, line.price)}"
    facts = (counted, _discount(language, line), line.serial, line.batch, line.price_reason)
    box.addWidget(Label(" · ".join(filter(None, facts)), "detail", wrap="wrap"))
    return box


def _discount(language: Language, line: SaleLine) -> str:
    if line.discount_percent:
        return "\u2212" + language.percent(line.discount_percent)
    return _amount(language, -line.discount) if line.discount else ""


def _amount(language: Language, amount: Money) -> str:
    return speech.amount(language, amount)


def _sums(language: Language, sale: Sale) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(4)
    _ = language.gettext
    if sale.discount:
        box.addLayout(_pair(_("Discount"), _amount(language, -sale.discount)))
    for row in sale.rates:
        box.addLayout(_pair(_("Tax {percent}", percent=language.percent(row.rate.percent)), _amount(language, row.tax)))
    if sale.rounding:
        box.addLayout(_pair(_("Rounding"), _amount(language, sale.rounding)))
    total = QHBoxLayout()
    total.addWidget(Label(_("Total"), "section"), 1)
    total.addWidget(Label(speech.money(language, sale.total), "figure", wrap="whole", align=_RIGHT))
    box.addLayout(total)
    for payment in sale.payments:
        known = payment.method in tuple(Method)
        words = language.render(Method(payment.method).words) if known else _("Paid")
        box.addLayout(_pair(words, _amount(language, payment.given)))
    if sale.change:
        box.addLayout(_pair(_("Change"), _amount(language, sale.change)))
    return box


def _pair(words: str, value: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(words, tone="text2"), 0, 0)
    grid.addWidget(Label(value, wrap="whole", align=_RIGHT), 0, 1)
    return grid
