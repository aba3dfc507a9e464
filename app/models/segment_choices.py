"""What a condition's value can be picked from: the towns, tags, sources, categories, products and imports in use."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain import search_keys
from app.domain.folding import fold
from app.domain.segment import ValueKind
from app.domain.simplified import simplified
from app.models import finding, search
from app.models.database import db

# Each step goes to the next value of an index, however many records carry the one before.
_NEXT = {
    ValueKind.TAG: "SELECT min(tag) FROM customer_tag WHERE tag > ?",
    ValueKind.TOWN: "SELECT min(city) FROM address WHERE city > ? AND city <> ''",
    ValueKind.SOURCE: "SELECT min(source) FROM customer WHERE source > ? AND source <> '' AND live = 1",
    ValueKind.CATEGORY: "SELECT min(category) FROM product WHERE category > ?",
}
_IMPORTS = "SELECT id, file_name FROM import_run WHERE state = 'finished' ORDER BY id DESC LIMIT ?"
# A shop with more towns than this types the beginning of the one it means.
_MOST_STEPS = 5_000


def of(kind: ValueKind, text: str, limit: int) -> tuple[tuple[str, str], ...]:
    """Values and their words: those that begin with the text, in any case and without accents, then others."""
    if kind is ValueKind.IMPORT:
        rows = db.execute_sql(_IMPORTS, (limit,)).fetchall()
        return tuple((str(identity), f"{identity} · {name}") for identity, name in rows)
    if kind is ValueKind.PRODUCT:
        ids = search.product_ids(search_keys.query(text), limit)
        return tuple((sku, name) for _, sku, name, *_rest in finding.products(ids))
    if kind not in _NEXT:
        return ()
    wanted = _plain(text)
    holding = sorted((value for value in _values(kind) if wanted in _plain(value)), key=lambda v: _rank(v, wanted))
    return tuple((value, value) for value in holding[:limit])


def _rank(value: str, wanted: str) -> tuple[bool, str]:
    plain = _plain(value)
    return (not plain.startswith(wanted), plain)


def _plain(text: str) -> str:
    return simplified(fold(text))


def _values(kind: ValueKind) -> Iterator[str]:
    value = ""
    for _ in range(_MOST_STEPS):
        value = db.execute_sql(_NEXT[kind], (value,)).fetchone()[0]
        if value is None:
            return
        yield value
