"""What a card says about a customer. Nothing is fetched: what is on the internet stays an address."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.domain import cells, country_names
from app.domain.birthday import Birthday, Calendar
from app.domain.contact import HouseholdMark
from app.domain.contact_guess import label_of
from app.domain.customer import Address, CustomerKind
from app.domain.folding import words
from app.domain.own_row import read_answer
from app.domain.read_record import ReadCustomer
from app.domain.reading import Reading
from app.exchange import vcard_values
from app.exchange.vcard_lines import LONGEST_CARD, Card, Property
from app.exchange.vcard_values import Speech
from app.i18n import N_

_OWN = "X-REGULARS-"
_APPLE_LABEL = re.compile(r"_?\$!<(.*)>!\$_?")
_CONTROL_WORDS = frozenset(
    "pref voice internet msg text video intl dom postal parcel x400 private preferred uri cell1 b base64 "  # noqa: SIM905 - reads better as a line
    "quoted-printable jpeg png gif iphone personal".split()
)
_SYSTEM_TAGS = frozenset(("my contacts", "mycontacts"))
# What programs write for themselves and no person would miss.
_TECHNICAL = frozenset(
    "VERSION PRODID REV MAILER PROFILE SOURCE NAME X-ABADR X-ABLABEL X-ABUID X-ABSHOWAS X-GENERATOR X-MS-OL-DESIGN "  # noqa: SIM905 - as above
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS CLIENTPIDMAP X-ETAG X-ID KIND X-ADDRESSBOOKSERVER-KIND X-ADDRESSBOOKSERVER-MEMBER "
    "MEMBER X-REDUCTION X-GNO X-GN LABEL".split()
)
_NOTED = frozenset(
    "URL IMPP X-AIM X-ICQ X-JABBER X-MSN X-YAHOO X-YAHOO-ID X-SKYPE X-SKYPE-USERNAME X-QQ "  # noqa: SIM905 - as above
    "X-GOOGLE-TALK X-SIP X-WECHAT BIRTHPLACE ANNIVERSARY X-ANNIVERSARY X-MS-ANNIVERSARY "
    "X-EVOLUTION-ANNIVERSARY X-ABRELATEDNAMES X-ABDATE X-SPOUSE X-MS-SPOUSE "
    "X-EVOLUTION-SPOUSE X-MANAGER X-MS-MANAGER X-ASSISTANT X-MS-ASSISTANT X-MS-IMADDRESS "
    "X-MS-CHILD X-CHILDREN X-ALTBDAY X-SOCIALPROFILE X-CUSTOM1 X-CUSTOM2 X-CUSTOM3 X-CUSTOM4 DEATHDATE".split()
)
_TEXTS = {
    "TITLE": "occupation",
    "ROLE": "occupation",
    "HOBBY": "hobbies",
    "INTEREST": "hobbies",
    "X-MAIDENNAME": "former_name",
    f"{_OWN}SALUTATION": "salutation",
    f"{_OWN}FORMER-NAME": "former_name",
    f"{_OWN}PRICE-ATTITUDE": "price_attitude",
    f"{_OWN}SOURCE": "source",
    f"{_OWN}COUNTER-NOTE": "counter_note",
    f"{_OWN}CARD": "card",
}
_NAME_PARTS = ("family_name", "given_name", "middle_name", "title_before", "title_after")
_LONGEST_ID = 200
_ANDROID_NICKNAME = "vnd.android.cursor.item/nickname"


@dataclass(slots=True)
class _Card:
    """A card while it is read."""

    reading: Reading
    speech: Speech
    labels: dict[str, str]
    own: bool

    def label(self, found: Property) -> str:
        """Whose or which it is: the label of the group, else the types."""
        label = self.labels.get(found.group, "") if found.group else ""
        if self.own:
            return label
        return label_of(label, "") or label or _word_of(found.types | ({found.group} & {"home", "work"}))


@lru_cache(maxsize=256)
def _word_of(types: frozenset[str]) -> str:
    """The label that types give: Work fax, or a program's own word."""
    plain = [word for word in sorted(types) if word not in _CONTROL_WORDS]
    own = plain[0].removeprefix("x-").replace("-", " ").capitalize()[:50] if plain else ""
    return label_of(" ".join(plain), "") or own


def customer(card: Card, encoding: str, today: date) -> ReadCustomer:
    """The customer a card stands for. Never raises for anything a file holds."""
    names = {found.name for found in card.properties}
    old = any(found.name == "VERSION" and found.value.strip() == b"2.1" for found in card.properties)
    own = f"{_OWN}NUMBER" in names
    speech = Speech(old, encoding)
    read = _Card(Reading(today, exact=own), speech, _labels(card, speech), own)
    _judge(read, card)
    for found in card.properties:
        if found.value.strip(b"; \t\r\n"):
            _take(read, found)
    if "LABEL" in names:
        _labelled_addresses(read, card)
    return read.reading.finished(card.place)


def _labels(card: Card, speech: Speech) -> dict[str, str]:
    found = {one.group: speech.text(one) for one in card.properties if one.name == "X-ABLABEL" and one.group}
    return {group: _APPLE_LABEL.sub(r"\1", label)[:_LONGEST_ID] for group, label in found.items()}


def _judge(read: _Card, card: Card) -> None:
    kinds = {
        found.value.strip().lower()
        for found in card.properties
        if found.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS")
    }
    if kinds & {b"org", b"organization", b"company"}:
        read.reading.kind = CustomerKind.ORGANISATION
    if b"group" in kinds:
        read.reading.problem = N_("This card is a group of contacts, not a person or a firm.")
    if card.broken:
        read.reading.problem = N_("This card is longer than {n} MB.", n=LONGEST_CARD >> 20)
    if card.cut:
        read.reading.warn(N_("The card is cut off: its end is missing."))
    if card.nested:
        read.reading.lose("AGENT")


def _take(read: _Card, found: Property) -> None:
    name = found.name
    if name in _TAKES:
        _TAKES[name](read, found)
    elif name in _TEXTS:
        read.reading.text(_TEXTS[name], read.speech.text(found), name)
    elif name in _NOTED:
        label = read.labels.get(found.group, "") if found.group else ""
        read.reading.named_note(read.speech.text(found), label or name)
    elif name not in _TECHNICAL:
        read.reading.lose(name)


def _name(read: _Card, found: Property) -> None:
    parts = dict(zip(_NAME_PARTS, read.speech.lists(found), strict=False))
    if any(read.reading.texts.get(part) for part in _NAME_PARTS):
        read.reading.lose("N")
        return
    for part, text in parts.items():
        read.reading.text(part, text, "N")


def _full_name(read: _Card, found: Property) -> None:
    read.reading.full_name(read.speech.text(found), "FN")


def _nickname(read: _Card, found: Property) -> None:
    read.reading.text(
        "nickname", read.speech.text(found) if read.own else ", ".join(read.speech.values(found)), "NICKNAME"
    )


def _android(read: _Card, found: Property) -> None:
    kind, *values = read.speech.parts(found)
    if kind == _ANDROID_NICKNAME and values:
        read.reading.text("nickname", values[0], "NICKNAME")
    else:
        read.reading.lose(found.name)


def _organisation(read: _Card, found: Property) -> None:
    first, *departments = read.speech.parts(found)
    read.reading.text("organisation", first, "ORG")
    rest = ", ".join(filter(None, departments))
    if rest:
        read.reading.named_note(rest, "ORG")


def _phone(read: _Card, found: Property) -> None:
    read.reading.phone(read.speech.text(found), read.label(found), "TEL")


def _email(read: _Card, found: Property) -> None:
    read.reading.email(read.speech.text(found).replace("\n", " "), read.label(found), "EMAIL")


def _address(read: _Card, found: Property) -> None:
    box, extended, street, city, region, postcode, country = [*_address_parts(read, found), *[""] * 7][:7]
    lines = (street,) if read.own else (street, extended, box)
    whole = ", ".join(filter(None, (line.strip() for text in lines for line in text.splitlines())))
    if not (whole or city or postcode) and found.param("LABEL"):
        whole = ", ".join(found.params["LABEL"][0].replace("\\n", "\n").splitlines())
    returned = found.param("X-RETURNED")
    read.reading.address(
        Address(
            whole,
            city,
            region,
            postcode,
            country if read.own else country_names.code(country),
            read.label(found),
            past=found.name != "ADR",
            returned=_day(returned),
        ),
        "ADR",
    )


def _address_parts(read: _Card, found: Property) -> list[str]:
    return read.speech.parts(found) if read.own else [part.strip(", ") for part in read.speech.parts(found)]


def _labelled_addresses(read: _Card, card: Card) -> None:
    """LABEL repeats an address as printed; it only counts where it says more."""
    known = {
        word for one in read.reading.addresses for word in words(f"{one.street} {one.city} {one.region} {one.postcode}")
    }
    for found in card.properties:
        text = read.speech.text(found) if found.name == "LABEL" else ""
        if text and not read.reading.addresses:
            read.reading.address(Address(", ".join(text.splitlines()), label=read.label(found)), "LABEL")
        elif len(set(words(text)) - known) > len(words(text)) / 2:
            read.reading.lose("LABEL")


def _birthday(read: _Card, found: Property) -> None:
    moon = found.param("CALSCALE") in ("chinese", "lunar")
    calendar = Calendar.LUNAR if moon else Calendar.SOLAR
    read.reading.birthday(read.speech.text(found), "BDAY", day_first=True, calendar=calendar)


def _lunar_birthday(read: _Card, found: Property) -> None:
    text, *leap = read.speech.parts(found)
    read.reading.birthday(text, "BDAY", day_first=True, calendar=Calendar.LUNAR)
    born = read.reading.born
    if born and "leap" in leap:
        read.reading.born = Birthday(born.month, born.day, born.year, Calendar.LUNAR, leap=True)


def _note(read: _Card, found: Property) -> None:
    read.reading.note(read.speech.text(found), "NOTE")


def _related(read: _Card, found: Property) -> None:
    """Who belongs to them, if the card says it in words and not by another card's id."""
    text = read.speech.text(found)
    if text.startswith("urn:"):
        read.reading.lose(found.name)
    else:
        read.reading.named_note(text, " ".join(sorted(found.types)).capitalize() or found.name)


def _tags(read: _Card, found: Property) -> None:
    for tag in read.speech.values(found):
        if tag.lower() not in _SYSTEM_TAGS:
            read.reading.tag(tag, "CATEGORIES")


def _id(read: _Card, found: Property) -> None:
    read.reading.external = read.reading.external or read.speech.text(found)[:_LONGEST_ID]


def _picture(read: _Card, found: Property) -> None:
    content = vcard_values.picture(found)
    if content is None or read.reading.picture:
        read.reading.lose(found.name)
    else:
        read.reading.picture = content


def _language(read: _Card, found: Property) -> None:
    if read.own:
        read.reading.texts["language"] = read.speech.text(found).replace("-", "_")
    else:
        read.reading.choice("language", read.speech.text(found), "LANG")


def _form(read: _Card, found: Property) -> None:
    read.reading.choice("form", read.speech.text(found), found.name)


def _number(read: _Card, found: Property) -> None:
    text = read.speech.text(found)
    read.reading.number = int(text) if text.isdecimal() else None


def _verified(read: _Card, found: Property) -> None:
    read.reading.verified_on = _day(read.speech.text(found))


def _household(read: _Card, found: Property) -> None:
    number, name, letters = [*read.speech.parts(found), "", "", ""][:3]
    if number.isdecimal():
        read.reading.household = HouseholdMark(int(number), name, letters == cells.YES)


def _consent(read: _Card, found: Property) -> None:
    channel, purpose, state, *evidence = [*read.speech.parts(found), "", "", ""]
    answer = read_answer(channel, purpose, state, cells.join(evidence[:4]))
    if answer is None:
        read.reading.lose(found.name)
        return
    read.reading.answers.append(answer)
    read.reading.consents[answer.channel, answer.purpose] = answer.state


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_TAKES: dict[str, Callable[[_Card, Property], None]] = {
    "N": _name,
    "FN": _full_name,
    "NICKNAME": _nickname,
    "X-ANDROID-CUSTOM": _android,
    "ORG": _organisation,
    "TEL": _phone,
    "X-MS-TEL": _phone,
    "EMAIL": _email,
    "ADR": _address,
    f"{_OWN}PAST-ADR": _address,
    "BDAY": _birthday,
    f"{_OWN}LUNAR-BDAY": _lunar_birthday,
    "NOTE": _note,
    "CATEGORIES": _tags,
    "UID": _id,
    "RELATED": _related,
    "PHOTO": _picture,
    "LANG": _language,
    f"{_OWN}FORM": _form,
    f"{_OWN}NUMBER": _number,
    f"{_OWN}VERIFIED-ON": _verified,
    f"{_OWN}HOUSEHOLD": _household,
    f"{_OWN}CONSENT": _consent,
}
