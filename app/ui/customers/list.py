"""The list of customers: the box, the filters, the table and the card beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customer_card import FILTER_WORDS, CustomerFilter, CustomerQuery, CustomerRow
from app.domain.page import Sort
from app.services import customer_lists, customers
from app.services import settings as settings_service
from app.ui import speech
from app.ui.beside import Beside
from app.ui.customers import words
from app.ui.customers.panel import CustomerSide
from app.ui.widgets.avatar import Mark, person_mark
from app.ui.widgets.column import Column
from app.ui.widgets.picker import Picker
from app.ui.widgets.pill import Pill, Pills
from app.ui.widgets.results import Result, Section
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.domain.page import Cursor
    from app.domain.page import Page as Rows
    from app.ui.session import Session
    from app.ui.widgets.button import Button

_FOUND = 50
_NARROW, _MIDDLE = 720, 1280


class CustomerList(QWidget):
    """Sends `opened(id)` for the customer to show whole, and `chosen` when another row is current."""

    opened = Signal(object)
    chosen = Signal()

    def __init__(self, session: Session, buttons: tuple[Button, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.query = CustomerQuery()
        self.settings = settings_service.load()
        self._region = settings_service.profile(self.settings).phone_region
        self._total = ""
        self._build(buttons)

    # --- parts

    def _build(self, buttons: tuple[Button, ...]) -> None:
        _ = self.session.language.gettext
        self.box = SearchBox(
            _("Name, phone, number, address or tag"),
            name=_("Find a customer"),
            low=True,
            typing_hints=(("Esc", _("clear")),),
        )
        self.box.typed.connect(self._typed)
        self.box.taken.connect(self._taken)
        self.box.moved.connect(lambda _key: self.table.setFocus())
        render = self.session.language.render
        self.pills = Pills(tuple((only.value, render(said)) for only, said in FILTER_WORDS.items()))
        self.pills.chosen.connect(self._filter)
        self.table: Table[CustomerRow] = Table(
            self._columns(sortable=True), self._fetch, name=_("Customers"), sort=Sort("name")
        )
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda row: self.opened.emit(row.id))
        self.table.view.horizontalHeader().sectionClicked.connect(lambda _place: self._show_foot())
        self.side = CustomerSide(self.session, buttons)
        self._arrange()

    def _arrange(self) -> None:
        self._tag_row = QHBoxLayout()
        self._tag_pill: Pill | None = None
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.pills, 1)
        filters.addLayout(self._tag_row)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.beside = Beside(left, self.side)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self.box)
        body.addLayout(filters)
        body.addWidget(self.beside, 1)

    def _columns(self, *, sortable: bool) -> tuple[Column[CustomerRow], ...]:
        language, today = self.session.language, self.session.now().date()
        _ = language.gettext
        return (
            Column(
                _("Customer"),
                lambda row: row.name,
                partial(words.second_line, language),
                mark=lambda row: person_mark(row.person),
                sort="name" if sortable else None,
            ),
            Column(
                _("No."),
                lambda row: str(row.number),
                raw=lambda row: row.number,
                align="right",
                width=72,
                quiet=True,
                drop=900,
                sort="number" if sortable else None,
            ),
            Column(_("Phone"), lambda row: words.phone(row.phone, self._region), width=140, drop=520),
            Column(
                _("Last visit"),
                lambda row: words.last_visit(language, row, today),
                raw=lambda row: row.last_sale_at,
                width=140,
                drop=420,
                sort="visit" if sortable else None,
            ),
            Column(
                _("This year"),
                lambda row: speech.money(language, row.year_spent) if row.year_spent else "",
                raw=lambda row: row.year_spent.decimal,
                align="right",
                width=120,
                bold=True,
                drop=640,
            ),
            Column(
                _("Marks"),
                lambda _row: "",
                tags=lambda row: words.marks(language, row, today),
                width=200,
                drop=760,
            ),
        )

    # --- what is shown

    def look_again(self) -> None:
        """Ask from the beginning; the row stays."""
        self.settings = settings_service.load()
        self._region = settings_service.profile(self.settings).phone_region
        self._restart()
        self.session.read(partial(customers.counts, self.session.now()), self._show_counts)

    def _restart(self) -> None:
        plain = self.query.filter is CustomerFilter.ALL and not self.query.text
        self.table.set_columns(self._columns(sortable=plain))
        self.table.restart(self.query.text)
        self._show_foot()
        self._choose(self.table.current())

    def _fetch(self, cursor: Cursor | None, sort: Sort | None) -> Rows[CustomerRow]:
        query = CustomerQuery(self.query.text, self.query.filter, self.query.tag, sort or Sort("name"))
        return customers.page(query, cursor, _FOUND, now=self.session.now())

    def _typed(self, text: str) -> None:
        # A text goes over all customers, and the pills say so.
        if text == self.query.text:
            return
        self._drop_tag()
        self.pills.choose(CustomerFilter.ALL)
        self.query = CustomerQuery(text)
        self._restart()

    def _taken(self, text: str) -> None:
        self._typed(text)
        self.open_current()

    def _filter(self, chosen: str) -> None:
        self._drop_tag()
        self.box.clear()
        self.query = CustomerQuery(filter=CustomerFilter(chosen))
        self._restart()

    def _show_counts(self, counts: dict[CustomerFilter, int]) -> None:
        for only, count in counts.items():
            if only is not CustomerFilter.ALL:
                self.pills.set_count(only.value, _counted(self.session.language.number(count), count))
        total, language = counts[CustomerFilter.ALL], self.session.language
        self._total = language.ngettext("{n} customer in all", "{n} customers in all", total)
        if total >= customer_lists.MOST_COUNTED:
            most = language.number(customer_lists.MOST_COUNTED)
            self._total = language.gettext("more than {n} customers in all", n=most)
        self._show_foot()

    def _show_foot(self) -> None:
        language, many = self.session.language, len(self.table.rows())
        _ = language.gettext
        if self.query.text and many >= _FOUND:
            said = language.ngettext("The best {n} customer", "The best {n} customers", many)
        elif self.query.text:
            said = language.ngettext("{n} customer found", "{n} customers found", many)
        else:
            said = ""
        order = _("those who bought last first") if self.query.text else self._order()
        self.table.set_foot(language.join((said, order)), self._total)

    def _order(self) -> str:
        _ = self.session.language.gettext
        if self.query.filter is not CustomerFilter.ALL:
            return {
                CustomerFilter.BIRTHDAY: _("In the order of the days"),
                CustomerFilter.AWAY: _("In the order of the last visit"),
                CustomerFilter.WARRANTY: _("In the order in which warranties end"),
                CustomerFilter.COMPLAINT: _("In the order in which answers are due"),
                CustomerFilter.TAG: _("In the order of their numbers"),
            }[self.query.filter]
        sort = self.table.model.order
        key = sort.key if sort else "name"
        by = {"visit": _("In the order of the last visit"), "number": _("In the order of their numbers")}
        return by.get(key, _("In the order of names"))

    # --- filters

    def pick_filter(self) -> None:
        """F4: one of the filters, or only those who carry a tag."""
        language = self.session.language
        picker = Picker(
            self,
            language.gettext("Show only some customers"),
            partial(self._filters, customers.tags()),
            placeholder=language.gettext("Filter or tag"),
            icon="list-filter",
        )
        picker.picked.connect(self._take_filter)
        picker.open()

    def _filters(self, tags: tuple[tuple[str, int], ...], text: str) -> tuple[Section, ...]:
        language = self.session.language
        kinds = tuple(
            Result(language.render(said), mark=Mark(icon="list-filter", tone="neutral"), target=only)
            for only, said in FILTER_WORDS.items()
        )
        carried = tuple(
            Result(tag, right=language.number(count), mark=Mark(icon="tag", tone="neutral"), target=tag)
            for tag, count in tags
        )
        return _matching(((language.gettext("Filters"), kinds), (language.gettext("Tags"), carried)), text)

    def _take_filter(self, target: object) -> None:
        if isinstance(target, CustomerFilter):
            self.pills.choose(target)
            self._filter(target)
        else:
            self._with_tag(str(target))

    def _with_tag(self, tag: str) -> None:
        self._drop_tag()
        self.box.clear()
        self.query = CustomerQuery(filter=CustomerFilter.TAG, tag=tag)
        self._tag_pill = Pill(tag, removable=True)
        self._tag_pill.removed.connect(self._all)
        self._tag_row.addWidget(self._tag_pill, 0, Qt.AlignmentFlag.AlignTop)
        self.pills.choose(CustomerFilter.ALL)
        self._restart()

    def _drop_tag(self) -> None:
        if self._tag_pill is not None:
            self._tag_pill.hide()
            self._tag_pill.deleteLater()
            self._tag_pill = None

    def _all(self) -> None:
        self._filter(CustomerFilter.ALL)

    # --- the current customer

    def _choose(self, row: CustomerRow | None) -> None:
        card = None
        if row is not None and self.beside.shown:
            card = customers.card(row.id, today=self.session.now().date(), settings=self.settings)
        self.side.show_card(card)
        self.chosen.emit()

    def current(self) -> int | None:
        """The id of the current customer."""
        row = self.table.current()
        return row.id if row is not None else None

    def open_current(self) -> None:
        """Enter: the current customer's whole record."""
        identity = self.current()
        if identity is not None:
            self.opened.emit(identity)

    def choose(self, identity: int) -> None:
        """Make a customer current, if the list has read that far."""
        self.table.select_row(lambda row: row.id == identity)

    def neighbour(self, identity: int, step: int) -> int | None:
        """Who stands before (-1) or after (1) a customer in the list."""
        ids = [row.id for row in self.table.rows()]
        if identity not in ids:
            return None
        place = ids.index(identity) + step
        return ids[place] if 0 <= place < len(ids) else None

    def place_of(self, identity: int) -> int | None:
        """Which in the list a customer is, counted from one."""
        return next((n for n, row in enumerate(self.table.rows(), 1) if row.id == identity), None)

    def step_back(self) -> bool:
        """Esc: an empty box and all customers."""
        if not self.box.text() and self.query.filter is CustomerFilter.ALL:
            return False
        self.pills.choose(CustomerFilter.ALL)
        self._all()
        self.focus_start()
        return True

    def focus_start(self) -> None:
        """The keyboard goes to the box."""
        self.box.setFocus()
        self.box.selectAll()

    def set_width(self, width: int) -> None:
        """Fit to a window of that width at 100 % text."""
        shown = self.beside.shown
        self.beside.set_width(width)
        self.side.set_bare(width < _MIDDLE)
        # Rows matter more than pills where few lines fit; F4 has the same filters.
        self.pills.setVisible(width >= _NARROW)
        if self.beside.shown is not shown:
            self._choose(self.table.current())


def _counted(written: str, count: int) -> str:
    return f"{written}+" if count >= customer_lists.MOST_COUNTED else written


def _matching(groups: tuple[tuple[str, tuple[Result, ...]], ...], text: str) -> tuple[Section, ...]:
    """The rows whose words hold the text, under their headings."""
    wanted = text.casefold()
    kept = ((title, tuple(row for row in rows if wanted in row.title.casefold())) for title, rows in groups)
    return tuple(Section(title, rows) for title, rows in kept if rows)
