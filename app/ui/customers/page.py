"""The customers: the list, and one of them whole."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import customer as rules
from app.domain.consent import State
from app.domain.customer import CustomerDraft
from app.domain.customer_card import EventKind
from app.errors import NotFoundError
from app.services import customers
from app.services import settings as settings_service
from app.ui.complaints.target import NewComplaint
from app.ui.counter.target import NewSale
from app.ui.customers import consent_card, consent_deeds
from app.ui.customers.desk import CustomerDesk
from app.ui.customers.form import open_form
from app.ui.customers.list import CustomerList
from app.ui.customers.merge_sheet import take_back
from app.ui.customers.nobody import nobody
from app.ui.customers.record import PAGE_OF_EVENT, CustomerRecord
from app.ui.customers.selection import CustomerSelection
from app.ui.customers.steps_card import KEYED
from app.ui.customers.target import NewCustomer
from app.ui.exporting import Exporting
from app.ui.mailings.target import NewLetter
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.customer_card import CustomerFile, HistoryEvent
    from app.services.customers import Saved
    from app.ui.customers.fields import CustomerFields
    from app.ui.session import Session

_NARROW, _ROOMY = 720, 1280


class CustomersPage(Page):
    """List, record and the empty page in one place; Esc goes one step back."""

    icon = "users"
    depends_on = frozenset(
        {"customers", "sales", "units", "complaints", "letters", "settings", "imports", "needs", "attachments"}
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        #: What was typed into the form and not saved, by the customer's id (None: a new one).
        self._kept: dict[int | None, CustomerFields] = {}
        self._nothing: QWidget | None = None
        self._width = 1440
        self._make_actions()
        self._build()

    def _make_actions(self) -> None:
        _ = self.language.gettext
        some = self._somebody
        self._new = Action("customer.new", _("New customer"), "F3", self.add, icon="user-plus")
        self._filter = Action(
            "customer.filter", _("Filter the list"), "F4", self.filter_list, short=_("Filter"), icon="list-filter"
        )
        self._import = Action(
            "customer.import", _("Import"), "Ctrl+I", partial(self.session.go, "imports"), icon="folder-open"
        )
        self._export = Exporting(self, self.session, "customers", lambda: self.list.query).action()
        self._find = Action("customer.find", _("Find a customer"), "Ctrl+F", self.to_list, short=_("Find"))
        self._search = Action(
            "customer.history", _("Find in the history"), "Ctrl+F", self.find_in_history, short=_("Find in the history")
        )
        self._need = Action("customer.need", _("Write down a need"), "F5", self.add_need, some, short=_("Need"))
        self._relative = Action(
            "customer.relative",
            _("Add to the family and relations"),
            "F8",
            self.add_relative,
            some,
            short=_("Relative"),
        )
        self._verify = Action(
            "customer.verify", _("Details are right: checked today"), "Alt+V", self.verify, some, in_strip=False
        )
        self._delete = Action(
            "customer.delete", _("Delete the customer"), "Ctrl+Del", self.delete, some, in_strip=False
        )
        self._merge = Action(
            "customer.merge", _("Merge with another record"), "Ctrl+M", self.merge, some, icon="merge", in_strip=False
        )
        self._consents = consent_card.actions(self.session, self, self._shown)
        self._sell = Action("customer.sell", _("New sale"), "F2", self.sell, some, icon="scan-barcode")
        self._edit = Action("customer.edit", _("Edit"), "F4", self.edit, some, icon="pencil")
        self._write = Action("customer.letter", _("Letter"), "F6", self.write, some, icon="mail")
        self._complain = Action(
            "customer.complaint", _("Complaint"), "F7", self.complain, some, icon="message-square-warning"
        )
        self._yes = Action(
            "customer.yes", _("Cards: yes"), "Alt+Y", partial(self.answer, State.YES), self._asked, in_strip=False
        )
        self._no = Action(
            "customer.no", _("Cards: no"), "Alt+N", partial(self.answer, State.NO), self._asked, in_strip=False
        )
        self._next = Action("customer.next", _("Next customer"), "Ctrl+PgDown", partial(self.turn, 1), in_strip=False)
        self._before = Action(
            "customer.before", _("Customer before"), "Ctrl+PgUp", partial(self.turn, -1), in_strip=False
        )

    def _build(self) -> None:
        _ = self.language.gettext
        self.back_button = Button(_("Customers"), "quiet", "arrow-left", "Esc", run=self.step_back)
        self.heading = Label(_("Customers"), "page")
        self.place = Label("", "detail", wrap="whole")
        self.turn_button = Button(_("Next"), "quiet", "chevron-right", "Ctrl+PgDown", run=self._next.do)
        self.new_button = self._new.button("primary")
        self.import_button = self._import.button("quiet")
        self.head.addWidget(self.back_button)
        self.head.addWidget(self.heading, 1)
        self.head.addStretch(1)
        self.head.addWidget(self.place)
        self.head.addWidget(self.turn_button)
        self.ways = tuple(
            Button(words, "quiet", icon, key, run=partial(self.session.go, page))
            for page, words, icon, key in (
                ("duplicates", _("Duplicates"), "layers", "Ctrl+D"),
                ("undo", _("Undo"), "undo-2", "Ctrl+Shift+Z"),
            )
        )
        for button in self.ways:
            self.head.addWidget(button)
        self.head.addWidget(self.import_button)
        self.head.addWidget(self.new_button)
        whole = Button(_("Open"), key="Return", run=self._open_current)
        self.list = CustomerList(self.session, (whole, self._sell.button()))
        self.list.opened.connect(partial(self.session.go, "customers"))
        self.list.chosen.connect(self.actions_changed)
        self.selection = CustomerSelection(self.session, self.list)
        self.selection.moved.connect(self.actions_changed)
        self.list.put_above(self.selection)
        self.desk = CustomerDesk(self, self.session)
        self.record = CustomerRecord(self.session, self.desk, self.answer)
        self.record.opened.connect(self._open_event)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.record)
        self.body.addWidget(self.stack, 1)
        self._show(self.list)

    # --- views

    def _show(self, view: QWidget) -> None:
        record = view is self.record
        self.stack.setCurrentWidget(view)
        self.back_button.setVisible(record)
        self.heading.setVisible(not record)
        self._show_buttons()
        self._show_place()
        self.actions_changed.emit()

    def _show_buttons(self) -> None:
        first = self.stack.currentWidget() is self.list
        self.new_button.setVisible(first)
        self.import_button.setVisible(first and self._width >= _NARROW)
        for button in self.ways:
            button.setVisible(first and self._width >= _ROOMY)

    def _show_place(self) -> None:
        at = self.list.place_of(self.record.file.card.id) if self._whole and self.record.file else None
        total, complete = len(self.list.table.rows()), self.list.table.model.complete
        # While the list is not read to its end nobody knows how many they are.
        self.place.setVisible(at is not None and total > 1 and complete)
        self.turn_button.setVisible(at is not None and (at < total or not complete))
        if at is not None:
            self.place.setText(self.language.gettext("{n} of {total} in the list", n=at, total=total))

    @property
    def _whole(self) -> bool:
        return self.stack.currentWidget() is self.record

    def refresh(self) -> None:
        if customers.none_yet():
            if self._nothing is None:
                self._nothing = nobody(self.session, self._import, self._new)
                self.stack.addWidget(self._nothing)
            self._show(self._nothing)
            return
        self.list.look_again()
        if self._whole and self.record.file is not None:
            self._show_customer(self.record.file.card.id, tell=False)
        elif not self._whole:
            self._show(self.list)

    def open(self, target: object) -> None:
        """An id shows that customer, NewCustomer begins one."""
        if isinstance(target, NewCustomer):
            self.to_list()
            self._open_form(rules.from_box(target.text))
        else:
            self._show_customer(int(str(target)))

    def _show_customer(self, identity: int, *, tell: bool = True) -> None:
        settings = settings_service.load()
        try:
            file = customers.file(customers.standing(identity), today=self.session.now().date(), settings=settings)
        except NotFoundError as error:
            self._show(self.list)
            if tell:  # who was erased or deleted just now is known to be gone
                self.session.tell(error)
            return
        self.record.show_file(file, (self._sell, self._write, self._complain, self._edit))
        self._show(self.record)

    def _open_current(self) -> None:
        self.list.open_current()

    def _open_event(self, event: HistoryEvent) -> None:
        if event.kind is EventKind.NEED:
            self.desk.change_need(event.id)
        elif event.kind is EventKind.RELATION:
            self.session.go("customers", event.id)
        else:
            self.session.go(PAGE_OF_EVENT[event.kind], event.number)

    def step_back(self) -> bool:
        if not self._whole:
            return self.selection.clear() or self.list.step_back()
        if self.record.card.stop_search():
            return True
        shown = self.record.file
        self.to_list()
        if shown is not None:
            self.list.choose(shown.card.id)
        return True

    def to_list(self) -> None:
        """The list with the keyboard in its box."""
        if not customers.none_yet():
            self._show(self.list)
            self.list.focus_start()

    def turn(self, step: int) -> None:
        """The customer after or before this one in the list."""
        if self._whole and self.record.file is not None:
            other = self.list.neighbour(self.record.file.card.id, step)
            if other is not None:
                self.list.choose(other)
                self._show_customer(other)

    def focus_start(self) -> None:
        if self._whole:
            (self.record.history if self.record.history.rows() else self.record.segments).setFocus()
        elif self.stack.currentWidget() is self.list:
            self.list.focus_start()

    def set_width(self, width: int) -> None:
        self._width = width
        self.list.set_width(width)
        self.record.set_width(width)
        self._show_buttons()

    # --- deeds

    def page_actions(self) -> tuple[Action, ...]:
        if self._whole:
            shown = (self._sell, self._edit, self._need, self._write, self._complain, self._relative, self._search)
            hidden = (self._yes, self._no, self._verify, self._merge, self._delete, self._next, self._before)
            return (*shown, *hidden, *self._step_actions(), *self._consents)
        if self.stack.currentWidget() is self.list:
            alone = () if self.selection.several() else (self._merge, self._delete)
            many = self.selection.deeds()
            shown = (self._sell, self._new, self._filter, self._write, self._complain, self._find, self._import)
            return (*many, *shown, self._export, *alone)
        return (self._new, self._import)

    def _customer(self) -> int | None:
        if self._whole and self.record.file is not None:
            return self.record.file.card.id
        return self.list.current() if self.stack.currentWidget() is self.list else None

    def _somebody(self) -> bool:
        return self._customer() is not None

    def _shown(self) -> CustomerFile | None:
        return self.record.file if self._whole else None

    def _asked(self) -> bool:
        return self._whole and self.record.file is not None and self.record.file.card.ask

    def sell(self) -> None:
        """F2: a sale to this customer."""
        customer_id = self._customer()
        if customer_id is not None:
            self.session.go("counter", NewSale(customer_id))

    def write(self) -> None:
        """F6: a letter to this customer."""
        identity = self._customer()
        if identity is not None:
            self.session.go("mailings", NewLetter(identity))

    def complain(self) -> None:
        """F7: a complaint of this customer."""
        self.session.go("complaints", NewComplaint(customer_id=self._customer()))

    def _step_actions(self) -> tuple[Action, ...]:
        """Alt with a figure does a next step."""
        steps = enumerate(self.record.steps[:KEYED], 1)
        return tuple(
            Action(f"customer.step{n}", f"{step.deed}: {step.title}", f"Alt+{n}", step.run, in_strip=False)
            for n, step in steps
        )

    def find_in_history(self) -> None:
        """Ctrl+F in a record."""
        self.record.card.search()

    def add_need(self) -> None:
        """F5: what this customer looks for."""
        self._with_customer(self.desk.add_need)

    def add_relative(self) -> None:
        """F8: somebody who belongs to them."""
        self._with_customer(self.desk.add_relative)

    def verify(self) -> None:
        """Alt+V: the details are right."""
        self._with_customer(self.desk.verify)

    def delete(self) -> None:
        """Ctrl+Del: into the bin, with a way back."""
        self._with_customer(self.desk.delete)

    def merge(self) -> None:
        """Ctrl+M: this one and another record are one person."""
        self._with_customer(self.desk.merge)

    def _with_customer(self, deed: Callable[[int], object]) -> None:
        identity = self._customer()
        if identity is not None:
            deed(identity)

    def filter_list(self) -> None:
        """F4 in the list."""
        self.list.pick_filter()

    def add(self) -> None:
        """F3: a new customer, beginning with what was typed into the box."""
        found_nobody = self.list.box.text().strip() if not self.list.table.rows() else ""
        self._open_form(rules.from_box(found_nobody))

    def edit(self) -> None:
        """F4: change this customer."""
        identity = self._customer()
        if identity is not None:
            self._open_form(customers.draft(identity))

    def _open_form(self, draft: CustomerDraft) -> None:
        kept = self._kept.get(draft.id) if draft.id is not None or not draft.display_name else None
        sheet = open_form(self, self.session, draft, kept)
        sheet.saved.connect(partial(self._saved, draft))
        sheet.used.connect(partial(self.session.go, "customers"))
        sheet.filled.connect(partial(self._saved, replace(draft, id=0)))
        sheet.left.connect(partial(self._keep, draft.id))

    def _keep(self, identity: int | None, fields: CustomerFields | None) -> None:
        if fields is not None:
            self._kept[identity] = fields

    def _saved(self, before: CustomerDraft, saved: Saved) -> None:
        self._kept.pop(before.id, None)
        self.session.go("customers", saved.id)
        _ = self.language.gettext
        words = _("Added: {name}", name=saved.name) if before.id is None else _("Changed: {name}", name=saved.name)
        self.session.say(words, partial(self._take_back, before, saved))
        if before.id is not None:
            keep_past = any(address.past for address in customers.draft(saved.id).addresses)
            self.desk.ask_who_moved(saved.id, keep_past=keep_past)

    def _take_back(self, before: CustomerDraft, saved: Saved) -> None:
        """Undo: the customer as before, or not there at all."""
        if before.id is None:
            self._show(self.list)
        if saved.act is not None:
            take_back(self.session, saved.act)

    def answer(self, state: State) -> None:
        """The customer's answer to the one question, with the words in which it was put."""
        if self._whole and self.record.file is not None:
            consent_deeds.answer(self.session, self.record.file, state)
