"""A page of a long list near its end, and the first page of every filter, beside the bare queries for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.domain.customer_card import CustomerFilter, CustomerQuery
from app.domain.page import Sort
from app.domain.segment import Condition, Field, Operator
from app.models.database import db
from app.services import customers, shop
from bench import figures

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.segment import Conditions
    from bench.figures import Figure

_DEEP = "SELECT sort_key, id FROM customer ORDER BY sort_key DESC, id DESC LIMIT 1 OFFSET ?"
_BARE = "SELECT * FROM customer WHERE live = 1 AND (sort_key, id) > (?, ?) ORDER BY sort_key, id LIMIT 51"
_BARE_PAGE = "SELECT * FROM customer WHERE id IN (SELECT value FROM json_each(?))"
# One picture of the screen at 60 a second would be 16 ms; a filter is pressed, not typed, and may take three of them.
MOST_MILLISECONDS = 50
# What shops write beside their customers, spread over the file: common and rare, alone and together.
_SPREAD = """
INSERT OR IGNORE INTO customer_tag (customer_id, tag) SELECT id, 'bench tea' FROM customer WHERE id % 7 = 0;
INSERT OR IGNORE INTO customer_tag (customer_id, tag) SELECT id, 'bench rare' FROM customer WHERE id % 9973 = 0;
INSERT INTO address (city, street, postcode)
    SELECT 'Bench ' || (id % 300), id, '9' || (10000 + id % 999) FROM customer WHERE id % 5 = 0;
INSERT INTO customer_address (customer_id, address_id)
    SELECT CAST(street AS INTEGER), id FROM address WHERE city LIKE 'Bench %';
INSERT INTO customer_email (customer_id, address)
    SELECT id, id || '@post.example' FROM customer WHERE id % 11 = 0;
INSERT INTO consent (customer_id, channel, purpose, state, at, source, wording, staff)
    SELECT id, 'letter', 'greeting', CASE id % 9 WHEN 0 THEN 'no' ELSE 'yes' END, '2026', 'counter', '?', ''
    FROM customer WHERE id % 5 = 0;
UPDATE customer SET last_sale_at = printf('202%d-%02d-1%d', id % 7, 1 + id % 12, id % 9) || 'T08:00:00.000Z'
    WHERE id % 4 = 0;
UPDATE customer SET verified_on = '2022-01-01', source = 'fair' WHERE id % 50 = 0;
UPDATE customer SET birth_month = 1 + id % 12, birth_day = 1 + id % 28 WHERE id % 3 = 0;
UPDATE customer SET language = 'zh_CN' WHERE id % 100003 = 0
"""


def _where(field: Field, operator: Operator, value: object = "", extra: str = "") -> Condition:
    return Condition(field, operator, str(value), extra)


_TEA = _where(Field.TAG, Operator.IS, "bench tea")
_RARE = _where(Field.TAG, Operator.IS, "bench rare")
_TOWN = _where(Field.TOWN, Operator.IS, "Bench 20")
_YES = _where(Field.CONSENT, Operator.YES, "letter", "greeting")
FILTERS: dict[str, Conditions] = {
    "a tag of 140,000": (_TEA,),
    "a tag of 100": (_RARE,),
    "a town": (_TOWN,),
    "a town and last visit before a day": (_TOWN, _where(Field.LAST_VISIT, Operator.BEFORE, "2026-08-22")),
    "postcode begins": (_where(Field.POSTCODE, Operator.BEGINS, "9101"),),
    "a language that few have": (_where(Field.LANGUAGE, Operator.IS, "zh_CN"),),
    "source": (_where(Field.SOURCE, Operator.IS, "fair"),),
    "away and said yes to letters": (_where(Field.LAST_VISIT, Operator.LONGER_AGO, 90), _YES),
    "never bought, no e-mail": (_where(Field.LAST_VISIT, Operator.NEVER), _where(Field.EMAIL, Operator.HAS_NOT)),
    "spent 100 this year": (_where(Field.SPENT_YEAR, Operator.AT_LEAST, 10_000, "EUR"),),
    "three purchases": (_where(Field.PURCHASES, Operator.AT_LEAST, 3),),
    "birthday within a week, yes to letters": (_where(Field.BIRTHDAY, Operator.WITHIN, 7), _YES),
    "name day within a week": (_where(Field.NAME_DAY, Operator.WITHIN, 7),),
    "verified long ago, with a tag": (_where(Field.VERIFIED, Operator.LONGER_AGO, 730), _TEA),
    "no address, with a tag": (_where(Field.ADDRESS, Operator.HAS_NOT), _TEA),
    "organisations": (_where(Field.KIND, Operator.IS, "organisation"),),
    "nobody at all: two large halves apart": (_TEA, _where(Field.LAST_VISIT, Operator.SINCE, "2027-01-01")),
    "nobody at all: no phone": (_where(Field.PHONE, Operator.HAS_NOT), _where(Field.EMAIL, Operator.HAS_NOT)),
}


def measure(folder: Path, size: int, count: int) -> list[Figure]:
    """Customers by name, the page after nineteen twentieths of them; then every filter."""
    opened = shop.open_shop(folder)
    deep = tuple(db.execute_sql(_DEEP, (size // 20,)).fetchone())
    query, now = CustomerQuery(), shop.local_now()
    ours = figures.times(lambda: customers.page(query, deep, now=now), count)
    first = figures.times(lambda: customers.page(query, now=now), count)
    bare = figures.times(lambda: db.execute_sql(_BARE, deep).fetchall(), count)
    name = f"page of customers at {size * 19 // 20:,} of {size:,}"
    beside_first = figures.within(
        f"{name}, beside the first page", figures.percentile(ours, 0.5), figures.percentile(first, 0.5), "ms", 1.5
    )
    found = [
        figures.Figure(name, figures.percentile(ours, 0.5), figures.percentile(bare, 0.5), "ms"),
        beside_first,
        *_filters(size, count),
    ]
    opened.close()
    return found


def _filters(size: int, count: int) -> list[Figure]:
    """The first page of each filter over a file with something to filter, which is taken back afterwards."""
    with db.atomic() as everything:
        for statement in _SPREAD.split(";"):
            db.execute_sql(statement)
        asked = {f"“{only}”": CustomerQuery(filter=only, tag="bench tea") for only in _built_in()}
        asked |= {
            name: CustomerQuery(filter=CustomerFilter.SAVED, conditions=conditions, sort=Sort("name"))
            for name, conditions in FILTERS.items()
        }
        asked["a text in a rare tag"] = CustomerQuery("jan", CustomerFilter.TAG, tag="bench rare")
        asked["a letter in a town"] = CustomerQuery("a", CustomerFilter.SAVED, conditions=(_TOWN,))
        found = [_filter(name, query, size, max(count // 10, 3)) for name, query in asked.items()]
        everything.rollback()
    return found


def _built_in() -> list[CustomerFilter]:
    return [only for only in CustomerFilter if only is not CustomerFilter.SAVED]


def _filter(name: str, query: CustomerQuery, size: int, count: int) -> Figure:
    now = shop.local_now()
    rows = customers.page(query, now=now).rows
    ids = json.dumps([row.id for row in rows])
    ours = figures.times(lambda: customers.page(query, now=now), count)
    bare = figures.times(lambda: db.execute_sql(_BARE_PAGE, (ids,)).fetchall(), count)
    spent = figures.percentile(ours, 0.5)
    return figures.Figure(
        f"filter {name}, first page ({len(rows)}) of {size:,}",
        spent,
        figures.percentile(bare, 0.5),
        "ms",
        f"≤ {MOST_MILLISECONDS} ms",
        spent <= MOST_MILLISECONDS,
    )
