"""The country profiles that come with the program, read from their files when asked for."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain import warranty
from app.domain.barcode import InStoreRule, InStoreRules, Measure
from app.domain.country import Country, IdLabel, NamedRate, Retention, Rule, Source
from app.domain.money import Rounding
from app.domain.tax import TaxRate
from app.domain.wording import Wording
from app.errors import NotFoundError
from app.i18n import LANGUAGES, N_

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "XX"
_WORDINGS = ("name", "tax_name", "receipt_title", "non_fiscal", "guarantee", "fiscal_id")
_PLAIN = (
    "code",
    "currency",
    "prices_include_tax",
    "cash_step",
    "complaint_days",
    "complaint_days_by_law",
    "phone_region",
    "paper",
    "checked",
)


@cache
def codes() -> tuple[str, ...]:
    """Codes of all profiles in alphabetical order, the one for any other country last."""
    found = sorted(file.stem for file in _folder().glob("*.toml"))
    return (*(code for code in found if code != OTHER), OTHER)


@cache
def country(code: str) -> Country:
    """The profile of a country. Raises NotFoundError for a country that has none."""
    if code not in codes():
        raise NotFoundError(N_("There is no profile for the country “{code}”.", code=code))
    return _country(tomllib.loads((_folder() / f"{code}.toml").read_text("utf-8")))


def countries() -> tuple[Country, ...]:
    """All profiles, in the order of `codes`."""
    return tuple(country(code) for code in codes())


def nearest(locale_name: str | None) -> str:
    """The profile a computer's locale points to: `sk_SK.UTF-8` is SK, an unknown country is XX."""
    territory = (locale_name or "").replace("-", "_").partition(".")[0].rpartition("_")[2].upper()
    return territory if territory in codes() else OTHER


def _folder() -> Path:
    return paths.resources() / "countries"


def _country(table: dict[str, Any]) -> Country:
    plain: dict[str, Any] = {name: table[name] for name in _PLAIN}
    wordings: dict[str, Any] = {name: _wording(table[name]) for name in _WORDINGS}
    return Country(
        **plain,
        **wordings,
        languages=tuple(table["languages"]),
        tax_rates=tuple(_rate(entry) for entry in table["tax"]),
        rounding=Rounding(table["rounding"]),
        denominations=tuple(table["denominations"]),
        warranty=warranty.parse(table["warranty"]) if "warranty" in table else None,
        complaint_rules=tuple(_rule(entry) for entry in table["complaint_rule"]),
        rights=tuple(_rule(entry) for entry in table["right"]),
        ids=tuple(IdLabel(entry["key"], _wording(entry)) for entry in table["id"]),
        in_store=InStoreRules(tuple(_in_store(entry) for entry in table.get("in_store", ()))),
        retention=_retention(table["retention"]),
        sources=tuple(_source(entry) for entry in table["source"]),
        receipt_language=table.get("receipt_language", ""),
    )


def _wording(entry: dict[str, Any]) -> Wording:
    return Wording.of({code: entry[code] for code in LANGUAGES if code in entry})


def _rate(entry: dict[str, Any]) -> NamedRate:
    return NamedRate(TaxRate(entry["code"], Decimal(entry["percent"])), _wording(entry))


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(entry["key"], _wording(entry), entry["source"], entry["checked"], entry.get("verified", True))


def _retention(entry: dict[str, Any]) -> Retention:
    return Retention(entry["years"], entry["source"], entry["checked"], entry.get("verified", True))


def _source(entry: dict[str, Any]) -> Source:
    return Source(entry["topic"], entry["source"], entry["checked"], entry.get("verified", True))


def _in_store(entry: dict[str, Any]) -> InStoreRule:
    return InStoreRule(
        entry["prefix"],
        Measure(entry["measure"]),
        entry["item_digits"],
        entry["decimals"],
        entry.get("price_check", False),
    )
