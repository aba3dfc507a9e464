"""Family, household, needs and history on a customer's page, by the keys the page shows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.customer import Address, CustomerDraft, FormOfAddress, PhoneEntry
from app.domain.need import NeedDraft, NeedState
from app.domain.relation import RelationDraft, Side
from app.services import customers, households, needs, relations
from app.ui.counter.target import NewSale
from app.ui.customers.arrival_sheet import ArrivalSheet
from app.ui.customers.household_sheet import HouseholdSheet, MovedSheet
from app.ui.customers.need_sheet import NeedSheet
from app.ui.customers.relation_sheet import RelationSheet
from tests.ui.owner import Owner
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from typing import TypeVar

    from pytestqt.qtbot import QtBot

    from app.ui.widgets.dialog import Sheet
    from tests.verbs import Shop

    S = TypeVar("S", bound=Sheet)

JANA, PETER = 1, 2


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    home = (Address("Lipová 3", "Nitra", postcode="949 01"),)
    phone = (PhoneEntry("0905 218 447"),)
    my_shop.add_customer("Jana Kováčová", addresses=home, phones=phone, form=FormOfAddress.MS)
    my_shop.add_customer("Peter Kováč", form=FormOfAddress.MR)
    owner = Owner(qtbot, my_shop, "customers")
    owner.page.open(JANA)
    return owner


def sheet(owner: Owner, kind: type[S]) -> S:
    found = owner.window.sheets()[-1]
    assert isinstance(found, kind)
    return found


def put(form: object, **fields: object) -> None:
    for name, value in fields.items():
        field = form.fields[name]  # type: ignore[attr-defined]  # a form or a form in sections
        field.input.set_value(value)
        field.input.edited.emit()


def enter(where: Sheet) -> None:
    QTest.keyClick(where, Qt.Key.Key_Return)


def marry(owner: Owner) -> None:
    owner.presses("F8")
    owner.types(owner.picker.box, "peter", enter=True)
    asked = sheet(owner, RelationSheet)
    put(asked.form, role="spouse", one_home=True, uses=Side.ONE)
    enter(asked)


def test_a_relative_at_the_same_home_is_three_keys_away_and_taken_back_by_one(owner: Owner) -> None:
    marry(owner)
    assert owner.said[-1] == "Related: Peter Kováč"
    assert owner.sees("husband, shared household")
    assert owner.sees("One letter: The Kováč family")
    assert [address.street for address in customers.draft(PETER).addresses] == ["Lipová 3"]
    owner.page.open(PETER)
    assert owner.sees("wife, shared household")
    owner.undoes()
    assert relations.of_customer(JANA) == ()
    assert households.of_customer(JANA) is None
    assert customers.draft(PETER).addresses == ()


def test_who_is_not_in_the_file_is_written_down_on_the_way_and_own_words_are_asked_for_both(owner: Owner) -> None:
    owner.presses("F8")
    owner.types(owner.picker.box, "Eva Malá", enter=True)
    asked = sheet(owner, RelationSheet)
    assert not asked.form.fields["one_is"].isVisible()
    put(asked.form, role="")
    assert asked.form.fields["one_is"].isVisible()
    put(asked.form, one_is="godmother")
    enter(asked)
    assert "Say what they are" in asked.form.fields["other_is"].problem.text()
    put(asked.form, other_is="goddaughter")
    enter(asked)
    assert owner.sees("godmother")
    relative = relations.of_customer(JANA)[0]
    owner.page.desk.open_relation(relative.relation)
    sheet(owner, RelationSheet).remove()
    assert not owner.sees("godmother")
    owner.undoes()
    assert owner.sees("godmother")


def test_a_new_address_asks_whether_all_of_them_moved(owner: Owner) -> None:
    marry(owner)
    owner.presses("F4")
    owner.fills(addresses=(Address("Dlhá 1", "Trnava"), Address("Lipová 3", "Nitra", postcode="949 01", past=True)))
    owner.saves()
    enter(sheet(owner, MovedSheet))
    assert owner.said[-1] == "2 people moved."
    assert [(one.street, one.past) for one in customers.draft(PETER).addresses] == [
        ("Dlhá 1", False),
        ("Lipová 3", True),
    ]


def test_who_moves_alone_leaves_the_household(owner: Owner) -> None:
    marry(owner)
    owner.presses("F4")
    owner.fills(addresses=(Address("Dlhá 1", "Trnava"),))
    owner.saves()
    sheet(owner, MovedSheet).only_one.emit()
    assert households.of_customer(JANA) is None
    assert customers.draft(PETER).addresses[0].street == "Lipová 3"


def test_name_and_letters_of_a_household_are_a_choice(owner: Owner) -> None:
    marry(owner)
    owner.page.desk.open_household(JANA)
    asked = sheet(owner, HouseholdSheet)
    put(asked.form, letter_to=JANA)
    enter(asked)
    assert owner.sees("Letters go to Jana Kováčová.")


def test_what_came_in_is_a_next_step_and_telling_it_is_two_keys(owner: Owner, my_shop: Shop) -> None:
    owner.presses("F5")
    asked = sheet(owner, NeedSheet)
    put(asked.form, what="cast iron pot")
    enter(asked)
    assert owner.said[-1] == "Looks for: cast iron pot"
    my_shop.now += timedelta(days=2)
    my_shop.add_product("Cast iron pot, red", "99")
    owner.page.refresh()
    assert owner.sees("Came in: Cast iron pot, red")
    owner.presses("Alt+1")
    offer = sheet(owner, ArrivalSheet)
    assert owner.sees("0905 218 447")
    enter(offer)
    assert needs.of_customer(JANA)[0].state is NeedState.TOLD
    assert not owner.sees("Came in: Cast iron pot, red")
    owner.undoes()
    owner.presses("Alt+1")
    QTest.keyClick(sheet(owner, ArrivalSheet), Qt.Key.Key_F2)
    assert owner.went[-1] == ("counter", NewSale(JANA))


def test_a_new_product_says_who_looks_for_it_and_they_are_told_on_its_card(owner: Owner, my_shop: Shop) -> None:
    draft = NeedDraft(customer_id=JANA, what="cast iron pot")
    needs.save(draft, seller=SELLER, now=my_shop.now)
    owner.window.show_page("products")
    owner.presses("F3")
    owner.fills(name="Cast iron pot", price="99")
    owner.saves()
    assert owner.said[-1] == "Added: Cast iron pot. 1 customer looks for it: Jana Kováčová"
    assert owner.sees("Wanted by 1 customer")
    assert owner.sees("0905 218 447")
    (wanted,) = owner.page.side.wanted
    owner.page._move_need(wanted, NeedState.TOLD)  # noqa: SLF001 - the button's deed
    assert owner.sees("Was told")
    owner.undoes()
    assert needs.arrived(owner.page.table.current().id, my_shop.settings)


def test_the_history_is_searched_by_a_word_and_escape_shows_everything_again(owner: Owner, my_shop: Shop) -> None:
    buyer = customers.party(JANA)
    my_shop.sell(goods("Kettle"), goods("Cup"), goods("Jug"), goods("Panvica 24 cm"), buyer=buyer)
    my_shop.sell(goods("Tea"), buyer=buyer)
    owner.page.open(JANA)
    owner.presses("Ctrl+F")
    owner.types(owner.page.record.card.box, "panvica")
    assert [event.items[0].name for event in owner.page.record.history.rows()] == ["Panvica 24 cm"]
    owner.types(owner.page.record.card.box, "nothing")
    assert owner.sees("Nothing in the history says “nothing”.")
    assert owner.page.step_back()
    assert len(owner.page.record.history.rows()) == 2
    assert owner.page.stack.currentWidget() is owner.page.record


def test_details_are_checked_by_one_key_and_a_deleted_customer_comes_back(owner: Owner, my_shop: Shop) -> None:
    owner.presses("Alt+V")
    assert owner.page.record.file.verified_on == my_shop.now.date()
    assert owner.sees("verified 18 Nov")
    owner.presses("Ctrl+Del")
    assert [row.name for row in owner.page.list.table.rows()] == ["Peter Kováč"]
    owner.undoes()
    assert len(owner.page.list.table.rows()) == 2


def test_what_somebody_bought_for_them_stands_in_their_history(owner: Owner, my_shop: Shop) -> None:
    done = my_shop.sell(goods("Kettle", user=customers.party(PETER)), buyer=customers.party(JANA))
    owner.page.open(PETER)
    said = owner.page.record.history.model.index(0, 0).data()
    assert "Kettle" in said
    assert f"Bought by Jana Kováčová, {done.number}" in said


def test_relatives_open_each_other(owner: Owner, my_shop: Shop) -> None:
    draft = RelationDraft(one_id=PETER, other_id=JANA, one_is="sibling")
    relations.save(draft, seller=SELLER, now=my_shop.now)
    owner.page.open(JANA)
    QTest.keyClick(owner.page.record.history.view, Qt.Key.Key_Return)
    assert owner.went[-1] == ("customers", PETER)
    assert isinstance(customers.draft(PETER), CustomerDraft)
