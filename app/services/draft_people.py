"""Who is named in carts that are not sales yet, when two records become one or are parted again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from app.domain.cart import Cart, Party
from app.errors import NotFoundError
from app.i18n import N_
from app.models import customer, draft

#: A draft, and where in its cart somebody is named: -1 the buyer, else the line.
Spot = tuple[str, int]
_BUYER = -1


def move(gone: int, party: Party) -> tuple[Spot, ...]:
    """Name another one instead of `gone` in every kept cart, inside the caller's transaction; where that was."""
    spots: list[Spot] = []
    for identity, text in draft.naming(gone):
        cart = json.loads(text)
        places = [place for place, named in _named(cart) if named[1] == gone]
        for place in places:
            _put(cart, place, party)
        if places:
            draft.set_cart(identity, json.dumps(cart, ensure_ascii=False))
            spots += [(identity, place) for place in places]
    return tuple(spots)


def move_back(spot: Spot, holder: int, party: Party) -> bool:
    """Name who was named there before, if `holder` still is."""
    identity, place = spot
    found = draft.by_id(identity)
    if found is None:
        return False
    cart = json.loads(found.cart)
    if dict(_named(cart)).get(place, [None, None])[1] != holder:
        return False
    _put(cart, place, party)
    draft.set_cart(identity, json.dumps(cart, ensure_ascii=False))
    return True


def standing(cart: Cart) -> Cart:
    """The same cart for those who took the place of people named in it, and without who was erased.

    It may have been open meanwhile. Raises NotFoundError for somebody who never was in the file.
    """
    lines = tuple(replace(line, user=_standing(line.user)) for line in cart.lines)
    return replace(cart, buyer=_standing(cart.buyer), lines=lines)


def _standing(party: Party | None) -> Party | None:
    if party is None or party.id is None:
        return party
    found = customer.stands_for(party.id)
    erased = customer.is_erased(found)
    if erased is None:
        raise NotFoundError(N_("This customer is not in the file any more."))
    return None if erased else replace(party, id=found)


def _named(cart: dict[str, Any]) -> list[tuple[int, list[Any]]]:
    found = [(_BUYER, cart["buyer"])] + [(place, line["user"]) for place, line in enumerate(cart["lines"])]
    return [(place, named) for place, named in found if named]


def _put(cart: dict[str, Any], place: int, party: Party) -> None:
    named = [party.name, party.id, party.number, party.language]
    if place == _BUYER:
        cart["buyer"] = named
    else:
        cart["lines"][place]["user"] = named
