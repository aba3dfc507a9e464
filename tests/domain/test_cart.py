"""Ringing up, written as the clerk would tell it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain import cart as carts
from app.domain import totals
from app.domain.cart import Ask, Cart, CartLine
from app.domain.discount import parse_discount
from app.domain.money import parse_decimal
from app.errors import InputError
from tests.verbs import STANDARD

GOODS = {
    "kettle": CartLine("Kettle", Decimal("59.90"), STANDARD, product_id=1),
    "filter": CartLine("Filter", Decimal("1.99"), STANDARD, product_id=2),
    "rice": CartLine("Rice", Decimal("2.40"), STANDARD, unit="kg", product_id=3),
    "phone": CartLine("Phone", Decimal(199), STANDARD, product_id=4, asks=frozenset({Ask.SERIAL})),
}


def ring_up(script: str, limit: str = "100") -> Cart:
    """Play a script: `filter x2`, `line 1 off 10%`, `line 1 price 8 dented`, `off 5`, `remove 1`."""
    cart = Cart("draft", "EUR")
    for step in script.strip().splitlines():
        cart = play(cart, step.split(), Decimal(limit))
    return cart


def play(cart: Cart, words: list[str], limit: Decimal) -> Cart:
    if words[0] == "line":
        return play_line(cart, int(words[1]) - 1, words[2:], limit)
    match words:
        case ["off", value]:
            return carts.with_sale_discount(cart, parse_discount(value, "EUR"), limit)
        case ["remove", row]:
            return carts.remove(cart, int(row) - 1)
        case [name]:
            return carts.add(cart, GOODS[name])
        case [name, times]:
            return carts.add(cart, replace(GOODS[name], quantity=parse_decimal(times.removeprefix("x"))))
    raise AssertionError(words)


def play_line(cart: Cart, index: int, words: list[str], limit: Decimal) -> Cart:
    match words:
        case ["off", value]:
            return carts.with_line_discount(cart, index, parse_discount(value, "EUR"), limit)
        case ["price", value, *reason]:
            return carts.with_price(cart, index, parse_decimal(value), " ".join(reason))
        case ["quantity", value]:
            return carts.with_quantity(cart, index, parse_decimal(value))
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("script", "lines", "due"),
    [
        ("kettle\nfilter\nfilter", "Kettle 1, Filter 2", "63.88"),
        ("filter x3\nkettle\nfilter", "Filter 4, Kettle 1", "67.86"),
        ("rice x0,525\nrice x1.2", "Rice 0.525, Rice 1.2", "4.14"),
        ("phone\nphone", "Phone 1, Phone 1", "398.00"),
        ("kettle\nline 1 off 10%\nkettle", "Kettle 1, Kettle 1", "113.81"),
        ("kettle\nline 1 price 50 dented box\nkettle", "Kettle 1, Kettle 1", "109.90"),
        ("kettle\nfilter x2\noff 3.88", "Kettle 1, Filter 2", "60.00"),
        ("kettle\nline 1 off 9.90\noff 10%", "Kettle 1", "45.00"),
        ("kettle\nfilter\nremove 1", "Filter 1", "1.99"),
        ("kettle\noff 50\nremove 1\nfilter", "Filter 1", "0.00"),
        ("filter\nline 1 quantity 12", "Filter 12", "23.88"),
    ],
)
def test_a_cart_adds_up(script: str, lines: str, due: str) -> None:
    cart = ring_up(script)
    assert ", ".join(f"{line.name} {line.quantity.normalize():f}" for line in cart.lines) == lines
    assert str(totals.of(cart).due) == due


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("filter x0", "more than zero"),
        ("filter x-1", "more than zero"),
        ("filter x100000", "at most 99999"),
        ("filter x0.0001", "three decimals"),
        ("filter x99999\nfilter", "at most 99999"),
        ("phone x2", "serial number"),
        ("phone\nline 1 quantity 2", "serial number"),
        ("kettle\nline 1 price -1 x", "negative"),
        ("kettle\nline 1 price 10000000001 x", "too large"),
        ("kettle\nline 1 price 0.1234567 x", "six decimals"),
        ("kettle\nline 1 price 5", "needs a reason"),
        ("kettle\nline 1 off 60", "larger than the amount"),
        ("kettle\nline 1 price 10000000000 gold\nline 1 quantity 2", "too large"),
    ],
)
def test_the_till_says_what_cannot_be(script: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        ring_up(script)


def test_the_shops_limit_holds_for_a_line_and_for_the_sale() -> None:
    for step in ("line 1 off 21%", "line 1 off 12", "off 21%", "off 12"):
        with pytest.raises(InputError, match="at most 20 percent"):
            ring_up(f"kettle\n{step}", limit="20")
    assert str(totals.of(ring_up("kettle\nline 1 off 20%", limit="20")).due) == "47.92"


def test_the_first_price_is_remembered_however_often_it_changes() -> None:
    cart = ring_up("kettle\nline 1 price 50 dented\nline 1 price 45 very dented")
    assert (cart.lines[0].list_price, cart.lines[0].price_reason) == (Decimal("59.90"), "very dented")


def test_a_sale_is_complete_when_every_question_is_answered() -> None:
    with pytest.raises(InputError, match="nothing to sell"):
        carts.check_complete(ring_up(""))
    with pytest.raises(InputError, match="serial or batch"):
        carts.check_complete(ring_up("phone"))
    cart = ring_up("phone")
    carts.check_complete(carts.change(cart, 0, replace(cart.lines[0], serial="SN-1")))


def test_weighed_goods_count_as_one_piece() -> None:
    assert ring_up("filter x3\nrice x0.5").items == Decimal(4)
