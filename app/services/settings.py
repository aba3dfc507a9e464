"""Reading and changing what the shop decides once."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import get_type_hints

from app.domain import calendar_follow
from app.domain.calendar_follow import COUNTRIES
from app.domain.changes import Changes
from app.domain.country import Country
from app.domain.settings import Identity, Paper, Settings
from app.errors import FormError, InputError
from app.exchange import picture as intake
from app.i18n import LANGUAGES, N_
from app.models import audit, sale_read, setting
from app.models.database import transaction
from app.services import countries

_SHOP = "shop."
_LOGO = "logo"
_RANGES: dict[str, tuple[Decimal, Decimal]] = {
    "till": (Decimal(1), Decimal(999)),
    "cash_step": (Decimal(1), Decimal(1000)),
    "discount_limit": (Decimal(0), Decimal(100)),
    "text_scale": (Decimal(1), Decimal(2)),
    "scanner_gap_ms": (Decimal(5), Decimal(500)),
    "scanner_length": (Decimal(1), Decimal(50)),
    "ending_soon_days": (Decimal(1), Decimal(366)),
    "exchange_days": (Decimal(0), Decimal(366)),
    "cash_float": (Decimal(0), Decimal(1_000_000)),
    "retention_years": (Decimal(0), Decimal(100)),
}


def load() -> Settings:
    """The shop's settings; what was never set has its default. A value that no longer fits is the default too."""
    saved = setting.read_all()
    values = {name: _read(name, text) for name, text in saved.items() if name in keys()}
    identity = {n.removeprefix(_SHOP): v for n, v in values.items() if n.startswith(_SHOP)}
    plain = {n: v for n, v in values.items() if not n.startswith(_SHOP)}
    return Settings(shop=Identity(**identity), **plain)  # type: ignore[arg-type]  # _read gives each field its type


def save(new: Settings, *, seller: str, now: datetime) -> Changes:
    """Save what differs from before."""
    old, fresh = _flat(load()), _flat(new)
    changed = {name: text for name, text in fresh.items() if old[name] != text}
    for name, text in changed.items():
        _parse(name, text)
    if not changed:
        return Changes()
    if "currency" in changed and sale_read.any_sale():
        raise FormError(
            {"currency": N_("The shop has sales in {currency}: its currency stays.", currency=old["currency"])}
        )
    with transaction():
        setting.write_all(changed)
        audit.write(
            at=now,
            staff=seller,
            action="change",
            kind="settings",
            record="shop",
            before={name: old[name] for name in changed},
            after=changed,
        )
    return Changes.of("settings")


def get(key: str) -> str:
    """One setting as text. Raises InputError for an unknown key."""
    _check_key(key)
    return _flat(load())[key]


def set_value(key: str, text: str, *, seller: str, now: datetime) -> Changes:
    """Set one setting from text. Raises InputError for an unknown key or a value that does not fit."""
    _check_key(key)
    value = _parse(key, text)
    current = load()
    if key.startswith(_SHOP):
        changed = replace(current, shop=replace(current.shop, **{key.removeprefix(_SHOP): value}))  # type: ignore[arg-type]  # parsed to the field's type
    else:
        changed = replace(current, **{key: value})  # type: ignore[arg-type]  # parsed to the field's type
    return save(changed, seller=seller, now=now)


def set_up(country: Country, language: str, currency: str, base: Settings | None = None) -> Settings:
    """The settings a new shop in that country starts with."""
    return replace(
        base or Settings(),
        country=country.code,
        language=language,
        currency=currency,
        prices_include_tax=country.prices_include_tax,
        rounding=country.rounding,
        cash_step=country.cash_step if currency == country.currency else 1,
        sheet_paper=Paper(country.paper),
    )


def profile(settings: Settings) -> Country:
    """The country the shop works in; the neutral profile before it has chosen."""
    return countries.country(settings.country or countries.OTHER)


def phone_region() -> str:
    """The country whose phone numbers need no code, asked for at every key typed into the one box."""
    code = setting.read("country")
    return countries.country(code if code in countries.codes() else countries.OTHER).phone_region


def logo() -> bytes | None:
    """The shop's logo as PNG or JPEG."""
    text = setting.read(_LOGO)
    try:
        return base64.b64decode(text, validate=True) if text else None
    except binascii.Error:
        return None


def save_logo(content: bytes | None, *, name: str = "", seller: str, now: datetime) -> Changes:
    """Keep a picture as the logo, made small, or none. Raises FileError for what is no picture."""
    picture = intake.logo(content, name or "logo").content if content is not None else None
    return restore_logo(picture, seller=seller, now=now)


def restore_logo(picture: bytes | None, *, seller: str, now: datetime) -> Changes:
    """The logo as it was kept before, byte for byte, or none."""
    with transaction():
        setting.write_all({_LOGO: base64.b64encode(picture).decode() if picture else ""})
        audit.write(at=now, staff=seller, action="change", kind="settings", record="logo")
    return Changes.of("settings")


@cache
def keys() -> tuple[str, ...]:
    """Every key of `settings get|set`, the shop's own name and numbers under `shop.`."""
    own = tuple(f.name for f in fields(Settings) if f.name != "shop")
    return own + tuple(_SHOP + f.name for f in fields(Identity))


def _check_key(key: str) -> None:
    if key not in keys():
        raise InputError(
            N_("There is no setting “{key}”.", key=key), N_("The settings are: {keys}.", keys=", ".join(keys()))
        )


def _flat(settings: Settings) -> dict[str, str]:
    plain = {name: _text(getattr(settings, name)) for name in keys() if not name.startswith(_SHOP)}
    return plain | {_SHOP + f.name: _text(getattr(settings.shop, f.name)) for f in fields(Identity)}


def _text(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


@cache
def _field(key: str) -> Callable[[str], object]:
    """What turns text into the setting's type."""
    if key.startswith(_SHOP):
        return str
    kind = get_type_hints(Settings)[key]
    return _flag if kind is bool else kind


def _flag(text: str) -> bool:
    known = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
    return known[text.strip().lower()]


def _parse(key: str, text: str) -> object:
    try:
        value = _field(key)(text)
    except (ValueError, KeyError, InvalidOperation) as error:
        raise _unfit(key, text) from error
    _check_range(key, text, value)
    if (key == "language" and value not in LANGUAGES) or (key == "country" and value not in ("", *countries.codes())):
        raise _unfit(key, text)
    if key == "calendars":
        return _calendars(str(value))
    if key == "currency" and not (text.isascii() and text.isalpha() and text.isupper() and len(text) == 3):  # noqa: PLR2004 - ISO 4217
        raise _unfit(key, text)
    return value


def _calendars(text: str) -> str:
    try:
        return " ".join(calendar_follow.read_follow(text))
    except ValueError as error:
        raise _unfit("calendars", text) from error


def _check_range(key: str, text: str, value: object) -> None:
    if key in _RANGES:
        low, high = _RANGES[key]
        number = Decimal(str(value))
        if number.is_nan() or not low <= number <= high:
            raise InputError(
                N_("“{value}” does not fit the setting {key}.", value=text, key=key),
                N_("It is from {low} to {high}.", low=low, high=high),
            )


def _unfit(key: str, text: str) -> InputError:
    kind = get_type_hints(Settings).get(key)
    choices: tuple[str, ...] = ()
    if key == "language":
        choices = LANGUAGES
    elif key == "country":
        choices = countries.codes()
    elif key == "calendars":
        choices = COUNTRIES
    elif kind is bool:
        choices = ("yes", "no")
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        choices = tuple(kind)
    hint = N_("Choose one of: {choices}.", choices=", ".join(choices)) if choices else None
    return InputError(N_("“{value}” does not fit the setting {key}.", value=text, key=key), hint)


def _read(key: str, text: str) -> object:
    try:
        return _parse(key, text)
    except InputError:
        default = Settings()
        if key.startswith(_SHOP):
            return getattr(default.shop, key.removeprefix(_SHOP))
        return getattr(default, key)


NAME_NEEDED = N_("The shop needs a name for its papers.")


def first_answers(*, name: str, country: str, currency: str, seller: str, language: str, now: datetime) -> Changes:
    """Set a new shop up from the first questions. Raises FormError for an answer that does not fit."""
    problems = {} if name.strip() else {"name": NAME_NEEDED}
    code = currency.strip().upper()
    try:
        _parse("currency", code)
    except InputError as error:
        problems["currency"] = error.text
    if problems:
        raise FormError(problems)
    base = Settings(shop=Identity(legal_name=name.strip()), seller=seller.strip())
    return save(set_up(countries.country(country), language, code, base), seller=seller.strip(), now=now)
