"""Everything about a person as JSON: the same content as on paper, under keys that stay as they are."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from app.domain.customer import CustomerDraft
from app.domain.money import Money
from app.i18n import Message

if TYPE_CHECKING:
    from app.domain.contact import Contact
    from app.domain.person_report import PersonReport

FORMAT, VERSION = "regulars-person-report", 1
# The keys of the draft's fields; a field that is renamed keeps its key here.
_DRAFT = (
    "kind",
    "title_before",
    "given_name",
    "middle_name",
    "family_name",
    "title_after",
    "former_name",
    "nickname",
    "organisation",
    "form",
    "salutation",
    "language",
    "phones",
    "emails",
    "addresses",
    "occupation",
    "hobbies",
    "price_attitude",
    "source",
    "note",
    "counter_note",
    "card",
    "tags",
)
_LISTS = (
    "relations",
    "needs",
    "purchases",
    "warranties",
    "complaints",
    "letters",
    "files",
    "earlier_numbers",
    "changes",
)


def written(report: PersonReport) -> str:
    """The report as one JSON document, for people and programs to read."""
    return json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n"


def to_json(report: PersonReport) -> dict[str, object]:
    """The report as plain values: moments and days in ISO 8601, amounts as decimal strings with their currency."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": report.made_at.isoformat(),
        "shop": report.shop,
        "person": _person(report),
        "consents": _plain(report.answers),
        "household": _plain(report.household),
        **{name: _plain(getattr(report, name)) for name in _LISTS},
        "other_numbers": [{"program": program, "id": other} for program, other in report.other_numbers],
    }


def _person(report: PersonReport) -> dict[str, object]:
    contact, draft = report.contact, report.contact.draft
    return {
        "number": contact.number,
        "name": report.name,
        "since": report.since.isoformat(),
        "verified_on": _plain(contact.verified_on),
        **{name: _plain(getattr(draft, name)) for name in _DRAFT},
        "birthday": _birthday(draft),
        "picture": _picture(contact),
    }


def _birthday(draft: CustomerDraft) -> dict[str, object] | None:
    birthday = draft.birthday
    return (
        None if birthday is None else {field.name: _plain(getattr(birthday, field.name)) for field in fields(birthday)}
    )


def _picture(contact: Contact) -> dict[str, object] | None:
    picture = contact.portrait
    if picture is None:
        return None
    return {"media_type": picture.media_type, "base64": base64.b64encode(picture.content).decode("ascii")}


def _plain(value: object) -> object:
    for kind, written_as in _FORMS:
        if isinstance(value, kind):
            return written_as(value)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


# In this order: an enum's member may be a text, and a moment is a day too.
_FORMS: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (Money, lambda money: {"amount": str(money), "currency": money.currency}),
    (Message, str),
    (Enum, lambda member: member.value),
    (date, lambda day: day.isoformat()),
    (Decimal, lambda number: f"{number:f}"),
    (tuple, lambda items: [_plain(item) for item in items]),
)
