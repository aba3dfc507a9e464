"""The counter: one box, the sale in progress, who buys, and the total."""

from __future__ import annotations

import importlib
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import entry
from app.domain.cart import Party
from app.domain.document_number import Kind
from app.domain.entry import Quantity
from app.domain.payment import Method
from app.errors import AppError
from app.services import customers, drafts, finding
from app.services.box import TakeChoice, TakeDocument
from app.services.finding import Hit
from app.services.sales import Completed
from app.ui import speech
from app.ui.counter import found, line_sheets, people, reading
from app.ui.counter.actions import counter_actions
from app.ui.counter.cart_table import CartTable, Form
from app.ui.counter.customer_panel import CustomerPanel
from app.ui.counter.parked_sheet import ParkedSheet
from app.ui.counter.pay_sheet import PaperWish, PaySheet
from app.ui.counter.person_line import PersonLine
from app.ui.counter.questions import Questions
from app.ui.counter.receipts import Receipts
from app.ui.counter.sale_head import SaleHead
from app.ui.counter.target import NewSale
from app.ui.counter.till import Till
from app.ui.counter.totals_panel import TotalsPanel
from app.ui.session import Session
from app.ui.widgets.actions import Action
from app.ui.widgets.page import BETWEEN, SIDE, TOP, Page
from app.ui.widgets.results import Result, ResultsPopup
from app.ui.widgets.search_box import SearchBox

PAGES = {
    Kind.SALE: "sales",
    Kind.RETURN: "sales",
    Kind.UNIT: "warranties",
    Kind.COMPLAINT: "complaints",
    Kind.LETTER: "mailings",
    Kind.MAILING: "mailings",
}
MOST_HITS = 8
_WIDE, _MIDDLE, _NARROW, _LOW = 1600, 1280, 720, 900
_EDGES, _NARROW_EDGES = (SIDE, TOP, SIDE, BETWEEN), (12, 8, 12, 8)
_SIDES = ((_WIDE, 416), (_MIDDLE, 368), (0, 312))


class CounterPage(Page):
    """Where the clerk works all day; every deed has a key."""

    icon = "scan-barcode"
    depends_on = frozenset(
        {"sales", "customers", "products", "complaints", "units", "settings", "drafts", "consents", "prints"}
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.till = Till(session)
        self._build()
        self.till.moved.connect(self._moved)
        self.till.asked.connect(self._asked)
        self._moved()

    # --- parts

    def _build(self) -> None:
        _ = self.language.gettext
        self._long = _("Scan, or type a name, product, phone or receipt number")
        self.box = SearchBox(
            self._long,
            name=_("Scan or type"),
            icon="scan-barcode",
            hints=(("3*", _("quantity")), ("Ctrl+K", "")),
            typing_hints=(("Esc", _("clear")),),
        )
        self.box.installEventFilter(self)
        self.box.typed.connect(self._typed)
        self.box.taken.connect(self._enter)
        self.box.moved.connect(self._move)
        self.popup = ResultsPopup(self.box, _("Found"))
        self.popup.taken.connect(self._take_result)
        self.receipts = Receipts(self.till)
        self.sale_head = SaleHead(self.till, self.recall)
        self.table = CartTable(self.till, self.till.undo)
        self.person = PersonLine(session=self.session)
        self.questions = Questions(self.till, self._moved)
        self.customer = CustomerPanel(
            self.session,
            open_file=self.open_file,
            remove=self.remove_buyer,
            answer=self.questions.answer,
            verify=self.questions.verify,
        )
        self.totals = TotalsPanel(
            self.till,
            cash=partial(self.pay, Method.CASH),
            card=partial(self.pay, Method.CARD),
            other=partial(self.pay, None),
        )
        self._arrange()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        # The box stands over the cart alone, so the head row moves from the page into the left column.
        self.body.removeItem(self.head)
        self.head.setParent(None)
        self.head.addWidget(self.box, 1)
        left.addLayout(self.head)
        left.addWidget(self.receipts)
        left.addWidget(self.person)
        left.addWidget(self.sale_head)
        left.addWidget(self.table, 1)
        self.side = QWidget()
        self._side = QVBoxLayout(self.side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(12)
        self._side.addWidget(self.customer, 1)
        self._side.addWidget(self.totals)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(16)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.side)
        self.body.addLayout(self._columns, 1)

    # --- the window's frame

    def page_actions(self) -> tuple[Action, ...]:
        return counter_actions(self)

    def refresh(self) -> None:
        self.till.reload_settings()
        self.receipts.look_again()

    def focus_start(self) -> None:
        self.box.setFocus()

    def open(self, target: object) -> None:
        """A sale for a customer, as their page asks for it."""
        if isinstance(target, NewSale):
            self.till.set_buyer(customers.party(target.customer_id))

    def step_back(self) -> bool:
        if self.popup.isVisible() or self.box.text():
            self._clear_box()
            return True
        if self.till.cart.buyer is not None:
            self.remove_buyer()
            return True
        return False

    def set_width(self, width: int) -> None:
        narrow = width < _NARROW
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.customer.setVisible(not narrow)
        self.person.set_wanted(narrow)
        self.sale_head.setVisible(not narrow)
        self.totals.set_narrow(narrow)
        self.totals.set_bare(width < _MIDDLE)
        self.table.set_form(Form.NARROW if narrow else Form.COMPACT if width < _MIDDLE else Form.WIDE)
        self.body.setContentsMargins(*(_NARROW_EDGES if narrow else _EDGES))
        self._columns.setSpacing(8 if narrow else 16)
        if narrow:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16777215)
        else:
            side = next(side for least, side in _SIDES if width >= least)
            self.side.setFixedWidth(self.session.look.px(side))
        self.box.setPlaceholderText(self.box.accessibleName() if narrow else self._long)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = self.window().height() < self.session.look.px(_LOW)
        self.customer.set_short(short)
        self.totals.set_short(short)
        if self.popup.isVisible():
            self.popup.place()

    def hideEvent(self, event: QHideEvent) -> None:
        self.popup.hide()
        super().hideEvent(event)

    # --- the box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.box and key == Qt.Key.Key_Delete and not self.box.text():
            self.till.remove_line()
            return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        words = reading.searched(text)
        if not words:
            self.popup.hide()
            return
        hits = finding.find(words, limit=MOST_HITS)
        self.popup.show_sections(found.sections(self.language, hits, words), words)

    def _move(self, key: Qt.Key) -> None:
        if self.popup.isVisible():
            self.popup.move_choice(key)
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        last = len(self.till.cart.lines) - 1
        if last >= 0:
            self.till.select(max(0, min(last, self.till.selected + step)))

    def _enter(self, text: str) -> None:
        if not text:
            return
        if self.popup.isVisible() and not reading.is_code(text):
            self.popup.take_current()
            return
        self.take(text)

    def scan(self, code: str) -> None:
        """What the scanner read; `3*` typed before it is its quantity, and other words in the box give way to it."""
        together = self.box.text().strip() + code
        self.take(together if reading.counts(together) else code)

    def take(self, text: str) -> None:
        """What a scan or Enter brings."""
        try:
            taken = self.till.take(text)
        except AppError as error:
            self._not_found(error)
            return
        if not isinstance(taken, TakeChoice):
            self._after_take()

    def _not_found(self, error: AppError) -> None:
        words = reading.searched(self.box.text())
        self.popup.show_sections(found.sections(self.language, (), words), words)
        self.session.say(self.language.render(error.text))
        self.box.selectAll()

    def _take_result(self, result: Result) -> None:
        target = result.target
        if target == found.NEW_CUSTOMER:
            self.find_customer()
        elif target == found.FREE_LINE:
            self.free_line()
        elif isinstance(target, Hit):
            self._choose(target)

    def _choose(self, hit: Hit) -> None:
        try:
            typed = entry.parse(self.box.text())
            if not isinstance(typed, Quantity) and typed.quantity is not None:
                self.till.quantity = typed.quantity
            self.till.choose(hit)
        except AppError as error:
            self.session.tell(error)
            return
        self._after_take()

    def _after_take(self) -> None:
        self._clear_box()
        line = self.till.line
        if line is not None and line.missing and self.till.news:
            self.ask_number()

    def _clear_box(self) -> None:
        self.box.clear()
        self.popup.hide()
        self.box.setFocus()

    def _asked(self, taken: TakeChoice | TakeDocument) -> None:
        if isinstance(taken, TakeDocument):
            self._clear_box()
            self.session.go(PAGES[taken.kind], taken.number)
        else:
            words = reading.searched(self.box.text())
            self.popup.show_sections(found.sections(self.language, taken.hits, words), words)

    # --- what is shown

    def _moved(self) -> None:
        if self.till.cart.lines:
            self.receipts.forget_question()
        card = self.till.card()
        self.customer.show_card(card)
        self.person.show_card(card)
        self.sale_head.show_sale()
        self.actions_changed.emit()

    # --- deeds

    def change_quantity(self) -> None:
        """F2: the chosen line's quantity, or the number it asks for."""
        if self.till.line is not None:
            line_sheets.quantity(self, self.till, self.till.line).open()

    def ask_number(self) -> None:
        """Ask for serial or batch of the chosen line."""
        if self.till.line is not None:
            line_sheets.trace(self, self.till, self.till.line).open()

    def change_price(self) -> None:
        """F7."""
        if self.till.line is not None:
            line_sheets.price(self, self.till, self.till.line).open()

    def discount(self) -> None:
        """F4."""
        if self.till.cart.lines:
            line_sheets.discount(self, self.till).open()

    def free_line(self) -> None:
        """F6, with what stands in the box as its name."""
        text = reading.searched(self.box.text())
        self._clear_box()
        line_sheets.free_line(self, self.till, text).open()

    def for_whom(self) -> None:
        """F5: the user of the chosen line; who usually uses what this customer buys is one Enter away."""
        if self.till.line is not None:
            buyer = self.till.cart.buyer.id if self.till.cart.buyer else None
            title = self.language.gettext("For whom?")
            people.pick(self, self.session, title, self.till.set_user, buyer=buyer).open()

    def find_customer(self) -> None:
        """F3: what stands in the box becomes a new customer; with an empty box one is picked."""
        text = reading.searched(self.box.text())
        if not text:
            title = self.language.gettext("Which customer?")
            people.pick(self, self.session, title, self.till.set_buyer, names=False).open()
            return
        # Its rules of who may be whom are not needed for the first sale of the day.
        newcomer = importlib.import_module("app.ui.counter.newcomer").Newcomer
        known, added = self._known_customer, self._added_customer
        newcomer(self.session, text, self.till.settings, known=known, added=added).begin(self)

    def _known_customer(self, party: Party) -> None:
        self._clear_box()
        self.till.set_buyer(party)

    def _added_customer(self, saved: customers.Saved) -> None:
        self._clear_box()
        party = customers.party(saved.id)
        self.till.set_buyer(party)
        self.session.say(self.language.gettext("New customer: {name}", name=party.name))

    def remove_buyer(self) -> None:
        """Go on without a customer."""
        self.till.set_buyer(None)

    def open_file(self) -> None:
        """Shift+F3: the customer's own page."""
        buyer = self.till.cart.buyer
        if buyer is not None and buyer.id is not None:
            self.session.go("customers", buyer.id)

    def park(self) -> None:
        """F8."""
        if self.till.cart.lines:
            self.till.park()
            self.session.say(self.language.gettext("Parked. F9 takes it up again."))

    def recall(self) -> None:
        """F9."""
        parked = drafts.parked(self.till.settings)
        if parked:
            ParkedSheet(self, self.session, parked, self.till.recall).open()

    def pay(self, method: Method | None) -> None:
        """F12 cash, F11 card, Shift+F12 anything else."""
        missing = next((place for place, line in enumerate(self.till.cart.lines) if line.missing), None)
        if missing is not None:
            self.till.select(missing)
            self.ask_number()
        elif self.till.cart.lines:
            self._clear_box()
            PaySheet(self, self.till, method, self._stands).open()

    def _stands(self, done: Completed, wish: PaperWish) -> None:
        _ = self.language.gettext
        words = _("{number} is saved.", number=done.number)
        if done.change:
            change = speech.money(self.language, done.change)
            words = _("{number} is saved. Change: {change}", number=done.number, change=change)
        self.session.say(words)
        self.receipts.make(done, wish)
        self.box.setFocus()

    def print_again(self) -> None:
        """Ctrl+P: the last receipt once more."""
        self.receipts.print_again()

    def print_gift(self) -> None:
        """Ctrl+G: the last sale without prices."""
        self.receipts.print_gift()
