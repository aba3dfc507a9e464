"""A customer as typed into a form: who it is, how to reach them and what is worth remembering."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain import birthday as birthdays
from app.domain import names, phones, typed
from app.domain.birthday import Birthday, Calendar
from app.domain.names import PersonName
from app.i18n import LANGUAGES, N_, Message

LONGEST_LINE = 200
LONGEST_NOTE = 10_000
MOST_ENTRIES = 20
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_NAME_PARTS = ("title_before", "given_name", "middle_name", "family_name", "title_after", "organisation")
_LINES = (
    *_NAME_PARTS,
    "former_name",
    "nickname",
    "salutation",
    "occupation",
    "hobbies",
    "price_attitude",
    "source",
    "card",
    "counter_note",
)
_CARD = re.compile(r"\s+")


class CustomerKind(StrEnum):
    """One person, or a firm, school or club."""

    PERSON = "person"
    ORGANISATION = "organisation"


class FormOfAddress(StrEnum):
    """How letters address a person; unknown is the normal case and is never guessed."""

    UNKNOWN = ""
    MS = "ms"
    MR = "mr"


KIND_WORDS: dict[CustomerKind, Message] = {
    CustomerKind.PERSON: N_("Person"),
    CustomerKind.ORGANISATION: N_("Organisation"),
}
FORM_WORDS: dict[FormOfAddress, Message] = {
    FormOfAddress.UNKNOWN: N_("Not said"),
    FormOfAddress.MS: N_("Ms"),
    FormOfAddress.MR: N_("Mr"),
}


@dataclass(frozen=True, slots=True)
class PhoneEntry:
    """A phone number as typed and whose or which it is."""

    typed: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class EmailEntry:
    """An e-mail address and whose or which it is."""

    address: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; past ones are kept. `returned` is the day on which a letter to it came back."""

    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    label: str = ""
    past: bool = False
    returned: date | None = None

    def __bool__(self) -> bool:
        return any((self.street, self.city, self.region, self.postcode))


Entry = TypeVar("Entry", PhoneEntry, EmailEntry, Address)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDraft:
    """Everything a form asks. `id` is None for a new customer; an empty `language` is the shop's own.

    `former_name` is the family name before a marriage; `salutation` takes the place of the greeting a letter makes.
    """

    id: int | None = None
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
    phones: tuple[PhoneEntry, ...] = ()
    emails: tuple[EmailEntry, ...] = ()
    addresses: tuple[Address, ...] = ()
    birth_day: int | None = None
    birth_month: int | None = None
    birth_year: int | None = None
    birth_calendar: Calendar = Calendar.SOLAR
    birth_leap: bool = False
    language: str = ""
    form: FormOfAddress = FormOfAddress.UNKNOWN
    occupation: str = ""
    hobbies: str = ""
    price_attitude: str = ""
    source: str = ""
    note: str = ""
    counter_note: str = ""
    card: str = ""
    tags: tuple[str, ...] = ()

    @property
    def person(self) -> PersonName:
        """The person's name in parts."""
        return PersonName(
            self.family_name, self.given_name, self.title_before, self.title_after, middle=self.middle_name
        )

    @property
    def birthday(self) -> Birthday | None:
        """The birthday, if day and month are known."""
        if self.birth_month is None or self.birth_day is None:
            return None
        return Birthday(self.birth_month, self.birth_day, self.birth_year, self.birth_calendar, self.birth_leap)

    @property
    def listed_as(self) -> PersonName:
        """The name the customer is shown and sorted by: the firm's, the person's, else the phone number."""
        if self.kind is CustomerKind.ORGANISATION and self.organisation:
            return PersonName(self.organisation, "")
        if self.family_name or self.given_name:
            return self.person
        return PersonName(self.organisation or (self.phones[0].typed if self.phones else ""), "")

    @property
    def display_name(self) -> str:
        """The name as shown everywhere."""
        return names.display(self.listed_as)


def named(text: str, **known: object) -> CustomerDraft:
    """A new customer from one typed name: 张伟, `Ing. Ján Novák`."""
    name = names.parse(typed.one_line(text))
    draft = CustomerDraft(
        title_before=name.title_before,
        given_name=name.given,
        middle_name=name.middle,
        family_name=name.family,
        title_after=name.title_after,
    )
    return replace(draft, **known)  # type: ignore[arg-type]  # fields of the draft by name


def from_box(text: str) -> CustomerDraft:
    """A new customer from the counter's box: a name, a phone number, or both as in `Jana 0905 218 447`."""
    line = typed.one_line(text)
    found = re.search(r"[+＋]?\d[\d\s()/.\-]{4,}\d", line)
    if found is None:
        return named(line)
    name = (line[: found.start()] + " " + line[found.end() :]).strip(" ,;:")
    phone = (PhoneEntry(found[0].strip()),)
    return named(name, phones=phone) if name else CustomerDraft(phones=phone)


def tidied(draft: CustomerDraft) -> CustomerDraft:
    """The same draft with bare ends, single tags and no empty entries."""
    lines = {name: typed.one_line(getattr(draft, name)) for name in _LINES}
    lines["card"] = _CARD.sub("", lines["card"])
    tags = (typed.one_line(tag) for tag in draft.tags)
    return replace(
        draft,
        **lines,  # type: ignore[arg-type]  # each of these fields is text
        note=typed.paragraphs(draft.note),
        phones=tuple(p for p in map(_tidy_entry, draft.phones) if p.typed),
        emails=tuple(e for e in map(_tidy_entry, draft.emails) if e.address),
        addresses=tuple(a for a in map(_tidy_entry, draft.addresses) if a),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        birth_leap=draft.birth_leap and draft.birth_calendar is Calendar.LUNAR,
    )


def _tidy_entry(entry: Entry) -> Entry:
    values = {f.name: getattr(entry, f.name) for f in fields(entry)}
    tidy = {name: typed.one_line(value) for name, value in values.items() if isinstance(value, str)}
    return replace(entry, **tidy)  # type: ignore[arg-type]  # text stays text


def problems(draft: CustomerDraft, today: date) -> dict[str, Message]:
    """What is wrong with a tidied draft, by field. A name or a phone is enough."""
    found: dict[str, Message] = {}
    if not draft.display_name:
        name = "organisation" if draft.kind is CustomerKind.ORGANISATION else "family_name"
        found[name] = N_("Write a name or a phone number: one of them is enough.")
    found |= _too_long(draft)
    phone = next((p.typed for p in draft.phones if not phones.digits(p.typed)), None)
    if phone is not None:
        found["phones"] = N_("“{text}” has no digits, so it is not a phone number.", text=phone)
    email = next((e.address for e in draft.emails if not is_email(e.address)), None)
    if email is not None:
        found["emails"] = N_("“{text}” is not an e-mail address.", text=email)
    birth = birthdays.problem(draft.birth_month, draft.birth_day, draft.birth_year, draft.birth_calendar, today)
    if birth is not None:
        found["birth_day"] = birth
    if draft.language not in ("", *LANGUAGES):
        found["language"] = N_("There is no language “{code}”.", code=draft.language)
    return found


def is_email(text: str) -> bool:
    """Whether this could be an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def _too_long(draft: CustomerDraft) -> dict[str, Message]:
    found = {name: _limit(LONGEST_LINE) for name in _LINES if len(getattr(draft, name)) > LONGEST_LINE}
    if len(draft.note) > LONGEST_NOTE:
        found["note"] = _limit(LONGEST_NOTE)
    for name in ("phones", "emails", "addresses", "tags"):
        entries = getattr(draft, name)
        if len(entries) > MOST_ENTRIES:
            found[name] = N_("There is room for {n} of these.", n=MOST_ENTRIES)
        elif any(len(text) > LONGEST_LINE for entry in entries for text in _texts(entry)):
            found[name] = _limit(LONGEST_LINE)
    return found


def _texts(entry: object) -> tuple[str, ...]:
    if isinstance(entry, str):
        return (entry,)
    return tuple(str(getattr(entry, f.name) or "") for f in fields(entry))  # type: ignore[arg-type]  # the entries are dataclasses


def _limit(length: int) -> Message:
    return N_("This is too long: there is room for {n} characters.", n=length)
