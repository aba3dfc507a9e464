"""What a product cost before: read from the entries of who changed what."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation

from app.domain.unit_price import PriceChange
from app.models import stored
from app.models.database import db

_CHANGES = (
    "SELECT at, before, after FROM audit WHERE kind = 'product' AND record = ? AND action = 'change' "
    "ORDER BY id DESC LIMIT ?"
)


def changes(sku: str, most: int) -> tuple[PriceChange, ...]:
    """The last changes of its price, in the order they were made."""
    found = []
    for at, before, after in db.execute_sql(_CHANGES, (sku, most)):
        was, then = _price(before), _price(after)
        if was is not None and then is not None:
            found.append(PriceChange(stored.read_moment(at).date(), was, then))
    return tuple(reversed(found))


def _price(text: str) -> Decimal | None:
    try:
        value = json.loads(text).get("price") if text else None
        return None if value is None else Decimal(str(value))
    except (ValueError, InvalidOperation, AttributeError):
        return None
