"""The settings as one flat draft, and the sections of fields that edit it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import partial

from app.domain.letter_window import WINDOW_WORDS, WindowChoice
from app.domain.money import Rounding
from app.domain.settings import Identity, Paper, SecondLanguage, Settings, Theme
from app.i18n import LANGUAGES, OWN_NAMES, Language
from app.services import countries
from app.ui import unfair
from app.ui.customers import form_specs
from app.ui.form_sections import FormSection
from app.ui.settings.calendars_input import CalendarsInput
from app.ui.settings.field_rules import FieldRulesInput
from app.ui.widgets.field import FieldSpec

TEXT_SIZES = tuple(Decimal(percent) / 100 for percent in (100, 110, 125, 150, 175, 200))


@dataclass(frozen=True, slots=True)
class SettingsDraft:
    """Every setting the page edits, the shop's own name and numbers among them."""

    legal_name: str
    trade_line: str
    street: str
    postcode: str
    city: str
    phone: str
    email: str
    website: str
    hours: str
    registration_id: str
    tax_id: str
    vat_id: str
    footer: str
    terms: str
    country: str
    currency: str
    prices_include_tax: bool
    rounding: Rounding
    cash_step: Decimal | None
    discount_limit: Decimal | None
    seller: str
    till: Decimal | None
    receipt_paper: Paper
    sheet_paper: Paper
    letter_window: WindowChoice
    certificates: bool
    second_language: SecondLanguage
    exchange_days: Decimal | None
    cash_float: Decimal | None
    language: str
    theme: Theme
    text_scale: Decimal
    scanner_gap_ms: Decimal | None
    scanner_length: Decimal | None
    scanner_prefix: str
    calendars: str
    retention_years: Decimal | None
    customer_form: str


_WHOLE = ("cash_step", "till", "scanner_gap_ms", "scanner_length", "retention_years", "exchange_days")
_SHOP = tuple(field.name for field in fields(Identity))


def of(settings: Settings) -> SettingsDraft:
    """The draft the page starts with."""
    values = {name: getattr(settings.shop, name) for name in _SHOP}
    for field in fields(SettingsDraft):
        if field.name not in values:
            value = getattr(settings, field.name)
            values[field.name] = Decimal(value) if field.name in _WHOLE else value
    return SettingsDraft(**values)


def applied(draft: SettingsDraft, settings: Settings) -> Settings:
    """The settings with the draft's answers; an emptied number keeps what it was."""
    shop = Identity(**{name: getattr(draft, name).strip() for name in _SHOP})
    values: dict[str, object] = {}
    for field in fields(SettingsDraft):
        if field.name not in _SHOP:
            value = getattr(draft, field.name)
            kept = getattr(settings, field.name) if value is None else value
            values[field.name] = int(kept) if field.name in _WHOLE else kept
    return replace(settings, shop=shop, **values)  # type: ignore[arg-type]  # the draft's fields have the settings' types


def sections(language: Language, country_code: str) -> tuple[FormSection, ...]:
    """The fields in the order an owner thinks of them."""
    _ = language.gettext
    return (
        FormSection(_("The shop on paper"), _shop(language, country_code)),
        FormSection(_("Country, prices and coins"), _country(language)),
        FormSection(_("Till and paper"), _till(language)),
        FormSection(_("Screen"), _screen(language)),
        FormSection(_("Bar code scanner"), _scanner(language)),
        FormSection(_("What the customer form asks"), _customer_form(language)),
        FormSection(_("Calendar"), _calendar(language)),
        FormSection(_("Privacy"), _privacy(language)),
    )


def _shop(language: Language, country_code: str) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    labels = {label.key: label.label.in_language(language.code) for label in countries.country(country_code).ids}
    return (
        FieldSpec("legal_name", _("Name of the shop"), required=True, hint=_("As it is registered")),
        FieldSpec("trade_line", _("What you sell"), hint=_("One line below the name")),
        FieldSpec("street", _("Street and number")),
        FieldSpec("postcode", _("Postcode")),
        FieldSpec("city", _("Town")),
        FieldSpec("phone", _("Phone")),
        FieldSpec("email", _("E-mail")),
        FieldSpec("website", _("Website")),
        FieldSpec("registration_id", labels.get("registration") or _("Registration number")),
        FieldSpec("tax_id", labels.get("tax") or _("Tax number")),
        FieldSpec("vat_id", labels.get("vat") or _("VAT number")),
        FieldSpec("hours", _("Opening hours")),
        FieldSpec(
            "footer",
            _("Last line of a receipt"),
            hint=_("Empty: thank you for coming"),
            wide=True,
            remark=unfair.remark(language),
        ),
        FieldSpec(
            "terms",
            _("Your terms on receipts"),
            "text",
            hint=_("Small print above the bar code"),
            wide=True,
            remark=unfair.remark(language),
        ),
    )


def _country(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    known = tuple((one.code, one.name.in_language(language.code)) for one in countries.countries())
    rules = ((Rounding.LINE, _("each line")), (Rounding.DOCUMENT, _("the whole receipt")))
    return (
        FieldSpec("country", _("Country"), "choice", choices=known, hint=_("Sets taxes and legal texts")),
        FieldSpec("currency", _("Currency"), hint=_("Three letters, such as EUR")),
        FieldSpec("rounding", _("Tax is rounded for"), "choice", choices=rules),
        FieldSpec("cash_step", _("Smallest coin"), "number", hint=_("In cents; 1 means no rounding of cash")),
        FieldSpec("discount_limit", _("Largest discount in percent"), "decimal"),
        FieldSpec("prices_include_tax", _("Prices include tax"), "check"),
    )


def _till(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    slips = tuple((paper, _paper_name(language, paper)) for paper in Paper)
    sheets = tuple((paper, _paper_name(language, paper)) for paper in (Paper.A4, Paper.A5, Paper.LETTER))
    return (
        FieldSpec("seller", _("Who sells here?")),
        FieldSpec("till", _("Number of this till"), "number", hint=_("Its receipts have a series of their own")),
        FieldSpec("receipt_paper", _("Receipts on"), "choice", choices=slips),
        FieldSpec("second_language", _("Second language of receipts"), "choice", choices=_second_languages(language)),
        FieldSpec("exchange_days", _("Days to exchange a gift"), "number", hint=_("On gift receipts; 0 says nothing")),
        FieldSpec("cash_float", _("Cash in the drawer in the morning"), "decimal", hint=_("Counted in the day report")),
        FieldSpec("sheet_paper", _("Letters and certificates on"), "choice", choices=sheets),
        FieldSpec(
            "letter_window",
            _("Window of envelopes"),
            "choice",
            choices=tuple((one, language.render(words)) for one, words in WINDOW_WORDS.items()),
            hint=_("Letters print the address where it is."),
        ),
        FieldSpec("certificates", _("Make warranty certificates with the receipt"), "check"),
    )


def _second_languages(language: Language) -> tuple[tuple[SecondLanguage, str], ...]:
    _ = language.gettext
    ways = ((SecondLanguage.CUSTOMER, _("yours beside the customer’s own")), (SecondLanguage.NONE, _("none")))
    return (*ways, *((SecondLanguage(code), OWN_NAMES[code]) for code in LANGUAGES))


def _paper_name(language: Language, paper: Paper) -> str:
    rolls = {Paper.MM58: "58", Paper.MM80: "80"}
    return language.gettext("{width} mm roll", width=rolls[paper]) if paper in rolls else paper.value


def _screen(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    themes = (
        (Theme.SYSTEM, _("as the computer")),
        (Theme.LIGHT, _("light")),
        (Theme.DARK, _("dark")),
    )
    sizes = tuple((size, language.percent(size * 100)) for size in TEXT_SIZES)
    return (
        FieldSpec("language", _("Language"), "choice", choices=tuple((code, OWN_NAMES[code]) for code in LANGUAGES)),
        FieldSpec("theme", _("Colours"), "choice", choices=themes),
        FieldSpec("text_scale", _("Size of text"), "choice", choices=sizes),
    )


def _calendar(language: Language) -> tuple[FieldSpec, ...]:
    words = language.gettext("Festivals and days off of these countries; none chosen: your own and your customers’.")
    return (FieldSpec("calendars", words, wide=True, make=partial(CalendarsInput, language)),)


def _privacy(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    hint = _("0: nobody is forgotten")
    return (
        FieldSpec("retention_years", _("Years without a word before a customer is forgotten"), "number", hint=hint),
    )


def _scanner(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    return (
        FieldSpec("scanner_gap_ms", _("Longest gap between keys"), "number", hint=_("In milliseconds")),
        FieldSpec("scanner_length", _("Shortest code"), "number", hint=_("In characters")),
        FieldSpec("scanner_prefix", _("What it sends first"), hint=_("Empty for most scanners")),
    )


def _customer_form(language: Language) -> tuple[FieldSpec, ...]:
    words = language.gettext("A name or a phone is always enough at the counter, whatever is chosen here.")
    make = partial(FieldRulesInput, language, form_specs.labels(language))
    return (FieldSpec("customer_form", words, wide=True, make=make),)
