"""An act: something done to the shop's records that can be taken back, and how it is said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.domain.money import Money
from app.i18n import Message

# Fields that say one thing together: they are taken back together or not at all.
GROUPS: tuple[tuple[str, ...], ...] = (
    ("birth_day", "birth_month", "birth_year", "birth_calendar", "birth_leap"),
    ("term_count", "term_unit"),
)


class ActKind(StrEnum):
    """What was done. An import and an erasure are only listed: the one has an undo of its own, the other none."""

    ADD = "add"
    EDIT = "edit"
    DELETE = "delete"
    MERGE = "merge"
    MASS = "mass"
    IMPORT = "import"
    ERASE = "erase"


class ChangeKind(StrEnum):
    """What one change of an act holds. The texts before and after are JSON; an empty one says "was not there".

    CUSTOMER, PRODUCT: fields by name, of which those that did not change may be left out. BIN: a customer went to the
    bin (`after` is empty). CONSENT: `after` is the id of an answer. MERGE: the record is the number of the merge.
    """

    CUSTOMER = "customer"
    PRODUCT = "product"
    CONSENT = "consent"
    BIN = "bin"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Act:
    """One act as the list of the last ones shows it. `records` is how many records it touched."""

    id: int
    at: datetime
    staff: str
    kind: ActKind
    words: Message
    records: int
    undone: datetime | None = None
    import_number: int | None = None


@dataclass(frozen=True, slots=True)
class ActChange:
    """What an act did to one record."""

    kind: ChangeKind
    record: int
    before: str = ""
    after: str = ""


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, str]:
    """Two states of a record as the texts of a change: only what differs, and what belongs together whole."""
    fields = {name for name in after if before.get(name) != after[name]}
    for group in GROUPS:
        if fields.intersection(group):
            fields |= set(group).intersection(after)
    return _text(before, fields), _text(after, fields)


def _text(values: Mapping[str, object], fields: set[str]) -> str:
    return json.dumps({name: values.get(name) for name in sorted(fields)}, ensure_ascii=False)


def written(message: Message) -> str:
    """A sentence with its values as JSON, to be said in any language later."""
    return json.dumps(_plain(message), ensure_ascii=False)


def read(text: str) -> Message:
    """The sentence that was written."""
    values = json.loads(text)
    return Message(values["text"], {name: _value(value) for name, value in values["params"].items()})


def _plain(value: object) -> object:
    if isinstance(value, Message):
        return {"text": value.text, "params": {name: _plain(inner) for name, inner in value.params.items()}}
    if isinstance(value, Money):
        return {"minor": value.minor, "currency": value.currency}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if isinstance(value, int) else str(value)


def _value(value: Any) -> object:
    if not isinstance(value, dict):
        return value
    if "text" in value:
        return Message(value["text"], {name: _value(inner) for name, inner in value["params"].items()})
    if "minor" in value:
        return Money(value["minor"], value["currency"])
    if "moment" in value:
        return datetime.fromisoformat(value["moment"])
    return date.fromisoformat(value["day"])
