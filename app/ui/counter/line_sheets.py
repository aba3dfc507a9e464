"""The questions about a line: quantity, price, discount, number, and a line of free text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.domain.cart import Ask, CartLine
from app.domain.discount import Discount
from app.domain.money import parse_decimal
from app.errors import FormError, InputError
from app.i18n import N_, Language
from app.services import settings as settings_service
from app.ui import speech
from app.ui.counter.ask_sheet import AskSheet
from app.ui.counter.till import Till
from app.ui.widgets.field import FieldSpec


@dataclass(frozen=True, slots=True)
class QuantityDraft:
    """The quantity as typed."""

    quantity: str


@dataclass(frozen=True, slots=True)
class PriceDraft:
    """Another price, and why."""

    price: str
    reason: str


@dataclass(frozen=True, slots=True)
class DiscountDraft:
    """Discounts on the line and on the whole sale: `10%` or `2.50`."""

    line: str
    sale: str


@dataclass(frozen=True, slots=True)
class TraceDraft:
    """Serial and batch number of the piece."""

    serial: str
    batch: str


@dataclass(frozen=True, slots=True)
class FreeLineDraft:
    """Something that is not in the list of products."""

    name: str
    price: str
    quantity: str
    tax: str


def quantity(over: QWidget, till: Till, line: CartLine) -> AskSheet[QuantityDraft]:
    """How many, or how much."""
    language = till.session.language
    _ = language.gettext
    label = _("Quantity") if line.unit == "pc" else _("Quantity in {unit}", unit=line.unit)
    specs = (FieldSpec("quantity", label, hint=_("Quicker next time: type 3* before the code")),)
    draft = QuantityDraft(language.number(line.quantity))
    return AskSheet(
        over,
        language,
        _("How many?"),
        specs,
        draft,
        save=lambda d: till.set_quantity(d.quantity),
        deed=_("Set"),
        about=line.name,
    )


def price(over: QWidget, till: Till, line: CartLine) -> AskSheet[PriceDraft]:
    """Another price for this once."""
    language = till.session.language
    _ = language.gettext
    specs = (
        FieldSpec("price", _("Price"), required=True),
        FieldSpec("reason", _("Reason"), required=True, hint=_("Kept with the sale")),
    )
    draft = PriceDraft(speech.price(language, line.price), line.price_reason)
    return AskSheet(
        over,
        language,
        _("Another price"),
        specs,
        draft,
        save=lambda d: till.set_price(d.price, d.reason),
        deed=_("Set"),
        about=line.name,
    )


def discount(over: QWidget, till: Till) -> AskSheet[DiscountDraft]:
    """Off the chosen line, off the whole sale, or both."""
    language = till.session.language
    _ = language.gettext
    line = till.line
    on_line = FieldSpec("line", _("Off this line"), hint=line.name if line else "", placeholder="10%")
    sample = speech.price(language, Decimal("2.5"))
    on_sale = FieldSpec("sale", _("Off the whole sale"), hint=_("Percent with %, else an amount"), placeholder=sample)
    draft = DiscountDraft(_written(language, line.discount) if line else "", _written(language, till.cart.discount))
    specs = (on_line, on_sale) if line else (on_sale,)
    return AskSheet(over, language, _("Discount"), specs, draft, save=lambda d: _give(till, d), deed=_("Give"))


def _give(till: Till, draft: DiscountDraft) -> None:
    try:
        till.check_sale_discount(draft.sale)
    except InputError as error:
        raise FormError({"sale": error.text}) from error
    if till.line is not None:
        till.set_line_discount(draft.line)
    till.set_sale_discount(draft.sale)


def trace(over: QWidget, till: Till, line: CartLine) -> AskSheet[TraceDraft]:
    """The number the product asks for."""
    language = till.session.language
    _ = language.gettext
    specs = []
    if Ask.SERIAL in line.asks or not line.asks:
        specs.append(FieldSpec("serial", _("Serial number"), required=Ask.SERIAL in line.asks))
    if Ask.BATCH in line.asks or not line.asks:
        specs.append(FieldSpec("batch", _("Batch"), required=Ask.BATCH in line.asks))
    draft = TraceDraft(line.serial, line.batch)
    return AskSheet(
        over,
        language,
        _("Scan or type the number"),
        tuple(specs),
        draft,
        save=lambda d: till.set_trace(d.serial, d.batch),
        deed=_("Keep"),
        about=line.name,
    )


def free_line(over: QWidget, till: Till, name: str) -> AskSheet[FreeLineDraft]:
    """A line without a product."""
    language = till.session.language
    _ = language.gettext
    country = settings_service.profile(till.settings)
    rates = tuple(
        (named.rate.code, language.join((named.name.in_language(language.code), language.percent(named.rate.percent))))
        for named in country.tax_rates
    )
    specs = (
        FieldSpec("name", _("What is it?"), required=True, wide=True),
        FieldSpec("price", _("Price"), required=True),
        FieldSpec("quantity", _("Quantity")),
        FieldSpec("tax", country.tax_name.in_language(language.code), "choice", choices=rates),
    )
    quantity = language.number(till.quantity or Decimal(1))
    draft = FreeLineDraft(name, "", quantity, country.standard_rate.code)
    return AskSheet(over, language, _("Free line"), specs, draft, save=lambda d: _add_free(till, d), deed=_("Add"))


def _add_free(till: Till, draft: FreeLineDraft) -> None:
    if not draft.name.strip():
        raise FormError({"name": N_("Say what is sold.")})
    if not draft.price.strip():
        raise FormError({"price": N_("Type a price.")})
    country = settings_service.profile(till.settings)
    rate = country.rate(draft.tax) or country.standard_rate
    line = CartLine(draft.name.strip(), parse_decimal(draft.price), rate, quantity=parse_decimal(draft.quantity or "1"))
    till.add(line)


def _written(language: Language, discount: Discount) -> str:
    if discount.percent is not None:
        return f"{language.number(discount.percent)}%"
    return language.amount(discount.amount.minor, discount.amount.currency) if discount.amount else ""
