"""Where customers live: an address is shared by all who name it, and kept when it is past."""

from __future__ import annotations

from app.domain.customer import Address
from app.models import stored
from app.models.database import db

_OF_CUSTOMER = (
    "SELECT a.id, a.street, a.city, a.region, a.postcode, a.country, c.label, c.past, c.returned_on "
    "FROM customer_address c JOIN address a ON a.id = c.address_id "
    "WHERE c.customer_id = ? ORDER BY c.past, c.position, c.id"
)
_PUT = "INSERT INTO address (street, city, region, postcode, country) VALUES (?, ?, ?, ?, ?)"
_LINK = (
    "INSERT INTO customer_address (customer_id, address_id, position, label, past, returned_on) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)
_FORGET = "DELETE FROM address WHERE id = ? AND NOT EXISTS (SELECT 1 FROM customer_address WHERE address_id = ?)"


def of_customer(customer_id: int) -> tuple[tuple[int, Address], ...]:
    """A customer's addresses with their ids, the present ones first."""
    rows = db.execute_sql(_OF_CUSTOMER, (customer_id,))
    return tuple((int(row[0]), _address(row)) for row in rows)


def write(customer_id: int, addresses: tuple[Address, ...]) -> None:
    """Put these in the place of a customer's addresses, inside the caller's transaction.

    A row that other customers share is left as it is: a changed address becomes a row of its own.
    """
    old = {_place(address): row for row, address in of_customer(customer_id)}
    db.execute_sql("DELETE FROM customer_address WHERE customer_id = ?", (customer_id,))
    for position, address in enumerate(addresses):
        place = _place(address)
        row = old.get(place) or int(db.execute_sql(_PUT, place).lastrowid)
        returned = stored.day(address.returned) if address.returned else None
        db.execute_sql(_LINK, (customer_id, row, position, address.label, int(address.past), returned))
    for row in old.values():
        db.execute_sql(_FORGET, (row, row))


def _place(address: Address) -> tuple[str, str, str, str, str]:
    return (address.street, address.city, address.region, address.postcode, address.country)


def _address(row: tuple[str, ...]) -> Address:
    _, street, city, region, postcode, country, label, past, returned = row
    return Address(street, city, region, postcode, country, label, bool(past), stored.read_day(returned))
