"""The cart is safe while it is rung up: kept, parked, taken up again, and never sold twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cart import Ask, Cart, CartLine, Party
from app.domain.discount import Discount
from app.domain.money import Money, Rounding
from app.domain.tax import TaxRate
from app.domain.warranty import LIFETIME, Term, TermUnit
from app.errors import NotFoundError
from app.models.database import db
from app.services import drafts
from tests import verbs

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PRICES = st.decimals(0, 10**6, places=6)
DISCOUNTS = st.one_of(
    st.just(Discount()),
    st.decimals(0, 100, places=3).map(lambda percent: Discount(percent=percent)),
    st.integers(0, 10**6).map(lambda minor: Discount(amount=Money(minor, "EUR"))),
)
PARTIES = st.one_of(st.none(), st.builds(Party, TEXT, st.one_of(st.none(), st.integers(1)), TEXT, TEXT))
TERMS = st.one_of(
    st.none(), st.just(LIFETIME), st.builds(Term, st.integers(1, 99), st.sampled_from(list(TermUnit)[:4]))
)
LINES = st.builds(
    CartLine,
    name=TEXT,
    price=PRICES,
    tax=st.builds(TaxRate, TEXT, st.decimals(0, 99, places=2)),
    quantity=st.decimals("0.001", 99999, places=3),
    unit=st.sampled_from(["pc", "kg"]),
    list_price=st.one_of(st.none(), PRICES),
    price_reason=TEXT,
    discount=DISCOUNTS,
    product_id=st.one_of(st.none(), st.integers(1)),
    code=TEXT,
    serial=TEXT,
    batch=TEXT,
    expiry=st.one_of(st.none(), st.dates()),
    user=PARTIES,
    term=TERMS,
    asks=st.frozensets(st.sampled_from(Ask)),
    prompt=TEXT,
)
CARTS = st.builds(
    Cart,
    draft_id=TEXT,
    currency=st.just("EUR"),
    prices_include_tax=st.booleans(),
    rounding=st.sampled_from(Rounding),
    lines=st.lists(LINES, max_size=4).map(tuple),
    discount=DISCOUNTS,
    buyer=PARTIES,
    note=TEXT,
)


@given(CARTS)
def test_every_cart_comes_back_as_it_was_put_away(cart: Cart) -> None:
    assert drafts.decode(drafts.encode(cart)) == cart


def keep(shop: verbs.Shop, cart: Cart) -> None:
    drafts.keep(cart, seller=verbs.SELLER, now=shop.now, settings=shop.settings)


def park(shop: verbs.Shop, cart: Cart, label: str = "") -> None:
    drafts.park(cart, seller=verbs.SELLER, now=shop.now, settings=shop.settings, label=label)


def recall(shop: verbs.Shop, draft_id: str) -> Cart:
    return drafts.recall(draft_id, seller=verbs.SELLER, now=shop.now, settings=shop.settings)


def test_the_open_cart_is_there_in_the_morning(my_shop: verbs.Shop) -> None:
    cart = my_shop.cart(verbs.goods("Kettle", expiry=date(2027, 1, 1)), buyer=Party("Jana"))
    keep(my_shop, cart)
    my_shop.reopen()
    assert drafts.left_open(my_shop.settings) == cart
    keep(my_shop, replace(cart, lines=(), buyer=None))
    assert drafts.left_open(my_shop.settings) is None


def test_a_cart_that_became_a_sale_is_not_offered_again(my_shop: verbs.Shop) -> None:
    older, sold = my_shop.cart(verbs.goods("Pot")), my_shop.cart(verbs.goods("Kettle"))
    keep(my_shop, older)
    my_shop.complete(sold)
    keep(my_shop, sold)  # the window was slow to hear of it
    assert drafts.left_open(my_shop.settings) == older
    assert my_shop.complete(sold).repeated
    assert my_shop.numbers() == ["T1-000001"]


def test_parked_carts_wait_under_their_names(my_shop: verbs.Shop) -> None:
    first, second = my_shop.cart(verbs.goods("Kettle")), my_shop.cart(verbs.goods("Pot", "3"))
    park(my_shop, first, " red coat ")
    my_shop.now = my_shop.now.replace(hour=10)
    park(my_shop, second)
    assert [(parked.label, parked.cart, parked.seller) for parked in drafts.parked(my_shop.settings)] == [
        ("", second, verbs.SELLER),
        ("red coat", first, verbs.SELLER),
    ]
    assert recall(my_shop, first.draft_id) == first
    assert [parked.cart for parked in drafts.parked(my_shop.settings)] == [second]
    assert drafts.left_open(my_shop.settings) == first


def test_a_cart_is_taken_up_by_one_till_only(my_shop: verbs.Shop) -> None:
    cart = my_shop.cart(verbs.goods("Kettle"))
    park(my_shop, cart)
    recall(my_shop, cart.draft_id)
    for gone in (cart.draft_id, "never there"):
        with pytest.raises(NotFoundError, match="not parked any more"):
            recall(my_shop, gone)
    drafts.drop(cart.draft_id)
    assert db.execute_sql("SELECT count(*) FROM draft").fetchone() == (0,)


def test_a_parked_carts_prices_stay(my_shop: verbs.Shop) -> None:
    kettle = my_shop.add_product("Kettle", "59.90")
    cart = my_shop.cart(my_shop.line(kettle))
    park(my_shop, cart)
    my_shop.tamper("UPDATE product SET price_micro = 1")
    assert recall(my_shop, cart.draft_id).lines[0].price == Decimal("59.9")
