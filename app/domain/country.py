"""Country profiles: what a shop's country asks of prices, papers, clocks and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from app.domain.barcode import InStoreRules
    from app.domain.money import Rounding
    from app.domain.tax import TaxRate
    from app.domain.warranty import Term
    from app.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class NamedRate:
    """One rate of the country's sales tax. Its code stays when the percent changes: standard, reduced, zero."""

    rate: TaxRate
    name: Wording


@dataclass(frozen=True, slots=True)
class IdLabel:
    """An official number a shop prints. `key` names the setting: registration, tax or vat."""

    key: str
    label: Wording


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that prints on papers, with where it comes from and the day it was checked.

    `verified` is False where the rule is general knowledge that nobody has read at its source.
    """

    key: str
    words: Wording
    source: str
    checked: date
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact of the profile comes from; `topic` names the fields it covers."""

    topic: str
    source: str
    checked: date
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Retention:
    """A suggestion: after how many years without any contact a shop may want to forget a customer, and why so many."""

    years: int
    source: str
    checked: date
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country as a shop meets it. The country drives wording and clocks, the customer drives the language.

    `cash_step` is the smallest cash amount in minor units (1: no cash rounding). `denominations` are the coins and
    notes in minor units, largest first. `warranty` is what a product form proposes. `complaint_days` is the number
    of calendar days to answer a complaint, by law or (`complaint_days_by_law` False) as a shop's own aim.
    `receipt_language` is the language every receipt must carry, empty where no rule asks for one.
    `rights` print on certificates, `complaint_rules` on complaint slips. `fiscal_id` names the number of the
    fiscal receipt where the law gives one, else it is empty.
    """

    code: str
    name: Wording
    currency: str
    languages: tuple[str, ...]
    tax_name: Wording
    tax_rates: tuple[NamedRate, ...]
    prices_include_tax: bool
    rounding: Rounding
    cash_step: int
    denominations: tuple[int, ...]
    warranty: Term | None
    complaint_days: int
    complaint_days_by_law: bool
    complaint_rules: tuple[Rule, ...]
    rights: tuple[Rule, ...]
    receipt_title: Wording
    non_fiscal: Wording
    guarantee: Wording
    fiscal_id: Wording
    ids: tuple[IdLabel, ...]
    phone_region: str
    paper: str
    in_store: InStoreRules
    retention: Retention
    sources: tuple[Source, ...]
    checked: date
    receipt_language: str = ""

    @property
    def standard_rate(self) -> TaxRate:
        """The rate a new product starts with."""
        return self.tax_rates[0].rate

    def rate(self, code: str) -> TaxRate | None:
        """The rate with that code, or None if the country has none."""
        return next((named.rate for named in self.tax_rates if named.rate.code == code), None)
