"""What customers look for: one row each, and the index over the words of those that still wait."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import peewee

from app.domain.money import Money
from app.domain.names import PersonName, listed
from app.domain.need import Need, NeedDraft, NeedState
from app.domain.phones import Phone
from app.models import stored
from app.models.database import db

_COLUMNS = (
    "n.id, n.customer_id, n.what, n.features, n.price_limit, n.currency, n.wanted_by, n.product_id, "
    "coalesce((SELECT name FROM product WHERE id = n.product_id), ''), n.category, n.state, n.created_at, n.staff, "
    "n.told_at, n.note"
)
_WAITS = "n.state IN ('open', 'told')"
_FIND = f"SELECT {_COLUMNS} FROM need n WHERE n.id = ?"  # noqa: S608 - constants
_OF_CUSTOMER = f"SELECT {_COLUMNS} FROM need n WHERE n.customer_id = ? ORDER BY n.id DESC LIMIT ?"  # noqa: S608 - constants
_WAITING_OF = f"SELECT {_COLUMNS} FROM need n WHERE n.customer_id IN (SELECT value FROM json_each(?)) AND {_WAITS}"  # noqa: S608 - constants
_FOR_PRODUCT = f"SELECT n.id FROM need n WHERE n.product_id = ? AND {_WAITS} ORDER BY n.id LIMIT ?"  # noqa: S608 - constants
_BY_WORDS = "SELECT rowid FROM need_search WHERE need_search MATCH ? ORDER BY rowid DESC LIMIT ?"
_WITH_PEOPLE = (
    f"SELECT {_COLUMNS}, c.number, c.display_name, c.kind, c.family_name, c.given_name, c.title_before, "  # noqa: S608 - constants
    "c.title_after, c.middle_name, c.language, p.typed, p.e164 FROM need n "
    "JOIN customer c ON c.id = n.customer_id AND c.live = 1 "
    "LEFT JOIN customer_phone p ON p.customer_id = c.id AND p.position = 0 "
    f"WHERE n.id IN (SELECT value FROM json_each(?)) AND {_WAITS} ORDER BY n.id"
)
_GOODS_BY_WORDS = "SELECT rowid FROM product_search WHERE product_search MATCH ? ORDER BY rowid DESC LIMIT ?"
_GOODS = (
    "SELECT id, name, category, price_micro, tax_code, created_at FROM product "
    "WHERE id IN (SELECT value FROM json_each(?)) AND active = 1 ORDER BY id DESC"
)


class NeedTable(peewee.Model):
    """One need."""

    id = peewee.AutoField()
    customer_id = peewee.IntegerField()
    what = peewee.TextField()
    features = peewee.TextField()
    price_limit = peewee.IntegerField(null=True)
    currency = peewee.TextField()
    wanted_by = peewee.TextField(null=True)
    product_id = peewee.IntegerField(null=True)
    category = peewee.TextField()
    state = peewee.TextField(default="open")
    created_at = peewee.TextField()
    staff = peewee.TextField()
    told_at = peewee.TextField(null=True)
    note = peewee.TextField()

    class Meta:
        database = db
        table_name = "need"


class Asker(NamedTuple):
    """A need that waits, and who has it."""

    need: Need
    number: int
    name: str
    person: PersonName
    phone: Phone | None
    language: str


class Stocked(NamedTuple):
    """A product as needs look at it; its price is as marked."""

    id: int
    name: str
    category: str
    price: Decimal
    tax_code: str
    since: date


def insert(draft: NeedDraft, staff: str, now: datetime) -> int:
    """Write a new need inside the caller's transaction and return its id."""
    row = NeedTable.create(created_at=stored.moment(now), staff=staff, **_values(draft))
    return int(row.id)


def update(draft: NeedDraft) -> None:
    """Write a changed need inside the caller's transaction; its state stays."""
    NeedTable.update(**_values(draft)).where(NeedTable.id == draft.id).execute()


def delete(need_id: int) -> None:
    """Forget a need, inside the caller's transaction."""
    NeedTable.delete().where(NeedTable.id == need_id).execute()


def move(need_id: int, state: NeedState, told_at: datetime | None) -> None:
    """Put a need into another state, inside the caller's transaction."""
    told = stored.moment(told_at) if told_at else None
    NeedTable.update(state=state.value, told_at=told).where(NeedTable.id == need_id).execute()


def find(need_id: int) -> Need | None:
    """One need."""
    row = db.execute_sql(_FIND, (need_id,)).fetchone()
    return _need(row) if row else None


def of_customer(customer_id: int, limit: int) -> tuple[Need, ...]:
    """A customer's needs, the newest first."""
    return tuple(_need(row) for row in db.execute_sql(_OF_CUSTOMER, (customer_id, limit)).fetchall())


def waiting_of(customers: Iterable[int]) -> tuple[Need, ...]:
    """What these customers still wait for."""
    return tuple(_need(row) for row in db.execute_sql(_WAITING_OF, (json.dumps(list(customers)),)).fetchall())


def for_product(product_id: int, limit: int) -> tuple[int, ...]:
    """Needs that name this very product."""
    return tuple(int(row[0]) for row in db.execute_sql(_FOR_PRODUCT, (product_id, limit)))


def by_words(beginnings: Sequence[str], limit: int) -> tuple[int, ...]:
    """Needs that wait and say any word that begins so, the newest first."""
    return _matching(_BY_WORDS, beginnings, limit)


def askers(needs: Iterable[int]) -> tuple[Asker, ...]:
    """Those of these needs that still wait, with who has them."""
    rows = db.execute_sql(_WITH_PEOPLE, (json.dumps(list(needs)),)).fetchall()
    return tuple(_asker(row) for row in rows)


def goods_by_words(beginnings: Sequence[str], limit: int) -> tuple[int, ...]:
    """Products that say any word that begins so, the newest first."""
    return _matching(_GOODS_BY_WORDS, beginnings, limit)


def goods(ids: Iterable[int]) -> tuple[Stocked, ...]:
    """Those of these products that are still sold, the newest first."""
    return tuple(
        Stocked(identity, name, category, stored.read_micro(price), tax, stored.read_moment(since).date())
        for identity, name, category, price, tax, since in db.execute_sql(_GOODS, (json.dumps(list(ids)),)).fetchall()
    )


def _matching(sql: str, beginnings: Sequence[str], limit: int) -> tuple[int, ...]:
    if not beginnings:
        return ()
    wanted = " OR ".join(f'"{word}"*' for word in beginnings if '"' not in word)
    return tuple(int(row[0]) for row in db.execute_sql(sql, (wanted, limit)).fetchall())


def _values(draft: NeedDraft) -> dict[str, object]:
    limit = draft.price_limit
    return {
        "customer_id": draft.customer_id,
        "what": draft.what,
        "features": draft.features,
        "price_limit": limit.minor if limit else None,
        "currency": limit.currency if limit else "",
        "wanted_by": stored.day(draft.wanted_by) if draft.wanted_by else None,
        "product_id": draft.product_id,
        "category": draft.category,
        "note": draft.note,
    }


def _need(row: Sequence[Any]) -> Need:
    (
        identity,
        customer,
        what,
        features,
        limit,
        currency,
        by,
        product,
        product_name,
        category,
        state,
        at,
        staff,
        told,
    ) = row[:14]
    draft = NeedDraft(
        id=identity,
        customer_id=customer,
        what=what,
        features=features,
        price_limit=Money(limit, currency) if limit is not None else None,
        wanted_by=stored.read_day(by),
        product_id=product,
        product=product_name,
        category=category,
        note=row[14],
    )
    return Need(
        draft=draft,
        id=identity,
        state=NeedState(state),
        since=stored.read_moment(at).date(),
        staff=staff,
        told_at=stored.read_moment(told) if told else None,
    )


def _asker(row: Sequence[Any]) -> Asker:
    number, name, kind, family, given, before, after, middle, language, phone, e164 = row[15:]
    parts = PersonName(family, given, before, after, middle)
    return Asker(
        need=_need(row),
        number=number,
        name=name,
        person=listed(name, parts, firm=kind == "organisation"),
        phone=Phone(phone, e164) if phone else None,
        language=language,
    )
