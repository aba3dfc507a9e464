"""A customer as text, for undo: everything a form can change, and back again without loss."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from app.domain.birthday import Calendar
from app.domain.customer import Address, CustomerDraft, CustomerKind, EmailEntry, FormOfAddress, PhoneEntry


def written(draft: CustomerDraft) -> str:
    """The draft as one JSON object; fields of a later version simply come beside these."""
    return json.dumps(asdict(draft), ensure_ascii=False, sort_keys=True, default=str)


def values(draft: CustomerDraft) -> dict[str, object]:
    """The draft as plain values by field, without the id."""
    plain: dict[str, object] = json.loads(written(draft))
    del plain["id"]
    return plain


def read(text: str) -> CustomerDraft:
    """The draft that was written. What the text does not know stays empty."""
    values: dict[str, Any] = json.loads(text)
    return CustomerDraft(
        **values
        | {
            "kind": CustomerKind(values["kind"]),
            "form": FormOfAddress(values["form"]),
            "birth_calendar": Calendar(values["birth_calendar"]),
            "phones": tuple(PhoneEntry(**entry) for entry in values["phones"]),
            "emails": tuple(EmailEntry(**entry) for entry in values["emails"]),
            "addresses": tuple(_address(entry) for entry in values["addresses"]),
            "tags": tuple(values["tags"]),
        }
    )


def _address(values: dict[str, Any]) -> Address:
    returned = values.get("returned")
    return Address(**values | {"returned": date.fromisoformat(returned) if returned else None})
