"""One change for many customers: who of a batch would become different, and changing them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from app.domain.act import ChangeKind
from app.domain.consent import Answer
from app.domain.mass_change import Deed, Delete, GiveTag, SetLanguage, TakeTag, WriteAnswer
from app.models import bin as stored_bin
from app.models import bulk, consent, stored
from app.models.database import db

Change = tuple[str, int, str, str]
_LIVE = "FROM customer c WHERE c.live = 1 AND c.id IN (SELECT value FROM json_each(?1))"
_WITHOUT_TAG = f"SELECT c.id {_LIVE} AND NOT EXISTS (SELECT 1 FROM customer_tag WHERE customer_id = c.id AND tag = ?2)"  # noqa: S608 - constants
_WITH_TAG = f"SELECT c.id {_LIVE} AND EXISTS (SELECT 1 FROM customer_tag WHERE customer_id = c.id AND tag = ?2)"  # noqa: S608 - constants
_OTHER_LANGUAGE = f"SELECT c.id, c.language {_LIVE} AND c.language <> ?2"
_OTHER_ANSWER = f"""
SELECT c.id {_LIVE} AND coalesce((SELECT state FROM consent WHERE customer_id = c.id AND channel = ?2 AND purpose = ?3
ORDER BY id DESC LIMIT 1), 'not_asked') NOT IN (?4, iif(?4 = 'no', '', 'no'))
"""  # noqa: S608 - constants
_ALL = f"SELECT c.id {_LIVE}"


def changing(deed: Deed, ids: Sequence[int]) -> tuple[tuple[Any, ...], ...]:
    """Who of these would become different: the id, and what is there now where it is needed to go back."""
    wanted = json.dumps(list(ids))
    if isinstance(deed, GiveTag | TakeTag):
        return _rows(_WITHOUT_TAG if isinstance(deed, GiveTag) else _WITH_TAG, wanted, deed.tag)
    if isinstance(deed, SetLanguage):
        return _rows(_OTHER_LANGUAGE, wanted, deed.language)
    if isinstance(deed, WriteAnswer):
        return _rows(_OTHER_ANSWER, wanted, deed.channel.value, deed.purpose.value, deed.state.value)
    return _rows(_ALL, wanted)


def change(deed: Deed, ids: Sequence[int], *, staff: str, at: datetime) -> tuple[Change, ...]:
    """Change them inside the caller's transaction; what it did to each, for the act."""
    rows = changing(deed, ids)
    changed = tuple(_DEEDS[type(deed)](deed, rows, staff, at))
    if not isinstance(deed, WriteAnswer):
        touched = json.dumps([row[0] for row in rows])
        sql = "UPDATE customer SET updated_at = ? WHERE id IN (SELECT value FROM json_each(?))"
        db.execute_sql(sql, (stored.moment(at), touched))
    return changed


def _give(deed: GiveTag, rows: Sequence[Any], _staff: str, _at: datetime) -> list[Change]:
    bulk.many("INSERT INTO customer_tag (customer_id, tag) VALUES (?, ?)", ((row[0], deed.tag) for row in rows))
    return [(ChangeKind.CUSTOMER, row[0], _fields(tags=[]), _fields(tags=[deed.tag])) for row in rows]


def _take(deed: TakeTag, rows: Sequence[Any], _staff: str, _at: datetime) -> list[Change]:
    bulk.many("DELETE FROM customer_tag WHERE customer_id = ? AND tag = ?", ((row[0], deed.tag) for row in rows))
    return [(ChangeKind.CUSTOMER, row[0], _fields(tags=[deed.tag]), _fields(tags=[])) for row in rows]


def _speak(deed: SetLanguage, rows: Sequence[Any], _staff: str, _at: datetime) -> list[Change]:
    bulk.many("UPDATE customer SET language = ? WHERE id = ?", ((deed.language, row[0]) for row in rows))
    after = _fields(language=deed.language)
    return [(ChangeKind.CUSTOMER, row[0], _fields(language=row[1]), after) for row in rows]


def _answer(deed: WriteAnswer, rows: Sequence[Any], staff: str, at: datetime) -> list[Change]:
    answer = Answer(deed.channel, deed.purpose, deed.state, at, deed.source, deed.wording, staff)
    return [(ChangeKind.CONSENT, row[0], "", json.dumps(consent.add(row[0], answer))) for row in rows]


def _delete(_deed: Delete, rows: Sequence[Any], _staff: str, at: datetime) -> list[Change]:
    return [(ChangeKind.BIN, one, "1", "") for one in stored_bin.put_away([row[0] for row in rows], at)]


def _fields(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False)


def _rows(sql: str, *values: object) -> tuple[tuple[Any, ...], ...]:
    return tuple(db.execute_sql(sql, values).fetchall())


_DEEDS: dict[type, Callable[[Any, Sequence[Any], str, datetime], list[Change]]] = {
    GiveTag: _give,
    TakeTag: _take,
    SetLanguage: _speak,
    WriteAnswer: _answer,
    Delete: _delete,
}
