"""Which goods go on a leaflet: named by their codes, or new since a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.leaflet import MOST_PRODUCTS
from app.domain.product import ProductQuery
from app.errors import InputError, NotFoundError
from app.i18n import N_
from app.models import product
from app.services import products


def by_codes(codes: Iterable[str]) -> tuple[int, ...]:
    """The products with these codes, in their order, each once. Raises NotFoundError."""
    found = dict.fromkeys(_by_code(code.strip()) for code in codes)
    return checked(tuple(found))


def _by_code(code: str) -> int:
    found = products.by_code(code)
    if found is None:
        raise NotFoundError(N_("There is no product with the code {code}.", code=code))
    return found


def new_since(day: date) -> tuple[int, ...]:
    """What came since that day and is still sold, the newest first. Raises InputError if that is nothing."""
    page = products.page(ProductQuery(new_since=day), None, MOST_PRODUCTS)
    found = tuple(row.id for row in page.rows if row.active)
    if not found:
        raise InputError(
            N_("Nothing is marked as new since {day}.", day=day), N_("Write the day into “New since” of a product.")
        )
    return checked(found)


def checked(found: tuple[int, ...]) -> tuple[int, ...]:
    """The same products. Raises InputError for none and for more than a leaflet can be."""
    if not found:
        raise InputError(N_("Choose at least one product."))
    if len(found) > MOST_PRODUCTS:
        raise InputError(N_("A leaflet holds at most {n} products.", n=MOST_PRODUCTS))
    return found


def without_picture(found: tuple[int, ...]) -> int:
    """How many of these products have no picture."""
    return product.without_picture(found)
