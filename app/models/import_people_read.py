"""Who of the shop the rows of a file may be: looked up for a whole batch at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.models.database import db

# Of many with one name, the newest are looked at.
_NAMESAKES = 12
_PHONES = (
    "SELECT p.e164, p.customer_id FROM customer_phone p JOIN customer c ON c.id = p.customer_id "
    "WHERE c.live = 1 AND p.e164 IN (SELECT value FROM json_each(?))"
)
_EMAILS = (
    "SELECT lower(e.address), e.customer_id FROM customer_email e JOIN customer c ON c.id = e.customer_id "
    "WHERE c.live = 1 AND lower(e.address) IN (SELECT value FROM json_each(?))"
)
_CARDS = "SELECT card, id FROM customer WHERE live = 1 AND card IN (SELECT value FROM json_each(?))"
_NAMES = (
    "SELECT k.value, c.id FROM json_each(?) k JOIN customer c ON c.id IN "
    "(SELECT n.id FROM customer n WHERE n.sort_key = k.value AND n.live = 1 ORDER BY n.id DESC LIMIT ?)"
)
_EXTERNALS = (
    "SELECT x.external, k.id FROM customer_external x JOIN customer c ON c.id = x.customer_id "
    "JOIN customer k ON k.id = coalesce(c.merged_into, c.id) "
    "WHERE x.source = ? AND k.live = 1 AND x.external IN (SELECT value FROM json_each(?))"
)
_CARD_TAKEN = "SELECT card FROM customer WHERE card IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of customers by what names them: international phone, e-mail, card, sort key, id in the other program."""

    phones: dict[str, list[int]]
    emails: dict[str, list[int]]
    cards: dict[str, list[int]]
    names: dict[str, list[int]]
    externals: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the rows of a batch name."""

    phones: Iterable[str]
    emails: Iterable[str]
    cards: Iterable[str]
    names: Iterable[str]
    source: str = ""
    externals: Iterable[str] = ()


def known(asked: Asked) -> Known:
    """Every live customer who shares one of these."""
    return Known(
        phones=_grouped(_PHONES, _json(asked.phones)),
        emails=_grouped(_EMAILS, _json(asked.emails)),
        cards=_grouped(_CARDS, _json(asked.cards)),
        names=_grouped(_NAMES, _json(asked.names), _NAMESAKES),
        externals=_grouped(_EXTERNALS, asked.source, _json(asked.externals)),
    )


def cards_taken(cards: Iterable[str]) -> frozenset[str]:
    """Which of these cards somebody carries, or carried before leaving the file."""
    return frozenset(row[0] for row in db.execute_sql(_CARD_TAKEN, (_json(cards),)))


def made_by(run: int, customer_id: int) -> bool:
    """Whether a customer came with this import."""
    sql = "SELECT import_id = ? FROM customer WHERE id = ?"
    row = db.execute_sql(sql, (run, customer_id)).fetchone()
    return bool(row and row[0])


def has_external(source: str, external: str) -> bool:
    """Whether a record of another program is known."""
    sql = "SELECT EXISTS (SELECT 1 FROM customer_external WHERE source = ? AND external = ?)"
    return bool(db.execute_sql(sql, (source, external)).fetchone()[0])


def _json(texts: Iterable[str]) -> str:
    return json.dumps([text for text in set(texts) if text])


def _grouped(sql: str, *values: object) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for text, identity in db.execute_sql(sql, values):
        found[text].append(int(identity))
    return found
