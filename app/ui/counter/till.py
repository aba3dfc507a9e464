"""The sale in progress: the cart, which line is chosen, and every change that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain import cart as carts
from app.domain import totals
from app.domain.discount import Discount, parse_discount
from app.domain.money import parse_decimal
from app.errors import NotFoundError
from app.services import box, customers, drafts, sales
from app.services import settings as settings_service
from app.services.box import TakeChoice, TakeCustomer, TakeDocument, TakeLine, Taken, TakeQuantity

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from app.domain.cart import Cart, CartLine, Party
    from app.domain.customer_card import CustomerCard
    from app.domain.payment import Payment
    from app.domain.settings import Settings
    from app.domain.totals import Totals
    from app.errors import AppError
    from app.i18n import Message
    from app.services.finding import Hit
    from app.services.sales import Completed
    from app.ui.session import Session

_UNDO_STEPS = 50


class Till(QObject):
    """What the counter page shows and changes. Every change keeps the cart in the shop's file."""

    moved = Signal()
    asked = Signal(object)
    completed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.settings: Settings = settings_service.load()
        self.cart: Cart = drafts.left_open(self.settings) or drafts.new_cart(self.settings)
        self.selected = len(self.cart.lines) - 1
        self.quantity: Decimal | None = None
        self.news = ""
        self._before: list[tuple[Cart, int]] = []

    # --- what is shown

    @property
    def totals(self) -> Totals:
        """The cart's money."""
        return totals.of(self.cart)

    @property
    def line(self) -> CartLine | None:
        """The chosen line."""
        return self.cart.lines[self.selected] if 0 <= self.selected < len(self.cart.lines) else None

    @property
    def tax_name(self) -> str:
        """What the country calls its sales tax."""
        return settings_service.profile(self.settings).tax_name.in_language(self.session.language.code)

    @property
    def seller(self) -> str:
        """Who sells."""
        return self.settings.seller

    def select(self, index: int) -> None:
        """Choose a line."""
        if index != self.selected:
            self.selected = index
            self.moved.emit()

    # --- the box

    def take(self, text: str) -> Taken | None:
        """Enter in the box. What it is not able to decide itself is emitted as `asked`."""
        return self._taken(box.take(text, self.settings, self.quantity))

    def choose(self, hit: Hit) -> Taken | None:
        """A row of the results."""
        return self._taken(box.take_hit(hit, self.settings, self.quantity))

    def _taken(self, taken: Taken) -> Taken | None:
        match taken:
            case TakeQuantity(quantity):
                self.quantity = quantity
                self.moved.emit()
            case TakeLine(line, warning):
                self.add(line, warning)
            case TakeCustomer(party):
                self.set_buyer(party)
            case TakeDocument() | TakeChoice():
                self.quantity = None
                self.asked.emit(taken)
        return taken

    # --- changes of the cart

    def add(self, line: CartLine, warning: Message | None = None) -> None:
        """Add an item; it becomes the chosen line."""
        before = len(self.cart.lines)
        cart = carts.add(self.cart, line)
        index = len(cart.lines) - 1 if len(cart.lines) > before else _changed_line(self.cart, cart)
        self.quantity = None
        self._put(cart, index, self._added(cart.lines[index], line.quantity, warning))

    def _added(self, line: CartLine, quantity: Decimal, warning: Message | None) -> str:
        speech = self.session.language
        if warning is not None:
            return speech.render(warning)
        if quantity == 1:
            return speech.gettext("Added: {name}", name=line.name)
        return speech.gettext("Added: {name} × {quantity}", name=line.name, quantity=speech.number(quantity))

    def set_buyer(self, party: Party | None) -> None:
        """Choose the customer, or go on without one."""
        self._put(replace(self.cart, buyer=party), self.selected, "")

    def card(self) -> CustomerCard | None:
        """What is worth knowing of the buyer; who was erased meanwhile buys no longer."""
        buyer = self.cart.buyer
        if buyer is None or buyer.id is None:
            return None
        try:
            return customers.card(buyer.id, today=self.session.now().date(), settings=self.settings)
        except NotFoundError:
            self.cart = replace(self.cart, buyer=None)
            return None

    def set_quantity(self, text: str) -> None:
        """Set the chosen line's quantity as typed."""
        self._put(carts.with_quantity(self.cart, self.selected, parse_decimal(text)), self.selected, "")

    def set_price(self, text: str, reason: str) -> None:
        """Override the chosen line's price."""
        cart = carts.with_price(self.cart, self.selected, parse_decimal(text), reason)
        self._put(cart, self.selected, "")

    def set_line_discount(self, text: str) -> None:
        """Give the chosen line a discount, `10%` or `2.50`; nothing takes it away."""
        discount = self._discount(text)
        limit = self.settings.discount_limit
        self._put(carts.with_line_discount(self.cart, self.selected, discount, limit), self.selected, "")

    def set_sale_discount(self, text: str) -> None:
        """Give the whole sale a discount."""
        cart = carts.with_sale_discount(self.cart, self._discount(text), self.settings.discount_limit)
        self._put(cart, self.selected, "")

    def check_sale_discount(self, text: str) -> None:
        """Raise InputError for a discount on the whole sale that cannot be given."""
        carts.with_sale_discount(self.cart, self._discount(text), self.settings.discount_limit)

    def _discount(self, text: str) -> Discount:
        return parse_discount(text, self.cart.currency)

    def set_user(self, party: Party | None) -> None:
        """Say for whom the chosen line is."""
        if self.line is not None:
            self._put(carts.change(self.cart, self.selected, replace(self.line, user=party)), self.selected, "")

    def set_trace(self, serial: str, batch: str) -> None:
        """Answer the product's question for its serial or batch number."""
        if self.line is not None:
            line = replace(self.line, serial=serial.strip(), batch=batch.strip())
            self._put(carts.change(self.cart, self.selected, line), self.selected, "")

    def remove_line(self) -> None:
        """Take the chosen line out."""
        line = self.line
        if line is not None:
            last = len(self.cart.lines) - 2
            words = self.session.language.gettext("Removed: {name}", name=line.name)
            self._put(carts.remove(self.cart, self.selected), min(self.selected, last), words)

    @property
    def can_undo(self) -> bool:
        """Whether a change of this cart can be taken back."""
        return bool(self._before)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self.cart, self.selected = self._before.pop()
            self.news = ""
            self._keep()

    def _put(self, cart: Cart, selected: int, news: str) -> None:
        self._before = [*self._before[1 - _UNDO_STEPS :], (self.cart, self.selected)]
        self.cart, self.selected, self.news = cart, selected, news
        self._keep()

    def _keep(self) -> None:
        call = partial(drafts.keep, self.cart, seller=self.seller, now=self.session.now(), settings=self.settings)
        self.session.write(call)
        self.moved.emit()

    # --- the end of a sale

    def complete(self, payments: tuple[Payment, ...], fiscal_id: str, then: Callable[[Completed], None]) -> None:
        """Save the sale; `then` runs once it stands. The next cart is ready at once, for the next scan."""
        paid = self.cart
        call = partial(
            sales.complete,
            paid,
            payments,
            seller=self.seller,
            now=self.session.now(),
            settings=self.settings,
            fiscal_id=fiscal_id,
        )
        self.start_new()
        self.session.write(call, partial(self._stands, then), partial(self._refused, paid), again=True)

    def _stands(self, then: Callable[[Completed], None], done: Completed) -> None:
        then(done)
        self.completed.emit(done)
        self.moved.emit()

    def _refused(self, paid: Cart, error: AppError) -> None:
        """The sale does not stand: its cart comes back, and what was scanned meanwhile is parked."""
        if self.cart.lines:
            self.park()
        self.cart, self.selected = paid, len(paid.lines) - 1
        self._keep()
        self.session.tell(error)

    def start_new(self) -> None:
        """Clear the till for the next customer."""
        self.cart = drafts.new_cart(self.settings)
        self.selected, self.quantity, self.news = -1, None, ""
        self._before.clear()
        self.moved.emit()

    def park(self, label: str = "") -> None:
        """Put the sale aside and start a new one."""
        call = partial(
            drafts.park, self.cart, seller=self.seller, now=self.session.now(), settings=self.settings, label=label
        )
        self.session.write(call)
        self.start_new()

    def recall(self, draft_id: str) -> None:
        """Take a parked sale up again; one in progress is parked first."""
        if self.cart.lines:
            self.park()
        call = partial(drafts.recall, draft_id, seller=self.seller, now=self.session.now(), settings=self.settings)
        self.session.write(call, self._recalled)

    def _recalled(self, cart: Cart) -> None:
        self.cart, self.selected = cart, len(cart.lines) - 1
        self._before.clear()
        self.moved.emit()

    def reload_settings(self) -> None:
        """The shop's settings have moved: an empty cart starts again with them."""
        self.settings = settings_service.load()
        if not self.cart.lines:
            # The id stays: whoever wrote it down for this sale finds the sale by it.
            fresh = drafts.new_cart(self.settings)
            self.cart = replace(fresh, draft_id=self.cart.draft_id, buyer=self.cart.buyer)
        self.moved.emit()


def _changed_line(before: Cart, after: Cart) -> int:
    pairs = zip(before.lines, after.lines, strict=True)
    return next(index for index, (old, new) in enumerate(pairs) if old != new)
