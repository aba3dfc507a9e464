"""Who in the file may be the one being written down: a handful of customers by each index, never a walk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.birthday import Birthday
from app.models.database import db

_PHONE = "SELECT customer_id FROM customer_phone WHERE e164 = ? ORDER BY customer_id DESC LIMIT ?"
_EMAIL = "SELECT customer_id FROM customer_email WHERE lower(address) = ? ORDER BY customer_id DESC LIMIT ?"
_CARD = "SELECT id FROM customer WHERE card = ? LIMIT ?"
_BORN = (
    "SELECT id FROM customer WHERE birth_year = ? AND birth_month = ? AND birth_day = ? AND live = 1 "
    "ORDER BY id DESC LIMIT ?"
)
_MATCH = "SELECT rowid FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid DESC LIMIT ?"
_BEARERS = "SELECT count(*) FROM (SELECT 1 FROM customer WHERE given_key = ? AND given_key <> '' AND live = 1 LIMIT ?)"


def with_phone(e164: str, limit: int) -> list[int]:
    """Who can be called at a number."""
    return _ids(_PHONE, e164, limit)


def with_email(address: str, limit: int) -> list[int]:
    """Who has an e-mail address, in whatever case."""
    return _ids(_EMAIL, address, limit)


def with_card(card: str) -> list[int]:
    """Who carries a card."""
    return _ids(_CARD, card, 1)


def born(birthday: Birthday, limit: int) -> list[int]:
    """Who was born on that day of that year."""
    return _ids(_BORN, birthday.year, birthday.month, birthday.day, limit)


def bearers(given_key: str, limit: int) -> int:
    """How many have a given name, counted up to a limit."""
    return int(db.execute_sql(_BEARERS, (given_key, limit)).fetchone()[0])


def with_keys(asked: Sequence[Sequence[str]], limit: int) -> list[int]:
    """The newest customers whose search keys have one of each of these; a key ending in `*` is a beginning."""
    if not asked or not all(asked):
        return []
    return _ids(_MATCH, " AND ".join(f"({' OR '.join(map(_quoted, ways))})" for ways in asked), limit)


def _quoted(key: str) -> str:
    bare = key.removesuffix("*")
    return f'"{bare.replace(chr(34), chr(34) * 2)}"' + ("*" if key.endswith("*") else "")


def _ids(sql: str, *values: object) -> list[int]:
    return [int(row[0]) for row in db.execute_sql(sql, values).fetchall()]


def once(*found: Iterable[int]) -> tuple[int, ...]:
    """Every id once, in the order of the lists."""
    return tuple(dict.fromkeys(identity for ids in found for identity in ids))
