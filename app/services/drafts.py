"""Keeping the cart safe while it is rung up, parking it, and taking it up again."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.domain import discount as discounts
from app.domain.cart import Ask, Cart, CartLine, Party
from app.domain.changes import Changes
from app.domain.discount import Discount
from app.domain.money import Money, Rounding
from app.domain.settings import Settings
from app.domain.tax import TaxRate
from app.domain.warranty import Term, parse
from app.errors import NotFoundError
from app.i18n import N_
from app.models import draft, sale
from app.models.database import transaction
from app.models.draft import StoredDraft

MOST_PARKED = 100


@dataclass(frozen=True, slots=True)
class Parked:
    """A parked cart as the list of them shows it."""

    id: str
    label: str
    cart: Cart
    seller: str
    at: datetime


def new_cart(settings: Settings) -> Cart:
    """An empty cart with an id of its own."""
    return Cart(
        draft_id=str(uuid.uuid4()),
        currency=settings.currency,
        prices_include_tax=settings.prices_include_tax,
        rounding=settings.rounding,
    )


def keep(cart: Cart, *, seller: str, now: datetime, settings: Settings) -> None:
    """Remember the open cart, so that a crash loses nothing typed; an empty one is forgotten."""
    with transaction():
        if cart.lines or cart.buyer:
            draft.put(StoredDraft(cart.draft_id, "open", "", encode(cart), seller, now), settings.till)
        else:
            draft.drop(cart.draft_id)


def park(cart: Cart, *, seller: str, now: datetime, settings: Settings, label: str = "") -> Changes:
    """Put a cart aside."""
    with transaction():
        draft.put(StoredDraft(cart.draft_id, "parked", label.strip(), encode(cart), seller, now), settings.till)
    return Changes.of("drafts")


def parked(settings: Settings) -> tuple[Parked, ...]:
    """The till's parked carts, newest first."""
    return tuple(_parked(stored) for stored in draft.of_state(settings.till, "parked", MOST_PARKED))


def recall(draft_id: str, *, seller: str, now: datetime, settings: Settings) -> Cart:
    """Take a parked cart up again. Raises NotFoundError when another till was faster."""
    with transaction():
        found = draft.by_id(draft_id)
        if found is None or found.state != "parked":
            raise NotFoundError(N_("That sale is not parked any more."), N_("Look at the list of parked sales again."))
        draft.put(StoredDraft(found.id, "open", found.label, found.cart, seller, now), settings.till)
    return decode(found.cart)


def parked_under(text: str, settings: Settings) -> Parked:
    """The parked sale with that id or its beginning, as its order slip shows it. Raises NotFoundError."""
    wanted = text.strip().casefold()
    found = [one for one in parked(settings) if wanted and one.id.casefold().startswith(wanted)]
    if len(found) != 1:
        raise NotFoundError(N_("That sale is not parked any more."), N_("Look at the list of parked sales again."))
    return found[0]


def drop(draft_id: str) -> Changes:
    """Throw a draft away."""
    with transaction():
        draft.drop(draft_id)
    return Changes.of("drafts")


def left_open(settings: Settings) -> Cart | None:
    """The cart that was open when the program ended, unless it became a sale after all."""
    for stored in draft.of_state(settings.till, "open", MOST_PARKED):
        if sale.find_draft(stored.id) is None:
            return decode(stored.cart)
        draft.drop(stored.id)
    return None


def _parked(stored: StoredDraft) -> Parked:
    return Parked(stored.id, stored.label, decode(stored.cart), stored.staff, stored.at)


def encode(cart: Cart) -> str:
    """A cart as JSON text."""
    values = {
        "draft_id": cart.draft_id,
        "currency": cart.currency,
        "prices_include_tax": cart.prices_include_tax,
        "rounding": cart.rounding.value,
        "discount": _discount_out(cart.discount),
        "buyer": _party_out(cart.buyer),
        "note": cart.note,
        "lines": [_line_out(line) for line in cart.lines],
    }
    return json.dumps(values, ensure_ascii=False)


def decode(text: str) -> Cart:
    """The cart `encode` wrote."""
    values = json.loads(text)
    currency = values["currency"]
    return Cart(
        draft_id=values["draft_id"],
        currency=currency,
        prices_include_tax=values["prices_include_tax"],
        rounding=Rounding(values["rounding"]),
        discount=_discount_in(values["discount"], currency),
        buyer=_party_in(values["buyer"]),
        note=values["note"],
        lines=tuple(_line_in(line, currency) for line in values["lines"]),
    )


def _discount_out(discount: Discount) -> dict[str, object]:
    return {
        "percent": None if discount.percent is None else str(discount.percent),
        "minor": None if discount.amount is None else discount.amount.minor,
    }


def _discount_in(values: dict[str, Any], currency: str) -> Discount:
    if values["percent"] is not None:
        return Discount(percent=Decimal(values["percent"]))
    return Discount(amount=Money(values["minor"], currency)) if values["minor"] is not None else discounts.NONE


def _party_out(party: Party | None) -> list[object] | None:
    return [party.name, party.id, party.number, party.language] if party else None


def _party_in(values: list[Any] | None) -> Party | None:
    return Party(*values) if values else None


def _line_out(line: CartLine) -> dict[str, object]:
    return {
        "name": line.name,
        "price": str(line.price),
        "tax": [line.tax.code, str(line.tax.percent)],
        "quantity": str(line.quantity),
        "unit": line.unit,
        "list_price": None if line.list_price is None else str(line.list_price),
        "price_reason": line.price_reason,
        "discount": _discount_out(line.discount),
        "product_id": line.product_id,
        "code": line.code,
        "serial": line.serial,
        "batch": line.batch,
        "expiry": line.expiry.isoformat() if line.expiry else None,
        "user": _party_out(line.user),
        "term": str(line.term) if line.term else None,
        "asks": sorted(line.asks),
        "prompt": line.prompt,
    }


def _line_in(values: dict[str, Any], currency: str) -> CartLine:
    code, percent = values["tax"]
    return CartLine(
        name=values["name"],
        price=Decimal(values["price"]),
        tax=TaxRate(code, Decimal(percent)),
        quantity=Decimal(values["quantity"]),
        unit=values["unit"],
        list_price=None if values["list_price"] is None else Decimal(values["list_price"]),
        price_reason=values["price_reason"],
        discount=_discount_in(values["discount"], currency),
        product_id=values["product_id"],
        code=values["code"],
        serial=values["serial"],
        batch=values["batch"],
        expiry=date.fromisoformat(values["expiry"]) if values["expiry"] else None,
        user=_party_in(values["user"]),
        term=_term(values["term"]),
        asks=frozenset(Ask(ask) for ask in values["asks"]),
        prompt=values["prompt"],
    )


def _term(text: str | None) -> Term | None:
    return parse(text) if text else None
