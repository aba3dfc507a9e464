"""Whom the calendar finds in the file, by indexes alone, and the mailings of its days."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.birthday import Birthday, Calendar
from app.domain.calendar_people import PeopleKind, Spot
from app.domain.page import Cursor
from app.models import stored
from app.models.database import db

# Larger than every text and every id: each spot is walked from its latest visitor, or its newest customer, on.
_LATEST, _NEWEST = "\U0010ffff", 2**62
_STARTS: dict[PeopleKind, Cursor] = {
    PeopleKind.BIRTHDAYS: (_LATEST, _NEWEST),
    PeopleKind.NAME_DAYS: (_LATEST, _NEWEST),
    PeopleKind.ANNIVERSARIES: (_NEWEST,),
}
_WALKS = {
    PeopleKind.BIRTHDAYS: "SELECT id, last_sale_at, id FROM customer WHERE birth_month = ? AND birth_day = ? "
    "AND birth_calendar = ? AND birth_leap = ? AND live = 1 AND (last_sale_at, id) < (?, ?) "
    "ORDER BY last_sale_at DESC, id DESC LIMIT ?",
    PeopleKind.NAME_DAYS: "SELECT id, last_sale_at, id FROM customer WHERE given_key = ? AND language = ? "
    "AND given_key <> '' AND live = 1 AND (last_sale_at, id) < (?, ?) ORDER BY last_sale_at DESC, id DESC LIMIT ?",
    PeopleKind.ANNIVERSARIES: "SELECT id, id FROM customer WHERE substr(first_sale_on, 6) = ? "
    "AND first_sale_on < ? AND first_sale_on <> '' AND live = 1 AND id < ? ORDER BY id DESC LIMIT ?",
}
_COUNTS = {
    PeopleKind.BIRTHDAYS: "SELECT count(*) FROM (SELECT 1 FROM json_each(?1) d CROSS JOIN customer c "
    "ON c.birth_month = d.value ->> 0 AND c.birth_day = d.value ->> 1 AND c.birth_calendar = d.value ->> 2 "
    "AND c.birth_leap = d.value ->> 3 WHERE c.birth_month IS NOT NULL AND c.live = 1 LIMIT ?2)",
    PeopleKind.NAME_DAYS: "SELECT count(*) FROM (SELECT 1 FROM json_each(?1) d CROSS JOIN customer c "
    "ON c.given_key = d.value ->> 0 AND c.language = d.value ->> 1 WHERE c.given_key <> '' AND c.live = 1 LIMIT ?2)",
    PeopleKind.ANNIVERSARIES: "SELECT count(*) FROM (SELECT 1 FROM json_each(?1) d CROSS JOIN customer c "
    "ON substr(c.first_sale_on, 6) = d.value ->> 0 AND c.first_sale_on < d.value ->> 1 "
    "WHERE c.first_sale_on <> '' AND c.live = 1 LIMIT ?2)",
}
_FACTS = (
    "SELECT id, birth_year, birth_month, birth_day, birth_calendar, birth_leap, first_sale_on FROM customer "
    "WHERE id IN (SELECT value FROM json_each(?))"
)
_SPEAKS = "SELECT EXISTS (SELECT 1 FROM customer WHERE language = ? AND live = 1)"
_MAILINGS = (
    "SELECT id, number, name, occasion, state, people, created_at, written_at FROM mailing "
    "WHERE created_at >= ? AND created_at < ? AND state <> 'cancelled' ORDER BY created_at, id LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One person at a spot; `place` is where the walk goes on after them."""

    id: int
    spot: int
    place: Cursor


@dataclass(frozen=True, slots=True)
class Facts:
    """What somebody is congratulated for."""

    birthday: Birthday | None
    first_sale: date | None


@dataclass(frozen=True, slots=True)
class MailingDay:
    """A mailing on the day it was begun, or written."""

    id: int
    number: str
    name: str
    occasion: str
    people: int
    day: date
    state: str


def walk(kind: PeopleKind, spots: Sequence[Spot], cursor: Cursor | None, limit: int) -> list[Found]:
    """The next people, spot by spot; at each spot those who came last come first."""
    found: list[Found] = []
    first, *place = cursor or (0, *_STARTS[kind])
    for spot in range(int(str(first)), len(spots)):
        rows = db.execute_sql(_WALKS[kind], (*spots[spot].values, *place, limit - len(found))).fetchall()
        found += [Found(int(identity), spot, (spot, *rest)) for identity, *rest in rows]
        if len(found) >= limit:
            break
        place = [*_STARTS[kind]]
    return found


def count(kind: PeopleKind, spots: Sequence[Spot], limit: int) -> int:
    """How many people there are at all the spots, counted up to a limit."""
    values = json.dumps([spot.values for spot in spots])
    return int(db.execute_sql(_COUNTS[kind], (values, limit)).fetchone()[0])


def facts(ids: Sequence[int]) -> dict[int, Facts]:
    """Birthday and first purchase of these customers."""
    rows = db.execute_sql(_FACTS, (json.dumps(list(ids)),)).fetchall()
    return {row[0]: Facts(_birthday(row[1:6]), stored.read_day(row[6])) for row in rows}


def _birthday(row: Sequence[Any]) -> Birthday | None:
    year, month, day, calendar, leap = row
    return Birthday(month, day, year, Calendar(calendar), bool(leap)) if month is not None else None


def speaks(language: str) -> bool:
    """Whether any customer is written to in that language."""
    return bool(db.execute_sql(_SPEAKS, (language,)).fetchone()[0])


def mailings(since: str, until: str, limit: int) -> tuple[MailingDay, ...]:
    """The mailings that were begun between two stored moments."""
    rows = db.execute_sql(_MAILINGS, (since, until, limit)).fetchall()
    return tuple(
        MailingDay(
            identity,
            number or "",
            name,
            occasion,
            people,
            stored.read_moment(written or begun).date(),
            state,
        )
        for identity, number, name, occasion, state, people, begun, written in rows
    )
