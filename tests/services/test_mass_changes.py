"""One change for many customers, and all of it taken back by one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.act import ActKind
from app.domain.consent import Channel, Purpose, State
from app.domain.customer_card import CustomerFilter, CustomerQuery
from app.domain.mass_change import Delete, GiveTag, SetLanguage, TakeTag, Target, WriteAnswer
from app.errors import InputError
from app.models import consent
from app.services import acts, customers, finding, mass_changes
from app.services import bin as bins
from tests.verbs import SELLER

if TYPE_CHECKING:
    from app.domain.mass_change import Deed, MassDone
    from tests import verbs

EVERYBODY = Target(query=CustomerQuery())
YES = WriteAnswer(Channel.LETTER, Purpose.GREETING, State.YES, "form", "May we write to you?")


@pytest.fixture
def people(my_shop: verbs.Shop) -> tuple[int, ...]:
    names = ("Anna Nová", "Berta Nová", "Cyril Nový")
    return tuple(my_shop.add_customer(name, tags=("old",)).id or 0 for name in names)


def carry_out(shop: verbs.Shop, target: Target, deed: Deed) -> MassDone:
    steps = mass_changes.carry_out(target, deed, seller=SELLER, now=shop.now)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            done: MassDone = end.value
            return done


def undo(shop: verbs.Shop, done: MassDone) -> acts.Undone:
    return acts.undo(done.act or 0, seller=SELLER, now=shop.now)


def found(text: str) -> list[int]:
    return sorted(hit.id for hit in finding.find(text) if hit.kind == "customer")


def test_a_tag_is_given_to_a_selection_and_taken_back(my_shop: verbs.Shop, people: tuple[int, ...]) -> None:
    some = Target(ids=people[:2])
    shown = mass_changes.preview(some, GiveTag("garden"), now=my_shop.now)
    assert (shown.total, shown.changing) == (2, 2)
    done = carry_out(my_shop, some, GiveTag(" garden "))
    assert (done.records, found("garden")) == (2, list(people[:2]))
    assert mass_changes.preview(EVERYBODY, GiveTag("garden"), now=my_shop.now).changing == 1
    assert (acts.last()[0].kind, acts.last()[0].records) == (ActKind.MASS, 2)
    with pytest.raises(InputError):
        carry_out(my_shop, some, GiveTag("  "))
    # Who was given another tag since keeps it.
    carry_out(my_shop, Target(ids=people[:1]), GiveTag("rose"))
    assert undo(my_shop, done).kept == ()
    assert [customers.draft(one).tags for one in people] == [("old", "rose"), ("old",), ("old",)]
    assert found("garden") == []
    assert my_shop.problems() == []


def test_everybody_a_filter_shows_loses_its_tag(my_shop: verbs.Shop, people: tuple[int, ...]) -> None:
    other = my_shop.add_customer("Other").id
    tagged = Target(query=CustomerQuery(filter=CustomerFilter.TAG, tag="old"))
    done = carry_out(my_shop, tagged, TakeTag("old"))
    assert (done.records, mass_changes.count(tagged, now=my_shop.now)) == (3, 0)
    undo(my_shop, done)
    assert mass_changes.count(tagged, now=my_shop.now) == 3
    assert customers.draft(other or 0).tags == ()
    assert found("old") == list(people)


def test_a_language_is_set_and_each_gets_back_the_own_one(my_shop: verbs.Shop, people: tuple[int, ...]) -> None:
    carry_out(my_shop, Target(ids=people[:1]), SetLanguage("zh_CN"))
    done = carry_out(my_shop, EVERYBODY, SetLanguage("sk"))
    assert {customers.draft(one).language for one in people} == {"sk"}
    carry_out(my_shop, Target(ids=people[1:2]), SetLanguage("en"))
    left = undo(my_shop, done).kept
    assert [(one.name, one.kept) for one in left] == [("Berta Nová", ("language",))]
    assert [customers.draft(one).language for one in people] == ["zh_CN", "en", ""]


def test_an_answer_of_many_never_makes_a_no_a_yes(my_shop: verbs.Shop, people: tuple[int, ...]) -> None:
    no = WriteAnswer(Channel.LETTER, Purpose.GREETING, State.NO, "phone", "May we write to you?")
    carry_out(my_shop, Target(ids=people[:1]), no)
    assert mass_changes.preview(EVERYBODY, YES, now=my_shop.now).changing == 2
    done = carry_out(my_shop, EVERYBODY, YES)
    assert states(people) == [State.NO, State.YES, State.YES]
    undo(my_shop, done)
    assert states(people) == [State.NO, State.NOT_ASKED, State.NOT_ASKED]


def states(people: tuple[int, ...]) -> list[State]:
    return [consent.latest(one, Channel.LETTER, Purpose.GREETING) for one in people]


def test_many_are_deleted_and_come_back(my_shop: verbs.Shop, people: tuple[int, ...]) -> None:
    done = carry_out(my_shop, EVERYBODY, Delete())
    assert (done.records, bins.count(), found("nova")) == (3, 3, [])
    bins.restore(people[0], seller=SELLER, now=my_shop.now)
    assert [one.name for one in undo(my_shop, done).kept] == ["Anna Nová"]
    assert (bins.count(), found("nova")) == (0, list(people[:2]))
    assert my_shop.problems() == []


def test_batches_are_one_act_that_is_taken_back_in_steps(my_shop: verbs.Shop) -> None:
    for place in range(450):
        my_shop.tamper(
            "INSERT INTO customer (number, display_name, sort_key, family_name, created_at, updated_at) "
            "VALUES (?1, ?2, ?3, ?4, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')",
            1000 + place,
            *[f"Name {place}"] * 3,
        )
    done = carry_out(my_shop, EVERYBODY, SetLanguage("sk"))
    assert (done.records, acts.last()[0].records) == (450, 450)
    effect = acts.effect(done.act or 0)
    assert (len(effect.plans), effect.more, effect.possible) == (acts.MOST_SHOWN, 430, True)
