"""The facts of a receipt."""

from __future__ import annotations

from app.documents.receipt import PaymentLine, ReceiptFacts, ReceiptKind, ReceiptLine, TaxRow, WarrantyRow
from app.domain.country import Country
from app.domain.payment import Method
from app.domain.sale import Sale, SaleKind, SaleLine, SalePayment
from app.domain.settings import Settings
from app.i18n import N_, Message
from app.services import settings as settings_service
from app.services.papers.shop import person_facts, shop_facts

_THANKS = N_("Thank you for coming.")
_KEEP = N_("Keep this paper: it is your proof for the warranty.")
_OTHER = N_("Paid")
_RETURN = N_("Return")


def facts(sale: Sale, settings: Settings, code: str, *, copy: int = 0) -> ReceiptFacts:
    """What the receipt of a sale or return says, in the language `code` where data has several."""
    country = settings_service.profile(settings)
    sold = sale.kind is SaleKind.SALE
    return ReceiptFacts(
        shop=shop_facts(settings, code),
        number=sale.number,
        title=country.receipt_title.in_language(code) if sold else _RETURN,
        kind=ReceiptKind.SALE if sold else ReceiptKind.RETURN,
        issued=sale.at,
        copy=copy,
        till=str(sale.till),
        clerk=sale.seller,
        customer=person_facts(sale.customer),
        original_number=sale.original,
        reason=sale.reason,
        lines=tuple(_line(line) for line in sale.lines),
        subtotal=sale.subtotal if sale.discount else None,
        discount=sale.discount or None,
        rounding=sale.rounding or None,
        total=sale.total,
        payments=tuple(_payment(payment) for payment in sale.payments),
        change=sale.change or None,
        tax_name=country.tax_name.in_language(code),
        taxes=tuple(TaxRow(rate=r.rate.percent, net=r.net, tax=r.tax, gross=r.gross) for r in sale.rates),
        tax_included=sale.prices_include_tax,
        warranties=tuple(WarrantyRow(product=u.product, ends=u.ends, serial=u.serial) for u in sale.units),
        warranty_note=_KEEP if sale.units else "",
        fiscal_id=sale.fiscal_id,
        footer=_footer(settings, country, code),
    )


def _line(line: SaleLine) -> ReceiptLine:
    return ReceiptLine(
        name=line.name,
        quantity=line.quantity,
        unit_price=line.price,
        amount=line.gross - line.discount,
        unit="" if line.unit == "pc" else line.unit,
        serial=line.serial,
        batch=line.batch,
        user=line.user.name if line.user else "",
        discount_percent=line.discount_percent,
        discount=line.discount or None,
        tax_rate=line.tax_percent,
    )


def _payment(payment: SalePayment) -> PaymentLine:
    label = Method(payment.method).words if payment.method in tuple(Method) else _OTHER
    cash = payment.method == Method.CASH
    return PaymentLine(label=label, amount=payment.amount, tendered=payment.given if cash else None)


def _footer(settings: Settings, country: Country, code: str) -> tuple[str | Message, ...]:
    own = settings.shop.footer or _THANKS
    lines = (own, country.guarantee.in_language(code), country.non_fiscal.in_language(code))
    return tuple(filter(None, lines))
