"""A product as plain values, for undo: everything a form can change, and back again without loss."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.content import ContentUnit
from app.domain.product import ProductDraft, Unit
from app.domain.warranty import TermUnit


def values(draft: ProductDraft) -> dict[str, object]:
    """The draft as plain values by field, without the id."""
    plain: dict[str, object] = json.loads(json.dumps(asdict(draft), default=str))
    del plain["id"]
    return plain


def read(plain: Mapping[str, Any], product_id: int) -> ProductDraft:
    """The draft that was written."""
    term_unit, price, new_on = plain["term_unit"], plain["price"], plain.get("new_on")
    content, content_unit = plain.get("content"), plain.get("content_unit")
    return ProductDraft(
        **dict(plain)
        | {
            "id": product_id,
            "codes": tuple(plain["codes"]),
            "price": None if price is None else Decimal(price),
            "unit": Unit(plain["unit"]),
            "term_unit": TermUnit(term_unit) if term_unit else None,
            "content": None if content is None else Decimal(content),
            "content_unit": ContentUnit(content_unit) if content_unit else None,
            "new_on": date.fromisoformat(new_on) if new_on else None,
        }
    )
