"""Which sold line a return gives back: the latest one of the same customer and product with enough left."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.models.bulk import Buyer
from app.models.database import db

# Only imported sales are matched: goods that came back over the counter were taken back there.
_OPEN = """
SELECT l.id, l.sale_id,
    l.quantity_milli + coalesce((SELECT sum(r.quantity_milli) FROM sale_line r WHERE r.return_of = l.id), 0)
FROM sale s CROSS JOIN sale_line l ON l.sale_id = s.id
WHERE s.customer_id = ? AND s.at <= ? AND s.kind = 'sale' AND s.import_id IS NOT NULL AND l.product_id = ?
ORDER BY s.at DESC, l.id DESC
"""


@dataclass(slots=True)
class _Sold:
    at: str
    line: int
    sale: int
    left: int


class Stock:
    """What was sold and not given back yet, of what the file says will come back.

    The survey of the file names the pairs of card and code that return, so that only a few lines are remembered.
    Customers of earlier imports (ids below `first_new`) are looked up in the shop as well.
    """

    def __init__(self, wanted: AbstractSet[tuple[str, str]], first_new: int) -> None:
        self.wanted = wanted
        self._first_new = first_new
        self._sold: dict[tuple[int, int], list[_Sold]] = {}

    def sell(self, buyer: int, product: int, sold: tuple[str, int, int, int]) -> None:
        """Remember a sold line: its moment, its id, its sale and its quantity."""
        self._sold.setdefault((buyer, product), []).append(_Sold(*sold))

    def give_back(self, buyer: Buyer, product: int, at: str, quantity: int) -> tuple[int, int] | None:
        """The line and the sale that a returned quantity comes from."""
        fitting = [sold for sold in self._sold.get((buyer.id, product), ()) if sold.at <= at and sold.left >= quantity]
        if not fitting:
            return self._earlier(buyer, product, at, quantity) if buyer.id < self._first_new else None
        latest = max(fitting, key=lambda sold: (sold.at, sold.line))
        latest.left -= quantity
        return latest.line, latest.sale

    def _earlier(self, buyer: Buyer, product: int, at: str, quantity: int) -> tuple[int, int] | None:
        known = {sold.line for sold in self._sold.get((buyer.id, product), ())}
        for line, sale, left in db.execute_sql(_OPEN, (buyer.id, at, product)):
            if line not in known and left >= quantity:
                # Two lines of one return may give back the same sold line before either is in the file.
                self.sell(buyer.id, product, (at, line, sale, left - quantity))
                return line, sale
        return None
