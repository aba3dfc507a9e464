"""What the fields of a customer's record are called on paper."""

from __future__ import annotations

from app.i18n import N_, Message

FIELD_WORDS: dict[str, Message] = {
    "kind": N_("Kind"),
    "title_before": N_("Title before the name"),
    "given_name": N_("Given name"),
    "middle_name": N_("Middle name"),
    "family_name": N_("Family name"),
    "title_after": N_("Title after the name"),
    "former_name": N_("Former name"),
    "nickname": N_("Nickname"),
    "organisation": N_("Organisation"),
    "form": N_("Form of address"),
    "salutation": N_("Own salutation"),
    "phones": N_("Phones"),
    "emails": N_("E-mails"),
    "addresses": N_("Addresses"),
    "birth_day": N_("Birthday: day"),
    "birth_month": N_("Birthday: month"),
    "birth_year": N_("Birthday: year"),
    "birth_calendar": N_("Calendar of the birthday"),
    "birth_leap": N_("Birthday in a leap month"),
    "language": N_("Language"),
    "occupation": N_("Occupation"),
    "hobbies": N_("Hobbies"),
    "price_attitude": N_("Price attitude"),
    "source": N_("How you found us"),
    "note": N_("Note"),
    "counter_note": N_("Note at the counter"),
    "card": N_("Customer card"),
    "tags": N_("Tags"),
    "verified_on": N_("Details last checked"),
}
