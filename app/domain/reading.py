"""One record of a file on its way to a customer: takes what comes, in any order, and loses nothing unsaid."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain import birthday as birthdays
from app.domain import birthday_read, customer, phones, read_name, read_text, typed
from app.domain.birthday import Birthday, Calendar
from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.contact import HouseholdMark
from app.domain.customer import (
    LONGEST_LINE,
    LONGEST_NOTE,
    MOST_ENTRIES,
    Address,
    CustomerDraft,
    CustomerKind,
    EmailEntry,
    FormOfAddress,
    PhoneEntry,
)
from app.domain.read_record import ReadCustomer
from app.i18n import LANGUAGES, N_, Message, nearest

_JOINED = {"occupation": ", ", "hobbies": ", ", "source": ", ", "middle_name": " ", "title_before": " "}
_JOINED |= {"title_after": ", ", "nickname": ", ", "counter_note": "; "}
_FORMS = {
    FormOfAddress.MS: frozenset(
        [
            "ms",
            "mrs",
            "miss",
            "mme",
            "frau",
            "pani",
            "slecna",
            "female",
            "žena",
            "zena",
            "f",
            "w",
            "女士",
            "小姐",
            "太太",
        ]
    ),
    FormOfAddress.MR: frozenset(["mr", "herr", "pan", "m", "male", "muz", "先生"]),
}
_ORGANISATIONS = frozenset(
    ["organisation", "organization", "org", "company", "firma", "spolocnost", "podnik", "business", "公司", "单位"]
)


@dataclass(slots=True)
class Reading:
    """What is known of the record so far. Names of columns come with every text, for the sentences about it."""

    today: date
    exact: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    phones: list[PhoneEntry] = field(default_factory=list)
    emails: list[EmailEntry] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    born: Birthday | None = None
    kind: CustomerKind | None = None
    form: FormOfAddress = FormOfAddress.UNKNOWN
    external: str = ""
    consents: dict[tuple[Channel, Purpose], State] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    picture: bytes | None = None
    number: int | None = None
    verified_on: date | None = None
    household: HouseholdMark | None = None
    lost: dict[str, None] = field(default_factory=dict)
    warnings: dict[str, Message] = field(default_factory=dict)
    problem: Message | None = None
    name_from: str = ""

    def clean(self, text: str, name: str) -> str:
        """The text on one line; says what had to go."""
        if text.isascii() and text.isprintable():
            return text.strip()
        if self.exact:
            return typed.one_line(text)
        self._watch(text, name)
        return read_text.line(text)

    def _watch(self, text: str, name: str) -> None:
        if read_text.has_controls(text):
            self.warn(N_("Invisible characters were left out of “{name}”.", name=name))
        if "\ufffd" in text:
            self.warn(N_("“{name}” holds characters that could not be read.", name=name))

    def warn(self, words: Message) -> None:
        """Say that something was taken otherwise than it stood there."""
        self.warnings[str(words)] = words

    def lose(self, name: str) -> None:
        """Say that something has no place."""
        self.lost[name] = None

    def text(self, key: str, text: str, name: str) -> None:
        """A text field of the draft. A second text for the same field joins the first, or goes to the note."""
        value = self.clean(text, name)
        old = self.texts.get(key, "")
        if not value or value == old:
            return
        if not old:
            self.texts[key] = self._short(value, name)
        elif key in _JOINED:
            self.texts[key] = self._short(f"{old}{_JOINED[key]}{value}", name)
        else:
            self.named_note(value, name)

    def _short(self, text: str, name: str) -> str:
        if len(text) <= LONGEST_LINE:
            return text
        self.warn(
            N_("“{name}” is longer than {n} characters: all of it stands in the note.", name=name, n=LONGEST_LINE)
        )
        self.notes.append(f"{name}: {text}")
        return text[:LONGEST_LINE].rstrip()

    def note(self, text: str, name: str) -> None:
        """A note as it is."""
        self._watch(text, name)
        value = typed.paragraphs(text) if self.exact else read_text.paragraphs(text)
        if value and value not in self.notes:
            self.notes.append(value)

    def named_note(self, text: str, name: str) -> None:
        """Something without a place of its own, in the note with the name it has in the file."""
        self.note(f"{name}: {text.strip()}", name)

    def tag(self, text: str, name: str) -> None:
        """One tag."""
        value = self._short(self.clean(text, name), name)
        if value:
            self.tags[value] = None

    def phone(self, text: str, label: str, name: str) -> None:
        """One or several phones in one text."""
        value = self.clean(text, name)
        if not value:
            return
        if self.exact:
            self.phones.append(PhoneEntry(value, label))
            return
        whole = read_text.restored(value)
        if whole is not None:
            self._restore(value, whole, label, name)
            return
        for number in read_text.phones(value):
            self._one_phone(number.strip(), label, name)

    def _one_phone(self, number: str, label: str, name: str) -> None:
        if not any(map(str.isdecimal, number)):
            self.warn(
                N_("“{text}” in “{name}” is not a phone number: it stands in the note.", text=number[:50], name=name)
            )
            self.named_note(number, name)
            return
        entry = PhoneEntry(self._short(number, name), label)
        if not any(phones.digits(one.typed) == phones.digits(number) for one in self.phones):
            self.phones.append(entry)

    def _restore(self, text: str, whole: str, label: str, name: str) -> None:
        if whole:
            self._one_phone(whole, label, name)
            return
        lost = N_(
            "A spreadsheet shortened “{name}” to {text}: digits are lost. It stands in the note.", name=name, text=text
        )
        self.warn(lost)
        self.named_note(text, name)

    def email(self, text: str, label: str, name: str) -> None:
        """One or several e-mail addresses in one text."""
        value = self.clean(text, name)
        if not value:
            return
        if self.exact:
            self.emails.append(EmailEntry(value, label))
            return
        found = read_text.emails(value)
        if not found:
            self.warn(
                N_("“{text}” in “{name}” is not an e-mail address: it stands in the note.", text=value[:50], name=name)
            )
            self.named_note(value, name)
        known = {one.address.lower() for one in self.emails}
        for address in found:
            if address.lower() not in known:
                self.emails.append(EmailEntry(self._short(address, name), label))
                known.add(address.lower())

    def address(self, address: Address, name: str) -> None:
        """One postal address; the same again with another label is none."""
        whole = read_address(address, self, name)
        if not whole and whole.country:
            self.named_note(whole.country, name)
        elif whole and (self.exact or not any(_same_place(whole, other) for other in self.addresses)):
            self.addresses.append(whole)

    def birthday(self, text: str, name: str, *, day_first: bool, calendar: Calendar = Calendar.SOLAR) -> None:
        """A birthday in any form; what is none goes to the note."""
        value = self.clean(text, name)
        if not value:
            return
        born = birthday_read.read(value, self.today, day_first=day_first)
        if born and calendar is Calendar.LUNAR:
            born = Birthday(born.month, born.day, born.year, calendar, born.leap)
        self.birth(born, value, name)

    def birth(self, born: Birthday | None, text: str, name: str) -> None:
        """A birthday that was read, or not."""
        wrong = born is None or birthdays.problem(born.month, born.day, born.year, born.calendar, self.today)
        if wrong or (self.born and self.born != born):
            self.warn(
                N_("“{text}” in “{name}” is not taken as a birthday: it stands in the note.", text=text[:50], name=name)
            )
            self.named_note(text, name)
        else:
            self.born = born

    def choice(self, key: str, text: str, name: str) -> None:
        """The kind of customer, the form of address or the language; the note takes what is none."""
        value = self.clean(text, name)
        bare = value.lower().strip(". ")
        if not bare:
            return
        if key == "kind":
            self.kind = CustomerKind.ORGANISATION if bare in _ORGANISATIONS else CustomerKind.PERSON
            return
        form = next((form for form, words in _FORMS.items() if bare in words), None)
        if key == "form" and form:
            self.form = form
        elif key == "language" and _language(value):
            self.texts.setdefault("language", _language(value))
        else:
            self.named_note(value, name)

    def consent(self, channel: Channel, purpose: Purpose, state: State | None, text: str, name: str) -> None:
        """An answer the file really gives; words that are neither yes nor no stand in the note."""
        if state is None:
            self.named_note(text, name)
        elif self.consents.get((channel, purpose)) is not State.NO:  # of two columns a no counts
            self.consents[channel, purpose] = state

    def full_name(self, text: str, name: str) -> None:
        """A whole name; its parts count more where the file has them."""
        self.texts.setdefault("full_name", self._short(self.clean(text, name), name))
        self.name_from = name

    def finished(self, row: int) -> ReadCustomer:
        """The record as far as it can be taken."""
        self._settle_name()
        draft = self._draft()
        problem = self.problem or self._problem(draft)
        return ReadCustomer(
            row=row,
            draft=draft,
            external=self.external,
            consents=tuple((channel, purpose, state) for (channel, purpose), state in self.consents.items()),
            picture=self.picture,
            lost=tuple(self.lost),
            warnings=tuple(self.warnings.values()),
            problem=problem,
            number=self.number,
            verified_on=self.verified_on,
            household=self.household,
            answers=tuple(self.answers),
        )

    def _problem(self, draft: CustomerDraft) -> Message | None:
        """Only our own files are taken exactly; of others everything fits by now, but for a name."""
        if not draft.display_name:
            return N_("There is no name, no phone and no e-mail address.")
        return next(iter(customer.problems(draft, self.today).values()), None) if self.exact else None

    def _settle_name(self) -> None:
        if self.exact and (self.phones or read_name.is_there(self.texts)):
            self.texts.pop("full_name", None)  # our own files have it from the parts, or from a phone
            return
        self.kind, full = read_name.settle(self.texts, self.kind)
        if full:
            self.named_note(full, self.name_from)
        if self.emails and not self.phones and not read_name.is_there(self.texts):
            self.texts["family_name"] = self.emails[0].address
            self.warn(N_("There is no name: the e-mail address stands in its place."))

    def _draft(self) -> CustomerDraft:
        born = self.born or Birthday(0, 0)
        fields: dict[str, Any] = dict(self.texts)
        return CustomerDraft(
            **fields,
            kind=self.kind or CustomerKind.PERSON,
            form=self.form,
            phones=tuple(self._room(self.phones, "phones")),
            emails=tuple(self._room(self.emails, "emails")),
            addresses=tuple(self._room(self.addresses, "addresses")),
            tags=tuple(self._room(list(self.tags), "tags")),
            note=self._whole_note(),
            birth_day=born.day or None,
            birth_month=born.month or None,
            birth_year=born.year,
            birth_calendar=born.calendar,
            birth_leap=born.leap,
        )

    def _room(self, entries: list[Any], name: str) -> list[Any]:
        if len(entries) > MOST_ENTRIES:
            self.warn(
                N_("There is room for {n} of these; the others stand in the note: {name}", n=MOST_ENTRIES, name=name)
            )
            self.notes += [_entry_text(entry) for entry in entries[MOST_ENTRIES:]]
        return entries[:MOST_ENTRIES]

    def _whole_note(self) -> str:
        note = "\n".join(self.notes)
        if len(note) <= LONGEST_NOTE:
            return note
        self.warn(N_("The note is longer than {n} characters: its end was cut off.", n=LONGEST_NOTE))
        return note[:LONGEST_NOTE].rstrip()


def read_address(address: Address, reading: Reading, name: str) -> Address:
    """The address with parts that fit."""
    parts = {part: reading.clean(getattr(address, part), name) for part in ("street", "city", "region", "postcode")}
    if any(len(part) > LONGEST_LINE for part in parts.values()):
        reading.named_note(", ".join(filter(None, parts.values())), name)
        reading.warn(
            N_("“{name}” is longer than {n} characters: all of it stands in the note.", name=name, n=LONGEST_LINE)
        )
    cut = {part: value[:LONGEST_LINE].rstrip() for part, value in parts.items()}
    country = reading.clean(address.country, name)[:LONGEST_LINE]
    return Address(**cut, country=country, label=address.label, past=address.past, returned=address.returned)


def _entry_text(entry: object) -> str:
    if isinstance(entry, Address):
        return ", ".join(filter(None, (entry.street, entry.postcode, entry.city, entry.region, entry.country)))
    return str(getattr(entry, "typed", None) or getattr(entry, "address", None) or entry)


def _same_place(one: Address, other: Address) -> bool:
    return (one.street, one.city, one.postcode) == (other.street, other.city, other.postcode)


def _language(text: str) -> str:
    """The supported language a text names, or nothing."""
    tag = text.replace("-", "_")
    known = {
        "slovak",
        "slovencina",
        "slovensky",
        "sk",
        "sk_sk",
        "english",
        "en",
        "chinese",
        "zh",
        "中文",
        "汉语",
        "简体中文",
    }
    if tag in LANGUAGES:
        return tag
    lower = tag.lower()
    if lower in known or lower.startswith(("en_", "zh_", "sk_")):
        return nearest(
            {"slovak": "sk", "chinese": "zh", "中文": "zh", "汉语": "zh", "简体中文": "zh"}.get(lower, lower)
        )
    return ""
