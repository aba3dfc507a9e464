"""Mailings in the file: what was chosen, how far each is, and how many it reaches."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from app.domain import mailing_json
from app.domain.mailing import Form, Mailing, MailingPlan, MailingRow, MailingState, Tally
from app.domain.mailing_person import LeftOut, PersonState
from app.domain.occasion import Occasion
from app.domain.page import Cursor, Page
from app.models import stored
from app.models.database import db

_COLUMNS = (
    "id, draft_id, number, state, plan, letters, people, skipped, written, tally, created_at, staff, gathered_at, "
    "written_at, sent_on"
)
_ONE = f"SELECT {_COLUMNS} FROM mailing WHERE id = ?"  # noqa: S608 - columns are ours
_NUMBERED = "SELECT id FROM mailing WHERE number = ?"
_OF_DRAFT = "SELECT id FROM mailing WHERE draft_id = ?"
_PAGE = (
    "SELECT id, number, name, occasion, form, state, letters, people, out, written, created_at, sent_on, staff "
    "FROM mailing WHERE (created_at, id) < (?, ?) ORDER BY created_at DESC, id DESC LIMIT ?"
)
_AFTER = ("\U0010ffff", 0)
_INSERT = (
    "INSERT INTO mailing (draft_id, name, occasion, form, state, plan, created_at, staff) "
    "VALUES (?, ?, ?, ?, 'draft', ?, ?, ?)"
)
_CHANGE = "UPDATE mailing SET name = ?, occasion = ?, form = ?, plan = ? WHERE id = ?"
_STATES = "SELECT state, reason, count(*) FROM mailing_person WHERE mailing_id = ? GROUP BY state, reason"
_LANGUAGES = (
    "SELECT language, count(*) FROM mailing_person WHERE mailing_id = ? AND state IN ('in', 'written') "
    "GROUP BY language ORDER BY count(*) DESC, language"
)
_COUNTED = "UPDATE mailing SET letters = ?, people = ?, skipped = ?, written = ?, out = ?, tally = ? WHERE id = ?"


def insert(plan: MailingPlan, draft_id: str, staff: str, at: datetime) -> int:
    """A new draft, inside the caller's transaction."""
    row = (draft_id, plan.name, plan.occasion, plan.form, mailing_json.to_json(plan), stored.moment(at), staff)
    return int(db.execute_sql(_INSERT, row).lastrowid)


def change(mailing_id: int, plan: MailingPlan) -> None:
    """Another plan, inside the caller's transaction."""
    row = (plan.name, plan.occasion, plan.form, mailing_json.to_json(plan), mailing_id)
    db.execute_sql(_CHANGE, row)


def find(mailing_id: int) -> Mailing | None:
    """One mailing."""
    row = db.execute_sql(_ONE, (mailing_id,)).fetchone()
    return _mailing(row) if row else None


def numbered(number: str) -> int | None:
    """The mailing with that number."""
    return _identity(_NUMBERED, number)


def of_draft(draft_id: str) -> int | None:
    """The mailing a draft became."""
    return _identity(_OF_DRAFT, draft_id)


def _identity(sql: str, value: str) -> int | None:
    row = db.execute_sql(sql, (value,)).fetchone()
    return int(row[0]) if row else None


def page(cursor: Cursor | None, limit: int) -> Page[MailingRow]:
    """Mailings, the latest first."""
    rows = db.execute_sql(_PAGE, (*(cursor or _AFTER), limit + 1)).fetchall()
    more = (rows[limit - 1][10], rows[limit - 1][0]) if len(rows) > limit else None
    return Page(tuple(_row(row) for row in rows[:limit]), more)


def delete(mailing_id: int) -> None:
    """Forget a mailing that has no people, inside the caller's transaction."""
    db.execute_sql("DELETE FROM mailing WHERE id = ?", (mailing_id,))


def set_state(mailing_id: int, state: MailingState) -> None:
    """How far it is now, inside the caller's transaction."""
    db.execute_sql("UPDATE mailing SET state = ? WHERE id = ?", (state.value, mailing_id))


def begin_run(mailing_id: int) -> int:
    """Whatever was being gathered before ends; the number of what begins, inside the caller's transaction."""
    row = db.execute_sql("UPDATE mailing SET run = run + 1 WHERE id = ? RETURNING run", (mailing_id,)).fetchone()
    return int(row[0]) if row else 0


def run_of(mailing_id: int) -> int:
    """The number of the last gathering or change that began."""
    row = db.execute_sql("SELECT run FROM mailing WHERE id = ?", (mailing_id,)).fetchone()
    return int(row[0]) if row else 0


def state_of(mailing_id: int) -> MailingState | None:
    """How far it is now; None for one that is gone."""
    row = db.execute_sql("SELECT state FROM mailing WHERE id = ?", (mailing_id,)).fetchone()
    return MailingState(row[0]) if row else None


def set_gathered(mailing_id: int, at: datetime | None) -> None:
    """When it was settled who gets it, inside the caller's transaction."""
    moment = stored.moment(at) if at else None
    db.execute_sql("UPDATE mailing SET gathered_at = ? WHERE id = ?", (moment, mailing_id))


def set_number(mailing_id: int, number: str) -> None:
    """The number it has for ever, inside the caller's transaction."""
    db.execute_sql("UPDATE mailing SET number = ? WHERE id = ?", (number, mailing_id))


def set_written(mailing_id: int, at: datetime) -> None:
    """When its last letter was written, inside the caller's transaction."""
    db.execute_sql("UPDATE mailing SET written_at = ? WHERE id = ?", (stored.moment(at), mailing_id))


def set_sent(mailing_id: int, day: date | None) -> None:
    """The day it went to the post, or None, inside the caller's transaction."""
    db.execute_sql("UPDATE mailing SET sent_on = ? WHERE id = ?", (stored.day(day) if day else None, mailing_id))


def count_written(mailing_id: int, more: int) -> None:
    """So many letters more are written, inside the caller's transaction; the rest is counted at the end."""
    db.execute_sql("UPDATE mailing SET written = written + ? WHERE id = ?", (more, mailing_id))


def recount(mailing_id: int) -> Tally:
    """Count its people anew and remember it, inside the caller's transaction."""
    counts: dict[str, int] = {}
    out: dict[LeftOut, int] = {}
    for state, reason, n in db.execute_sql(_STATES, (mailing_id,)).fetchall():
        counts[state] = counts.get(state, 0) + n
        if state == PersonState.LEFT_OUT:
            out[LeftOut(reason)] = n
    written = counts.get(PersonState.WRITTEN, 0)
    letters = counts.get(PersonState.IN, 0) + written
    tally = Tally(
        letters=letters,
        people=letters + counts.get(PersonState.SHARED, 0),
        skipped=counts.get(PersonState.SKIPPED, 0),
        written=written,
        left_out=out,
        languages=dict(db.execute_sql(_LANGUAGES, (mailing_id,)).fetchall()),
    )
    kept = json.dumps({"left_out": tally.left_out, "languages": tally.languages})
    row = (tally.letters, tally.people, tally.skipped, tally.written, tally.out, kept, mailing_id)
    db.execute_sql(_COUNTED, row)
    return tally


def _row(row: tuple[Any, ...]) -> MailingRow:
    return MailingRow(
        id=row[0],
        number=row[1] or "",
        name=row[2],
        occasion=Occasion(row[3]),
        form=Form(row[4]),
        state=MailingState(row[5]),
        letters=row[6],
        people=row[7],
        out=row[8],
        written=row[9],
        created=stored.read_moment(row[10]),
        sent_on=stored.read_day(row[11]),
        staff=row[12],
    )


def _mailing(row: tuple[Any, ...]) -> Mailing:
    kept = json.loads(row[9])
    return Mailing(
        id=row[0],
        draft_id=row[1],
        number=row[2] or "",
        state=MailingState(row[3]),
        plan=mailing_json.from_json(row[4]),
        tally=Tally(
            letters=row[5],
            people=row[6],
            skipped=row[7],
            written=row[8],
            left_out={LeftOut(reason): n for reason, n in kept.get("left_out", {}).items()},
            languages=kept.get("languages", {}),
        ),
        created=stored.read_moment(row[10]),
        staff=row[11],
        gathered=stored.read_moment(row[12]) if row[12] else None,
        written=stored.read_moment(row[13]) if row[13] else None,
        sent_on=stored.read_day(row[14]),
    )
