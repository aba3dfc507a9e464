"""The check finds every figure that somebody changed behind the program's back."""

from __future__ import annotations

import pytest

from app.domain.warranty import months
from tests import verbs


@pytest.fixture
def sold_shop(my_shop: verbs.Shop) -> verbs.Shop:
    for _ in range(3):
        my_shop.sell(verbs.goods("Kettle", "12.90", term=months(24)), verbs.goods("Pot", "3.33", "3"), pay="cash")
    return my_shop


def test_a_sound_shop_has_no_problems(sold_shop: verbs.Shop) -> None:
    assert sold_shop.problems() == []


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE sale_line SET gross = gross - 100, amount = amount - 100 WHERE id = 1", "Quantity times price"),
        ("UPDATE sale_line SET price_micro = price_micro - 1000000 WHERE id = 1", "Quantity times price"),
        ("UPDATE sale_line SET quantity_milli = 2000 WHERE id = 1", "Quantity times price"),
        ("UPDATE sale_line SET discount = 100, amount = amount - 100 WHERE id = 1", "amounts of the lines"),
        ("UPDATE sale_tax SET tax = tax - 1 WHERE sale_id = 1", "tax table"),
        ("UPDATE sale SET tax = tax - 1, net = net + 1 WHERE id = 1", "tax table"),
        ("UPDATE payment SET amount = 1 WHERE sale_id = 1", "payments do not cover"),
        ("UPDATE sale SET subtotal = 0 WHERE id = 1", "discount is not"),
        ("DELETE FROM sale_line WHERE sale_id = 2 AND product_id IS NULL AND name = 'Pot'", "amounts of the lines"),
        ("DELETE FROM sale WHERE id = 3", "belongs to no"),
        ("UPDATE series SET next = 9 WHERE kind = 'sale'", "Series T1: 5 numbers are missing"),
        ("UPDATE sale SET number = 'T1-000099' WHERE id = 3", "Series T1: number 99 was never given out"),
        ("UPDATE unit SET number = 'Z1-000050' WHERE id = 1", "Series Z1: number 50 was never given out"),
        ("UPDATE audit SET after = '' WHERE id = 3", "changed at entry 3"),
    ],
)
def test_what_was_changed_is_told(sold_shop: verbs.Shop, sql: str, told: str) -> None:
    sold_shop.open.file.pragma("foreign_keys", 0)
    sold_shop.tamper(sql)
    assert any(told in problem for problem in sold_shop.problems()), sold_shop.problems()


def test_a_damaged_page_is_told(sold_shop: verbs.Shop) -> None:
    sold_shop.close()
    content = bytearray(sold_shop.path.read_bytes())
    content[4096 * 5 : 4096 * 6] = bytes(4096)
    sold_shop.path.write_bytes(content)
    sold_shop.reopen()
    assert sold_shop.problems() != []
