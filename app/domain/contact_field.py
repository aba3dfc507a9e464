"""The fields a column of a contact table may go to, and what people call them."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.consent import CHANNEL_WORDS, PURPOSE_WORDS, Channel, Purpose
from app.i18n import N_, Message

#: Per column the key of a field; empty for a column that is left out.
Mapping = tuple[str, ...]

NOTE_NAMED = "note_named"
PHONES, EMAILS, ADDRESSES = 5, 3, 3
ADDRESS_PARTS = ("street", "city", "region", "postcode", "country", "address", "address_label")


class Field(NamedTuple):
    """A field by its key, and its name."""

    key: str
    words: Message


_NAMES = (
    Field("full_name", N_("Whole name")),
    Field("family_name", N_("Family name")),
    Field("given_name", N_("Given name")),
    Field("middle_name", N_("Middle name")),
    Field("title_before", N_("Title before the name")),
    Field("title_after", N_("Title after the name")),
    Field("former_name", N_("Former name")),
    Field("nickname", N_("Nickname")),
    Field("organisation", N_("Organisation")),
    Field("kind", N_("Person or organisation")),
    Field("form", N_("Form of address")),
    Field("salutation", N_("Own greeting in letters")),
)
_REST = (
    Field("birthday", N_("Birthday")),
    Field("birth_day", N_("Day of birth")),
    Field("birth_month", N_("Month of birth")),
    Field("birth_year", N_("Year of birth")),
    Field("language", N_("Language")),
    Field("occupation", N_("Occupation")),
    Field("hobbies", N_("Hobbies")),
    Field("price_attitude", N_("Attitude to prices")),
    Field("source", N_("How they found the shop")),
    Field("tags", N_("Tags")),
    Field("note", N_("Note")),
    Field(NOTE_NAMED, N_("Note, with the column’s name")),
    Field("counter_note", N_("Note shown at the counter")),
    Field("card", N_("Customer card")),
    Field("external", N_("Number in the other program")),
)
_PLACE_WORDS = {
    "phone": N_("Phone {n}"),
    "phone_label": N_("Phone {n}: label"),
    "email": N_("E-mail {n}"),
    "email_label": N_("E-mail {n}: label"),
    "street": N_("Address {n}: street and house number"),
    "city": N_("Address {n}: town"),
    "region": N_("Address {n}: region"),
    "postcode": N_("Address {n}: postcode"),
    "country": N_("Address {n}: country"),
    "address": N_("Address {n}: all in one"),
    "address_label": N_("Address {n}: label"),
}


def numbered(key: str, place: int) -> str:
    """The key of the second phone is `phone:2`; the first has no number."""
    return key if place == 1 else f"{key}:{place}"


def _places(keys: tuple[str, ...], most: int) -> tuple[Field, ...]:
    return tuple(
        Field(numbered(key, place), Message(_PLACE_WORDS[key].text, {"n": place}))
        for place in range(1, most + 1)
        for key in keys
    )


def _consents() -> tuple[Field, ...]:
    return tuple(
        Field(
            f"consent:{channel}:{purpose}",
            N_("Consent: {channel}, {purpose}", channel=CHANNEL_WORDS[channel], purpose=PURPOSE_WORDS[purpose]),
        )
        for channel in Channel
        for purpose in Purpose
    )


#: In the order of a list to choose from.
FIELDS: tuple[Field, ...] = (
    *_NAMES,
    *_places(("phone", "phone_label"), PHONES),
    *_places(("email", "email_label"), EMAILS),
    *_places(ADDRESS_PARTS, ADDRESSES),
    *_REST,
    *_consents(),
)
