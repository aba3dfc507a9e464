"""The customer form: what its fields hold, and how they become a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.birthday import Calendar
from app.domain.customer import (
    FORM_WORDS,
    KIND_WORDS,
    Address,
    CustomerDraft,
    CustomerKind,
    EmailEntry,
    FormOfAddress,
    PhoneEntry,
)
from app.errors import FormError, InputError
from app.ui import speech as spoken
from app.ui.customers import birthday_text
from app.ui.form_sections import FormSection
from app.ui.widgets.field import FieldSpec

if TYPE_CHECKING:
    from app.i18n import Language


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
    form: FormOfAddress = FormOfAddress.UNKNOWN
    language: str = ""
    phones: str = ""
    emails: str = ""
    street: str = ""
    city: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""
    moved: bool = False
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
_PLACE = ("street", "city", "postcode", "region", "country")


def fields_of(draft: CustomerDraft, speech: Language) -> CustomerFields:
    """The fields that show a draft."""
    home = _home(draft)
    return CustomerFields(
        base=draft,
        phones="\n".join(_with_note(entry.typed, entry.label) for entry in draft.phones),
        emails="\n".join(_with_note(entry.address, entry.label) for entry in draft.emails),
        birthday=birthday_text.shown(draft.birthday, speech),
        tags=", ".join(draft.tags),
        **{name: getattr(home, name) for name in _PLACE},
        **{name: getattr(draft, name) for name in _SAME},
    )


def _home(draft: CustomerDraft) -> Address:
    return next((address for address in draft.addresses if not address.past), Address())


def draft_of(fields: CustomerFields, speech: Language) -> CustomerDraft:
    """The draft the fields stand for. Raises FormError for a birthday that cannot be read."""
    try:
        born = birthday_text.read(fields.birthday, speech)
    except InputError as error:
        raise FormError({"birthday": error.text}) from error
    return replace(
        fields.base,
        phones=tuple(PhoneEntry(*_note_apart(line)) for line in fields.phones.splitlines()),
        emails=tuple(EmailEntry(*_note_apart(line)) for line in fields.emails.splitlines()),
        addresses=_addresses(fields),
        birth_day=born.day,
        birth_month=born.month,
        birth_year=born.year,
        tags=tuple(fields.tags.translate(_TAG_MARKS).split(",")),
        **{name: getattr(fields, name) for name in _SAME},
    )


def _addresses(fields: CustomerFields) -> tuple[Address, ...]:
    """The address typed takes the first one's place; when they have moved, the old one stays as a past one."""
    old = _home(fields.base)
    new = replace(old, **{name: getattr(fields, name).strip() for name in _PLACE})
    others = tuple(address for address in fields.base.addresses if address is not old)
    if fields.moved and old and new != old:
        return (new, *others, replace(old, past=True))
    return (new, *others)


def _with_note(text: str, note: str) -> str:
    return f"{text}, {note}" if note else text


def _note_apart(line: str) -> tuple[str, str]:
    place = next((line.find(mark) for mark in _NOTE_MARKS if mark in line), -1)
    return (line, "") if place < 0 else (line[:place].strip(), line[place + 1 :].strip())


def sections(speech: Language, *, with_address: bool) -> tuple[FormSection, ...]:
    """The form's sections in this language, in the order of asking; who has an address may have moved."""
    _ = speech.gettext
    return (
        FormSection("", _who(speech)),
        FormSection(_("Address"), _where(speech, with_address=with_address)),
        FormSection(_("Birthday"), _born(speech)),
        FormSection(_("Worth remembering"), _about(speech)),
        FormSection(_("Name and papers in full"), _name(speech)),
    )


def _who(speech: Language) -> tuple[FieldSpec, ...]:
    _ = speech.gettext
    family = FieldSpec("family_name", _("Family name"), hint=_("A name or a phone number is enough."))
    given = FieldSpec("given_name", _("Given name"))
    names = (family, given) if speech.code == "zh_CN" else (given, family)
    return (
        *names,
        FieldSpec("phones", _("Phones"), "text", lines=2, hint=_("One on each line; a note goes behind a comma.")),
        FieldSpec("emails", _("E-mails"), "text", lines=2, hint=_("One on each line; a note goes behind a comma.")),
    )


def _name(speech: Language) -> tuple[FieldSpec, ...]:
    _ = speech.gettext
    kinds = tuple((kind, speech.render(words)) for kind, words in KIND_WORDS.items())
    forms = tuple((form, speech.render(words)) for form, words in FORM_WORDS.items())
    languages = (("", _("As the shop")), *spoken.LANGUAGE_NAMES.items())
    return (
        FieldSpec("kind", _("Person or organisation"), "choice", choices=kinds),
        FieldSpec("organisation", _("Organisation")),
        FieldSpec("title_before", _("Title before the name")),
        FieldSpec("title_after", _("Title after the name")),
        FieldSpec("middle_name", _("Middle name")),
        FieldSpec("form", _("Form of address"), "choice", choices=forms),
        FieldSpec("language", _("Language of letters and papers"), "choice", choices=languages),
        FieldSpec("card", _("Customer card"), hint=_("Scan the card or type its number.")),
    )


def _where(speech: Language, *, with_address: bool) -> tuple[FieldSpec, ...]:
    _ = speech.gettext
    moved = (FieldSpec("moved", _("They have moved: keep the old address as a past one"), "check", wide=True),)
    return (
        FieldSpec("street", _("Street and number"), wide=True),
        FieldSpec("city", _("Town")),
        FieldSpec("postcode", _("Postcode")),
        FieldSpec("region", _("Region")),
        FieldSpec("country", _("Country")),
        *(moved if with_address else ()),
    )


def _born(speech: Language) -> tuple[FieldSpec, ...]:
    _ = speech.gettext
    calendars = ((Calendar.SOLAR, _("Everyday calendar")), (Calendar.LUNAR, _("Chinese moon calendar")))
    return (
        FieldSpec(
            "birthday",
            _("Day of birth"),
            placeholder=birthday_text.shown_sample(speech),
            hint=_("The year may be left out."),
        ),
        FieldSpec("birth_calendar", _("Calendar"), "choice", choices=calendars),
        FieldSpec("birth_leap", _("Born in a leap month"), "check", wide=True),
    )


def _about(speech: Language) -> tuple[FieldSpec, ...]:
    _ = speech.gettext
    return (
        FieldSpec("counter_note", _("Note at the counter"), wide=True, hint=_("Shown as soon as they are picked.")),
        FieldSpec("occupation", _("Occupation")),
        FieldSpec("hobbies", _("Hobbies")),
        FieldSpec("price_attitude", _("What they look for in a price")),
        FieldSpec("source", _("How they found us")),
        FieldSpec("tags", _("Tags"), wide=True, hint=_("Separated by commas.")),
        FieldSpec("note", _("Notes"), "text", lines=4),
    )
