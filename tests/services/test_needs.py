from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from app.domain import need as rules
from app.domain.money import Money
from app.domain.need import Fit, Goods, NeedDraft, NeedState
from app.errors import FormError
from app.models.database import db, transaction
from app.services import needs
from tests.services.till import steps_of
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from app.domain.need import Wanted
    from tests.verbs import Shop


def ask(shop: Shop, who: int, what: str, **more: object) -> int:
    draft = NeedDraft(customer_id=who, what=what, **more)  # type: ignore[arg-type]  # fields by name
    return needs.save(draft, seller=SELLER, now=shop.now).id


def wanting(shop: Shop, product: int) -> list[tuple[str, Fit]]:
    return [(one.name, one.fit) for one in needs.wanting(product, shop.settings)]


def euros(amount: int) -> Money:
    return Money(amount * 100, "EUR")


def test_who_looks_for_a_product_is_found_by_name_words_category_and_price(my_shop: Shop) -> None:
    names = ("Jana", "Peter", "Eva", "Ivan", "Ota")
    jana, peter, eva, ivan, ota = (my_shop.add_customer(name).id or 0 for name in names)
    pot = my_shop.add_product("Cast iron pot 24 cm", "99", category="Pots")
    ask(my_shop, ivan, "something for soup", category="pots")
    ask(my_shop, peter, "cast-iron pot", price_limit=euros(120), wanted_by=date(2026, 12, 24))
    ask(my_shop, jana, "", product_id=pot, product="Cast iron pot 24 cm")
    ask(my_shop, eva, "cast iron pot", price_limit=euros(90))
    ask(my_shop, ota, "cast iron teapot")
    assert wanting(my_shop, pot) == [("Jana", Fit.PRODUCT), ("Peter", Fit.WORDS), ("Ivan", Fit.CATEGORY)]


def test_a_price_without_tax_is_compared_with_tax(my_shop: Shop) -> None:
    who = my_shop.add_customer("Jana").id or 0
    pot = my_shop.add_product("Cast iron pot", "99")
    ask(my_shop, who, "cast iron pot", price_limit=euros(100))
    assert len(needs.wanting(pot, my_shop.settings)) == 1
    assert needs.wanting(pot, replace(my_shop.settings, prices_include_tax=False)) == ()


def test_who_was_told_is_not_told_again_and_who_has_it_waits_no_longer(my_shop: Shop) -> None:
    who = my_shop.add_customer("Jana").id or 0
    pot = my_shop.add_product("Cast iron pot")
    identity = ask(my_shop, who, "cast iron pot")
    assert [one.need.id for one in needs.arrived(pot, my_shop.settings)] == [identity]
    needs.move(identity, NeedState.TOLD, seller=SELLER, now=my_shop.now)
    assert needs.arrived(pot, my_shop.settings) == ()
    assert _told(needs.wanting(pot, my_shop.settings)) == [my_shop.now]
    needs.move(identity, NeedState.MET, seller=SELLER, now=my_shop.now)
    assert needs.wanting(pot, my_shop.settings) == ()
    needs.move(identity, NeedState.OPEN, seller=SELLER, now=my_shop.now)
    assert len(needs.arrived(pot, my_shop.settings)) == 1


def _told(found: tuple[Wanted, ...]) -> list[object]:
    return [one.need.told_at for one in found]


def test_what_came_in_after_it_was_asked_for_is_an_answer(my_shop: Shop) -> None:
    who = my_shop.add_customer("Jana").id or 0
    my_shop.add_product("Cast iron pot, old")
    ask(my_shop, who, "cast iron pot", price_limit=euros(120))
    assert needs.answers(who, my_shop.settings) == ()
    my_shop.now += timedelta(days=2)
    new = my_shop.add_product("Red cast iron pot", "99")
    (answer,) = needs.answers(who, my_shop.settings)
    assert (answer.goods.id, answer.goods.price, answer.since) == (new, euros(99), my_shop.now.date())


def test_a_sale_of_what_was_wanted_closes_the_need_of_buyer_and_user(my_shop: Shop) -> None:
    jana, stefan = my_shop.add_customer("Jana"), my_shop.add_customer("Štefan")
    pot = my_shop.add_product("Cast iron pot", category="Pots")
    own, other, vague = (
        ask(my_shop, jana.id or 0, "cast iron pot"),
        ask(my_shop, stefan.id or 0, "pot", product_id=pot),
        ask(my_shop, jana.id or 0, "a present", category="Pots"),
    )
    done = my_shop.sell(replace(my_shop.line(pot), user=stefan), goods("Tea"), buyer=jana)
    assert done.changes.touches("needs")
    states = [needs.of_customer(one.id or 0)[-1].state for one in (jana, stefan)]
    assert states == [NeedState.MET, NeedState.MET]
    assert {one.id: one.state for one in needs.of_customer(jana.id or 0)}[vague] is NeedState.OPEN
    assert (own, other) == (1, 2)
    assert my_shop.problems() == []


def test_a_need_is_changed_taken_back_and_refused_in_words(my_shop: Shop) -> None:
    who = my_shop.add_customer("Jana").id or 0
    identity = ask(my_shop, who, "a kettle")
    pot = my_shop.add_product("Cast iron pot")
    needs.save(replace(needs.draft(identity), what="cast iron pot"), seller=SELLER, now=my_shop.now)
    assert wanting(my_shop, pot) == [("Jana", Fit.WORDS)]
    needs.remove(identity, seller=SELLER, now=my_shop.now)
    assert wanting(my_shop, pot) == []
    with pytest.raises(FormError) as refused:
        ask(my_shop, who, " ", price_limit=Money(0, "EUR"))
    assert sorted(refused.value.problems) == ["price_limit", "what"]


def test_only_people_in_the_file_and_goods_still_sold_are_asked_about(my_shop: Shop) -> None:
    who = my_shop.add_customer("Jana").id or 0
    pot = my_shop.add_product("Cast iron pot")
    ask(my_shop, who, "cast iron pot")
    db.execute_sql("UPDATE customer SET live = 0 WHERE id = ?", (who,))
    assert wanting(my_shop, pot) == []
    db.execute_sql("UPDATE customer SET live = 1 WHERE id = ?", (who,))
    db.execute_sql("UPDATE product SET active = 0 WHERE id = ?", (pot,))
    assert wanting(my_shop, pot) == []


def test_a_product_nobody_wants_costs_little_beside_many_needs(my_shop: Shop) -> None:
    who = my_shop.add_customer("Jana").id or 0
    with transaction():
        for n in range(300):
            ask(my_shop, who, f"glass number{n}")
    kettle = my_shop.add_product("Electric kettle")
    assert steps_of(lambda: needs.wanting(kettle, my_shop.settings)) < 10
    assert steps_of(lambda: needs.bought((999,), {kettle: "Electric kettle"}, "T1", seller="", now=my_shop.now)) < 5


@pytest.mark.parametrize(
    ("what", "name", "fits"),
    [
        ("liatinový hrniec", "Hrniec liatinový 24 cm, červený", True),
        ("liatinový hrniec", "Liatinová panvica 28 cm", False),
        ("čajník do 100 €", "Liatinový čajník, 0,8 l", True),
        ("teapots", "Cast iron teapot, 0.8 l", True),
        ("moka pot", "Flower pot", False),
        ("红色铸铁锅", "铸铁锅 24厘米", True),
        ("铸铁锅", "铸铁平底锅", False),
        ("茶壶", "铸铁茶壶 0.8升", True),
    ],
)
def test_words_fit_with_other_endings_but_not_another_thing(what: str, name: str, fits: bool) -> None:  # noqa: FBT001 - a column of the table
    assert bool(rules.fit(NeedDraft(what=what), Goods(1, name, "", None))) is fits


@examples(max_examples=40)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=12))
def test_whatever_is_typed_is_looked_for_and_never_a_command(what: str, name: str, category: str) -> None:
    goods = Goods(1, name, category, Money(100, "EUR"))
    draft = rules.tidied(NeedDraft(what=what, category=category))
    assert rules.fit(draft, goods) in (None, Fit.WORDS, Fit.CATEGORY)
    assert all('"' not in word and word for word in rules.asked_by(f"{what} {name}"))
    if len(draft.what) > 1 and draft.what == draft.what.strip() and any(map(str.isalpha, draft.what)):
        same = rules.fit(replace(draft, category=""), Goods(1, draft.what, "", None))
        assert same in (None, Fit.WORDS)
