from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import relation as rules
from app.domain.customer import FormOfAddress
from app.domain.relation import RelationDraft, Role, Side
from app.errors import FormError
from app.i18n import LANGUAGES
from app.models.database import db
from app.services import relations
from tests.verbs import SELLER

if TYPE_CHECKING:
    from tests.verbs import Shop


def relate(shop: Shop, one: int, other: int, role: str, **more: object) -> int:
    draft = RelationDraft(one_id=one, other_id=other, one_is=role, **more)  # type: ignore[arg-type]  # fields by name
    return relations.save(draft, seller=SELLER, now=shop.now).id


def two(shop: Shop) -> tuple[int, int]:
    jana = shop.add_customer("Jana Kováčová", form=FormOfAddress.MS)
    lucia = shop.add_customer("Lucia Kováčová", form=FormOfAddress.MS)
    return jana.id or 0, lucia.id or 0


def test_a_relation_shows_in_both_files_with_the_word_of_each_side(my_shop: Shop) -> None:
    jana, lucia = two(my_shop)
    relate(my_shop, lucia, jana, Role.CHILD, uses=Side.ONE, payer=Side.OTHER, letters=Side.OTHER)
    (seen,) = relations.of_customer(jana)
    assert (seen.name, rules.word(seen.role, "sk", seen.form), seen.uses_it, seen.pays) == (
        "Lucia Kováčová",
        "dcéra",
        True,
        False,
    )
    (seen,) = relations.of_customer(lucia)
    assert (seen.name, rules.word(seen.role, "en", seen.form), seen.uses_it, seen.pays) == (
        "Jana Kováčová",
        "mother",
        False,
        True,
    )
    assert seen.relation.letters is Side.ONE


def test_the_same_is_not_written_twice_from_either_side_but_two_kinds_stand_together(my_shop: Shop) -> None:
    jana, lucia = two(my_shop)
    relate(my_shop, lucia, jana, Role.CHILD)
    with pytest.raises(FormError):
        relate(my_shop, jana, lucia, Role.PARENT)
    relate(my_shop, jana, lucia, Role.EMPLOYER)
    assert [one.role for one in relations.of_customer(lucia)] == ["parent", "employer"]


def test_own_words_need_both_sides_and_nobody_is_related_to_themselves(my_shop: Shop) -> None:
    jana, lucia = two(my_shop)
    with pytest.raises(FormError) as refused:
        relate(my_shop, jana, lucia, "godmother")
    assert list(refused.value.problems) == ["other_is"]
    relate(my_shop, jana, lucia, "godmother", other_is="goddaughter")
    assert relations.of_customer(jana)[0].role == "goddaughter"
    with pytest.raises(FormError):
        relate(my_shop, jana, jana, Role.SIBLING)


def test_a_removed_relation_comes_back_with_its_choices(my_shop: Shop) -> None:
    jana, lucia = two(my_shop)
    identity = relate(my_shop, lucia, jana, Role.CHILD, uses=Side.ONE, note="since school")
    removed = relations.remove(identity, seller=SELLER, now=my_shop.now)
    assert relations.of_customer(jana) == ()
    relations.save(removed.draft, seller=SELLER, now=my_shop.now)
    (seen,) = relations.of_customer(jana)
    assert (seen.uses_it, seen.relation.note) == (True, "since school")


def test_a_person_who_is_not_in_the_file_any_more_is_no_relative(my_shop: Shop) -> None:
    jana, lucia = two(my_shop)
    relate(my_shop, lucia, jana, Role.CHILD)
    db.execute_sql("UPDATE customer SET live = 0 WHERE id = ?", (lucia,))
    assert relations.of_customer(jana) == ()


def test_who_uses_what_the_buyer_pays_comes_first_at_the_counter(my_shop: Shop) -> None:
    jana, lucia = two(my_shop)
    stefan = my_shop.add_customer("Štefan Kováč").id or 0
    relate(my_shop, lucia, jana, Role.CHILD)
    relate(my_shop, stefan, jana, Role.PARENT, uses=Side.ONE)
    assert [one.name for one in relations.for_whom(jana)] == ["Štefan Kováč", "Lucia Kováčová"]


def test_an_organisation_has_several_contact_persons(my_shop: Shop) -> None:
    jana, lucia = two(my_shop)
    firm = my_shop.add_customer("Lipa").id or 0
    for person in (jana, lucia):
        relate(my_shop, person, firm, Role.CONTACT)
    assert [(one.name, one.role) for one in relations.of_customer(firm)] == [
        ("Jana Kováčová", "contact"),
        ("Lucia Kováčová", "contact"),
    ]
    assert relations.of_customer(jana)[0].role == "organisation"


@pytest.mark.parametrize("speech", LANGUAGES)
@pytest.mark.parametrize("role", tuple(Role))
def test_every_role_has_a_word_for_everybody_in_every_language(role: Role, speech: str) -> None:
    assert all(rules.word(role, speech, form) for form in FormOfAddress)
    assert rules.opposite(rules.opposite(role)) == role


@given(
    draft=st.builds(
        RelationDraft,
        one_id=st.just(1),
        other_id=st.just(2),
        one_is=st.sampled_from(("child", "godmother")),
        other_is=st.sampled_from(("parent", "")),
        payer=st.sampled_from((Side.NOBODY, Side.ONE, Side.OTHER)),
        uses=st.sampled_from((Side.NOBODY, Side.ONE, Side.OTHER)),
        letters=st.sampled_from(tuple(Side)),
    )
)
def test_turning_a_relation_twice_gives_it_back(draft: RelationDraft) -> None:
    assert rules.turned(rules.turned(draft)) == draft
    assert rules.seen_from(draft, 1).other_id == 1
    assert rules.seen_from(draft, 2) == draft
