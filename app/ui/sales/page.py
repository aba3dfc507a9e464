"""Every sale and return: the list, and the document beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout

from app.domain.page import Cursor, Sort
from app.domain.page import Page as Rows
from app.domain.sale import SaleKind, SaleQuery, SaleRow
from app.errors import NotFoundError
from app.services import sales
from app.ui import speech
from app.ui.beside import Beside
from app.ui.complaints.target import NewComplaint
from app.ui.sales.day_sheet import DaySheet
from app.ui.sales.panel import SalePanel
from app.ui.session import Session
from app.ui.widgets.actions import Action
from app.ui.widgets.avatar import Mark
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.page import Page
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.segments import Segment, Segments
from app.ui.widgets.table import Table

_ALL = "all"
_NARROW = 720


class SalesPage(Page):
    """Newest first; the beginning of a number finds a document."""

    icon = "receipt-text"
    depends_on = frozenset({"sales", "imports"})

    def __init__(self, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(session, _("Sales"))
        self._print = Action(
            "sale.print", _("Print the receipt"), "Ctrl+P", self.print_receipt, self._has, icon="printer"
        )
        self._sheet = Action(
            "sale.sheet",
            _("Print it on a sheet"),
            "F9",
            self.print_sheet,
            self._has,
            short=_("On a sheet"),
            icon="file-text",
        )
        self._gift = Action(
            "sale.gift",
            _("Gift receipt without prices"),
            "F8",
            self.print_gift,
            self._is_sale,
            _("Gift receipt"),
            "gift",
        )
        self._complain = Action(
            "sale.complain", _("Complaint about it"), "F7", self.complain, self._has, short=_("Complaint")
        )
        self._day = Action(
            "sale.day", _("Report of a day"), "F6", self.report_day, short=_("Day report"), icon="receipt-text"
        )
        self._buyer = Action("sale.buyer", _("Open the customer"), "F3", self.open_buyer, self._has_buyer)
        self._narrow = False
        self._sheet_button = self._sheet.button()
        self.head.addWidget(self._sheet_button)
        self._print_button = self._print.button("primary")
        self.head.addWidget(self._print_button)
        self._build()

    def _build(self) -> None:
        language = self.language
        _ = language.gettext
        self.box = SearchBox(_("The beginning of a number"), name=_("Find a document"), low=True)
        self.box.typed.connect(lambda _text: self._restart())
        self.box.moved.connect(self._move)
        self.kinds = Segments(
            (
                Segment(_ALL, language.pgettext("documents", "All")),
                Segment(SaleKind.SALE, _("Sales")),
                Segment(SaleKind.RETURN, _("Returns")),
            ),
            name=_("Kind"),
        )
        self.kinds.chosen.connect(lambda _kind: self._restart())
        self._filter = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filter.setSpacing(12)
        self._filter.addWidget(self.box, 1)
        self._filter.addWidget(self.kinds)
        self.body.addLayout(self._filter)
        self.table = Table(self._columns(), self._fetch, name=_("Sales"))
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _row: self.print_sheet())
        self.empty = Empty(
            _("No sales yet"),
            _("Every completed sale is listed here and can be printed again for ever."),
            (self._first_way(),),
        )
        self.panel = SalePanel(self.session)
        self.list = Beside(self.table, self.panel)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)

    def _first_way(self) -> Way:
        _ = self.language.gettext
        run = partial(self.session.go, "counter")
        self._begin = Button(_("Open the counter"), "primary", key="Ctrl+2", run=run)
        return Way("scan-barcode", _("Sell something"), _("Scan, take the money, hand over the receipt."), self._begin)

    def _columns(self) -> tuple[Column[SaleRow], ...]:
        language = self.language
        _ = language.gettext
        return (
            Column(
                _("Number"),
                lambda row: row.number,
                lambda row: language.moment(row.at),
                mark=lambda row: Mark(icon=_icon(row), tone="neutral", square=True),
                raw=lambda row: row.number,
                width=216,
            ),
            Column(
                _("Sold"),
                partial(_sold, self.session),
                lambda row: speech.customer(language, row.customer, row.customer_id),
                tags=lambda row: (Tag(_("Return"), "warn"),) if row.kind is SaleKind.RETURN else (),
            ),
            Column(_("Seller"), lambda row: row.seller, width=140, quiet=True, drop=720),
            Column(
                _("Amount"),
                lambda row: speech.money(language, row.total),
                raw=lambda row: row.total.decimal,
                align="right",
                width=140,
                bold=True,
            ),
        )

    # --- the list

    def _query(self) -> SaleQuery:
        kind = self.kinds.current()
        return SaleQuery(text=self.box.text().strip().upper(), kind=None if kind == _ALL else SaleKind(kind))

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Rows[SaleRow]:
        return sales.page(self._query(), cursor)

    def _restart(self) -> None:
        self.table.restart(self.box.text().strip())
        rows = self.table.rows()
        first = not rows and self._query() == SaleQuery()
        self.empty.setVisible(first)
        for part in (self.list, self.box, self.kinds, self._print_button):
            part.setVisible(not first)
        self._show_sheet_button()
        foot = self.language.gettext("Newest first") if rows else self.language.gettext("Nothing found.")
        self.table.set_foot(foot)
        self.actions_changed.emit()

    def _move(self, _key: object) -> None:
        self.table.view.setFocus()

    def _show(self, row: SaleRow | None) -> None:
        self.panel.show_sale(sales.sale_of(row.number) if row else None)
        self.actions_changed.emit()

    # --- the frame

    def page_actions(self) -> tuple[Action, ...]:
        return (self._print, self._sheet, self._gift, self._complain, self._buyer, self._day)

    def refresh(self) -> None:
        self._restart()

    def _show_sheet_button(self) -> None:
        """Narrow windows leave it to F9 and the strip."""
        self._sheet_button.setVisible(not self._narrow and self.list.isVisibleTo(self))

    def focus_start(self) -> None:
        (self.box if self.list.isVisibleTo(self) else self._begin).setFocus()

    def open(self, target: object) -> None:
        """A number, as a bar code or a link names it."""
        try:
            number = sales.sale_of(str(target)).number
        except NotFoundError as error:
            self.session.tell(error)
            return
        self.kinds.choose(_ALL)
        self.box.setText(number)
        self.box.settle()

    def step_back(self) -> bool:
        if not self.box.text():
            return False
        self.box.clear()
        self.box.settle()
        return True

    def set_width(self, width: int) -> None:
        self.list.set_width(width)
        narrow = width < _NARROW
        self._narrow = narrow
        self._show_sheet_button()
        self._filter.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    # --- deeds

    def _has(self) -> bool:
        return self.table.current() is not None

    def _has_buyer(self) -> bool:
        row = self.table.current()
        return row is not None and row.customer_id is not None

    def print_receipt(self) -> None:
        """On the slip paper of the shop."""
        self._make(None)

    def print_sheet(self) -> None:
        """On A4, or the sheet of the country."""
        self._make("sheet")

    def print_gift(self) -> None:
        """What was bought, for who unwraps it."""
        row = self.table.current()
        if row is not None:
            self.session.papers.show("gift-receipt", row.number)

    def _is_sale(self) -> bool:
        row = self.table.current()
        return row is not None and row.kind is SaleKind.SALE

    def _make(self, paper: str | None) -> None:
        row = self.table.current()
        if row is not None:
            self.session.papers.show("receipt", row.number, paper=paper)

    def report_day(self) -> None:
        """F6: what a day brought, for the drawer and the books."""
        DaySheet(self, self.session).open()

    def complain(self) -> None:
        """A complaint about what was sold."""
        row = self.table.current()
        if row is not None:
            self.session.go("complaints", NewComplaint(sale_number=row.number))

    def open_buyer(self) -> None:
        """The customer's file."""
        row = self.table.current()
        if row is not None and row.customer_id is not None:
            self.session.go("customers", row.customer_id)


def _icon(row: SaleRow) -> str:
    return "receipt-text" if row.kind is SaleKind.SALE else "rotate-ccw"


def _sold(session: Session, row: SaleRow) -> str:
    if row.lines <= 1:
        return row.first_line
    more = row.lines - 1
    return session.language.ngettext("{first} and {n} more", "{first} and {n} more", more, first=row.first_line)
