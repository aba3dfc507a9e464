"""A product as typed into a form, and how it is shown in lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain import barcode, content, gtin, typed
from app.domain.barcode import CodeKind, InStoreRules
from app.domain.content import Content, ContentUnit
from app.domain.money import LARGEST_MINOR, PRICE_DECIMALS
from app.domain.page import Sort
from app.domain.warranty import Term, TermUnit
from app.errors import InputError
from app.i18n import N_, Message

if TYPE_CHECKING:
    from app.domain.country import Country

LONGEST_NAME = 200
LONGEST_CODE = 80
LONGEST_TEXT = 10_000
LONGEST_PITCH = 120
MOST_CODES = 50
BY_NAME = Sort("name")
NEWEST = Sort("new", descending=True)
# So long after it came a product is new: a quarter of a year, whatever day it is.
SEASON = timedelta(days=91)


class Unit(StrEnum):
    """What one of it is."""

    PIECE = "pc"
    KILOGRAM = "kg"
    GRAM = "g"
    METRE = "m"
    LITRE = "l"
    HOUR = "h"


UNIT_WORDS: dict[Unit, Message] = {
    Unit.PIECE: N_("piece"),
    Unit.KILOGRAM: N_("kilogram"),
    Unit.GRAM: N_("gram"),
    Unit.METRE: N_("metre"),
    Unit.LITRE: N_("litre"),
    Unit.HOUR: N_("hour"),
}
TERM_UNIT_WORDS: dict[TermUnit, Message] = {
    TermUnit.DAY: N_("days"),
    TermUnit.WEEK: N_("weeks"),
    TermUnit.MONTH: N_("months"),
    TermUnit.YEAR: N_("years"),
    TermUnit.LIFETIME: N_("for life"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductDraft:
    """Everything a form asks. `id` is None for a new product; an empty `sku` is given by the shop.

    No warranty: `term_unit` is None. `price` is exact, for one `unit`, with or without tax as the shop's prices are.
    `content` and `content_unit` are what is in one package, for the unit price.
    `picture` is the digest of a kept picture; `pitch` is its one line on a leaflet.
    """

    id: int | None = None
    sku: str = ""
    name: str = ""
    codes: tuple[str, ...] = ()
    price: Decimal | None = None
    tax_code: str = ""
    unit: Unit = Unit.PIECE
    category: str = ""
    supplier: str = ""
    term_count: int | None = None
    term_unit: TermUnit | None = None
    ask_serial: bool = False
    ask_batch: bool = False
    care: str = ""
    prompt: str = ""
    active: bool = True
    content: Decimal | None = None
    content_unit: ContentUnit | None = None

    @property
    def packed(self) -> Content | None:
        """What is in one package, if that is known."""
        if self.content is None or self.content_unit is None:
            return None
        return Content(self.content, self.content_unit)

    picture: str = ""
    pitch: str = ""
    new_on: date | None = None

    @property
    def term(self) -> Term | None:
        """The warranty term; raises InputError for one that cannot be."""
        if self.term_unit is None:
            return None
        return Term(0 if self.term_unit is TermUnit.LIFETIME else self.term_count or 0, self.term_unit)


class StoredCodeKind(StrEnum):
    """What kind of code names a product."""

    GTIN = "gtin"
    IN_STORE = "in_store"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ProductCode:
    """A code in the one form in which codes are compared."""

    code: str
    kind: StoredCodeKind

    @property
    def shown(self) -> str:
        """The code as it stands on the package."""
        return gtin.shortest(self.code) if self.kind is StoredCodeKind.GTIN else self.code


@dataclass(frozen=True, slots=True)
class ProductQuery:
    """What the list asks. `text` goes over all products, best first; `sort` is by name or number (sku).

    With `new_since` only those that are new since that day come, the newest first.
    """

    text: str = ""
    category: str | None = None
    sort: Sort = BY_NAME
    new_since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRow:
    """One product in a list."""

    id: int
    sku: str
    name: str
    code: str
    price: Decimal
    unit: Unit
    category: str
    term: Term | None
    ask_serial: bool
    ask_batch: bool
    active: bool
    new_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFile:
    """A whole record, and how it sells."""

    draft: ProductDraft
    row: ProductRow
    codes: tuple[ProductCode, ...]
    sold: Decimal
    last_sold: datetime | None


def new_since(today: date) -> date:
    """The first day whose new products are still called new."""
    return today - SEASON


def read_code(text: str, rules: InStoreRules) -> ProductCode:
    """A code as typed or scanned into a form. Raises InputError when it looks misread.

    A price or weight label of the shop's own scale names the product by its beginning: the figure is left out.
    """
    scan = barcode.scan(typed.one_line(text), rules)
    if scan.problem is not None:
        raise InputError(scan.problem)
    if scan.kind is CodeKind.IN_STORE:
        return ProductCode(scan.keys[1] if len(scan.keys) > 1 else scan.keys[0], StoredCodeKind.IN_STORE)
    if scan.kind is CodeKind.DOCUMENT:
        raise InputError(N_("“{code}” is the number of a paper, not of a product.", code=scan.text))
    key = scan.keys[0] if scan.keys else ""
    return ProductCode(key, StoredCodeKind.GTIN if scan.kind in (CodeKind.GTIN, CodeKind.GS1) else StoredCodeKind.OTHER)


def tidied(draft: ProductDraft) -> ProductDraft:
    """The same draft with bare ends and no empty codes."""
    codes = (typed.one_line(code) for code in draft.codes)
    return replace(
        draft,
        sku=typed.one_line(draft.sku),
        name=typed.one_line(draft.name),
        codes=tuple(dict.fromkeys(code for code in codes if code)),
        category=typed.one_line(draft.category),
        supplier=typed.one_line(draft.supplier),
        care=typed.paragraphs(draft.care),
        prompt=typed.one_line(draft.prompt),
        pitch=typed.one_line(draft.pitch),
        term_count=None if draft.term_unit in (None, TermUnit.LIFETIME) else draft.term_count,
    )


def problems(draft: ProductDraft, country: Country) -> dict[str, Message]:
    """What is wrong with a tidied draft, by field."""
    found = _too_long(draft)
    if not draft.name:
        found["name"] = N_("Write what it is called.")
    for name, wrong in (
        ("price", _price_problem(draft.price)),
        ("content", content.problem(draft.content, draft.content_unit)),
    ):
        if wrong is not None:
            found[name] = wrong
    if country.rate(draft.tax_code) is None:
        found["tax_code"] = N_("Choose one of the country’s rates.")
    for name, check in (("term_count", _check_term), ("codes", _check_codes)):
        try:
            check(draft, country)
        except InputError as error:
            found[name] = error.text
    return found


def _check_term(draft: ProductDraft, _country: Country) -> None:
    _ = draft.term


def _check_codes(draft: ProductDraft, country: Country) -> None:
    for code in draft.codes:
        read_code(code, country.in_store)


def _price_problem(price: Decimal | None) -> Message | None:
    if price is None:
        return N_("Write what one costs.")
    if price < 0:
        return N_("A price cannot be negative.")
    if price * 100 > LARGEST_MINOR:
        return N_("That price is too large.")
    if price != round(price, PRICE_DECIMALS):
        return N_("A price has at most {n} decimals.", n=PRICE_DECIMALS)
    return None


def _too_long(draft: ProductDraft) -> dict[str, Message]:
    limits = {"name": LONGEST_NAME, "sku": LONGEST_CODE, "category": LONGEST_NAME, "supplier": LONGEST_NAME}
    limits |= {"prompt": LONGEST_NAME, "care": LONGEST_TEXT, "pitch": LONGEST_PITCH}
    found = {
        name: N_("This is too long: there is room for {n} characters.", n=limit)
        for name, limit in limits.items()
        if len(getattr(draft, name)) > limit
    }
    if len(draft.codes) > MOST_CODES or any(len(code) > LONGEST_CODE for code in draft.codes):
        found["codes"] = N_("There are too many codes, or one is too long.")
    return found
