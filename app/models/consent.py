"""Answers to what the shop may send: only ever added, never changed."""

from __future__ import annotations

from dataclasses import dataclass

import peewee

from app.domain.consent import Answer, Channel, Purpose, State
from app.models import stored
from app.models.database import db

_OF_CUSTOMER = (
    "SELECT channel, purpose, state, at, source, wording, staff FROM consent "
    "WHERE customer_id = ? ORDER BY id LIMIT 500"
)
_LATEST = "SELECT state FROM consent WHERE customer_id = ? AND channel = ? AND purpose = ? ORDER BY id DESC LIMIT 1"
# Kept beside the customer, so that who was never asked is found without looking at everybody.
_ASKED = (
    "UPDATE customer SET asked = EXISTS (SELECT 1 FROM consent WHERE customer_id = ? AND state <> 'not_asked') "
    "WHERE id = ?"
)


_ONE = "SELECT id, customer_id, channel, purpose, state, at, source, wording, staff FROM consent WHERE id = ?"
_LATER = "SELECT EXISTS (SELECT 1 FROM consent WHERE customer_id = ? AND channel = ? AND purpose = ? AND id > ?)"
_EARLIER = "SELECT state FROM consent WHERE customer_id = ? AND channel = ? AND purpose = ? AND id < ? ORDER BY id DESC"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One answer, the state before it, and whether the same question was answered again later."""

    id: int
    customer_id: int
    answer: Answer
    before: str
    later: bool


class Consent(peewee.Model):
    """One answer."""

    id = peewee.AutoField()
    customer_id = peewee.IntegerField()
    channel = peewee.TextField()
    purpose = peewee.TextField()
    state = peewee.TextField()
    at = peewee.TextField()
    source = peewee.TextField()
    wording = peewee.TextField()
    staff = peewee.TextField()

    class Meta:
        database = db
        table_name = "consent"


def add(customer_id: int, answer: Answer) -> int:
    """Write down an answer, inside the caller's transaction, and return its id."""
    row = Consent.create(
        customer_id=customer_id,
        channel=answer.channel.value,
        purpose=answer.purpose.value,
        state=answer.state.value,
        at=stored.moment(answer.at),
        source=answer.source,
        wording=answer.wording,
        staff=answer.staff,
    )
    db.execute_sql(_ASKED, (customer_id, customer_id))
    return int(row.id)


def stored_answer(answer_id: int) -> StoredAnswer | None:
    """One answer with what came before and after it."""
    row = db.execute_sql(_ONE, (answer_id,)).fetchone()
    if row is None:
        return None
    identity, customer_id, channel, purpose, state, at, source, wording, staff = row
    answer = Answer(Channel(channel), Purpose(purpose), State(state), stored.read_moment(at), source, wording, staff)
    spot = (customer_id, channel, purpose, identity)
    earlier = db.execute_sql(_EARLIER, spot).fetchone()
    later = bool(db.execute_sql(_LATER, spot).fetchone()[0])
    return StoredAnswer(identity, customer_id, answer, earlier[0] if earlier else State.NOT_ASKED.value, later)


def remove(answer_id: int, customer_id: int) -> None:
    """Take out one answer that was written down by mistake, inside the caller's transaction."""
    db.execute_sql("DELETE FROM consent WHERE id = ?", (answer_id,))
    db.execute_sql(_ASKED, (customer_id, customer_id))


def of_customer(customer_id: int) -> tuple[Answer, ...]:
    """Every answer a customer gave, oldest first."""
    return tuple(
        Answer(Channel(channel), Purpose(purpose), State(state), stored.read_moment(at), source, wording, staff)
        for channel, purpose, state, at, source, wording, staff in db.execute_sql(_OF_CUSTOMER, (customer_id,))
    )


def latest(customer_id: int, channel: Channel, purpose: Purpose) -> State:
    """How the customer answered last; not asked where there is no answer."""
    row = db.execute_sql(_LATEST, (customer_id, channel.value, purpose.value)).fetchone()
    return State(row[0]) if row else State.NOT_ASKED
