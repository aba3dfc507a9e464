"""The sums of one day, each read by the index of the day: what other days hold is never looked at."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.day_report import CategoryTotal, ChangedPrice, MethodTotal, NumberRange, RateTotal, SellerTotal, Tally
from app.domain.money import Money
from app.domain.sale import SaleKind
from app.models import stored
from app.models.database import db

if TYPE_CHECKING:
    from datetime import date

# The day's sales come first in every join (CROSS keeps the engine from turning it round).
_DAY = "FROM sale s INDEXED BY sale_by_day {join} WHERE s.day = ? AND s.currency = ? "
_HEADS = (
    "SELECT s.kind, count(*), coalesce(sum(s.total), 0), coalesce(sum(s.rounding), 0), "
    "count(*) FILTER (WHERE s.discount <> 0), coalesce(sum(s.discount), 0), "
    "count(*) FILTER (WHERE s.printed > 0), coalesce(sum(max(s.printed - 1, 0)), 0) "
    + _DAY.format(join="")
    + "GROUP BY s.kind"
)
_SELLERS = (
    "SELECT s.staff, "
    "count(*) FILTER (WHERE s.kind = 'sale'), coalesce(sum(s.total) FILTER (WHERE s.kind = 'sale'), 0), "
    "count(*) FILTER (WHERE s.kind = 'return'), coalesce(sum(s.total) FILTER (WHERE s.kind = 'return'), 0) "
    + _DAY.format(join="")
    + "GROUP BY s.staff ORDER BY sum(s.total) DESC, s.staff"
)
_PAYMENTS = (
    "SELECT p.method, count(*) FILTER (WHERE p.amount >= 0), coalesce(sum(p.amount) FILTER (WHERE p.amount >= 0), 0), "
    "count(*) FILTER (WHERE p.amount < 0), coalesce(sum(p.amount) FILTER (WHERE p.amount < 0), 0) "
    + _DAY.format(join="CROSS JOIN payment p ON p.sale_id = s.id")
    + "GROUP BY p.method ORDER BY CASE p.method WHEN 'cash' THEN 0 WHEN 'card' THEN 1 WHEN 'transfer' THEN 2 ELSE 3 END"
)
_RATES = (
    "SELECT t.percent, sum(t.net), sum(t.tax), sum(t.gross) "
    + _DAY.format(join="CROSS JOIN sale_tax t ON t.sale_id = s.id")
    + "GROUP BY t.percent ORDER BY CAST(t.percent AS REAL) DESC"
)
_CATEGORIES = (
    "SELECT coalesce(p.category, ''), sum(l.amount) AS amount "
    + _DAY.format(join="CROSS JOIN sale_line l ON l.sale_id = s.id LEFT JOIN product p ON p.id = l.product_id")
    + "GROUP BY 1 ORDER BY amount DESC, 1"
)
_NUMBERS = (
    "SELECT s.till, s.kind, min(s.number), max(s.number), count(*), min(length(s.number)), max(length(s.number)) "
    + _DAY.format(join="")
    + "GROUP BY s.till, s.kind ORDER BY s.till, s.kind DESC"
)
_LONGEST = "SELECT max(s.number) " + _DAY.format(join="") + "AND s.till = ? AND s.kind = ? AND length(s.number) = ?"
_CHANGED = "AND l.list_price_micro IS NOT NULL AND l.list_price_micro <> l.price_micro "
_LINES = "CROSS JOIN sale_line l ON l.sale_id = s.id"
_CHANGES = "SELECT count(*) " + _DAY.format(join=_LINES) + _CHANGED
_CHANGED_PRICES = (
    "SELECT s.number, l.name, l.list_price_micro, l.price_micro, l.price_reason, s.staff "
    + _DAY.format(join=_LINES)
    + _CHANGED
    + "ORDER BY s.id, l.position LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Heads:
    """What the heads of the day's documents add up to."""

    sales: Tally
    returns: Tally
    rounding: Money
    discounts: Tally
    printed: int
    copies: int


@dataclass(frozen=True, slots=True)
class Day:
    """Asks about one day in one currency."""

    day: date
    currency: str

    def heads(self) -> Heads:
        """Sales and returns, cash rounding, discounts given, receipts printed."""
        rows = {str(row[0]): row[1:] for row in self._rows(_HEADS)}
        nothing = (0,) * 7
        sold, back = rows.get("sale", nothing), rows.get("return", nothing)
        return Heads(
            sales=self._tally(*sold[:2]),
            returns=self._tally(*back[:2]),
            rounding=self._money(sold[2] + back[2]),
            discounts=self._tally(*sold[3:5]),
            printed=sold[5] + back[5],
            copies=sold[6] + back[6],
        )

    def payments(self) -> tuple[MethodTotal, ...]:
        """What each way of paying brought and took."""
        rows = self._rows(_PAYMENTS)
        return tuple(MethodTotal(row[0], self._tally(*row[1:3]), self._tally(*row[3:5])) for row in rows)

    def sellers(self) -> tuple[SellerTotal, ...]:
        """Who sold how much, the most first."""
        rows = self._rows(_SELLERS)
        return tuple(SellerTotal(row[0], self._tally(*row[1:3]), self._tally(*row[3:5])) for row in rows)

    def rates(self) -> tuple[RateTotal, ...]:
        """The day's tax table."""
        rows = self._rows(_RATES)
        return tuple(RateTotal(Decimal(percent), *map(self._money, sums)) for percent, *sums in rows)

    def categories(self) -> tuple[CategoryTotal, ...]:
        """What each category brought, the most first."""
        return tuple(CategoryTotal(name, self._money(amount)) for name, amount in self._rows(_CATEGORIES))

    def numbers(self) -> tuple[NumberRange, ...]:
        """First and last number of each till's series."""
        return tuple(self._range(row) for row in self._rows(_NUMBERS))

    def _range(self, row: tuple[Any, ...]) -> NumberRange:
        till, kind, first, last, count, shortest, longest = row
        if shortest != longest:  # beyond T1-999999 numbers are longer, and no longer in the order of their text
            first = self._rows(_LONGEST.replace("max(", "min(", 1), till, kind, shortest)[0][0]
            last = self._rows(_LONGEST, till, kind, longest)[0][0]
        return NumberRange(till, SaleKind(kind), first, last, count, _count(last) - _count(first) + 1)

    def price_changes(self) -> int:
        """How many lines were sold for another price than the product had."""
        return int(self._rows(_CHANGES)[0][0])

    def changed_prices(self, limit: int) -> tuple[ChangedPrice, ...]:
        """The first of them."""
        return tuple(
            ChangedPrice(number, name, stored.read_micro(listed), stored.read_micro(price), reason, staff)
            for number, name, listed, price, reason, staff in self._rows(_CHANGED_PRICES, limit)
        )

    def _rows(self, sql: str, *more: object) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = db.execute_sql(sql, (stored.day(self.day), self.currency, *more)).fetchall()
        return rows

    def _money(self, minor: int) -> Money:
        return Money(int(minor), self.currency)

    def _tally(self, count: int, amount: int) -> Tally:
        return Tally(int(count), self._money(amount))


def _count(number: str) -> int:
    return int(number.rpartition("-")[2])
