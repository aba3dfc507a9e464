"""The warranty register: find a piece, see whether its promise holds, print its certificate."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.unit import UnitFile, UnitFilter, UnitQuery, UnitRow
from app.services import settings as settings_service
from app.services import warranties
from app.ui.beside import Beside
from app.ui.complaints.target import NewComplaint
from app.ui.print_note import PrintNote
from app.ui.warranties import words
from app.ui.warranties.panel import UnitPanel
from app.ui.warranties.sheets import SerialSheet, UnitSheet
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.column import Column
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.page import Page
from app.ui.widgets.pill import Pills
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.domain.page import Cursor, Sort
    from app.domain.page import Page as Rows
    from app.ui.session import Session


class WarrantiesPage(Page):
    """List and panel."""

    icon = "shield-check"
    depends_on = frozenset({"units", "sales", "complaints", "customers", "settings"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.language.gettext("Warranties"))
        self.settings = settings_service.load()
        self.unit: UnitFile | None = None
        self.query = UnitQuery(filter=UnitFilter.ACTIVE)
        self._nothing: Empty | None = None
        self._build()

    # --- parts

    def _build(self) -> None:
        _ = self.language.gettext
        self.box = SearchBox(
            _("Warranty number or serial number"), name=_("Find a warranty"), icon="scan-barcode", low=True
        )
        self.box.typed.connect(self._typed)
        self.box.taken.connect(self._taken)
        self.pills = Pills(
            (
                (UnitFilter.ACTIVE, _("Under warranty")),
                (UnitFilter.ENDING, _("Ending soon")),
                (UnitFilter.ENDED, _("Ended")),
                (UnitFilter.ALL, _("All")),
            )
        )
        self.pills.chosen.connect(self._filter)
        self.trouble = PrintNote(self.session)
        self.table: Table[UnitRow] = Table(self._columns(), self._fetch, name=_("Warranties"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.open_unit())
        self.box.moved.connect(lambda _key: self.table.setFocus())
        self.panel = UnitPanel(self.session)
        self._arrange()

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        column.addLayout(row)
        column.addWidget(self.pills)
        column.addWidget(self.trouble)
        column.addWidget(self.table, 1)
        self.beside = Beside(left, self.panel)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.beside)
        self.body.addWidget(self.stack, 1)

    def _columns(self) -> tuple[Column[UnitRow], ...]:
        _, language = self.language.gettext, self.language
        today, soon = self.session.now().date(), self.settings.ending_soon_days
        return (
            Column(
                _("Product"),
                lambda row: row.product,
                lambda row: " · ".join(filter(None, (row.serial or row.batch, row.number))),
            ),
            Column(
                _("Customer"),
                lambda row: row.customer or _("walk-in"),
                partial(words.people, language),
                width=190,
                drop=560,
            ),
            Column(
                _("Until"),
                partial(words.until, language),
                tags=lambda row: (words.light(language, row, today, soon),),
                raw=lambda row: row.ends,
                sort="ends",
                width=160,
            ),
        )

    # --- the list

    def refresh(self) -> None:
        self.settings = settings_service.load()
        self.table.set_columns(self._columns())
        self._restart()

    def _restart(self) -> None:
        self.table.restart(self.query.text)
        self._show_foot()
        self._show_empty()
        self._choose(self.table.current())

    def _fetch(self, cursor: Cursor | None, sort: Sort | None) -> Rows[UnitRow]:
        query = UnitQuery(
            self.query.text, self.query.filter, bool(sort and sort.descending), self.settings.ending_soon_days
        )
        return warranties.page(query, cursor, today=self.session.now().date())

    def _typed(self, text: str) -> None:
        # A number finds its piece whatever its state, and the pills say so.
        shown = UnitFilter.ALL if text else UnitFilter(self.pills.current())
        if text:
            self.pills.choose(UnitFilter.ALL)
        self.query = UnitQuery(text, shown)
        self._restart()

    def _taken(self, text: str) -> None:
        self._typed(text)
        self.open_unit()

    def _filter(self, chosen: str) -> None:
        self.box.clear()
        self.query = UnitQuery(filter=UnitFilter(chosen))
        self._restart()

    def _show_foot(self) -> None:
        count, language = len(self.table.rows()), self.language
        if self.table.model.complete:
            many = language.ngettext("{n} warranty", "{n} warranties", count)
        else:
            many = language.ngettext("The first {n} warranty", "The first {n} warranties", count)
        order = self.table.model.order
        last_first = order is not None and order.descending
        by_end = language.gettext("Latest end first.") if last_first else language.gettext("Soonest end first.")
        by_number = language.gettext("In the order of their numbers.")
        self.table.set_foot(many, by_number if self.query.text else by_end)

    def _show_empty(self) -> None:
        everything = self.query.filter is UnitFilter.ALL and not self.query.text
        if self.table.rows() or not (everything or self._is_new()):
            self.stack.setCurrentWidget(self.beside)
        else:
            self.stack.setCurrentWidget(self._empty())

    def _is_new(self) -> bool:
        return not warranties.page(UnitQuery(), limit=1, today=self.session.now().date()).rows

    def _empty(self) -> QWidget:
        if self._nothing is None:
            _ = self.language.gettext
            counter = Button(_("Open the counter"), "primary", "scan-barcode", run=partial(self.session.go, "counter"))
            products = Button(_("Open products"), icon="package", run=partial(self.session.go, "products"))
            ways = (
                Way(
                    "scan-barcode",
                    _("Sell something"),
                    _("A product with a warranty term starts one at its sale."),
                    counter,
                ),
                Way("package", _("Give products a term"), _("The term prints on receipt and certificate."), products),
            )
            title = _("Every promise you make, and until when")
            self._nothing = Empty(title, _("Warranties begin by themselves when something is sold."), ways)
            self.stack.addWidget(self._nothing)
        return self._nothing

    # --- one piece

    def _choose(self, row: UnitRow | None) -> None:
        self.unit = warranties.unit(row.number) if row is not None else None
        self.panel.show_unit(self.unit, self.settings.ending_soon_days, self._deeds())
        self.actions_changed.emit()

    def open(self, target: object) -> None:
        """A number shows that piece."""
        self.box.setText(str(target))
        self.box.settle()

    def open_unit(self) -> None:
        """Enter: the piece as a sheet where the panel has no room, else the keyboard goes to its buttons."""
        if self.unit is None:
            return
        if self.beside.shown:
            self.panel.focusNextChild()
            return
        UnitSheet(self, self.session, self.unit, self.settings.ending_soon_days, self._deeds()).open()

    def _deeds(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        known = self.unit is not None and bool(self.unit.row.serial)
        serial = _("Correct the serial number") if known else _("Add a serial number")
        return (
            Action(
                "print",
                _("Print certificate"),
                "F12",
                self.print_certificate,
                lambda: self.unit is not None,
                _("Certificate"),
                "printer",
            ),
            Action(
                "complain",
                _("Register a complaint"),
                "F5",
                self.complain,
                lambda: self.unit is not None,
                _("Complaint"),
                "message-square-warning",
            ),
            Action(
                "serial",
                serial,
                "F4",
                self.correct_serial,
                lambda: self.unit is not None,
                _("Serial number"),
                "pencil",
            ),
        )

    def page_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        return (
            *self._deeds(),
            Action("find", _("Find a warranty"), "Ctrl+F", self.focus_start, short=_("Find"), icon="search"),
        )

    def print_certificate(self) -> None:
        """F12."""
        if self.unit is not None:
            self.trouble.print_paper("certificate", self.unit.row.number)

    def complain(self) -> None:
        """F5: a complaint about this piece."""
        if self.unit is not None:
            self.session.go("complaints", NewComplaint(unit_number=self.unit.row.number))

    def correct_serial(self) -> None:
        """F4."""
        if self.unit is not None:
            SerialSheet(self, self.session, self.unit, self.settings.seller).open()

    # --- the window's frame

    def focus_start(self) -> None:
        self.box.setFocus()
        self.box.selectAll()

    def step_back(self) -> bool:
        if self.box.text():
            self.pills.choose(UnitFilter.ACTIVE)
            self.box.clear()
            self.box.settle()
            return True
        return False

    def set_width(self, width: int) -> None:
        self.beside.set_width(width)
