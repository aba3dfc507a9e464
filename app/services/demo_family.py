"""The demo shop's families: who of its people are married, whose children they are, who lives together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from app.domain.cart import Party
from app.domain.customer import CustomerDraft
from app.domain.relation import RelationDraft, Role, Side
from app.domain.settings import Settings
from app.services import households, relations
from app.services.demo_people import People, Person

# A family of the demo: what each is to the first of them, whether with a name of the same family, at the same home.
_SPOUSE = (Role.SPOUSE, True)
_CHILD = (Role.CHILD, True)
_PARENT = (Role.PARENT, False)
_SIBLING = (Role.SIBLING, False)
_NEIGHBOUR = (Role.NEIGHBOUR, False)
_SHAPES = (
    (_SPOUSE, _CHILD),
    (_SPOUSE,),
    (_CHILD,),
    (_PARENT,),
    (_SPOUSE, _CHILD, _CHILD),
    (_SIBLING,),
    (_NEIGHBOUR,),
)
_OF_FAMILY = 0.18
# The first three are found by everybody; with the second begins the first family.
_FIRST = 1
_WRITE_TO = {Role.CHILD: Side.OTHER}


@dataclass(frozen=True, slots=True)
class Kin:
    """Somebody of the demo; `head` is the place of the first of their family, `role` what they are to them."""

    person: Person
    head: int | None = None
    role: Role | None = None
    home: bool = False


def plan(random: Random, people: People, count: int) -> tuple[Kin, ...]:
    """So many people, some of them families; each family stands together, its first one first."""
    found: list[Kin] = []
    while len(found) < count:
        place, first = len(found), people.person()
        found.append(Kin(first))
        if place == _FIRST and len(found) < count:
            found.append(Kin(people.person(), place, *_SPOUSE))
            shape: tuple[tuple[Role, bool], ...] = (_CHILD, _PARENT)
        else:
            shape = random.choice(_SHAPES) if place > _FIRST and random.random() < _OF_FAMILY else ()
        found += [_kin(random, people, Kin(first), place, role, home=home) for role, home in shape]
    return tuple(found[:count])


def _kin(random: Random, people: People, first: Kin, place: int, role: Role, *, home: bool) -> Kin:
    if role is Role.NEIGHBOUR:
        return Kin(people.person(), place, role, home)
    sex = 1 - first.person.sex if role is Role.SPOUSE else random.getrandbits(1)
    return Kin(people.relative(first.person, sex, family=role is not Role.SPOUSE), place, role, home)


def at_home(kin: Kin, draft: CustomerDraft) -> CustomerDraft:
    """Whoever lives with the first of the family has their address; a child seldom has a phone."""
    if kin.head is None or not kin.home:
        return draft
    return replace(draft, addresses=(), phones=() if kin.role is Role.CHILD else draft.phones)


def relate(
    kin: tuple[Kin, ...], people: tuple[Party, ...], *, seller: str, now: datetime, settings: Settings
) -> dict[int, tuple[Party, ...]]:
    """Write the relations and households of the plan; to whom each customer belongs."""
    families: dict[int, tuple[Party, ...]] = {}
    for own, party in zip(kin, people, strict=True):
        if own.head is None or own.role is None:
            continue
        head = people[own.head]
        draft = RelationDraft(
            one_id=party.id or 0,
            other_id=head.id or 0,
            one_is=own.role.value,
            payer=Side.OTHER if own.role is Role.CHILD else Side.NOBODY,
            uses=Side.ONE if own.role in (Role.CHILD, Role.PARENT) else Side.NOBODY,
            letters=_WRITE_TO.get(own.role, Side.NOBODY),
        )
        relations.save(draft, seller=seller, now=now)
        if own.home:
            households.join(head.id or 0, party.id or 0, seller=seller, now=now, settings=settings)
        families[head.id or 0] = (*families.get(head.id or 0, ()), party)
        if own.role is not Role.CHILD:
            families[party.id or 0] = (head,)
    return families
