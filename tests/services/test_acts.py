"""Undo of what was done to the records: fields changed later stay, the rest is as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.act import ActKind
from app.domain.birthday import Calendar
from app.domain.customer import PhoneEntry
from app.domain.taken_back import take_back
from app.errors import InputError, NotFoundError
from app.models import audit
from app.services import acts, customer_history, customers, finding, products
from app.services import bin as bins
from tests import verbs
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from app.services.acts import Undone
    from app.services.customers import Saved


class Book:
    """The customer book with its verbs."""

    def __init__(self, shop: verbs.Shop) -> None:
        self.shop = shop

    def add(self, name: str, **known: object) -> int:
        return self.shop.add_customer(name, **known).id or 0

    def change(self, customer_id: int, **fields: object) -> Saved:
        draft = replace(customers.draft(customer_id), **fields)  # type: ignore[arg-type]  # fields by name
        self.shop.now += timedelta(minutes=1)
        return customers.save(draft, seller=SELLER, now=self.shop.now, settings=self.shop.settings)

    def undo(self, act_id: int | None) -> Undone:
        return acts.undo(act_id or 0, seller=SELLER, now=self.shop.now)

    def found(self, text: str) -> list[int]:
        return [hit.id for hit in finding.find(text) if hit.kind == "customer"]


@pytest.fixture
def book(my_shop: verbs.Shop) -> Book:
    return Book(my_shop)


def test_an_edit_is_taken_back_after_the_program_was_closed(book: Book) -> None:
    jana = book.add("Jana Kováčová", occupation="baker", phones=(PhoneEntry("0905 218 447"),))
    book.change(jana, family_name="Nová", occupation="cook", phones=(PhoneEntry("0911 333 222"),))
    book.shop.reopen()
    edit = acts.last()[0]
    assert (edit.kind, str(edit.words), edit.staff) == (ActKind.EDIT, "Changed: Jana Nová", SELLER)
    (plan,) = acts.effect(edit.id).plans
    assert ("occupation", "cook", "baker") in [(one.name, one.now, one.then) for one in plan.fields]
    done = book.undo(edit.id)
    assert done.kept == ()
    assert customers.draft(jana).display_name == "Jana Kováčová"
    assert customers.draft(jana).phones == (PhoneEntry("0905 218 447"),)
    assert book.found("kovacova") == [jana]
    assert book.found("nova") == []
    assert acts.last()[0].undone is not None
    with pytest.raises(InputError, match="already"):
        book.undo(edit.id)
    assert audit.first_broken() is None


def test_what_was_changed_later_stays_and_is_named(book: Book) -> None:
    jana = book.add("Jana Kováčová", occupation="baker", hobbies="chess", tags=("vip",))
    first = book.change(jana, occupation="cook", hobbies="tennis", tags=("vip", "garden"))
    book.change(jana, occupation="teacher", tags=("vip", "garden", "school"))
    done = book.undo(first.act)
    assert [one.kept for one in done.kept] == [("occupation",)]
    now = customers.draft(jana)
    assert (now.occupation, now.hobbies, now.tags) == ("teacher", "chess", ("school", "vip"))


def test_an_edit_that_was_changed_altogether_later_is_not_taken_back(book: Book) -> None:
    jana = book.add("Jana Kováčová", occupation="baker")
    first = book.change(jana, occupation="cook")
    later = book.change(jana, occupation="teacher")
    assert not acts.effect(first.act or 0).possible
    with pytest.raises(InputError):
        book.undo(first.act)
    book.undo(later.act)
    book.undo(first.act)
    assert customers.draft(jana).occupation == "baker"


def test_a_birthday_is_taken_back_whole_or_not_at_all(book: Book) -> None:
    jana = book.add("Jana Kováčová")
    first = book.change(jana, birth_day=5, birth_month=3, occupation="cook")
    book.change(jana, birth_day=6, birth_calendar=Calendar.LUNAR)
    book.undo(first.act)
    now = customers.draft(jana)
    assert (now.birth_day, now.birth_month, now.birth_calendar, now.occupation) == (6, 3, Calendar.LUNAR, "")


def test_saving_what_is_there_already_is_no_act(book: Book) -> None:
    jana = book.add("Jana Kováčová", tags=("vip", "garden"))
    assert book.change(jana).act is None
    assert [one.kind for one in acts.last()] == [ActKind.ADD]


def test_somebody_written_down_by_mistake_goes_to_the_bin_but_not_after_a_sale(book: Book) -> None:
    wrong = book.add("Wrong")
    book.undo(acts.last()[0].id)
    assert book.found("wrong") == []
    assert [row.id for row in bins.page().rows] == [wrong]
    buyer = book.shop.add_customer("Buyer")
    act_id = acts.last()[0].id
    book.shop.sell(goods("Pan"), buyer=buyer)
    with pytest.raises(InputError, match="happened"):
        book.undo(act_id)


def test_a_card_given_to_somebody_else_since_stays_with_them(book: Book) -> None:
    jana, eva = book.add("Jana", card="C1"), book.add("Eva")
    edit = book.change(jana, card="", hobbies="chess")
    book.change(eva, card="C1")
    assert book.undo(edit.act).kept[0].kept == ("card",)
    assert (customers.draft(jana).card, customers.draft(jana).hobbies) == ("", "")


def test_who_is_deleted_waits_in_the_bin_and_comes_back_with_everything(book: Book) -> None:
    jana = book.shop.add_customer("Jana Kováčová", card="C1")
    number = book.shop.sell(goods("Pan"), buyer=jana).number
    gone = bins.put_away(jana.id or 0, seller=SELLER, now=book.shop.now)
    assert book.found("kovacova") == []
    assert customers.by_number(jana.number) is None
    with pytest.raises(NotFoundError):
        customers.standing(jana.id or 0)
    assert book.shop.problems() == []
    book.undo(gone.act)
    assert book.found("kovacova") == [jana.id]
    assert customers.party(jana.id or 0) == jana
    assert [event.number for event in customer_history.page(jana.id or 0).rows] == [number]


def test_after_90_days_the_bin_lets_go_of_who_has_no_history(book: Book) -> None:
    jana, buyer = book.add("Jana Kováčová"), book.shop.add_customer("Buyer")
    book.shop.sell(goods("Pan"), buyer=buyer)
    for one in (jana, buyer.id or 0):
        bins.put_away(one, seller=SELLER, now=book.shop.now)
    swept(book, days=89)
    assert bins.count() == 2
    swept(book, days=91)
    assert jana not in [row.id for row in bins.page().rows]
    with pytest.raises(NotFoundError):
        customers.draft(jana)
    assert book.shop.numbers() == ["T1-000001"]
    assert book.shop.problems() == []
    assert not any("Jana" in str(one.words) for one in acts.last())


def swept(book: Book, *, days: int) -> None:
    for _ in bins.sweep(book.shop.open, book.shop.now + timedelta(days=days), seller=SELLER):
        pass


def test_a_product_is_as_before_its_edit(my_shop: verbs.Shop) -> None:
    pan = my_shop.add_product("Pan", "10", code="8590001187340")
    draft = replace(products.draft(pan), name="Frying pan", category="Kitchen")
    saved = products.save(draft, seller=SELLER, now=my_shop.now, settings=my_shop.settings)
    acts.undo(saved.act or 0, seller=SELLER, now=my_shop.now)
    assert (products.draft(pan).name, products.draft(pan).category) == ("Pan", "")
    assert [hit.id for hit in finding.find("pan")] == [pan]
    assert [hit.id for hit in finding.find("frying")] == []


def test_only_the_last_thirty_acts_are_remembered_over_night(book: Book) -> None:
    jana = book.add("Jana")
    for place in range(31):
        book.change(jana, hobbies=f"hobby {place}")
    first = acts.last(100)[-1].id
    while acts.forget_old(most=1):
        assert len(acts.last(100)) >= acts.LAST
    assert len(acts.last(100)) == acts.LAST
    with pytest.raises(NotFoundError):
        acts.effect(first)


def test_an_entry_that_was_changed_again_stands_for_the_one_before() -> None:
    before, after, now = {"phones": ["1", "x"]}, {"phones": ["2", "x", "9"]}, {"phones": ["3", "x", "9"]}
    result = take_back(now, before, after)
    assert result.values == {"phones": ["3", "x"]}
    assert result.kept == ("phones",)
