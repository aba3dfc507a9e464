"""The frozen facts of a leaflet: goods with their pictures and prices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from app.documents.shop import ShopFacts, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """One product as a leaflet shows it.

    `price` is for one, or for one `per` (kg); without one none is shown. `picture` is a PNG or JPEG; `ground` is the
    colour around a thing that stands free in it, such as `#FFFFFF`, and empty for a view that fills it. `category`
    stands in for a picture that is missing.
    """

    name: str
    price: Decimal | None = None
    currency: str = "EUR"
    per: Text = ""
    line: str = ""
    new: bool = False
    picture: bytes | None = None
    ground: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletFacts:
    """A whole leaflet. `occasion` chooses picture and colours, `notes` stand at the foot (tax, until when)."""

    shop: ShopFacts
    items: tuple[ItemFacts, ...]
    title: str = ""
    subtitle: str = ""
    occasion: str = "new_goods"
    notes: tuple[Text, ...] = ()
    per_page: int = 6
