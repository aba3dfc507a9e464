"""A row of an address list: whom to write to and where, one row per envelope."""

from __future__ import annotations

from app.domain import postal
from app.domain.contact import Contact
from app.domain.customer import Address

COLUMNS = ("Number", "Name", "Envelope", "Street", "Postcode", "City", "Region", "Country", "Language", "Salutation")


def row(contact: Contact, home: str, *, to_all: bool) -> tuple[str, ...]:
    """Name and present address of a customer. `to_all` writes to the whole household, by its name.

    `home` is the shop's country. `Envelope` holds the lines in the order of their country.
    """
    household = contact.household
    name = household.name if to_all and household and household.name else contact.draft.display_name
    address = present(contact)
    lines = postal.lines(name, address, home)
    places = (address.street, address.postcode, address.city, address.region, address.country)
    return str(contact.number), name, "\n".join(lines), *places, contact.draft.language, contact.draft.salutation


def present(contact: Contact) -> Address:
    """The first address that is not past and from which no letter came back; an empty one where there is none."""
    good = (address for address in contact.draft.addresses if not address.past and address.returned is None)
    return next(good, Address())
