"""Customers in the file: one row each, with their phones, e-mails, addresses and tags beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import peewee

from app.domain import names
from app.domain.birthday import Calendar
from app.domain.customer import Address, CustomerDraft, CustomerKind, EmailEntry, FormOfAddress, PhoneEntry
from app.domain.phones import Phone
from app.models import customer_address, stored
from app.models.database import db

_PHONES = "SELECT typed, label FROM customer_phone WHERE customer_id = ? ORDER BY position, id"
_EMAILS = "SELECT address, label FROM customer_email WHERE customer_id = ? ORDER BY position, id"
_TAGS = "SELECT tag FROM customer_tag WHERE customer_id = ? ORDER BY tag"
_PUT_PHONE = "INSERT INTO customer_phone (customer_id, position, typed, e164, label) VALUES (?, ?, ?, ?, ?)"
_PUT_EMAIL = "INSERT INTO customer_email (customer_id, position, address, label) VALUES (?, ?, ?, ?)"
_PUT_TAG = "INSERT INTO customer_tag (customer_id, tag) VALUES (?, ?)"
_NUMBERED = (
    "SELECT k.id FROM customer c JOIN customer k ON k.id = coalesce(c.merged_into, c.id) "
    "WHERE c.number = ? AND k.live = 1"
)
_CARRYING = (
    "SELECT k.id, k.display_name FROM customer c JOIN customer k ON k.id = coalesce(c.merged_into, c.id) "
    "WHERE c.card = ?"
)
_WITH_PHONE = (
    "SELECT c.id, c.display_name FROM customer_phone p JOIN customer c ON c.id = p.customer_id "
    "WHERE p.e164 = ? AND c.live = 1 ORDER BY p.customer_id LIMIT ?"
)


# Whatever refers to a customer and must not lose its person.
_HISTORY = (
    "SELECT EXISTS (SELECT 1 FROM sale WHERE customer_id = ?1) OR EXISTS (SELECT 1 FROM sale_line WHERE user_id = ?1) "
    "OR EXISTS (SELECT 1 FROM unit WHERE customer_id = ?1 OR user_id = ?1) "
    "OR EXISTS (SELECT 1 FROM complaint WHERE customer_id = ?1) "
    "OR EXISTS (SELECT 1 FROM letter WHERE customer_id = ?1) "
    "OR EXISTS (SELECT 1 FROM mailing_person WHERE customer_id = ?1 AND letter_id IS NOT NULL) "
    "OR EXISTS (SELECT 1 FROM customer WHERE merged_into = ?1)"
)


class Customer(peewee.Model):
    """One customer. `merged_into` names the record that took this one's place; only a `live` one is seen."""

    id = peewee.AutoField()
    number = peewee.IntegerField(unique=True)
    kind = peewee.TextField()
    title_before = peewee.TextField()
    given_name = peewee.TextField()
    middle_name = peewee.TextField()
    family_name = peewee.TextField()
    title_after = peewee.TextField()
    organisation = peewee.TextField()
    display_name = peewee.TextField()
    sort_key = peewee.TextField()
    form = peewee.TextField()
    language = peewee.TextField()
    birth_year = peewee.IntegerField(null=True)
    birth_month = peewee.IntegerField(null=True)
    birth_day = peewee.IntegerField(null=True)
    birth_calendar = peewee.TextField()
    birth_leap = peewee.IntegerField()
    occupation = peewee.TextField()
    hobbies = peewee.TextField()
    price_attitude = peewee.TextField()
    source = peewee.TextField()
    note = peewee.TextField()
    counter_note = peewee.TextField()
    card = peewee.TextField(null=True)
    verified_on = peewee.TextField(null=True)
    last_sale_at = peewee.TextField(default="")
    demo = peewee.IntegerField(default=0)
    import_id = peewee.IntegerField(null=True)
    merged_into = peewee.IntegerField(null=True)
    live = peewee.IntegerField(default=1)
    deleted_at = peewee.TextField(null=True)
    erased_at = peewee.TextField(null=True)
    given_key = peewee.TextField(default="")
    asked = peewee.IntegerField(default=0)
    household_id = peewee.IntegerField(null=True)
    former_name = peewee.TextField(default="")
    nickname = peewee.TextField(default="")
    salutation = peewee.TextField(default="")
    created_at = peewee.TextField()
    updated_at = peewee.TextField()

    class Meta:
        database = db
        table_name = "customer"


@dataclass(frozen=True, slots=True)
class Marks:
    """What a record says about itself beside what a form can change."""

    number: int
    created: datetime
    verified_on: str | None
    last_sale_at: str


def insert(draft: CustomerDraft, phones: tuple[Phone, ...], number: int, now: datetime) -> int:
    """Write a new customer inside the caller's transaction and return its id. Phones are in the draft's order."""
    at = stored.moment(now)
    row = Customer.create(number=number, created_at=at, updated_at=at, **columns(draft))
    _write_entries(int(row.id), draft, phones)
    return int(row.id)


def update(customer_id: int, draft: CustomerDraft, phones: tuple[Phone, ...], now: datetime) -> None:
    """Write a changed customer inside the caller's transaction."""
    values = columns(draft) | {"updated_at": stored.moment(now)}
    Customer.update(**values).where(Customer.id == customer_id).execute()
    for table in ("customer_phone", "customer_email", "customer_tag"):
        db.execute_sql(f"DELETE FROM {table} WHERE customer_id = ?", (customer_id,))  # noqa: S608 - names are ours
    _write_entries(customer_id, draft, phones)


def _write_entries(customer_id: int, draft: CustomerDraft, phones: tuple[Phone, ...]) -> None:
    for position, (entry, phone) in enumerate(zip(draft.phones, phones, strict=True)):
        db.execute_sql(_PUT_PHONE, (customer_id, position, entry.typed, phone.e164, entry.label))
    for position, email in enumerate(draft.emails):
        db.execute_sql(_PUT_EMAIL, (customer_id, position, email.address, email.label))
    for tag in draft.tags:
        db.execute_sql(_PUT_TAG, (customer_id, tag))
    customer_address.write(customer_id, draft.addresses)


def columns(draft: CustomerDraft) -> dict[str, object]:
    """The draft as the columns of its row."""
    return {
        "kind": draft.kind.value,
        "title_before": draft.title_before,
        "given_name": draft.given_name,
        "middle_name": draft.middle_name,
        "family_name": draft.family_name,
        "title_after": draft.title_after,
        "organisation": draft.organisation,
        "former_name": draft.former_name,
        "nickname": draft.nickname,
        "salutation": draft.salutation,
        "given_key": names.given_key(draft.person),
        "display_name": draft.display_name,
        "sort_key": names.sort_key(draft.listed_as),
        "form": draft.form.value,
        "language": draft.language,
        "birth_year": draft.birth_year,
        "birth_month": draft.birth_month,
        "birth_day": draft.birth_day,
        "birth_calendar": draft.birth_calendar.value,
        "birth_leap": int(draft.birth_leap),
        "occupation": draft.occupation,
        "hobbies": draft.hobbies,
        "price_attitude": draft.price_attitude,
        "source": draft.source,
        "note": draft.note,
        "counter_note": draft.counter_note,
        "card": draft.card or None,
    }


def has_history(customer_id: int) -> bool:
    """Whether a sale, warranty, complaint, letter or merged record names the customer."""
    return bool(db.execute_sql(_HISTORY, (customer_id,)).fetchone()[0])


def delete(customer_id: int) -> None:
    """Forget a customer who has no history, inside the caller's transaction."""
    customer_address.write(customer_id, ())
    db.execute_sql("DELETE FROM customer WHERE id = ?", (customer_id,))


def draft_of(customer_id: int) -> CustomerDraft | None:
    """What a form can change of a customer; nothing of an erased one."""
    row = Customer.get_or_none(Customer.id == customer_id)
    if row is None or row.erased_at is not None:
        return None
    return CustomerDraft(
        id=row.id,
        kind=CustomerKind(row.kind),
        title_before=row.title_before,
        given_name=row.given_name,
        middle_name=row.middle_name,
        family_name=row.family_name,
        title_after=row.title_after,
        organisation=row.organisation,
        former_name=row.former_name,
        nickname=row.nickname,
        salutation=row.salutation,
        phones=tuple(PhoneEntry(*entry) for entry in db.execute_sql(_PHONES, (customer_id,))),
        emails=tuple(EmailEntry(*entry) for entry in db.execute_sql(_EMAILS, (customer_id,))),
        addresses=addresses(customer_id),
        birth_day=row.birth_day,
        birth_month=row.birth_month,
        birth_year=row.birth_year,
        birth_calendar=Calendar(row.birth_calendar),
        birth_leap=bool(row.birth_leap),
        language=row.language,
        form=FormOfAddress(row.form),
        occupation=row.occupation,
        hobbies=row.hobbies,
        price_attitude=row.price_attitude,
        source=row.source,
        note=row.note,
        counter_note=row.counter_note,
        card=row.card or "",
        tags=tuple(tag for (tag,) in db.execute_sql(_TAGS, (customer_id,))),
    )


def addresses(customer_id: int) -> tuple[Address, ...]:
    """A customer's addresses in their order, past ones too."""
    return tuple(address for _, address in customer_address.of_customer(customer_id))


def marks(customer_id: int) -> Marks | None:
    """Number, days and last visit of a customer."""
    sql = "SELECT number, created_at, verified_on, last_sale_at FROM customer WHERE id = ?"
    row = db.execute_sql(sql, (customer_id,)).fetchone()
    return Marks(int(row[0]), stored.read_moment(row[1]), row[2], row[3]) if row else None


def set_verified(customer_id: int, day: str | None) -> None:
    """Keep the stored day on which the details were last checked, inside the caller's transaction."""
    db.execute_sql("UPDATE customer SET verified_on = ? WHERE id = ?", (day, customer_id))


def id_of_number(number: int) -> int | None:
    """The customer with that number; of a merged one who took its place."""
    row = db.execute_sql(_NUMBERED, (number,)).fetchone()
    return int(row[0]) if row else None


def with_card(card: str) -> tuple[int, str] | None:
    """Id and name of the customer who carries a card."""
    row = db.execute_sql(_CARRYING, (card,)).fetchone()
    return (int(row[0]), str(row[1])) if row else None


def with_phone(e164: str, limit: int = 5) -> tuple[tuple[int, str], ...]:
    """Ids and names of customers who can be called at a number."""
    return tuple((int(i), str(name)) for i, name in db.execute_sql(_WITH_PHONE, (e164, limit)))


def is_live(customer_id: int) -> bool:
    """Whether the customer is shown: not merged, in the bin or erased."""
    row = db.execute_sql("SELECT live FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return bool(row and row[0])


def stands_for(customer_id: int) -> int:
    """Who took a customer's place in a merge; else the same one."""
    row = db.execute_sql("SELECT coalesce(merged_into, id) FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return int(row[0]) if row else customer_id


def merged(customer_id: int) -> tuple[int, ...]:
    """The records whose place this one took."""
    rows = db.execute_sql("SELECT id FROM customer WHERE merged_into = ? ORDER BY id", (customer_id,))
    return tuple(int(row[0]) for row in rows)


def has_bought(customer_id: int) -> bool:
    """Whether a sale to this customer stands."""
    row = db.execute_sql("SELECT last_sale_at > '' FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return bool(row and row[0])


def is_erased(customer_id: int) -> bool | None:
    """Whether the person was taken out of the record; None without a record."""
    row = db.execute_sql("SELECT erased_at IS NOT NULL FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return bool(row[0]) if row else None
