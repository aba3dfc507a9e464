"""The lines of the sale in progress."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout

from app.domain import warranty
from app.domain.cart import CartLine
from app.domain.page import Cursor, Page, Sort
from app.ui import speech
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.note import Icon
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.i18n import Language
    from app.ui.counter.till import Till

ROW_HEIGHT, NARROW_ROW_HEIGHT = 56, 46


class Form(Enum):
    """How much room there is for the columns."""

    WIDE = "wide"
    COMPACT = "compact"
    NARROW = "narrow"


# Quantity, price, discount, amount.
_WIDTHS = {Form.WIDE: (92, 92, 92, 108), Form.COMPACT: (80, 72, 72, 88)}
Row = tuple[int, CartLine]


class CartTable(Table[Row]):
    """Name with its facts below, quantity, price, discount, amount; the foot says what was added, with Undo."""

    def __init__(self, till: Till, undo: Callable[[], object], parent: QWidget | None = None) -> None:
        self._till, self._form = till, Form.WIDE
        language = till.session.language
        super().__init__(
            _columns(language, till, Form.WIDE),
            self._fetch,
            name=language.gettext("Lines of the sale"),
            height=ROW_HEIGHT,
            parent=parent,
        )
        self.undo = Button(language.gettext("Undo"), "quiet", key="Ctrl+Z", small=True, run=undo)
        self._tick = Icon("check", "ok", 16)
        row = self.foot.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(0, self._tick)
            row.addWidget(self.undo)
        self.chosen.connect(self._select_line)
        till.moved.connect(self.show_cart)
        self.show_cart()

    def _fetch(self, _cursor: Cursor | None, _sort: Sort | None) -> Page[Row]:
        return Page(tuple(enumerate(self._till.cart.lines)))

    def _select_line(self, row: Row | None) -> None:
        if row is not None:
            self._till.select(row[0])

    def set_form(self, form: Form) -> None:
        """Narrow windows show the item over its quantity and price, and the amount."""
        if form is self._form:
            return
        self._form = form
        self.view.horizontalHeader().setVisible(form is not Form.NARROW)
        self.set_columns(_columns(self._till.session.language, self._till, form))
        narrow = form is Form.NARROW
        self.view.set_row_height(NARROW_ROW_HEIGHT if narrow else ROW_HEIGHT)
        # Where only two or three lines have room, they are whole ones.
        by = QAbstractItemView.ScrollMode
        self.view.setVerticalScrollMode(by.ScrollPerItem if narrow else by.ScrollPerPixel)
        self.show_cart()

    def show_cart(self) -> None:
        """Show the cart as it is now, with its chosen line in view."""
        rows = self.rows()
        fresh = tuple(enumerate(self._till.cart.lines))
        if rows != fresh:
            selected = self._till.selected
            self.blockSignals(True)
            self.model.restart()
            self.blockSignals(False)
            self._till.selected = selected
        if fresh and 0 <= self._till.selected < len(fresh):
            self.select(self._till.selected)
        self.set_foot(self._till.news)
        self._tick.setVisible(bool(self._till.news))
        shown = self._till.can_undo and self._form is not Form.NARROW
        self.foot.setVisible(shown)
        self._foot_line.setVisible(shown)


def _columns(language: Language, till: Till, form: Form) -> tuple[Column[Row], ...]:
    """The cart's columns in the order of LOOK; the narrow form has two."""
    _ = language.gettext
    if form is Form.NARROW:
        return (
            Column(_("Item"), lambda row: row[1].name, partial(_count, language)),
            Column(_("Amount"), partial(_amount, language, till), align="right", width=120, bold=True),
        )
    quantity, price, discount, amount = _WIDTHS[form]
    return (
        Column(_("Item"), lambda row: row[1].name, partial(_facts, language, till), tags=partial(_tags, language)),
        Column(
            language.pgettext("column", "Qty"),
            lambda row: speech.quantity(language, row[1].quantity, row[1].unit),
            align="right",
            width=quantity,
        ),
        Column(_("Price"), partial(_price, language), align="right", width=price, quiet=True),
        Column(
            _("Discount"), partial(_discount, language), align="right", width=discount, tone=lambda _row: "ok", drop=420
        ),
        Column(_("Amount"), partial(_amount, language, till), align="right", width=amount, bold=True),
    )


def _count(language: Language, row: Row) -> str:
    line = row[1]
    return f"{speech.quantity(language, line.quantity, line.unit)} × {speech.price(language, line.price)}"


def _tags(language: Language, row: Row) -> tuple[Tag, ...]:
    line = row[1]
    tags = []
    if line.missing:
        tags.append(Tag(language.gettext("number needed"), "warn", "triangle-alert"))
    if line.user is not None:
        tags.append(Tag(language.gettext("for {name}", name=line.user.name), "plum"))
    return tuple(tags)


def _facts(language: Language, till: Till, row: Row) -> str:
    line = row[1]
    facts = [line.serial, line.batch]
    if line.term is not None:
        ends = warranty.ends(till.session.now().date(), line.term)
        facts.append(
            language.gettext("warranty to {day}", day=language.day(ends))
            if ends
            else language.gettext("warranty for life")
        )
    if line.price_reason:
        facts.append(language.gettext("price changed: {reason}", reason=line.price_reason))
    facts.append(line.prompt)
    return " · ".join(fact for fact in facts if fact)


def _price(language: Language, row: Row) -> str:
    return speech.price(language, row[1].price)


def _discount(language: Language, row: Row) -> str:
    discount = row[1].discount
    if discount.percent is not None:
        return "\u2212" + language.percent(discount.percent)
    return speech.amount(language, -discount.amount) if discount.amount else ""


def _amount(language: Language, till: Till, row: Row) -> str:
    return speech.amount(language, row[1].amount(till.cart.currency))
