"""The facts of a receipt, and of the gift receipt that goes with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from app.documents.receipt import (
    CareRow,
    PaymentLine,
    ReceiptFacts,
    ReceiptKind,
    ReceiptLine,
    TaxRow,
    Until,
    WarrantyRow,
)
from app.documents.receipt_facts import FISCAL
from app.documents.shop import Text
from app.domain import care, document_number
from app.domain.country import Country
from app.domain.money import Money, total
from app.domain.payment import Method
from app.domain.sale import Sale, SaleKind, SaleLine, SalePayment, SoldUnit
from app.domain.settings import Settings
from app.i18n import N_, Message
from app.services import settings as settings_service
from app.services.papers.shop import person_facts, shop_facts

_THANKS = N_("Thank you for coming.")
_KEEP = N_("Keep this paper: it is your proof for the warranty.")
_OTHER, _PAID_BACK = N_("Paid"), N_("Paid back")
_RETURN, _GIFT = N_("Return"), N_("Gift receipt")
_EXCHANGE = N_("Exchange until")
_FOR_YOU = N_("Chosen for you with care. Bring this slip to exchange it.")


def facts(sale: Sale, settings: Settings, code: str, *, copy: int = 0) -> ReceiptFacts:
    """What the receipt of a sale or return says; `code` is the language of what the data has in several."""
    country = settings_service.profile(settings)
    sold = sale.kind is SaleKind.SALE
    cut = total([line.discount for line in sale.lines], sale.currency)
    return ReceiptFacts(
        shop=shop_facts(settings, code),
        number=sale.number,
        title=country.receipt_title if sold else _RETURN,
        kind=ReceiptKind.SALE if sold else ReceiptKind.RETURN,
        issued=sale.at,
        copy=copy,
        till=str(sale.till),
        clerk=sale.seller,
        customer=person_facts(sale.customer),
        original_number=sale.original,
        reason=sale.reason,
        lines=tuple(_line(line, sale.original) for line in sale.lines),
        subtotal=sale.subtotal if sale.discount or not sale.prices_include_tax else None,
        discount=-cut or None,
        sale_discount=cut - sale.discount or None,
        sale_discount_percent=sale.discount_percent,
        tax_on_top=None if sale.prices_include_tax else sale.tax or None,
        rounding=sale.rounding or None,
        total=sale.total,
        payments=tuple(_payment(payment) for payment in sale.payments),
        change=sale.change or None,
        tax_name=country.tax_name,
        taxes=tuple(TaxRow(rate=r.rate.percent, net=r.net, tax=r.tax, gross=r.gross) for r in sale.rates),
        tax_included=sale.prices_include_tax,
        warranties=_warranties(sale.units),
        warranty_note=_KEEP if sale.units else "",
        care=_care(sale.units),
        fiscal_id=sale.fiscal_id,
        fiscal_label=country.fiscal_id or FISCAL,
        terms=settings.shop.terms,
        footer=_footer(settings, country),
    )


def gift_facts(sale: Sale, settings: Settings, code: str) -> ReceiptFacts:
    """The same sale for who unwraps it: nothing that says what it cost, who paid or how.

    Its number opens the sale for the shop and says nothing to anybody else.
    """
    whole = facts(sale, settings, code)
    days = settings.exchange_days
    return ReceiptFacts(
        shop=whole.shop,
        number=document_number.on_gift(sale.number),
        title=_GIFT,
        kind=ReceiptKind.GIFT,
        issued=whole.issued,
        total=Money(0, sale.currency),
        lines=tuple(_unpriced(line) for line in whole.lines if line.quantity > 0),
        warranties=whole.warranties,
        warranty_note=whole.warranty_note,
        care=whole.care,
        until=Until(label=_EXCHANGE, day=sale.at.date() + timedelta(days=days)) if days else None,
        terms=whole.terms,
        footer=(_FOR_YOU,) if days else (),
    )


def _unpriced(line: ReceiptLine) -> ReceiptLine:
    nothing = Money(0, line.amount.currency)
    return replace(
        line,
        unit_price=line.unit_price * 0,
        amount=nothing,
        discount=None,
        discount_percent=None,
        tax_rate=None,
        user="",
    )


def _line(line: SaleLine, whole_original: str) -> ReceiptLine:
    return ReceiptLine(
        name=line.name,
        quantity=line.quantity,
        unit_price=line.price,
        amount=line.gross - line.discount,
        unit="" if line.unit == "pc" else line.unit,
        serial=line.serial,
        batch=line.batch,
        user=line.user.name if line.user else "",
        original_number=line.original if line.original != whole_original else "",
        discount_percent=line.discount_percent,
        discount=line.discount or None,
        tax_rate=line.tax_percent,
    )


def _payment(payment: SalePayment) -> PaymentLine:
    other = _PAID_BACK if payment.amount.minor < 0 else _OTHER
    label = Method(payment.method).words if payment.method in tuple(Method) else other
    cash = payment.method == Method.CASH
    return PaymentLine(label=label, amount=payment.amount, tendered=payment.given if cash else None)


def _warranties(units: tuple[SoldUnit, ...]) -> tuple[WarrantyRow, ...]:
    """One row for each piece with a serial number, one for all pieces that are alike."""
    alike = Counter((unit.product, unit.serial, unit.ends) for unit in units)
    return tuple(
        WarrantyRow(product=product, serial=serial, ends=ends, pieces=count)
        for (product, serial, ends), count in alike.items()
    )


def _care(units: tuple[SoldUnit, ...]) -> tuple[CareRow, ...]:
    hints = {unit.product: care.hint(unit.care) for unit in units}
    return tuple(CareRow(product=product, hint=text) for product, text in hints.items() if text)


def _footer(settings: Settings, country: Country) -> tuple[Text, ...]:
    own: str | Message = settings.shop.footer or _THANKS
    return tuple(text for text in (own, country.guarantee, country.non_fiscal) if text)
