"""Who did what: a chain in which every changed, added or missing entry shows."""

from __future__ import annotations

import pytest

from app.models import audit
from app.models.database import db
from tests import verbs


@pytest.fixture
def busy_shop(my_shop: verbs.Shop) -> verbs.Shop:
    my_shop.add_customer("Jana Kováčová")
    my_shop.add_product("Kettle")
    for _ in range(3):
        my_shop.sell(verbs.goods("Kettle"))
    return my_shop


def test_every_action_leaves_an_entry(busy_shop: verbs.Shop) -> None:
    assert busy_shop.settings.seller == verbs.SELLER
    rows = db.execute_sql("SELECT action, kind, record, staff FROM audit ORDER BY id").fetchall()
    assert [row[1] for row in rows] == ["settings", "customer", "product", "sale", "sale", "sale"]
    assert [row[2] for row in rows[3:]] == busy_shop.numbers()
    assert {row[3] for row in rows} == {verbs.SELLER}
    assert audit.first_broken() is None


@pytest.mark.parametrize(
    ("sql", "first"),
    [
        ("UPDATE audit SET after = replace(after, '10.00', '9.00') WHERE id = 4", 4),
        ("UPDATE audit SET staff = 'Nobody' WHERE id = 5", 5),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("DELETE FROM audit WHERE id = 1", 2),
        ("UPDATE audit SET hash = '0' WHERE id = 6", 6),
        ("UPDATE audit SET id = 99 - id WHERE id IN (4, 5)", 6),
        ("UPDATE audit SET action = 'sel', kind = 'lsale' WHERE id = 4", 4),
    ],
)
def test_a_changed_entry_is_named(busy_shop: verbs.Shop, sql: str, first: int) -> None:
    busy_shop.tamper(sql)
    assert audit.first_broken() == first
    assert busy_shop.problems() == [f"The record of who did what was changed at entry {first}"]
