from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain import household as rules
from app.domain.customer import Address, CustomerDraft, FormOfAddress
from app.domain.customer_card import CustomerQuery
from app.domain.household import Member
from app.domain.names import PersonName, display
from app.domain.relation import RelationDraft, Role, Side
from app.models.database import db, transaction
from app.services import customers, households, relations
from tests.services.till import steps_of
from tests.verbs import SELLER

if TYPE_CHECKING:
    from app.domain.household import Household, Recipient
    from app.services.households import Done
    from tests.verbs import Shop

HOME = Address("Lipová 3", "Nitra", postcode="949 01")
OTHER = Address("Dlhá 1", "Trnava", postcode="917 01")
MS, MR = FormOfAddress.MS, FormOfAddress.MR


class Street:
    """A shop, and who moves in with whom."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def person(self, name: str, *addresses: Address, form: FormOfAddress = FormOfAddress.UNKNOWN) -> int:
        return self.shop.add_customer(name, addresses=addresses, form=form).id or 0

    def join(self, one: int, other: int) -> Done:
        return households.join(one, other, seller=SELLER, now=self.shop.now, settings=self.shop.settings)

    def moves(self, who: int, to: Address) -> None:
        draft = customers.draft(who)
        old = tuple(replace(address, past=True) for address in draft.addresses)
        self.save(replace(draft, addresses=(to, *old)))

    def save(self, draft: CustomerDraft) -> None:
        customers.save(draft, seller=SELLER, now=self.shop.now, settings=self.shop.settings)

    def relate(self, one: int, other: int, role: Role, letters: Side) -> None:
        draft = RelationDraft(one_id=one, other_id=other, one_is=role.value, letters=letters)
        relations.save(draft, seller=SELLER, now=self.shop.now)

    def streets(self, who: int) -> list[tuple[str, bool]]:
        return [(address.street, address.past) for address in customers.draft(who).addresses]

    def rows(self, who: int) -> list[int]:
        sql = "SELECT address_id FROM customer_address WHERE customer_id = ? AND past = 0 ORDER BY position"
        return [row[0] for row in db.execute_sql(sql, (who,))]

    def letters(self, *ids: int) -> list[tuple[tuple[str, ...], str, tuple[int, ...]]]:
        return [_plain(one) for one in households.recipients(ids)]

    def home(self, who: int) -> Household:
        found = households.of_customer(who)
        assert found is not None
        return found


def _plain(one: Recipient) -> tuple[tuple[str, ...], str, tuple[int, ...]]:
    return one.names, one.address.street if one.address else "", one.letter_to


@pytest.fixture
def street(my_shop: Shop) -> Street:
    my_shop.set("language", "sk")
    return Street(my_shop)


def test_who_joins_a_home_shares_its_one_address_and_keeps_the_old_one_as_past(street: Street) -> None:
    jana, peter = street.person("Jana Kováčová", HOME), street.person("Peter Kováč", OTHER)
    street.join(jana, peter)
    assert street.rows(jana) == street.rows(peter)
    assert street.streets(peter) == [("Lipová 3", False), ("Dlhá 1", True)]
    lucia = street.person("Lucia Kováčová")
    street.join(peter, lucia)
    assert [member.name for member in street.home(lucia).members] == ["Jana Kováčová", "Peter Kováč", "Lucia Kováčová"]
    found = customers.page(CustomerQuery("lipova"), now=street.shop.now).rows
    assert len(found) == 3


def test_a_move_is_asked_for_the_others_and_taken_back_whole(street: Street) -> None:
    jana, peter = street.person("Jana Kováčová", HOME), street.person("Peter Kováč")
    street.join(jana, peter)
    street.moves(jana, OTHER)
    assert [member.id for member in households.apart(jana)] == [peter]
    done, changes = households.move_along(jana, seller=SELLER, now=street.shop.now, settings=street.shop.settings)
    assert changes.touches("customers")
    assert street.rows(jana) == street.rows(peter)
    assert street.streets(peter) == [("Dlhá 1", False), ("Lipová 3", True)]
    assert households.apart(jana) == ()
    households.take_back(done, seller=SELLER, now=street.shop.now, settings=street.shop.settings)
    assert street.streets(peter) == [("Lipová 3", False)]
    assert len(street.home(jana).members) == 2


def test_who_leaves_keeps_the_address_as_a_copy_and_one_alone_is_no_household(street: Street) -> None:
    jana, peter = street.person("Jana Kováčová", HOME), street.person("Peter Kováč")
    street.join(jana, peter)
    gone = households.leave(peter, seller=SELLER, now=street.shop.now)
    assert households.of_customer(jana) is None
    assert street.streets(jana) == street.streets(peter) == [("Lipová 3", False)]
    assert street.rows(jana) != street.rows(peter)
    households.take_back(gone, seller=SELLER, now=street.shop.now, settings=street.shop.settings)
    assert street.rows(jana) == street.rows(peter)


def test_joining_is_taken_back_with_the_address_of_before(street: Street) -> None:
    jana, peter = street.person("Jana Kováčová", HOME), street.person("Peter Kováč", OTHER)
    done = street.join(jana, peter)
    households.take_back(done, seller=SELLER, now=street.shop.now, settings=street.shop.settings)
    assert households.of_customer(peter) is None
    assert street.streets(peter) == [("Dlhá 1", False)]
    assert street.streets(jana) == [("Lipová 3", False)]


def test_one_letter_goes_to_a_household_by_its_name(street: Street) -> None:
    jana, peter = street.person("Jana Kováčová", HOME), street.person("Peter Kováč")
    alone = street.person("Eva Malá", OTHER)
    street.join(jana, peter)
    assert street.letters(jana, alone, peter) == [
        (("Rodina Kováčová",), "Lipová 3", (jana, peter)),
        (("Eva Malá",), "Dlhá 1", (alone,)),
    ]
    assert street.letters(peter) == [(("Peter Kováč",), "Lipová 3", (peter,))]


def test_the_shop_chooses_the_name_and_to_whom_the_letter_goes(street: Street) -> None:
    jana, peter = street.person("Jana Kováčová", HOME), street.person("Peter Kováč")
    home = street.join(jana, peter).household or 0
    households.change(home, "Kováčovci", None, seller=SELLER, now=street.shop.now)
    assert street.letters(jana, peter)[0][0] == ("Kováčovci",)
    households.change(home, "", jana, seller=SELLER, now=street.shop.now)
    assert street.letters(peter) == [(("Jana Kováčová",), "Lipová 3", (jana,))]
    households.leave(jana, seller=SELLER, now=street.shop.now)
    assert street.letters(peter) == [(("Peter Kováč",), "Lipová 3", (peter,))]


def test_whom_to_write_to_is_a_choice_on_the_relation(street: Street) -> None:
    mother, child = street.person("Eva Malá", HOME), street.person("Adam Malý", OTHER)
    friend, other = street.person("Ján Novák", OTHER), street.person("Iva Nová")
    street.relate(child, mother, Role.CHILD, Side.OTHER)
    street.relate(friend, other, Role.PARTNER, Side.BOTH)
    assert street.letters(child) == [(("Eva Malá",), "Lipová 3", (mother,))]
    assert street.letters(child, mother) == [(("Eva Malá",), "Lipová 3", (mother,))]
    assert street.letters(other) == [(("Iva Nová", "Ján Novák"), "Dlhá 1", (other, friend))]
    assert len(street.letters(other, friend)) == 1
    db.execute_sql("UPDATE customer SET live = 0 WHERE id = ?", (mother,))
    assert street.letters(child) == [(("Adam Malý",), "Dlhá 1", (child,))]


def test_two_who_each_send_letters_to_the_other_still_get_one(street: Street) -> None:
    one, other = street.person("Eva Malá", HOME), street.person("Adam Malý")
    street.relate(one, other, Role.PARENT, Side.ONE)
    street.relate(one, other, Role.EMPLOYER, Side.OTHER)
    assert len(street.letters(one, other)) in (1, 2)
    assert {one, other} >= {to for letter in street.letters(one, other) for to in letter[2]}


def test_an_address_list_of_many_takes_few_steps_for_each(street: Street) -> None:
    with transaction():
        people = [street.person(f"Eva {n}", replace(HOME, street=f"Lipová {n}")) for n in range(60)]
        for one, other in zip(people[::2], people[1::2], strict=True):
            street.join(one, other)
    few = steps_of(lambda: households.recipients(people[:20]))
    many = steps_of(lambda: households.recipients(people))
    assert len(households.recipients(people)) == 30
    assert many < 4 * few + 20


@pytest.mark.parametrize(
    ("people", "names"),
    [
        (("Jana Kováčová", "Peter Kováč"), ("The Kováč family", "Rodina Kováčová", "Kováč 一家")),
        (("Ján Novotný", "Eva Novotná"), ("The Novotný family", "Rodina Novotná", "Novotný 一家")),
        (("Ján Hudec", "Eva Hudcová"), ("The Hudec family", "Rodina Hudcová", "Hudec 一家")),
        (("Ján Hudec", "Peter Hudec"), ("The Hudec family", "Ján Hudec a\xa0Peter Hudec", "Hudec 一家")),
        (("Eva Malá", "Ján Novák"), ("Eva Malá and Ján Novák", "Eva Malá a\xa0Ján Novák", "Eva Malá、Ján Novák")),
        (("张伟 mr", "张静 ms"), ("张伟 and 张静", "张伟 a\xa0张静", "张先生一家")),
        (("张伟 mr", "李娜 ms"), ("张伟 and 李娜", "张伟 a\xa0李娜", "张先生、李女士一家")),
        (("张伟", "张静"), ("张伟 and 张静", "张伟 a\xa0张静", "张伟一家")),
    ],
)
def test_an_envelope_names_a_family_as_each_language_does(people: tuple[str, ...], names: tuple[str, ...]) -> None:
    members = [_member(place, text) for place, text in enumerate(people)]
    assert tuple(rules.envelope_name(members, code) for code in ("en", "sk", "zh_CN")) == names


def _member(place: int, text: str) -> Member:
    parts = text.split()
    form = {"mr": MR, "ms": MS}.get(parts[-1], FormOfAddress.UNKNOWN)
    given, family = (parts[0][1:], parts[0][0]) if ord(text[0]) > 0x3000 else (parts[0], parts[1])
    person = PersonName(family, given)
    return Member(id=place, name=display(person), person=person, form=form)
