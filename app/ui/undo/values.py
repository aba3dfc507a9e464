"""How the screen says a field's value, be it of a form, of a snapshot or of a merge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain import postal
from app.domain.act import GROUPS
from app.domain.birthday import Birthday, Calendar
from app.domain.consent import CHANNEL_WORDS, PURPOSE_WORDS, Channel, Purpose
from app.domain.content import CONTENT_UNIT_WORDS, ContentUnit
from app.domain.customer import (
    FORM_WORDS,
    KIND_WORDS,
    Address,
    CustomerKind,
    EmailEntry,
    FormOfAddress,
    PhoneEntry,
)
from app.domain.merge import BIRTHDAY, FIELD_WORDS
from app.domain.product import UNIT_WORDS, Unit
from app.domain.taken_back import FieldChange
from app.i18n import N_, Message
from app.services import pictures
from app.ui import speech
from app.ui.customers import birthday_text

if TYPE_CHECKING:
    from app.i18n import Language

_BIRTH = GROUPS[0]
_MORE_WORDS: dict[str, Message] = {
    "verified_on": N_("Details checked"),
    "sku": N_("Own code"),
    "name": N_("Name"),
    "codes": N_("Codes"),
    "price": N_("Price"),
    "tax_code": N_("Tax"),
    "unit": N_("Unit"),
    "category": N_("Category"),
    "supplier": N_("Supplier"),
    "term_count": N_("Warranty"),
    "term_unit": N_("Warranty"),
    "ask_serial": N_("Ask for the serial number"),
    "ask_batch": N_("Ask for the batch"),
    "care": N_("Care"),
    "prompt": N_("Prompt for the clerk"),
    "active": N_("Is sold"),
    "content": N_("Content"),
    "content_unit": N_("Measure"),
    "picture": N_("Picture"),
    "pitch": N_("Line for leaflets"),
    "new_on": N_("New since"),
}


def field(language: Language, name: str) -> str:
    """What a field is called."""
    if name.startswith("consent/"):
        _kind, channel, purpose = name.split("/")
        words = (CHANNEL_WORDS[Channel(channel)], PURPOSE_WORDS[Purpose(purpose)])
        return language.join(map(language.render, words))
    key = BIRTHDAY if name in _BIRTH else name
    words_of = FIELD_WORDS.get(key) or _MORE_WORDS.get(key)
    return language.render(words_of) if words_of else name


def changes(language: Language, fields: Iterable[FieldChange]) -> tuple[tuple[str, str, str], ...]:
    """Field, now and then, in words; the parts of a birthday as one."""
    found = {one.name: one for one in fields}
    said = [
        (field(language, name), value(language, name, one.now), value(language, name, one.then))
        for name, one in found.items()
        if name not in _BIRTH and one.now != one.then
    ]
    if any(name in found for name in _BIRTH):
        now, then = ({name: getattr(found[name], at) for name in found if name in _BIRTH} for at in ("now", "then"))
        said.append((field(language, BIRTHDAY), _born(language, now), _born(language, then)))
    return tuple(said)


def value(language: Language, name: str, held: Any) -> str:
    """A value in words; nothing for an empty one."""
    if held in (None, "", [], ()):
        return ""
    if name in _SAYING:
        return _SAYING[name](language, held)
    match held:
        case Message():
            said = language.render(held)
        case Birthday():
            said = birthday_text.shown(held, language)
        case bool():
            said = language.gettext("Yes") if held else language.gettext("No")
        case list() | tuple():
            said = "\n".join(str(one) for one in held)
        case _:
            said = str(held)
    return said


def _born(language: Language, parts: Mapping[str, Any]) -> str:
    day, month = parts.get("birth_day"), parts.get("birth_month")
    if day is None or month is None:
        return ""
    calendar = Calendar(parts.get("birth_calendar") or Calendar.SOLAR)
    shown = Birthday(month, day, parts.get("birth_year"), calendar, bool(parts.get("birth_leap")))
    return birthday_text.shown(shown, language)


def _phones(_language: Language, held: Iterable[Any]) -> str:
    entries = (one if isinstance(one, PhoneEntry) else PhoneEntry(**one) for one in held)
    return "\n".join(f"{one.typed} · {one.label}" if one.label else one.typed for one in entries)


def _emails(_language: Language, held: Iterable[Any]) -> str:
    entries = (one if isinstance(one, EmailEntry) else EmailEntry(**one) for one in held)
    return "\n".join(one.address for one in entries)


def _addresses(language: Language, held: Iterable[Any]) -> str:
    entries = (one if isinstance(one, Address) else _address(one) for one in held)
    return "\n".join(language.join(postal.place(one, "")) for one in entries)


def _address(values: Mapping[str, Any]) -> Address:
    return Address(**{name: held for name, held in values.items() if name != "returned"})


def _picture(language: Language, held: str) -> str:
    found = pictures.find(held)
    return f"{found.width} × {found.height}" if found else language.gettext("a picture")


def _tags(language: Language, held: Iterable[str]) -> str:
    return language.join(held)


def _day(language: Language, held: str) -> str:
    return language.day(date.fromisoformat(held))


_SAYING: dict[str, Callable[[Language, Any], str]] = {
    "phones": _phones,
    "emails": _emails,
    "addresses": _addresses,
    "tags": _tags,
    "kind": lambda language, held: language.render(KIND_WORDS[CustomerKind(held)]),
    "form": lambda language, held: language.render(FORM_WORDS[FormOfAddress(held)]),
    "language": lambda _language, held: speech.LANGUAGE_NAMES.get(held, held),
    "verified_on": _day,
    "new_on": _day,
    "picture": _picture,
    "unit": lambda language, held: language.render(UNIT_WORDS[Unit(held)]),
    "content_unit": lambda language, held: language.render(CONTENT_UNIT_WORDS[ContentUnit(held)]),
}
