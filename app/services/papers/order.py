"""The facts of an order slip: goods put aside in a parked sale, or what somebody looks for. Neither is a sale."""

from __future__ import annotations

import re
from decimal import Decimal

from app.documents.receipt import ReceiptFacts, ReceiptKind, ReceiptLine, Until
from app.documents.shop import PersonFacts
from app.domain import totals
from app.domain.cart import CartLine, Party
from app.domain.money import Money, total
from app.domain.need import Need
from app.domain.settings import Settings
from app.domain.totals import LineTotal
from app.i18n import N_
from app.services.drafts import Parked
from app.services.papers.shop import person_facts, shop_facts

PARKED, NEED = "P-", "N-"
_NEED = re.compile(r"N-(\d{1,9})", re.IGNORECASE)
_SHORT_ID = 8
_WIDTH = 6
_ORDER, _WISH = N_("Order slip"), N_("Wish slip")
_WANTED = N_("Needed by")
_ASIDE = N_("We have put this aside for you.")
_LOOKING = N_("We look out for this for you and tell you when it comes in.")
_NO_SALE = N_("This is not a sale and not a receipt. Nothing has been paid.")


def need_of(number: str) -> int | None:
    """The id of the need that a slip's number names; None for other numbers."""
    found = _NEED.fullmatch(number.strip())
    return int(found[1]) if found else None


def number_of_need(need_id: int) -> str:
    """The number of a need's slip."""
    return f"{NEED}{need_id:0{_WIDTH}d}"


def parked_facts(parked: Parked, settings: Settings, code: str) -> ReceiptFacts:
    """The goods of a parked sale with what they would cost."""
    cart = parked.cart
    money = totals.of(cart)
    cut = total([line.discount for line in money.lines], cart.currency)
    on_top = money.due - (money.subtotal - money.discount)
    buyer = person_facts(cart.buyer) or (PersonFacts(name=parked.label) if parked.label else None)
    return ReceiptFacts(
        shop=shop_facts(settings, code),
        number=PARKED + parked.id[:_SHORT_ID].upper(),
        title=_ORDER,
        kind=ReceiptKind.ORDER,
        issued=parked.at,
        clerk=parked.seller,
        customer=buyer,
        lines=tuple(_line(line, sums) for line, sums in zip(cart.lines, money.lines, strict=True)),
        subtotal=money.subtotal if money.discount or on_top else None,
        discount=-cut or None,
        sale_discount=cut - money.discount or None,
        sale_discount_percent=cart.discount.percent,
        tax_on_top=on_top or None,
        total=money.due,
        scannable=False,
        footer=(_ASIDE, _NO_SALE),
    )


def _line(line: CartLine, sums: LineTotal) -> ReceiptLine:
    return ReceiptLine(
        name=line.name,
        quantity=line.quantity,
        unit_price=line.price,
        amount=sums.gross - sums.discount,
        unit="" if line.unit == "pc" else line.unit,
        serial=line.serial,
        batch=line.batch,
        user=line.user.name if line.user else "",
        discount_percent=line.discount.percent,
        discount=sums.discount or None,
    )


def need_facts(need: Need, party: Party, phone: str, settings: Settings, code: str) -> ReceiptFacts:
    """What a customer looks for, up to which price and until when."""
    draft = need.draft
    nothing = Money(0, settings.currency)
    limit = N_("At most {price}", price=draft.price_limit) if draft.price_limit else ""
    wish = ReceiptLine(
        name=draft.what,
        quantity=Decimal(1),
        unit_price=Decimal(0),
        amount=nothing,
        notes=tuple(note for note in (draft.features, limit) if note),
    )
    return ReceiptFacts(
        shop=shop_facts(settings, code or settings.language),
        number=number_of_need(need.id),
        title=_WISH,
        kind=ReceiptKind.WISH,
        issued=need.since,
        clerk=need.staff,
        customer=person_facts(party, phone=phone),
        lines=(wish,),
        total=nothing,
        until=Until(label=_WANTED, day=draft.wanted_by) if draft.wanted_by else None,
        scannable=False,
        footer=(_LOOKING, _NO_SALE),
    )
