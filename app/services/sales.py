"""Completing a sale, and asking for sales that stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain import cart as carts
from app.domain import document_number, payment, totals
from app.domain.cart import Cart
from app.domain.changes import Changes
from app.domain.document_number import Kind
from app.domain.money import Money
from app.domain.page import Cursor, Page
from app.domain.payment import Payment, Settlement
from app.domain.sale import Sale, SaleQuery, SaleRow, WarrantyStart
from app.domain.settings import Settings
from app.errors import NotFoundError
from app.i18n import N_
from app.models import audit, draft, sale, sale_read, series, stored
from app.models.database import transaction
from app.services import customers, draft_people, needs

PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Completed:
    """A sale that stands. `repeated` says it had been saved before by the same draft."""

    number: str
    total: Money
    paid: Money
    change: Money
    warranties: tuple[WarrantyStart, ...]
    changes: Changes
    repeated: bool = False


def complete(
    cart: Cart,
    payments: tuple[Payment, ...],
    *,
    seller: str,
    now: datetime,
    settings: Settings,
    fiscal_id: str = "",
) -> Completed:
    """Save the sale, all of it or nothing; the same draft again gives the sale that stands already."""
    with transaction():
        number = sale.find_draft(cart.draft_id)
        if number is not None:
            draft.drop(cart.draft_id)
            return _again(number)
        cart = draft_people.standing(cart)
        carts.check_complete(cart)
        money = totals.of(cart)
        settled = settle(money.due, payments, settings)
        payment.check_paid(settled)
        language = (cart.buyer.language if cart.buyer else "") or settings.language
        number = series.take_number(Kind.SALE, settings.till)
        stamp = sale.Stamp(number, now, settings.till, seller, language, fiscal_id.strip())
        if cart.buyer is not None and cart.buyer.id is not None:
            customers.before_sale(cart.buyer.id)
        warranties = sale.insert(cart, money, settled, stamp)
        met = _meet_needs(cart, stamp)
        draft.drop(cart.draft_id)
        after = {"total": str(settled.total), "currency": cart.currency, "lines": len(cart.lines)}
        audit.write(at=now, staff=seller, action="sell", kind="sale", record=number, after=after)
    kinds = ("units",) * bool(warranties) + ("needs",) * met
    changed = Changes.of("sales", "drafts", "customers", *kinds)
    return Completed(number, settled.total, _handed(settled), settled.change, warranties, changed)


def _meet_needs(cart: Cart, stamp: sale.Stamp) -> bool:
    """What the buyer, or who uses it, was looking for is found; inside the sale's transaction."""
    people = {party.id for party in (cart.buyer, *(line.user for line in cart.lines)) if party and party.id is not None}
    products = {line.product_id: line.name for line in cart.lines if line.product_id is not None}
    if not (people and products):
        return False
    return needs.bought(people, products, stamp.number, seller=stamp.seller, now=stamp.at)


def settle(due: Money, payments: tuple[Payment, ...], settings: Settings) -> Settlement:
    """How payments would cover an amount in this shop."""
    return payment.settle(due, payments, settings.cash_step)


def _handed(settled: Settlement) -> Money:
    return sum((paid.given for paid in settled.payments), Money(0, settled.due.currency))


def _again(number: str) -> Completed:
    stands = sale_of(number)
    paid = sum((p.given for p in stands.payments), Money(0, stands.currency))
    warranties = tuple(WarrantyStart(u.number, u.product, u.serial, u.ends) for u in stands.units)
    return Completed(number, stands.total, paid, stands.change, warranties, Changes(), repeated=True)


def sale_of(number: str) -> Sale:
    """A sale or return by its number, or that of its gift receipt. Raises NotFoundError."""
    found = sale_read.by_number(document_number.opened_by(number))
    if found is None:
        raise NotFoundError(
            N_("There is no sale with the number {number}.", number=number), N_("Check the number on the paper.")
        )
    return found


def page(query: SaleQuery, cursor: Cursor | None = None, limit: int = PAGE_ROWS) -> Page[SaleRow]:
    """A page of sales."""
    return sale_read.page(replace(query, text=document_number.opened_by(query.text)), cursor, limit)


def last(till: int) -> tuple[str, datetime] | None:
    """Number and moment of the till's newest sale."""
    found = sale_read.last_number(till)
    return (found[0], stored.read_moment(found[1])) if found else None
