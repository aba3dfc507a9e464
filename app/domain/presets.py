"""What the columns of well-known programs hold: their exports are read without asking.

The names of the columns are those the programs write. `{n}` stands for a number; what is not named here is left out
and reported with each record that has something in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.domain import own_table
from app.domain import preset_columns as columns
from app.domain.contact_field import Mapping, numbered
from app.i18n import N_, Message

_NUMBER = re.compile(r"\d+")
OWN = "regulars"


@dataclass(frozen=True, slots=True)
class Preset:
    """One program's table. It is recognised by the columns of one of its `signatures`, in small letters.

    `day_first` is None where the program writes days in the order of its user's country.
    """

    key: str
    words: Message
    signatures: tuple[frozenset[str], ...]
    table: tuple[tuple[str, str], ...]
    day_first: bool | None = None

    @property
    def own(self) -> bool:
        """Whether the file is our own: everything is taken exactly as it stands."""
        return self.key == OWN

    def mapping(self, header: tuple[str, ...]) -> Mapping:
        """The field of each column."""
        known = _known(self.table)
        return tuple(_field(known, name.strip().lower()) for name in header)


@cache
def _known(table: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return dict(table)


def _field(known: dict[str, str], name: str) -> str:
    if name in known:
        return known[name]
    found = _NUMBER.search(name)
    key = known.get(_NUMBER.sub("{n}", name, count=1), "") if found else ""
    return _placed(key, int(found[0])) if found and key else ""


def _placed(key: str, place: int) -> str:
    base = key.removesuffix(":{n}")
    return numbered(base, place) if base != key else key.replace("{n}", str(place))


def _table(text: str) -> tuple[tuple[str, str], ...]:
    """Lines of `column, column = field`, the columns in small letters."""
    lines = (line.rpartition("=") for line in text.lower().splitlines() if "=" in line)
    return tuple((name.strip(), key.strip()) for names, _, key in lines for name in names.split(","))


def recognise(header: tuple[str, ...]) -> Preset | None:
    """The program whose columns these are; of several the one that knows most of them."""
    names = {name.strip().lower() for name in header}
    likely = [preset for preset in PRESETS if any(signature <= names for signature in preset.signatures)]
    return max(likely, key=lambda preset: sum(map(bool, preset.mapping(header))), default=None)


def preset(key: str) -> Preset | None:
    """The preset with that key."""
    return next((one for one in PRESETS if one.key == key), None)


def _own() -> tuple[tuple[str, str], ...]:
    """Our own columns; numbers in them count phones, e-mails and addresses."""
    texts = [(name.lower(), field) for name, field in own_table.CONTACT_TEXTS.items()]
    consents = [
        (name.lower(), f"{key}:{channel}:{purpose}")
        for channel, purpose in own_table.CONSENTS
        for name, key in zip(own_table.consent_columns(channel, purpose), ("consent", "consent_evidence"), strict=True)
    ]
    places = [(f"address {{n}} {part}", f"{_own_part(part)}:{{n}}") for part in own_table.ADDRESS_PARTS]
    return (*texts, *consents, *places, *_table(columns.OWN))


def _own_part(part: str) -> str:
    return (
        part if part in ("street", "city", "region", "postcode", "country") else "address_" + part.split(maxsplit=1)[0]
    )


def _of(key: str, words: Message, table: str, *signatures: str, day_first: bool | None = None) -> Preset:
    signed = tuple(frozenset(signature.split(", ")) for signature in signatures)
    return Preset(key, words, signed, _table(table), day_first)


PRESETS: tuple[Preset, ...] = (
    Preset(OWN, N_("Regulars"), (frozenset(("number", "kind", "salutation", "counter note")),), _own()),
    _of(
        "google",
        N_("Google Contacts"),
        columns.GOOGLE,
        "first name, organization name, labels",
        "given name, family name, group membership",
    ),
    _of(
        "outlook",
        N_("Outlook"),
        columns.OUTLOOK,
        "first name, last name, e-mail address",
        "e-mail address, home address, business fax",
    ),
    _of("thunderbird", N_("Thunderbird"), columns.THUNDERBIRD, "display name, primary email"),
    _of(
        "square",
        N_("Square"),
        columns.SQUARE,
        "square customer id, email address",
        "reference id, email address, phone number",
        day_first=False,
    ),
    _of("shopify", N_("Shopify"), columns.SHOPIFY, "first name, last name, email, accepts email marketing"),
    _of("loyverse", N_("Loyverse"), columns.LOYVERSE, "customer name, customer code"),
    _of(
        "woocommerce",
        N_("WooCommerce"),
        columns.WOOCOMMERCE,
        "username, email, total spend",
        "customer id, username, billing phone",
    ),
    _of(
        "mailchimp",
        N_("Mailchimp"),
        columns.MAILCHIMP,
        "email address, member_rating",
        "email address, optin_time",
        day_first=False,
    ),
    _of("hubspot", N_("HubSpot"), columns.HUBSPOT, "first name, email, lifecycle stage"),
    _of("klaviyo", N_("Klaviyo"), columns.KLAVIYO, "klaviyo id, email", "email, first name, organization, title, tags"),
    _of("linkedin", N_("LinkedIn"), columns.LINKEDIN, "first name, last name, position, connected on", day_first=True),
    _of("stripe", N_("Stripe"), columns.STRIPE, "id, email, name, created (utc)"),
)
