"""What the file keeps about a person beside their record: who changed what, earlier numbers, ids of other programs."""

from __future__ import annotations

import json

from app.domain.person_report import LogFact
from app.models import stored
from app.models.database import db

_ENTRIES = (
    "SELECT at, staff, action, before, after FROM audit WHERE kind = 'customer' "
    "AND record IN (SELECT CAST(value AS TEXT) FROM json_each(?)) ORDER BY id DESC"
)
_EXTERNAL = (
    "SELECT source, external FROM customer_external WHERE customer_id IN (SELECT value FROM json_each(?)) "
    "ORDER BY source, external"
)


def entries(numbers: tuple[int, ...]) -> tuple[LogFact, ...]:
    """Who changed what in the records with these numbers, newest first."""
    rows = db.execute_sql(_ENTRIES, (json.dumps(numbers),)).fetchall()
    return tuple(
        LogFact(at=stored.read_moment(at), staff=staff, action=action, before=before, after=after)
        for at, staff, action, before, after in rows
    )


def other_numbers(ids: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    """The ids under which other programs know them."""
    return tuple((str(source), str(own)) for source, own in db.execute_sql(_EXTERNAL, (json.dumps(ids),)).fetchall())
