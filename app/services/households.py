"""Households: people who share one home, move together, and get one letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain import household as rules
from app.domain import typed
from app.domain.batches import batches
from app.domain.changes import Changes
from app.domain.customer import Address, CustomerDraft
from app.domain.household import Household, Member, Recipient
from app.domain.relation import Side
from app.domain.settings import Settings
from app.errors import FormError, InputError, NotFoundError
from app.i18n import N_
from app.models import audit, household, relation
from app.models.database import transaction
from app.models.household import Home, Person
from app.services import customers
from app.services import settings as settings_service

_CHANGES = Changes.of("customers", "households")
_FEWEST = 2
# So many at a time are read for an address list.
_BATCH = 2_000
# Whom to write to may lead on from one relation to the next; further than this it only goes round.
_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Done:
    """What was done to a household; `before` are the customers whose addresses changed, as they were."""

    household: int | None
    before: tuple[CustomerDraft, ...]
    members: tuple[int, ...]
    name: str
    letter_to: int | None
    changes: Changes = _CHANGES


def join(customer_id: int, other_id: int, *, seller: str, now: datetime, settings: Settings) -> Done:
    """Count two to one home: the other one moves into the customer's, or they begin one. Their address is one row.

    An address the joining one lived at until now stays in the file as a past one.
    """
    if customer_id == other_id:
        raise InputError(N_("Nobody is a relative of their own."))
    with transaction():
        home = household.of_customer(customer_id)
        if home is None and household.of_customer(other_id) is not None:
            customer_id, other_id = other_id, customer_id
            home = household.of_customer(customer_id)
        state = _state(home)
        _leave(other_id)
        home = household.insert("", None) if home is None else home
        for one in (customer_id, other_id):
            household.put(one, home)
        before = _move_in(customer_id, other_id, seller, now, settings)
        _write_down(now, seller, "join", home, after={"customers": [customer_id, other_id]})
    return replace(state, household=home, before=before)


def leave(customer_id: int, *, seller: str, now: datetime) -> Done:
    """A customer no longer belongs to a home: the address stays as their own copy. One alone is no household."""
    with transaction():
        home = household.of_customer(customer_id)
        if home is None:
            raise NotFoundError(N_("They share no household."))
        state = _state(home)
        _leave(customer_id)
        _write_down(now, seller, "leave", home, after={"customers": [customer_id]})
    return state


def take_back(done: Done, *, seller: str, now: datetime, settings: Settings) -> Changes:
    """The household as it was before something was done to it."""
    with transaction():
        if done.household is not None and household.find(done.household) is not None:
            household.delete(done.household)
        for draft in done.before:
            customers.save(draft, seller=seller, now=now, settings=settings)
        if len(done.members) >= _FEWEST:
            home = household.insert(done.name, done.letter_to)
            for member in done.members:
                household.put(member, home)
            household.share(done.members)
            _write_down(now, seller, "join", home, after={"customers": list(done.members)})
    return _CHANGES


def change(household_id: int, name: str, letter_to: int | None, *, seller: str, now: datetime) -> Changes:
    """Another name for the envelope (empty: composed anew each time), another receiver of letters (None: all)."""
    plain = typed.one_line(name)
    if len(plain) > rules.LONGEST_NAME:
        limit = N_("This is too long: there is room for {n} characters.", n=rules.LONGEST_NAME)
        raise FormError({"name": limit})
    with transaction():
        known = _find(household_id)
        household.update(household_id, plain, letter_to)
        before = {"name": known.name, "letter_to": known.letter_to}
        _write_down(now, seller, "change", household_id, after={"name": plain, "letter_to": letter_to}, before=before)
    return _CHANGES


def apart(customer_id: int) -> tuple[Member, ...]:
    """Who of the household still has another first address than this customer: they did not move along yet."""
    home = household.of_customer(customer_id)
    if home is None:
        return ()
    members = _find(home).members
    rows = household.homes([member.id for member in members])
    mine = rows[customer_id][0] if customer_id in rows else None
    return tuple(m for m in members if m.id != customer_id and (rows[m.id][0] if m.id in rows else None) != mine)


def move_along(
    customer_id: int, *, seller: str, now: datetime, settings: Settings, keep_past: bool = True
) -> tuple[Done, Changes]:
    """All of the household live at this customer's first address now; `keep_past` keeps their old one as past."""
    with transaction():
        state = _state(household.of_customer(customer_id))
        before: list[CustomerDraft] = []
        for member in apart(customer_id):
            before += _move_in(customer_id, member.id, seller, now, settings, keep_past=keep_past)
        household.share(state.members)
    return replace(state, before=tuple(before)), _CHANGES


def of_customer(customer_id: int) -> Household | None:
    """The household a customer belongs to."""
    home = household.of_customer(customer_id)
    return household.find(home) if home is not None else None


def envelope_name(home: Household, language: str) -> str:
    """What stands on an envelope to all of a household."""
    return home.name or rules.envelope_name(home.members, language)


def recipients(ids: Iterable[int]) -> tuple[Recipient, ...]:
    """Who gets a letter when these customers are written to, in their order: one letter for a household.

    Whom to write to, where a relation says so, comes first; then a household's choice. Whether somebody wants letters
    at all is not looked at here.
    """
    settings = settings_service.load()
    wanted = list(dict.fromkeys(ids))
    post = _Post(settings.language)
    for batch in batches(wanted, _BATCH):
        post.read(batch)
    return post.letters(wanted)


class _Post:
    """The people, homes and choices behind one address list."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._people: dict[int, Person] = {}
        self._places: dict[int, Address] = {}
        self._homes: dict[int, Home] = {}
        self._instead: dict[int, int] = {}
        self._with: dict[int, dict[int, None]] = {}

    def read(self, ids: Sequence[int]) -> None:
        """Read these customers and everybody their letters may go to."""
        waiting = list(ids)
        for _ in range(_MOST_STEPS):
            if not waiting:
                return
            self._people |= household.people(waiting)
            self._places |= {one: address for one, (_, address) in household.homes(waiting).items()}
            homes = {person.household for person in self._people.values() if person.household is not None}
            self._homes |= household.named(homes - self._homes.keys())
            waiting = [one for one in self._led_to(waiting) if one not in self._people]

    def _led_to(self, ids: Sequence[int]) -> list[int]:
        found = [home.letter_to for home in self._homes.values() if home.letter_to is not None]
        for one, other, letters in relation.letters(ids):
            if letters is Side.BOTH:
                self._with.setdefault(one, {}).setdefault(other)
                self._with.setdefault(other, {}).setdefault(one)
            else:
                gone, kept = (other, one) if letters is Side.ONE else (one, other)
                self._instead.setdefault(gone, kept)
            found += [one, other]
        return list(dict.fromkeys(found))

    def letters(self, ids: Sequence[int]) -> tuple[Recipient, ...]:
        """One letter for each who stands alone, for each pair that shares one, and for each household."""
        groups: dict[tuple[str, int], dict[int, None]] = {}
        for one in ids:
            to = self._receiver(one)
            if to is not None:
                groups.setdefault(self._group(to), {}).setdefault(to)
        return tuple(self._letter(group, tuple(members)) for group, members in groups.items())

    def _receiver(self, customer: int) -> int | None:
        """Whom a letter meant for this customer goes to."""
        seen = [customer]
        while (to := self._instead.get(seen[-1])) in self._people and to not in seen and len(seen) <= _MOST_STEPS:
            seen.append(to)
        return seen[-1] if seen[-1] in self._people else None

    def _group(self, customer: int) -> tuple[str, int]:
        home = self._people[customer].household
        if home in self._homes:
            return "home", home or 0
        return "pair", min([customer, *(one for one in self._with.get(customer, ()) if one in self._people)])

    def _letter(self, group: tuple[str, int], members: tuple[int, ...]) -> Recipient:
        kind, key = group
        if kind == "pair":
            pair = self._with.get(members[0], ())
            return self._to((*members, *(one for one in pair if one not in members and one in self._people)))
        home = self._homes[key]
        if home.letter_to in self._people:
            return self._to((home.letter_to,), key)
        shared = [one for one in members[:1] for one in self._with.get(one, ()) if one in self._people]
        whole = tuple(dict.fromkeys((*members, *shared)))
        if len(whole) == 1:
            return self._to(whole, key)
        language = self._speech(whole)
        name = home.name or rules.envelope_name([self._people[one].member for one in whole], language)
        return replace(self._to(whole, key), names=(name,))

    def _to(self, members: tuple[int, ...], home: int | None = None) -> Recipient:
        return Recipient(
            address=next((self._places[one] for one in members if one in self._places), None),
            names=tuple(self._people[one].member.name for one in members),
            letter_to=members,
            language=self._speech(members),
            household=home,
        )

    def _speech(self, members: tuple[int, ...]) -> str:
        return self._people[members[0]].member.language or self._language


def _state(home: int | None) -> Done:
    """A household as it is now, to come back to."""
    known = household.find(home) if home is not None else None
    if known is None:
        return Done(None, (), (), "", None)
    return Done(known.id, (), tuple(member.id for member in known.members), known.name, known.letter_to)


def _find(household_id: int) -> Household:
    found = household.find(household_id)
    if found is None:
        raise NotFoundError(N_("This household is not in the file any more."))
    return found


def _leave(customer_id: int) -> None:
    home = household.of_customer(customer_id)
    if home is None:
        return
    household.part(customer_id)
    household.put(customer_id, None)
    left = _find(home)
    if len(left.members) < _FEWEST:
        household.delete(home)
    elif left.letter_to == customer_id:
        household.update(home, left.name, None)


def _move_in(
    home_of: int, moving: int, seller: str, now: datetime, settings: Settings, *, keep_past: bool = True
) -> tuple[CustomerDraft, ...]:
    """Give both the address of the first one who has any, as one row; who changed, as they were before."""
    rows = household.homes((home_of, moving))
    if home_of not in rows and moving in rows:
        home_of, moving = moving, home_of
    if home_of not in rows:
        return ()
    address = replace(rows[home_of][1], label="")
    before = customers.draft(moving)
    changed = moving not in rows or replace(rows[moving][1], label="") != address
    if changed:
        moved = replace(before, addresses=_addresses(before, address, keep_past=keep_past))
        customers.save(moved, seller=seller, now=now, settings=settings)
    household.share((home_of, moving))
    return (before,) if changed else ()


def _addresses(draft: CustomerDraft, new: Address, *, keep_past: bool) -> tuple[Address, ...]:
    old = next((address for address in draft.addresses if not address.past), None)
    others = tuple(address for address in draft.addresses if address is not old)
    return (new, *others, *((replace(old, past=True),) if old and keep_past else ()))


def _write_down(
    now: datetime,
    seller: str,
    action: str,
    household_id: int,
    *,
    after: Mapping[str, object],
    before: Mapping[str, object] | None = None,
) -> None:
    audit.write(
        at=now, staff=seller, action=action, kind="household", record=str(household_id), before=before, after=after
    )
