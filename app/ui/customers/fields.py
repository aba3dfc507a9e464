"""What the fields of the customer form hold, and how they become a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.birthday import Calendar
from app.domain.customer import (
    Address,
    CustomerDraft,
    CustomerKind,
    EmailEntry,
    FormOfAddress,
    PhoneEntry,
)
from app.domain.form_rules import ASKED, Rule
from app.errors import FormError, InputError
from app.ui.customers import birthday_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.i18n import Language, Message


# A note about a phone or e-mail stands behind a comma: `0905 218 447, mum`.
_NOTE_MARKS = (",", "，")
_TAG_MARKS = str.maketrans({"，": ",", "、": ",", ";": ",", "；": ","})


NEW = CustomerDraft()


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFields:
    """The fields as they stand on the screen; `base` is the draft they came from."""

    base: CustomerDraft = NEW
    kind: CustomerKind = CustomerKind.PERSON
    title_before: str = ""
    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    title_after: str = ""
    organisation: str = ""
    former_name: str = ""
    nickname: str = ""
    salutation: str = ""
    form: FormOfAddress = FormOfAddress.UNKNOWN
    language: str = ""
    phones: tuple[tuple[str, str], ...] = ()
    emails: tuple[tuple[str, str], ...] = ()
    addresses: tuple[Address, ...] = ()
    birthday: str = ""
    birth_calendar: Calendar = Calendar.SOLAR
    birth_leap: bool = False
    occupation: str = ""
    hobbies: str = ""
    price_attitude: str = ""
    source: str = ""
    tags: str = ""
    counter_note: str = ""
    note: str = ""
    card: str = ""


_SAME = (
    "kind",
    "title_before",
    "given_name",
    "middle_name",
    "family_name",
    "title_after",
    "organisation",
    "former_name",
    "nickname",
    "salutation",
    "form",
    "language",
    "birth_calendar",
    "birth_leap",
    "occupation",
    "hobbies",
    "price_attitude",
    "source",
    "counter_note",
    "note",
    "card",
)


def fields_of(draft: CustomerDraft, speech: Language) -> CustomerFields:
    """The fields that show a draft."""
    return CustomerFields(
        base=draft,
        phones=tuple((entry.typed, entry.label) for entry in draft.phones),
        emails=tuple((entry.address, entry.label) for entry in draft.emails),
        addresses=draft.addresses,
        birthday=birthday_text.shown(draft.birthday, speech),
        tags=", ".join(draft.tags),
        **{name: getattr(draft, name) for name in _SAME},
    )


def draft_of(fields: CustomerFields, speech: Language) -> CustomerDraft:
    """The draft the fields stand for. Raises FormError for a birthday that cannot be read."""
    try:
        born = birthday_text.read(fields.birthday, speech)
    except InputError as error:
        raise FormError({"birthday": error.text}) from error
    return replace(
        fields.base,
        phones=tuple(PhoneEntry(*_note_apart(*entry)) for entry in fields.phones),
        emails=tuple(EmailEntry(*_note_apart(*entry)) for entry in fields.emails),
        addresses=fields.addresses,
        birth_day=born.day,
        birth_month=born.month,
        birth_year=born.year,
        tags=tuple(fields.tags.translate(_TAG_MARKS).split(",")),
        **{name: getattr(fields, name) for name in _SAME},
    )


def _note_apart(text: str, note: str) -> tuple[str, str]:
    """A note may also stand behind a comma: `0905 218 447, mum`."""
    place = next((text.find(mark) for mark in _NOTE_MARKS if mark in text), -1)
    return (text, note) if note or place < 0 else (text[:place].strip(), text[place + 1 :].strip())


def missing(fields: CustomerFields, rules: Mapping[str, Rule]) -> dict[str, Message]:
    """What the shop always asks for and is not filled in."""
    asked = (name for name, rule in rules.items() if rule is Rule.REQUIRED)
    return {name: ASKED for name in asked if not getattr(fields, name)}
