"""Whom labels and envelopes are for: names and addresses as the post of each country reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import postal, postal_rules
from app.domain.batches import batches
from app.domain.customer import Address
from app.domain.folding import is_han
from app.domain.settings import Settings
from app.i18n import N_, Message, language
from app.models import household
from app.services import households

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Addressee:
    """One piece of post."""

    name: str
    address: Address
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who has an address, and who is left out for want of one."""

    people: tuple[Addressee, ...]
    without: tuple[Message, ...]


def of_customers(ids: Sequence[int], settings: Settings, *, one_per_household: bool = False) -> Addressed:
    """The customers in their order, or one for each home."""
    wanted = list(dict.fromkeys(ids))
    people, without = [], []
    for names, address in _homes(wanted) if one_per_household else _each(wanted):
        if address is None or not (address.street or address.city):
            who = language(settings.language).join(names)
            without.append(N_("{name} has no postal address on file; left out.", name=who))
        else:
            people.append(addressee("\n".join(names), address, settings))
    return Addressed(tuple(people), tuple(without))


def _homes(ids: Sequence[int]) -> list[tuple[tuple[str, ...], Address | None]]:
    return [(one.names, one.address) for one in households.recipients(ids)]


def _each(ids: Sequence[int]) -> list[tuple[tuple[str, ...], Address | None]]:
    found: list[tuple[tuple[str, ...], Address | None]] = []
    for batch in batches(ids, _BATCH):
        people, homes = household.people(batch), household.homes(batch)
        for one in batch:
            if one in people:
                address = homes[one][1] if one in homes else None
                found.append(((people[one].member.name,), address))
    return found


def addressee(name: str, address: Address, settings: Settings) -> Addressee:
    """Name and address for the outside of a piece of post."""
    tidy = postal_rules.tidied(address, settings.country)
    shown = f"{name} 收" if is_han(name) else name
    lines = postal.lines(shown, tidy, settings.country)
    flat = tuple(part for line in lines for part in line.split("\n") if part.strip())
    return Addressee(" ".join(name.split("\n")), tidy, flat)
