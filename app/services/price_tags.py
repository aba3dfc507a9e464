"""Products as their price tags and shelf labels say them, by the rules of the shop's country."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from app import paths
from app.documents.label_facts import PriceTag, UnitPriceFacts
from app.domain import content, gtin, money, unit_price
from app.domain.country import Country
from app.domain.product import ProductDraft, Unit
from app.domain.settings import Settings
from app.domain.unit_price import MEASURE_WORDS, TagRule
from app.i18n import N_, Message
from app.models import price_history
from app.services import products
from app.services import settings as settings_service

_MOST_CHANGES = 50
_DEFAULT, _AMERICAN = "default", "US"
_CODE_LENGTHS = (8, 12, 13)


@cache
def rule(country: str) -> TagRule:
    """What tags say in that country."""
    table = _table()
    entry = table.get(country, table[_DEFAULT])
    return TagRule(
        mass=content.parse(entry["mass"]),
        volume=content.parse(entry["volume"]),
        required=entry["required"],
        before_days=entry["before_days"],
        raised=entry["raised"],
        source=entry["source"],
        checked=entry["checked"],
        verified=entry.get("verified", True),
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "labels" / "tags.toml").read_text("utf-8"))


def tag(product_id: int, settings: Settings, code: str, today: date, *, shelf: bool = False) -> PriceTag:
    """The tag of a product in a language. Raises NotFoundError."""
    draft = products.draft(product_id)
    country, tags = settings_service.profile(settings), rule(settings.country)
    price = _asked(draft, draft.price or Decimal(0), settings, country)
    rounded = money.rounded(price, settings.currency)
    was = _before(draft, tags, today)
    old = money.rounded(_asked(draft, was, settings, country), settings.currency) if was is not None else None
    lowest = N_("Lowest price of the last {n} days: {price}", n=tags.before_days, price=old)
    return PriceTag(
        name=draft.name,
        price=rounded,
        exact=price if rounded.decimal != price else None,
        per=unit_price.sold_by(draft.unit) or "",
        unit_price=_unit_price(draft, price, tags, settings.currency),
        was=old,
        was_note=lowest if old is not None else "",
        tax_note=_tax_note(draft, settings, country, code),
        code=tag_code(draft),
        number=draft.sku,
        supplier=draft.supplier if shelf else "",
        made=today if shelf else None,
        shelf=shelf,
        american=settings.country == _AMERICAN,
        raised=tags.raised,
    )


def tag_code(draft: ProductDraft) -> str:
    """What the bars say: the trade item number, else another code on the package, else the product's own number."""
    numbers = (one for one in draft.codes if len(one) in _CODE_LENGTHS and gtin.fits(one))
    return next(numbers, "") or next(iter(draft.codes), "") or draft.sku


def _asked(draft: ProductDraft, price: Decimal, settings: Settings, country: Country) -> Decimal:
    """What a customer pays: with tax where the country's prices have it, though the shop keeps them without."""
    if settings.prices_include_tax or not country.prices_include_tax:
        return price
    rate = country.rate(draft.tax_code) or country.standard_rate
    return money.rounded(price * (100 + rate.percent) / 100, settings.currency).decimal


def _tax_note(draft: ProductDraft, settings: Settings, country: Country, code: str) -> Message | str:
    """Where prices are without tax, tags say so."""
    if settings.prices_include_tax or country.prices_include_tax:
        return ""
    rate = country.rate(draft.tax_code) or country.standard_rate
    return N_("plus {tax}", tax=country.tax_name.in_language(code)) if rate.percent else ""


def _before(draft: ProductDraft, tags: TagRule, today: date) -> Decimal | None:
    changes = price_history.changes(draft.sku, _MOST_CHANGES) if tags.before_days else ()
    return unit_price.lowest_before(changes, draft.price or Decimal(0), today, tags.before_days)


def _unit_price(draft: ProductDraft, price: Decimal, tags: TagRule, currency: str) -> UnitPriceFacts | None:
    if draft.unit is Unit.HOUR:
        return None
    found = unit_price.unit_price(price, draft.unit, draft.packed, tags, currency)
    if found is None:
        return None
    return UnitPriceFacts(found.price, currency, MEASURE_WORDS[str(found.measure)])
