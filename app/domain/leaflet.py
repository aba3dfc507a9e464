"""A leaflet before it is drawn: which goods, in which words, on which paper."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.occasion import Occasion

# How many goods a page can hold.
PER_PAGE = (2, 4, 6, 9, 12)
USUAL_PER_PAGE = 6
MOST_PRODUCTS = 480
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletPlan:
    """Everything that is chosen about a leaflet.

    `products` are their ids, in the order in which they are shown. An empty `title` is the language's own, `paper` the
    shop's sheet, `language` the shop's. `occasion` chooses the picture and colours.
    """

    products: tuple[int, ...]
    title: str = ""
    subtitle: str = ""
    occasion: Occasion = Occasion.NEW_GOODS
    per_page: int = USUAL_PER_PAGE
    paper: str = ""
    language: str = ""
