"""The counter's one box: what Enter does with what was typed or scanned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain import barcode, entry
from app.domain.barcode import CodeKind, Scan
from app.domain.cart import Ask, CartLine, Party
from app.domain.document_number import Kind
from app.domain.entry import Code, Quantity, Words
from app.domain.settings import Settings
from app.errors import NotFoundError
from app.i18n import N_, Message
from app.services import customers, finding, products
from app.services import settings as settings_service
from app.services.finding import Hit


@dataclass(frozen=True, slots=True)
class TakeQuantity:
    """`3*`: the quantity of the next item."""

    quantity: Decimal


@dataclass(frozen=True, slots=True)
class TakeLine:
    """An item for the cart. `warning` says what looked odd about the code (a check digit, a date gone by)."""

    line: CartLine
    warning: Message | None = None


@dataclass(frozen=True, slots=True)
class TakeCustomer:
    """The buyer of this sale."""

    party: Party


@dataclass(frozen=True, slots=True)
class TakeDocument:
    """A paper's number: its record is to be opened."""

    kind: Kind
    number: str


@dataclass(frozen=True, slots=True)
class TakeChoice:
    """Several records fit; the person chooses."""

    hits: tuple[Hit, ...]


Taken = TakeQuantity | TakeLine | TakeCustomer | TakeDocument | TakeChoice
MOST_HITS = 8


def take(text: str, settings: Settings, quantity: Decimal | None = None) -> Taken:
    """Decide what the text means; `quantity` was set by an earlier `3*`.

    Raises InputError or NotFoundError with what to do next.
    """
    typed = entry.parse(text)
    if isinstance(typed, Quantity):
        return TakeQuantity(typed.value)
    wanted = typed.quantity or quantity
    if isinstance(typed, Code):
        scan = barcode.scan(typed.text, settings_service.profile(settings).in_store)
        taken = _take_scan(scan, settings, wanted)
        if taken is not None:
            return taken
        if scan.problem is not None and not finding.find(typed.text, limit=1):
            raise NotFoundError(scan.problem)
    return _take_words(Words(typed.text, wanted), settings)


def take_hit(hit: Hit, settings: Settings, quantity: Decimal | None = None) -> Taken:
    """What choosing a row of the list does."""
    if hit.kind == "product":
        return TakeLine(_counted(products.cart_line(hit.id, settings), quantity))
    if hit.kind == "customer":
        return TakeCustomer(customers.party(hit.id))
    return TakeDocument(Kind(hit.kind), hit.number)


def _take_scan(scan: Scan, settings: Settings, quantity: Decimal | None) -> Taken | None:
    for key in scan.keys:
        product_id = products.by_code(key)
        if product_id is not None:
            line = products.cart_line(product_id, settings)
            measured = _measured(line, scan, settings.currency) if scan.measured(key) else line
            return TakeLine(_counted(_told(measured, scan), quantity), scan.problem)
    if scan.kind is CodeKind.DOCUMENT and scan.document is not None and finding.exists(scan.document, scan.number):
        return TakeDocument(scan.document, scan.number)
    return None


def _measured(line: CartLine, scan: Scan, currency: str) -> CartLine:
    if scan.price is not None and scan.currency in {"", currency}:
        # The label's price is what the customer read; the weight behind it is not on the label.
        return replace(line, quantity=Decimal(1), unit="pc", price=scan.price)
    if scan.weight is not None and line.unit == "g":
        return replace(line, quantity=scan.weight * 1000)
    if scan.weight is not None and line.unit == "kg":
        return replace(line, quantity=scan.weight)
    return replace(line, quantity=scan.count) if scan.count is not None else line


def _told(line: CartLine, scan: Scan) -> CartLine:
    """Serial, batch and expiry that the code itself says."""
    asks = line.asks | ({Ask.SERIAL} if scan.serial else frozenset())
    return replace(
        line, serial=scan.serial or line.serial, batch=scan.batch or line.batch, expiry=scan.expiry, asks=asks
    )


def _counted(line: CartLine, quantity: Decimal | None) -> CartLine:
    # `3*` before a weighed label is three times what the label says.
    return line if quantity is None else replace(line, quantity=line.quantity * quantity)


def _take_words(typed: Words, settings: Settings) -> Taken:
    hits = finding.find(typed.text, limit=MOST_HITS)
    if not hits:
        raise NotFoundError(
            N_("Nothing is called “{text}”.", text=typed.text),
            N_("F3 makes a new customer of it, F6 a free line."),
        )
    return take_hit(hits[0], settings, typed.quantity) if len(hits) == 1 else TakeChoice(hits)
