"""Letters as they were printed: written once, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import peewee

from app.domain.letter import Occasion, paragraphs
from app.domain.letter_file import LetterDraft, LetterFile, LetterRow, Part
from app.domain.page import Cursor, Page
from app.models import stored
from app.models.database import db

_SINCE = (
    "SELECT v.value FROM json_each(?1) v WHERE EXISTS (SELECT 1 FROM letter l WHERE l.customer_id = v.value "
    "AND l.at >= ?2 AND l.returned_on IS NULL AND l.mailing_id IS NOT ?3) OR EXISTS (SELECT 1 FROM mailing_person p "
    "JOIN letter l ON l.id = p.letter_id WHERE p.customer_id = v.value AND p.mailing_id <> ?3 AND l.at >= ?2 "
    "AND l.returned_on IS NULL)"
)
_COLUMNS = "id, number, at, occasion, customer_id, customer_name, language, subject, printed"
_PAGE = f"SELECT {_COLUMNS} FROM letter WHERE (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?"  # noqa: S608 - constants
_AFTER = ("\U0010ffff", 0)


class Letter(peewee.Model):
    """One letter."""

    id = peewee.AutoField()
    draft_id = peewee.TextField(unique=True)
    number = peewee.TextField(unique=True)
    customer_id = peewee.IntegerField()
    customer_name = peewee.TextField()
    occasion = peewee.TextField()
    language = peewee.TextField()
    address = peewee.TextField()
    subject = peewee.TextField()
    salutation = peewee.TextField()
    body = peewee.TextField()
    closing = peewee.TextField()
    wish = peewee.TextField()
    signature = peewee.TextField()
    small_print = peewee.TextField()
    at = peewee.TextField()
    day = peewee.TextField()
    staff = peewee.TextField()
    printed = peewee.IntegerField(default=0)
    mailing_id = peewee.IntegerField(null=True)
    returned_on = peewee.TextField(null=True)
    form = peewee.TextField(default="letter")
    subline = peewee.TextField(default="")

    class Meta:
        database = db
        table_name = "letter"


def insert(draft: LetterDraft, number: str, at: datetime, staff: str, *, part_of: Part | None = None) -> int:
    """Write a letter inside the caller's transaction and return its id."""
    part = part_of or Part()
    row = Letter.create(
        draft_id=draft.draft_id,
        number=number,
        customer_id=draft.customer_id,
        customer_name=draft.customer_name,
        occasion=draft.occasion.value,
        language=draft.language,
        address=draft.address,
        subject=draft.subject,
        salutation=draft.salutation,
        body=draft.body,
        closing=draft.closing,
        wish=draft.wish,
        signature=draft.signature,
        small_print=draft.small_print,
        at=stored.moment(at),
        day=stored.day(part.day or at.date()),
        staff=staff,
        mailing_id=part.mailing,
        form=part.form,
        subline=draft.subline,
    )
    return int(row.id)


def of_ids(ids: Iterable[int]) -> dict[int, LetterFile]:
    """The letters with these ids."""
    return {int(row.id): _file(row) for row in Letter.select().where(Letter.id.in_(list(ids)))}


def written_to(customers: Iterable[int], since: datetime, besides: int) -> frozenset[int]:
    """Those of these customers who got a letter since a moment, besides those of one mailing."""
    rows = db.execute_sql(_SINCE, (json.dumps(list(customers)), stored.moment(since), besides)).fetchall()
    return frozenset(int(row[0]) for row in rows)


def number_of_draft(draft_id: str) -> str | None:
    """The number of the letter a draft became."""
    row = Letter.get_or_none(Letter.draft_id == draft_id)
    return None if row is None else str(row.number)


def page(cursor: Cursor | None, limit: int) -> Page[LetterRow]:
    """Letters, the latest first."""
    rows = db.execute_sql(_PAGE, (*(cursor or _AFTER), limit + 1)).fetchall()
    more = (rows[limit - 1][2], rows[limit - 1][0]) if len(rows) > limit else None
    return Page(tuple(_row(row) for row in rows[:limit]), more)


def find(number: str) -> LetterFile | None:
    """The letter with that number."""
    found = Letter.get_or_none(Letter.number == number.strip().upper())
    return None if found is None else _file(found)


def count_printed_of(ids: Iterable[int]) -> None:
    """Remember that these letters were printed once more, inside the caller's transaction."""
    these = json.dumps(list(ids))
    db.execute_sql("UPDATE letter SET printed = printed + 1 WHERE id IN (SELECT value FROM json_each(?))", (these,))


def set_returned(letter_id: int, day: date | None) -> None:
    """The day on which the post brought it back, or None, inside the caller's transaction."""
    value = stored.day(day) if day else None
    db.execute_sql("UPDATE letter SET returned_on = ? WHERE id = ?", (value, letter_id))


def count_printed(number: str) -> None:
    """Remember that a letter was printed once more, inside the caller's transaction."""
    db.execute_sql("UPDATE letter SET printed = printed + 1 WHERE number = ?", (number,))


def _row(row: tuple[Any, ...]) -> LetterRow:
    return LetterRow(
        id=row[0],
        number=row[1],
        at=stored.read_moment(row[2]),
        occasion=Occasion(row[3]),
        customer_id=row[4],
        customer=row[5],
        language=row[6],
        subject=row[7],
        printed=row[8],
    )


def _file(letter: Letter) -> LetterFile:
    names = ("id", "number", "at", "occasion", "customer_id", "customer_name", "language", "subject", "printed")
    draft = LetterDraft(
        draft_id=letter.draft_id,
        customer_id=letter.customer_id,
        customer_name=letter.customer_name,
        occasion=Occasion(letter.occasion),
        language=letter.language,
        address=letter.address,
        subject=letter.subject,
        salutation=letter.salutation,
        body=letter.body,
        closing=letter.closing,
        wish=letter.wish,
        signature=letter.signature,
        small_print=letter.small_print,
        subline=letter.subline,
    )
    return LetterFile(
        row=_row(tuple(getattr(letter, name) for name in names)),
        draft=draft,
        staff=letter.staff,
        day=date.fromisoformat(letter.day),
        part=Part(letter.mailing_id, letter.form),
        returned=stored.read_day(letter.returned_on),
        paragraphs=paragraphs(letter.body),
    )
