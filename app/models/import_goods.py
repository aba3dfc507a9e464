"""Products of a list: which the shop has, looked up for a whole batch, and new ones written together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain import search_keys
from app.domain.product import ProductCode, ProductDraft
from app.models import bulk, product, search, stored
from app.models.database import db

_BY = {
    "s": "SELECT lower(sku), id FROM product WHERE sku COLLATE NOCASE IN (SELECT value FROM json_each(?))",
    "c": "SELECT code, product_id FROM product_code WHERE code IN (SELECT value FROM json_each(?))",
    "n": "SELECT sort_key, id FROM product WHERE sort_key IN (SELECT value FROM json_each(?))",
}
_CODE = "INSERT INTO product_code (code, product_id, kind) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product about to be written; without an own code it gets a free number."""

    draft: ProductDraft
    codes: tuple[ProductCode, ...]


def own_key(sku: str) -> str:
    """An own code as the engine compares it: capitals of the Latin alphabet are small letters, others are not."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in sku)


def known(keys: Iterable[str]) -> dict[str, int]:
    """The products that carry these keys: `s:` and an own code, `c:` and a bar code, `n:` and a sort key."""
    asked: dict[str, list[str]] = {kind: [] for kind in _BY}
    for key in keys:
        asked[key[0]].append(key[2:])
    found: dict[str, int] = {}
    for kind, texts in asked.items():
        for text, identity in db.execute_sql(_BY[kind], (json.dumps(texts),)):
            found.setdefault(f"{kind}:{text}", int(identity))
    return found


def add(products: Sequence[NewProduct], run: int, now: datetime) -> None:
    """Write products with their codes and search words, inside the caller's transaction."""
    if not products:
        return
    identity, at = bulk.next_id("product"), stored.moment(now)
    rows: list[tuple[object, ...]] = []
    codes: list[tuple[object, ...]] = []
    words: list[tuple[int, str]] = []
    free = _Free(one.draft.sku for one in products)
    names: tuple[str, ...] = ()
    for own, new in enumerate(products, identity):
        draft = new.draft
        values = product.columns(draft) | {"sku": draft.sku or free.next(own)}
        names = tuple(values)
        rows.append((own, run, at, at, *values.values()))
        codes += [(code.code, own, code.kind.value) for code in new.codes]
        shown = [code.shown for code in new.codes]
        keys = search_keys.product_keys(
            draft.name, codes=shown, sku=str(values["sku"]), category=draft.category, supplier=draft.supplier
        )
        words.append((own, keys))
    columns = ("id", "import_id", "created_at", "updated_at", *names)
    sql = f"INSERT INTO product ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - names are ours
    bulk.many(sql, rows)
    bulk.many(_CODE, codes)
    search.put_many(search.Kind.PRODUCT, words)


def made_by(run: int, product_id: int) -> bool:
    """Whether a product came with this import."""
    row = db.execute_sql("SELECT import_id = ? FROM product WHERE id = ?", (run, product_id)).fetchone()
    return bool(row and row[0])


class _Free:
    """Numbers that are no product's own code, nor become one in this batch."""

    def __init__(self, named: Iterable[str]) -> None:
        self._named = {own_key(sku) for sku in named if sku}
        self._last = 0

    def next(self, wanted: int) -> str:
        number = max(wanted, self._last + 1)
        while str(number) in self._named or product.id_of_sku(str(number)) is not None:
            number += 1
        self._last = number
        return str(number)
