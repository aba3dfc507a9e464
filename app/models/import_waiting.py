"""Rows of an import that wait for somebody to say whether they are a customer the shop has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.domain import customer_json
from app.domain.consent import Channel, Purpose, State
from app.domain.customer import CustomerDraft
from app.models import bulk
from app.models.database import db

_ADD = "INSERT INTO import_waiting (run_id, row, content, offers, picture) VALUES (?, ?, ?, ?, ?)"
_COLUMNS = "id, row, content, offers, picture"
_OF_RUN = f"SELECT {_COLUMNS} FROM import_waiting WHERE run_id = ? ORDER BY row, id LIMIT ?"  # noqa: S608 - constants
_FIND = f"SELECT {_COLUMNS} FROM import_waiting WHERE run_id = ? AND id = ?"  # noqa: S608 - constants

Consent = tuple[Channel, Purpose, State]


@dataclass(frozen=True, slots=True)
class Offered:
    """A customer the row may be: how alike they are, from 0 to 100, and the keys of verdict and reasons."""

    customer_id: int
    score: int
    verdict: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A row that waits. `id` is 0 before it is stored."""

    id: int = 0
    row: int
    draft: CustomerDraft
    external: str = ""
    consents: tuple[Consent, ...] = ()
    offers: tuple[Offered, ...] = ()
    picture: bytes | None = field(default=None, repr=False)


def add(run: int, rows: Iterable[Waiting]) -> None:
    """Keep rows, inside the transaction of the batch itself."""
    bulk.many(_ADD, [(run, one.row, _content(one), _offers(one.offers), one.picture) for one in rows])


def of_run(run: int, limit: int) -> tuple[Waiting, ...]:
    """The first rows of a run that wait."""
    return tuple(_waiting(*row) for row in db.execute_sql(_OF_RUN, (run, limit)))


def find(run: int, identity: int) -> Waiting | None:
    """One row that waits."""
    row = db.execute_sql(_FIND, (run, identity)).fetchone()
    return _waiting(*row) if row else None


def count(run: int) -> int:
    """How many rows of a run wait."""
    return int(db.execute_sql("SELECT count(*) FROM import_waiting WHERE run_id = ?", (run,)).fetchone()[0])


def drop(run: int, ids: Sequence[int] | None = None) -> None:
    """Forget rows that were decided, or all of a run."""
    if ids is None:
        db.execute_sql("DELETE FROM import_waiting WHERE run_id = ?", (run,))
    else:
        sql = "DELETE FROM import_waiting WHERE run_id = ? AND id IN (SELECT value FROM json_each(?))"
        db.execute_sql(sql, (run, json.dumps(list(ids))))


def _content(one: Waiting) -> str:
    values = {"draft": customer_json.written(one.draft), "external": one.external, "consents": one.consents}
    return json.dumps(values, ensure_ascii=False)


def _offers(offers: Iterable[Offered]) -> str:
    return json.dumps([(one.customer_id, one.score, one.verdict, one.reasons) for one in offers])


def _waiting(identity: int, row: int, content: str, offers: str, picture: bytes | None) -> Waiting:
    values = json.loads(content)
    return Waiting(
        id=int(identity),
        row=int(row),
        draft=customer_json.read(values["draft"]),
        external=values["external"],
        consents=tuple((Channel(c), Purpose(p), State(s)) for c, p, s in values["consents"]),
        offers=tuple(Offered(one, score, verdict, tuple(why)) for one, score, verdict, why in json.loads(offers)),
        picture=bytes(picture) if picture else None,
    )
