"""A postal address in the order of its country: the way the post reads it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.domain.customer import Address
from app.domain.folding import is_han
from app.i18n import language

if TYPE_CHECKING:
    from app.domain.settings import Settings

# Here the code stands behind the town; nearly everywhere else in front of it.
_CODE_LAST = frozenset(("AU", "CA", "GB", "IE", "US"))
# What the post of a country reads; that of every other one reads English.
_READ_BY_POST = {"SK": "sk", "CZ": "sk", "CN": "zh_CN"}


def place(address: Address, home: str) -> tuple[str, ...]:
    """The address alone, for a paper that names it beside other facts; a Chinese one is a single line."""
    written = lines("", address, home)
    return (" ".join(written),) if written and _large_to_small(address) else written


def of_shop(settings: Settings) -> tuple[str, ...]:
    """Where the shop is, as its papers say it."""
    shop = settings.shop
    return place(Address(street=shop.street, city=shop.city, postcode=shop.postcode), settings.country)


def _large_to_small(address: Address) -> bool:
    return is_han("".join((address.region + address.city)[:1]))


def lines(name: str, address: Address, home: str) -> tuple[str, ...]:
    """Name and address for an envelope; `home` is the shop's country, and the country of an address without one.

    A Chinese address goes from the large to the small, with the name last. Below a letter that goes abroad stands the
    country in capitals, as the post of the shop's country reads it.
    """
    abroad = _abroad(address.country, home) if name else ""
    if _large_to_small(address):
        whole = address.region + address.city + address.street.replace("\n", "")
        return tuple(filter(None, (address.postcode, whole, name, abroad)))
    country = address.country or home
    town = (address.city, address.postcode) if country in _CODE_LAST else (address.postcode, address.city)
    parts = (name, *address.street.split("\n"), " ".join(filter(None, town)), address.region, abroad)
    return tuple(part.strip() for part in parts if part.strip())


@cache
def _abroad(country: str, home: str) -> str:
    """The name of a country that is not the shop's own."""
    if not country or not home or country == home:
        return ""
    return language(_READ_BY_POST.get(home, "en")).countries().get(country, country).upper()
