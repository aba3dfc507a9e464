"""A row of an address list: whom to write to and where, one row per envelope."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain import cells, postal
from app.domain.customer import Address

COLUMNS = ("Numbers", "Name", "Envelope", "Street", "Postcode", "City", "Region", "Country", "Language")


def row(numbers: Iterable[int], names: tuple[str, ...], address: Address, home: str, language: str) -> tuple[str, ...]:
    """One envelope. `Envelope` holds its lines in the order of their country; `home` is the shop's country.

    `Numbers` lists the customers it speaks to.
    """
    lines = postal.lines("\n".join(names), address, home)
    places = (address.street, address.postcode, address.city, address.region, address.country)
    return cells.join(map(str, numbers)), cells.join(names), "\n".join(lines), *places, language
