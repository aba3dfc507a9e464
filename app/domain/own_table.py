"""The columns of our own tables: what an export writes and the preset "regulars" reads back.

The names are a public contract, the same in every language of the program; docs/imports.md says what each holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.consent import Channel, Purpose

#: Column of a customer table -> field of the draft, for every field that is one plain text.
CONTACT_TEXTS = {
    "Kind": "kind",
    "Title before": "title_before",
    "Given name": "given_name",
    "Middle name": "middle_name",
    "Family name": "family_name",
    "Title after": "title_after",
    "Former name": "former_name",
    "Nickname": "nickname",
    "Organisation": "organisation",
    "Form of address": "form",
    "Salutation": "salutation",
    "Language": "language",
    "Occupation": "occupation",
    "Hobbies": "hobbies",
    "Price attitude": "price_attitude",
    "Source": "source",
    "Note": "note",
    "Counter note": "counter_note",
    "Card": "card",
}
NUMBER = "Number"
TAGS = "Tags"
BIRTHDAY, BIRTHDAY_CALENDAR = "Birthday", "Birthday calendar"
LUNAR_LEAP = "lunar leap month"
VERIFIED_ON = "Verified on"
HOUSEHOLD, HOUSEHOLD_NAME, HOUSEHOLD_LETTERS = "Household", "Household name", "Household letters"
#: What follows `Address 1 `.
ADDRESS_PARTS = ("street", "city", "region", "postcode", "country", "label", "past", "returned on")
#: Each question has two columns: the answer, and its evidence.
CONSENTS = tuple((channel, purpose) for channel in Channel for purpose in Purpose)

PRODUCT_COLUMNS = (
    "Own code",
    "Name",
    "Codes",
    "Price",
    "Tax",
    "Unit",
    "Category",
    "Supplier",
    "Warranty",
    "Asks serial",
    "Asks batch",
    "Care",
    "Prompt",
    "Not sold any more",
    "Content",
    "Pitch",
    "New since",
)
#: Columns that tables of earlier versions do not have.
LATER_PRODUCT_COLUMNS = ("Content", "Pitch", "New since")
COMPLAINT_COLUMNS = (
    "Number",
    "Received",
    "State",
    "Subject",
    "Description",
    "Channel",
    "Customer number",
    "Customer",
    "Contact",
    "Receipt",
    "Warranty number",
    "About",
    "Wish",
    "Category",
    "Severity",
    "Condition",
    "Accessories",
    "Assigned",
    "Days to answer",
    "Deadline",
    "Answered on",
    "Outcome",
    "Language",
    "Taken by",
    "History",
)


@dataclass(frozen=True, slots=True)
class Widths:
    """How many columns of each kind a customer table has: as many as its fullest row needs."""

    phones: int = 1
    emails: int = 1
    addresses: int = 1


def contact_columns(widths: Widths) -> tuple[str, ...]:
    """The header of a customer table."""
    return (
        NUMBER,
        *CONTACT_TEXTS,
        TAGS,
        BIRTHDAY,
        BIRTHDAY_CALENDAR,
        VERIFIED_ON,
        HOUSEHOLD,
        HOUSEHOLD_NAME,
        HOUSEHOLD_LETTERS,
        *(name for place in range(1, widths.phones + 1) for name in phone_columns(place)),
        *(name for place in range(1, widths.emails + 1) for name in email_columns(place)),
        *(name for place in range(1, widths.addresses + 1) for name in address_columns(place)),
        *(name for channel, purpose in CONSENTS for name in consent_columns(channel, purpose)),
    )


def phone_columns(place: int) -> tuple[str, str]:
    """Number and label of a phone; the first is 1."""
    return f"Phone {place}", f"Phone {place} label"


def email_columns(place: int) -> tuple[str, str]:
    """Address and label of an e-mail."""
    return f"E-mail {place}", f"E-mail {place} label"


def address_columns(place: int) -> tuple[str, ...]:
    """The parts of a postal address."""
    return tuple(f"Address {place} {part}" for part in ADDRESS_PARTS)


def consent_columns(channel: Channel, purpose: Purpose) -> tuple[str, str]:
    """The answer to one question (yes, no, not_asked, or empty for never), and its evidence."""
    name = f"Consent {channel.value} {purpose.value}"
    return name, f"{name} evidence"
