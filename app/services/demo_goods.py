"""The demo shop's goods: tea and kitchen things with codes that no product on sale can have."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from app import paths
from app.domain import gtin, money, warranty
from app.domain.barcode import InStoreRule, Measure
from app.domain.country import Country
from app.domain.product import ProductDraft, Unit
from app.domain.settings import Settings
from app.domain.warranty import Term

# Numbers for use within one company (GS1 General Specifications, prefix 04): nothing on sale anywhere carries one.
_OWN_NUMBERS = "04"
_FACTORS = {"GBP": Decimal("0.85"), "USD": Decimal("1.1"), "AUD": Decimal("1.7"), "CZK": Decimal(25), "CNY": Decimal(8)}
_TENTH = Decimal("0.1")
# Pictures of the goods: each thing is drawn in so many colours.
_COLOURS = 2
_NAMED = (("eapot", "teapot"), ("Tea tin", "tea"), ("ettle", "kettle"))
_THINGS = {
    "Tea": "tea",
    "Loose by weight": "loose",
    "Teapots and cups": "mug",
    "Tea things": "strainer",
    "Small appliances": "kettle",
    "Knives and boards": "knife",
    "Pots and pans": "pan",
    "Baking": "bowl",
    "Table and linen": "towel",
}


@dataclass(frozen=True, slots=True)
class Article:
    """One line of the list: a product, what it asks (`s` serial, `b` batch, `w` weighed), and its picture's file."""

    draft: ProductDraft
    ask: str
    picture: Path


def articles(settings: Settings, country: Country) -> tuple[Article, ...]:
    """Every article in the shop's language, currency and scale codes."""
    path = paths.resources() / "demo" / "products.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    rule = next((rule for rule in country.in_store.rules if rule.measure is Measure.WEIGHT), None)
    return tuple(_article(place, row, settings, country, rule) for place, row in enumerate(rows, 1))


def _article(
    place: int, row: dict[str, str], settings: Settings, country: Country, rule: InStoreRule | None
) -> Article:
    term = _term(row["term"])
    draft = ProductDraft(
        sku=f"{place:04d}",
        name=row[f"name_{settings.language}"],
        codes=_codes(place, row["ask"], rule),
        price=price(Decimal(row["euro"]), settings.currency),
        tax_code=country.standard_rate.code,
        unit=Unit(row["unit"]),
        category=row[f"category_{settings.language}"],
        term_count=(term.count or None) if term else None,
        term_unit=term.unit if term else None,
        ask_serial="s" in row["ask"],
        ask_batch="b" in row["ask"],
    )
    name = f"{_thing(row)}-{place % _COLOURS + 1}.png"
    return Article(draft, row["ask"], paths.resources() / "demo" / "pictures" / name)


def _thing(row: dict[str, str]) -> str:
    """What is drawn for a product: what its name says, else what its category usually holds."""
    named = (thing for word, thing in _NAMED if word in row["name_en"])
    return next(named, _THINGS[row["category_en"]])


def price(euro: Decimal, currency: str) -> Decimal:
    """A euro price as a shop with that currency would mark it."""
    factor = _FACTORS.get(currency, Decimal(1))
    if factor == 1 and money.digits(currency) == 2:  # noqa: PLR2004 - cents
        return euro
    step = Decimal(1) if factor > 2 or money.digits(currency) == 0 else _TENTH  # noqa: PLR2004 - large figures
    return max((euro * factor / step).quantize(Decimal(1)) * step, step)


def _term(text: str) -> Term | None:
    if not text:
        return None
    return warranty.LIFETIME if text == "lifetime" else warranty.months(int(text))


def _codes(place: int, ask: str, rule: InStoreRule | None) -> tuple[str, ...]:
    if "w" not in ask:
        return (_with_check(f"{_OWN_NUMBERS}{place:010d}"),)
    if rule is None:
        return ()
    item = f"{rule.prefix}{place:0{rule.item_digits}d}"
    # A scale label of no weight: its beginning names the product. Nought is its own check digit.
    return (_with_check(item.ljust(12, "0")),)


def _with_check(digits: str) -> str:
    return digits + gtin.check_digit(digits)
