"""The product form: what its fields hold, and how they become a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain import money
from app.domain.content import CONTENT_UNIT_WORDS
from app.domain.product import TERM_UNIT_WORDS, UNIT_WORDS, ProductDraft, Unit
from app.errors import FormError, InputError
from app.ui import speech as spoken
from app.ui import unfair
from app.ui.form_sections import FormSection
from app.ui.widgets.field import FieldSpec

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from app.domain.content import ContentUnit
    from app.domain.country import Country
    from app.domain.warranty import TermUnit
    from app.i18n import Language
    from app.ui.widgets.inputs import Input

NEW = ProductDraft()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFields:
    """The fields as they stand on the screen; `base` is the draft they came from."""

    base: ProductDraft = NEW
    name: str = ""
    price: str = ""
    unit: Unit = Unit.PIECE
    tax_code: str = ""
    codes: str = ""
    sku: str = ""
    category: str = ""
    supplier: str = ""
    term_count: int | None = None
    term_unit: TermUnit | None = None
    care: str = ""
    prompt: str = ""
    ask_serial: bool = False
    ask_batch: bool = False
    active: bool = True
    content: Decimal | None = None
    content_unit: ContentUnit | None = None
    picture: str = ""
    pitch: str = ""
    new_on: date | None = None


_SAME = (
    "name",
    "unit",
    "tax_code",
    "sku",
    "category",
    "supplier",
    "term_count",
    "term_unit",
    "care",
    "prompt",
    "ask_serial",
    "ask_batch",
    "active",
    "content",
    "content_unit",
    "picture",
    "pitch",
    "new_on",
)


def fields_of(draft: ProductDraft, language: Language) -> ProductFields:
    """The fields that show a draft."""
    return ProductFields(
        base=draft,
        price=spoken.price(language, draft.price) if draft.price is not None else "",
        codes="\n".join(draft.codes),
        **{name: getattr(draft, name) for name in _SAME},
    )


def draft_of(fields: ProductFields) -> ProductDraft:
    """The draft the fields stand for. Raises FormError for a price that cannot be read."""
    try:
        price = money.parse_decimal(fields.price) if fields.price.strip() else None
    except InputError as error:
        raise FormError({"price": error.text}) from error
    return replace(
        fields.base,
        price=price,
        codes=tuple(fields.codes.splitlines()),
        **{name: getattr(fields, name) for name in _SAME},
    )


def sections(
    language: Language, country: Country, currency: str, *, included: bool, picture: Callable[[], Input]
) -> tuple[FormSection, ...]:
    """The form's sections in this language, with the country's rates; `picture` makes the control of a picture."""
    _ = language.gettext
    return (
        FormSection("", _sold(language, country, currency, included=included)),
        FormSection(_("Codes and place"), _codes(language)),
        FormSection(_("Picture and leaflets"), _leaflets(language, picture)),
        FormSection(_("Warranty"), _warranty(language)),
        FormSection(_("At the counter"), _counter(language)),
    )


def _sold(language: Language, country: Country, currency: str, *, included: bool) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    tax = country.tax_name.in_language(language.code)
    rates = tuple(
        (one.rate.code, f"{language.percent(one.rate.percent)} · {one.name.in_language(language.code)}")
        for one in country.tax_rates
    )
    units = tuple((unit, language.render(words)) for unit, words in UNIT_WORDS.items())
    measures = tuple((unit, language.render(words)) for unit, words in CONTENT_UNIT_WORDS.items())
    hint = _("With {tax}", tax=tax) if included else _("Without {tax}: it comes on top", tax=tax)
    return (
        FieldSpec("name", _("Name"), required=True, wide=True),
        FieldSpec("price", _("Price in {currency}", currency=currency), required=True, hint=hint),
        FieldSpec("unit", _("For one"), "choice", choices=units),
        FieldSpec("tax_code", tax, "choice", choices=rates, wide=True),
        FieldSpec("content", _("Content of one package"), "decimal", hint=_("For the unit price on tags and shelves.")),
        FieldSpec("content_unit", _("Measure"), "choice", choices=((None, _("Not measured")), *measures)),
    )


def _codes(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    return (
        FieldSpec("codes", _("Bar codes"), "text", lines=2, hint=_("Scan or type, one on each line.")),
        FieldSpec("sku", _("Number"), hint=_("Left empty, the next free one.")),
        FieldSpec("category", _("Category")),
        FieldSpec("supplier", _("Supplier"), wide=True),
    )


def _leaflets(language: Language, picture: Callable[[], Input]) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    return (
        FieldSpec("picture", _("Picture"), wide=True, make=picture),
        FieldSpec(
            "pitch",
            _("Line for leaflets"),
            hint=_("A few words below the name: 24 cm, for every hob."),
            remark=unfair.remark(language),
        ),
        FieldSpec("new_on", _("New since"), "day", hint=_("Leaflets call it new for a quarter of a year.")),
    )


def _warranty(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    units = tuple((unit, language.render(words)) for unit, words in TERM_UNIT_WORDS.items())
    return (
        FieldSpec("term_unit", _("How long"), "choice", choices=((None, _("No warranty")), *units)),
        FieldSpec("term_count", _("How many"), "number"),
        FieldSpec("care", _("Care"), "text", lines=3, hint=_("Prints on the certificate.")),
    )


def _counter(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    return (
        FieldSpec("prompt", _("Remind the seller of"), wide=True, hint=_("Shown when it is sold.")),
        FieldSpec("ask_serial", _("Ask for the serial number"), "check"),
        FieldSpec("ask_batch", _("Ask for the batch"), "check"),
        FieldSpec("active", _("Sold now"), "check", wide=True),
    )
