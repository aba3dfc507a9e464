"""What a shop decides once: who it is, its country's rules, its till, its paper and its screen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.letter_window import WindowChoice
from app.domain.money import Rounding


class Paper(StrEnum):
    """Papers a document can be printed on."""

    MM58 = "58mm"
    MM80 = "80mm"
    A4 = "A4"
    A5 = "A5"
    LETTER = "Letter"


class PrintMode(StrEnum):
    """What happens with the receipt when a sale is complete; other papers follow unless they have their own rule."""

    ASK = "ask"
    PRINT = "print"
    PDF = "pdf"
    NONE = "none"


class SecondLanguage(StrEnum):
    """The language a receipt carries beside its own: none, the shop's if the customer's is another, or a fixed one."""

    NONE = "none"
    CUSTOMER = "customer"
    ENGLISH = "en"
    CHINESE = "zh_CN"
    SLOVAK = "sk"


class Theme(StrEnum):
    """Colours of the screen."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Identity:
    """The shop as its papers name it. `ids` are in the order of the country's labels (registration, tax, vat)."""

    legal_name: str = ""
    trade_line: str = ""
    street: str = ""
    city: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    hours: str = ""
    registration_id: str = ""
    tax_id: str = ""
    vat_id: str = ""
    footer: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a shop can set. An empty `country` means the shop has not been set up yet.

    `exchange_days` is 0 where gift receipts promise no exchange, `cash_float` what lies in the drawer in the morning.
    `customer_form` holds the rules of `form_rules`; `retention_years` is 0 while nobody is forgotten. `calendars` are
    the countries whose festivals are kept (`CN SK`), empty for the shop's own and those of its customers' languages.
    """

    country: str = ""
    currency: str = "EUR"
    language: str = "en"
    shop: Identity = Identity()
    till: int = 1
    seller: str = ""
    prices_include_tax: bool = True
    rounding: Rounding = Rounding.LINE
    cash_step: int = 1
    discount_limit: Decimal = Decimal(100)
    receipt_paper: Paper = Paper.MM80
    sheet_paper: Paper = Paper.A4
    letter_window: WindowChoice = WindowChoice.COUNTRY
    print_mode: PrintMode = PrintMode.PDF
    printer: str = ""
    certificates: bool = True
    second_language: SecondLanguage = SecondLanguage.CUSTOMER
    exchange_days: int = 0
    cash_float: Decimal = Decimal(0)
    theme: Theme = Theme.SYSTEM
    text_scale: Decimal = Decimal(1)
    scanner_gap_ms: int = 35
    scanner_length: int = 4
    scanner_prefix: str = ""
    ending_soon_days: int = 30
    customer_form: str = ""
    retention_years: int = 0
    calendars: str = ""
