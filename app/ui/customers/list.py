"""The list of customers: the box, the filters, the table and the card beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customer_card import BY_NAME, FILTER_WORDS, CustomerFilter, CustomerQuery, CustomerRow
from app.domain.page import Sort
from app.domain.segment import Counted, Segment
from app.services import customers, segments
from app.services import settings as settings_service
from app.ui.beside import Beside
from app.ui.customers.filter_sheet import FilterSheet, in_words
from app.ui.customers.list_columns import columns
from app.ui.customers.panel import CustomerSide
from app.ui.widgets.button import Button
from app.ui.widgets.pill import Pill, Pills
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.table import Table
from app.ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from app.domain.page import Cursor
    from app.domain.page import Page as Rows
    from app.i18n import Language
    from app.ui.session import Session

_FOUND = 50
_NARROW, _MIDDLE = 720, 1280
_LONGEST_PILL = 44
# These are in the order of any column; the others have an order of their own.
_SORTED = (CustomerFilter.ALL, CustomerFilter.WAITING, CustomerFilter.SAVED)


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
        self.saved: tuple[Segment, ...] = ()
        self.pills = self._make_pills()
        self.table: Table[CustomerRow] = Table(
            columns(self.session, self._region, sortable=True), self._fetch, name=_("Customers"), sort=Sort("name")
        )
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda row: self.opened.emit(row.id))
        self.table.view.horizontalHeader().sectionClicked.connect(lambda _place: self._show_foot())
        self.side = CustomerSide(self.session, buttons)
        self._arrange()

    def _arrange(self) -> None:
        self._once_row = QHBoxLayout()
        self._once: Pill | None = None
        self._filters = filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.pills, 1)
        filters.addLayout(self._once_row)
        more = self.session.language.gettext("More filters")
        self._more = Button(more, icon="list-filter", key="F4", small=True, run=self.pick_filter)
        filters.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        left = QWidget()
        self._left = column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        self.beside = Beside(left, self.side)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self.box)
        body.addLayout(filters)
        body.addWidget(self.beside, 1)

    def put_above(self, bar: QWidget) -> None:
        """A bar over the table, for what is done with several at once."""
        self._left.insertWidget(0, bar)

    # --- what is shown

    def look_again(self) -> None:
        """Ask from the beginning; the row stays."""
        self.settings = settings_service.load()
        self._region = settings_service.profile(self.settings).phone_region
        self._show_saved(segments.all_saved())
        self._restart()
        now = self.session.now()
        self.session.read(partial(customers.counts, now), self._show_counts)
        if self.saved:
            self.session.read(partial(segments.counts, now), self._show_saved_counts)

    def _restart(self) -> None:
        sortable = self.query.filter in _SORTED and not self.query.text
        checking = self.query.filter is CustomerFilter.TO_CHECK
        self.table.set_columns(columns(self.session, self._region, sortable=sortable, checking=checking))
        self.table.restart(self.query.text)
        self._show_foot()
        self._choose(self.table.current())
        self._look_on(self.query)

    def _look_on(self, asked: CustomerQuery) -> None:
        """A page that ended early, in a file with a million customers, is looked for further a stretch at a time."""
        if asked is self.query and len(self.table.rows()) < _FOUND and not self.table.model.complete:
            QTimer.singleShot(0, self, partial(self._next_stretch, asked))

    def _next_stretch(self, asked: CustomerQuery) -> None:
        if asked is not self.query:
            return
        first = not self.table.rows()
        self.table.model.fetchMore(QModelIndex())
        if first and self.table.rows():
            self.table.select(0)
        self._show_foot()
        self._look_on(asked)

    def _fetch(self, cursor: Cursor | None, sort: Sort | None) -> Rows[CustomerRow]:
        return customers.page(replace(self.query, sort=sort or BY_NAME), cursor, _FOUND, now=self.session.now())

    def _typed(self, text: str) -> None:
        # A text goes over those whom the filter lets through.
        if text != self.query.text:
            self.query = replace(self.query, text=text)
            self._restart()

    def _taken(self, text: str) -> None:
        self._typed(text)
        self.open_current()

    def _filter(self, chosen: str) -> None:
        self._drop_once()
        kept = next((one for one in self.saved if _pill(one) == chosen), None)
        if kept is not None:
            self.query = CustomerQuery(self.query.text, CustomerFilter.SAVED, conditions=kept.conditions)
        else:
            self.query = CustomerQuery(self.query.text, CustomerFilter(chosen))
        self._restart()

    def _show_counts(self, counts: dict[CustomerFilter, Counted]) -> None:
        language = self.session.language
        for only, counted in counts.items():
            if only is not CustomerFilter.ALL:
                self.pills.set_count(only.value, _counted(language, counted))
        total = counts[CustomerFilter.ALL]
        self._total = language.ngettext("{n} customer in all", "{n} customers in all", total.number)
        if total.more:
            self._total = language.gettext("more than {n} customers in all", n=language.number(total.number))
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
        own = {
            CustomerFilter.REGULAR: _("In the order of the last visit"),
            CustomerFilter.BIRTHDAY: _("In the order of the days"),
            CustomerFilter.AWAY: _("In the order of the last visit"),
            CustomerFilter.WARRANTY: _("In the order in which warranties end"),
            CustomerFilter.COMPLAINT: _("In the order in which answers are due"),
            CustomerFilter.TO_CHECK: _("In the order of the last visit"),
        }.get(self.query.filter)
        sort = self.table.model.order
        key = sort.key if sort else "name"
        by = {"visit": _("In the order of the last visit"), "number": _("In the order of their numbers")}
        return own or by.get(key, _("In the order of names"))

    # --- filters

    def _choices(self) -> tuple[tuple[str, str], ...]:
        """The pills: the filters that are always there, then those kept under a name."""
        render = self.session.language.render
        always = tuple((only.value, render(said)) for only, said in FILTER_WORDS.items())
        return (*always, *((_pill(one), one.name) for one in self.saved))

    def _make_pills(self) -> Pills:
        pills = Pills(self._choices())
        pills.chosen.connect(self._filter)
        return pills

    def _show_saved(self, saved: tuple[Segment, ...]) -> None:
        """Other pills when filters were kept, renamed or deleted."""
        if saved == self.saved:
            return
        self.saved = saved
        old, self.pills, shown = self.pills, self._make_pills(), self.pills.isVisibleTo(self)
        self._filters.replaceWidget(old, self.pills)
        self.pills.setVisible(shown)
        self._place_once()
        old.hide()
        old.deleteLater()
        self._choose_pill()

    def _choose_pill(self) -> None:
        """The pill of what is shown; a filter that is gone gives way to all customers."""
        kept = next((_pill(one) for one in self.saved if one.conditions == self.query.conditions), None)
        if self.query.filter is not CustomerFilter.SAVED:
            self.pills.choose(self.query.filter)
        elif kept is not None:
            self.pills.choose(kept)
        else:
            self.pills.choose("")
            if self._once is None:
                self.query = CustomerQuery(self.query.text)
                self.pills.choose(CustomerFilter.ALL)

    def _show_saved_counts(self, counts: dict[int, Counted]) -> None:
        for one in self.saved:
            counted = counts.get(one.id) if one.id is not None else None
            if counted is not None:
                self.pills.set_count(_pill(one), _counted(self.session.language, counted))

    def pick_filter(self) -> None:
        """F4: the conditions of the chosen filter, or of a new one."""
        kept = next((one for one in self.saved if _pill(one) == self.pills.current()), None)
        once = self.query.conditions if self._once is not None else ()
        choices = () if self.pills.isVisible() else self._choices()
        sheet = FilterSheet(self, self.session, kept or Segment("", once), choices)
        sheet.shown.connect(self._show_segment)
        sheet.forgotten.connect(self._forgotten)
        sheet.picked.connect(self._picked)
        sheet.open()

    def _picked(self, name: str) -> None:
        self.pills.choose(name)
        self._filter(name)

    def _show_segment(self, segment: Segment) -> None:
        """The customers of a filter; one that is not kept gets a pill that can be taken off."""
        self._drop_once()
        self.query = CustomerQuery(self.query.text, CustomerFilter.SAVED, conditions=segment.conditions)
        if not segment.conditions:
            self.query = CustomerQuery(self.query.text)
        elif segment.id is None:
            self._show_once(in_words(self.session.language, segment.conditions))
        self.look_again()
        self._choose_pill()

    def _show_once(self, said: str) -> None:
        short = said if len(said) <= _LONGEST_PILL else f"{said[: _LONGEST_PILL - 1]}…"
        self._once = Pill(short, removable=True)
        self._once.setAccessibleName(said)
        set_tip(self._once, said)
        self._once.removed.connect(self._all)
        self._place_once()

    def _place_once(self) -> None:
        """After the other pills, or alone where those have no room."""
        beside = self.pills.layout() if self.pills.isVisibleTo(self) else self._once_row
        if self._once is not None and beside is not None:
            beside.addWidget(self._once)
            self._once.show()

    def _forgotten(self, kept: Segment) -> None:
        self._all()
        self.look_again()
        again = partial(segments.save, replace(kept, id=None), seller=self.settings.seller, now=self.session.now())
        words_ = self.session.language.gettext("Filter deleted: {name}", name=kept.name)
        self.session.say(words_, lambda: self.session.write(again, lambda _saved: self.look_again()))

    def _drop_once(self) -> None:
        if self._once is not None:
            self._once.hide()
            self._once.deleteLater()
            self._once = None

    def _all(self) -> None:
        self.box.clear()
        self.query = CustomerQuery()
        self.pills.choose(CustomerFilter.ALL)
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
        self._more.setVisible(width >= _MIDDLE)
        self._place_once()
        if self.beside.shown is not shown:
            self._choose(self.table.current())


def _counted(language: Language, counted: Counted) -> str:
    number = language.number(counted.number)
    return f"{number}+" if counted.more else number


def _pill(segment: Segment) -> str:
    """The id of a kept filter's pill."""
    return f"saved {segment.id}"
