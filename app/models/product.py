"""Products in the file: one row each, the codes that name it, and who supplies it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import peewee

from app.domain import gtin
from app.domain.content import ContentUnit
from app.domain.names import PersonName, sort_key
from app.domain.page import Cursor, Page
from app.domain.product import ProductCode, ProductDraft, ProductQuery, ProductRow, StoredCodeKind, Unit
from app.domain.warranty import LIFETIME, Term, TermUnit
from app.models import picture, stored
from app.models.database import db

_AFTER_ALL = ("\U0010ffff", 2**62)
_BEFORE_ALL = ("", 0)
_COLUMNS = (
    "p.id, p.sku, p.name, coalesce((SELECT c.code FROM product_code c WHERE c.product_id = p.id "
    "ORDER BY c.kind = 'other', c.code LIMIT 1), ''), p.price_micro, p.unit, p.category, p.term_count, p.term_unit, "
    "p.ask_serial, p.ask_batch, p.active, p.new_on"
)
_ROWS = f"SELECT {_COLUMNS} FROM product p WHERE p.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants
_ORDERED = {
    ("name", False): "SELECT id, sort_key, id FROM product WHERE (sort_key, id) > (?, ?) ORDER BY sort_key, id LIMIT ?",
    ("name", True): "SELECT id, sort_key, id FROM product WHERE (sort_key, id) < (?, ?) "
    "ORDER BY sort_key DESC, id DESC LIMIT ?",
    ("sku", False): "SELECT id, sku, id FROM product WHERE (sku, id) > (?, ?) ORDER BY sku, id LIMIT ?",
    ("sku", True): "SELECT id, sku, id FROM product WHERE (sku, id) < (?, ?) ORDER BY sku DESC, id DESC LIMIT ?",
}
_IN_CATEGORY = (
    "SELECT id, sort_key, id FROM product WHERE category = ? AND (sort_key, id) > (?, ?) ORDER BY sort_key, id LIMIT ?"
)
_IN_CATEGORY_DOWN = (
    "SELECT id, sort_key, id FROM product WHERE category = ? AND (sort_key, id) < (?, ?) "
    "ORDER BY sort_key DESC, id DESC LIMIT ?"
)
_NEW = (
    "SELECT id, new_on, id FROM product WHERE new_on >= ? AND (new_on, id) < (?, ?) "
    "ORDER BY new_on DESC, id DESC LIMIT ?"
)
_WITHOUT_PICTURE = "SELECT count(*) FROM product WHERE picture_id IS NULL AND id IN (SELECT value FROM json_each(?))"
_COUNT_NEW = "SELECT count(*) FROM (SELECT 1 FROM product WHERE new_on >= ? LIMIT ?)"
_CODES = "SELECT code, kind FROM product_code WHERE product_id = ? ORDER BY kind = 'other', code"
_BY_CODE = "SELECT product_id FROM product_code WHERE code = ?"
# Typed in any case, but two that differ only by case stay two.
_BY_SKU = "SELECT id FROM product WHERE sku = ? COLLATE NOCASE ORDER BY sku = ? DESC, id LIMIT 1"
_NEXT_ID = "SELECT coalesce(max(id), 0) + 1 FROM product"
_OWNER = "SELECT p.id, p.name FROM product_code c JOIN product p ON p.id = c.product_id WHERE c.code = ?"
_PUT_CODE = "INSERT INTO product_code (code, product_id, kind) VALUES (?, ?, ?)"
_PUT_SUPPLIER = "INSERT INTO supplier (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = name RETURNING id"
_NEXT_CATEGORY = "SELECT min(category) FROM product WHERE category > ?"
_COUNT_CATEGORY = "SELECT count(*) FROM (SELECT 1 FROM product WHERE category = ? LIMIT ?)"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM product LIMIT ?)"
_SOLD = (
    "SELECT coalesce(sum(quantity_milli), 0) FROM (SELECT quantity_milli FROM sale_line WHERE product_id = ? "
    "ORDER BY id DESC LIMIT ?)"
)
_LAST_SOLD = (
    "SELECT s.at FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE l.product_id = ? AND l.quantity_milli > 0 "
    "ORDER BY l.id DESC LIMIT 1"
)
_WAS_SOLD = (
    "SELECT EXISTS (SELECT 1 FROM sale_line WHERE product_id = ?1) OR EXISTS (SELECT 1 FROM unit WHERE product_id = ?1)"
)


class Product(peewee.Model):
    """One product; `price_micro` is its price in millionths of the main unit."""

    id = peewee.AutoField()
    sku = peewee.TextField(unique=True)
    name = peewee.TextField()
    sort_key = peewee.TextField()
    unit = peewee.TextField()
    price_micro = peewee.IntegerField()
    tax_code = peewee.TextField()
    category = peewee.TextField()
    supplier_id = peewee.IntegerField(null=True)
    term_count = peewee.IntegerField(null=True)
    term_unit = peewee.TextField(null=True)
    ask_serial = peewee.IntegerField()
    ask_batch = peewee.IntegerField()
    care = peewee.TextField()
    prompt = peewee.TextField()
    active = peewee.IntegerField()
    content_milli = peewee.IntegerField(null=True)
    content_unit = peewee.TextField(default="")
    picture_id = peewee.IntegerField(null=True)
    pitch = peewee.TextField()
    new_on = peewee.TextField(null=True)
    demo = peewee.IntegerField(default=0)
    import_id = peewee.IntegerField(null=True)
    created_at = peewee.TextField()
    updated_at = peewee.TextField()

    class Meta:
        database = db
        table_name = "product"


def insert(draft: ProductDraft, codes: tuple[ProductCode, ...], now: datetime) -> int:
    """Write a new product inside the caller's transaction and return its id; an empty sku becomes a free number."""
    at = stored.moment(now)
    values = columns(draft) | {"sku": draft.sku or _free_sku()}
    row = Product.create(created_at=at, updated_at=at, **values)
    _write_codes(int(row.id), codes)
    return int(row.id)


def _free_sku() -> str:
    number = int(db.execute_sql(_NEXT_ID).fetchone()[0])
    while id_of_sku(str(number)) is not None:
        number += 1
    return str(number)


def update(product_id: int, draft: ProductDraft, codes: tuple[ProductCode, ...], now: datetime) -> None:
    """Write a changed product inside the caller's transaction; an empty sku keeps the one it has."""
    values = columns(draft) | {"updated_at": stored.moment(now)}
    if not draft.sku:
        del values["sku"]
    Product.update(**values).where(Product.id == product_id).execute()
    db.execute_sql("DELETE FROM product_code WHERE product_id = ?", (product_id,))
    _write_codes(product_id, codes)


def _write_codes(product_id: int, codes: tuple[ProductCode, ...]) -> None:
    for code in dict.fromkeys(codes):
        db.execute_sql(_PUT_CODE, (code.code, product_id, code.kind.value))


def columns(draft: ProductDraft) -> dict[str, object]:
    """The draft as the columns of its row; its supplier is written down."""
    return {
        "sku": draft.sku,
        "name": draft.name,
        "sort_key": sort_key(PersonName(draft.name, "")),
        "unit": draft.unit.value,
        "price_micro": stored.micro(draft.price or Decimal(0)),
        "tax_code": draft.tax_code,
        "category": draft.category,
        "supplier_id": _supplier(draft.supplier) if draft.supplier else None,
        "term_count": draft.term_count,
        "term_unit": draft.term_unit.value if draft.term_unit else None,
        "ask_serial": int(draft.ask_serial),
        "ask_batch": int(draft.ask_batch),
        "care": draft.care,
        "prompt": draft.prompt,
        "active": int(draft.active),
        "content_milli": None if draft.content is None else stored.milli(draft.content),
        "content_unit": draft.content_unit.value if draft.content_unit else "",
        "picture_id": picture.identity(draft.picture),
        "pitch": draft.pitch,
        "new_on": stored.day(draft.new_on) if draft.new_on else None,
    }


def _supplier(name: str) -> int:
    return int(db.execute_sql(_PUT_SUPPLIER, (name,)).fetchone()[0])


def set_picture(product_id: int, digest: str, now: datetime) -> None:
    """Give a product another picture, inside the caller's transaction."""
    values = {"picture_id": picture.identity(digest), "updated_at": stored.moment(now)}
    Product.update(**values).where(Product.id == product_id).execute()


def was_sold(product_id: int) -> bool:
    """Whether a sale or a warranty names the product."""
    return bool(db.execute_sql(_WAS_SOLD, (product_id,)).fetchone()[0])


def delete(product_id: int) -> None:
    """Forget a product that was never sold, inside the caller's transaction."""
    db.execute_sql("DELETE FROM product WHERE id = ?", (product_id,))


def draft_of(product_id: int) -> ProductDraft | None:
    """What a form can change of a product."""
    row = Product.get_or_none(Product.id == product_id)
    if row is None:
        return None
    supplier = db.execute_sql("SELECT name FROM supplier WHERE id = ?", (row.supplier_id,)).fetchone()
    return ProductDraft(
        id=row.id,
        sku=row.sku,
        name=row.name,
        codes=tuple(code.shown for code in codes(product_id)),
        price=stored.read_micro(row.price_micro),
        tax_code=row.tax_code,
        unit=Unit(row.unit),
        category=row.category,
        supplier=supplier[0] if supplier else "",
        term_count=row.term_count,
        term_unit=TermUnit(row.term_unit) if row.term_unit else None,
        ask_serial=bool(row.ask_serial),
        ask_batch=bool(row.ask_batch),
        care=row.care,
        prompt=row.prompt,
        active=bool(row.active),
        content=None if row.content_milli is None else stored.read_milli(row.content_milli),
        content_unit=ContentUnit(row.content_unit) if row.content_unit else None,
        picture=picture.digest_of(row.picture_id),
        pitch=row.pitch,
        new_on=stored.read_day(row.new_on),
    )


def codes(product_id: int) -> tuple[ProductCode, ...]:
    """The codes that name a product, the ones on packages first."""
    return tuple(ProductCode(code, StoredCodeKind(kind)) for code, kind in db.execute_sql(_CODES, (product_id,)))


def id_of_code(code: str) -> int | None:
    """The product with that code in the form codes are kept in."""
    row = db.execute_sql(_BY_CODE, (code,)).fetchone()
    return int(row[0]) if row else None


def id_of_sku(sku: str) -> int | None:
    """The product with that number of the shop's own, in whatever case."""
    row = db.execute_sql(_BY_SKU, (sku, sku)).fetchone()
    return int(row[0]) if row else None


def owner_of_code(code: str) -> tuple[int, str] | None:
    """Id and name of the product with that code."""
    row = db.execute_sql(_OWNER, (code,)).fetchone()
    return (int(row[0]), str(row[1])) if row else None


def ids(query: ProductQuery, cursor: Cursor | None, limit: int) -> Page[int]:
    """The next products of a list without a text."""
    start = cursor or (_AFTER_ALL if query.sort.descending or query.new_since else _BEFORE_ALL)
    if query.new_since is not None:
        found = db.execute_sql(_NEW, (stored.day(query.new_since), *start, limit + 1)).fetchall()
    elif query.category is not None:
        sql = _IN_CATEGORY_DOWN if query.sort.descending else _IN_CATEGORY
        found = db.execute_sql(sql, (query.category, *start, limit + 1)).fetchall()
    else:
        found = db.execute_sql(_ORDERED[query.sort.key, query.sort.descending], (*start, limit + 1)).fetchall()
    more = tuple(found[limit - 1][1:]) if len(found) > limit else None
    return Page(tuple(int(row[0]) for row in found[:limit]), more)


def rows(ids: Sequence[int]) -> tuple[ProductRow, ...]:
    """The rows of a page, in the order of the ids."""
    found = {row[0]: row for row in db.execute_sql(_ROWS, (json.dumps(list(ids)),))}
    return tuple(_row(found[one]) for one in ids if one in found)


def _row(row: Sequence[Any]) -> ProductRow:
    identity, sku, name, code, price, unit, category, count, term_unit, serial, batch, active, new_on = row
    return ProductRow(
        id=identity,
        sku=sku,
        name=name,
        code=gtin.shortest(code) if gtin.fits(code) else code,
        price=stored.read_micro(price),
        unit=Unit(unit),
        category=category,
        term=_term(count, term_unit),
        ask_serial=bool(serial),
        ask_batch=bool(batch),
        active=bool(active),
        new_on=stored.read_day(new_on),
    )


def _term(count: int | None, unit: str | None) -> Term | None:
    if unit is None:
        return None
    return LIFETIME if unit == TermUnit.LIFETIME else Term(count or 0, TermUnit(unit))


def categories(limit: int, count_limit: int) -> tuple[tuple[str, int], ...]:
    """The first categories in use and how many products each has, counted up to a limit."""
    found: list[tuple[str, int]] = []
    name = db.execute_sql(_NEXT_CATEGORY, ("",)).fetchone()[0]
    while name is not None and len(found) < limit:
        found.append((name, int(db.execute_sql(_COUNT_CATEGORY, (name, count_limit)).fetchone()[0])))
        name = db.execute_sql(_NEXT_CATEGORY, (name,)).fetchone()[0]
    return tuple(found)


def count(limit: int) -> int:
    """How many products there are, counted up to a limit."""
    return int(db.execute_sql(_COUNT, (limit,)).fetchone()[0])


def count_new(since: date, limit: int) -> int:
    """How many products are new since a day, counted up to a limit."""
    return int(db.execute_sql(_COUNT_NEW, (stored.day(since), limit)).fetchone()[0])


def without_picture(ids: Sequence[int]) -> int:
    """How many of these products have no picture."""
    return int(db.execute_sql(_WITHOUT_PICTURE, (json.dumps(list(ids)),)).fetchone()[0])


def sold(product_id: int, lines: int) -> Decimal:
    """How much of it the newest sale lines moved, returns taken off."""
    return stored.read_milli(int(db.execute_sql(_SOLD, (product_id, lines)).fetchone()[0]))


def last_sold(product_id: int) -> datetime | None:
    """When it was sold last."""
    row = db.execute_sql(_LAST_SOLD, (product_id,)).fetchone()
    return stored.read_moment(row[0]) if row else None
