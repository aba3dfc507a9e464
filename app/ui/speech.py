"""How the screen says amounts, quantities and days: today, 12 days ago, 9 days left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.customer_card import Due, DueKind
from app.domain.privacy import ERASED_NAME

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from app.domain.money import Money
    from app.errors import AppError
    from app.i18n import Language

_CENTS = 2
# Each language by its own name, so that whoever speaks it finds it.
LANGUAGE_NAMES = {"en": "English", "zh_CN": "中文", "sk": "Slovenčina"}
_WEEK, _MONTH, _YEAR = 7, 30, 365
_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 28, 60, 730


def trouble(language: Language, error: AppError) -> str:
    """What happened and what to do, as one text."""
    return language.join((language.render(error.text), language.render(error.hint) if error.hint else ""), " ")


def money(language: Language, amount: Money) -> str:
    """An amount with its sign."""
    return language.money(amount.minor, amount.currency)


def amount(language: Language, value: Money) -> str:
    """An amount without its sign, for columns."""
    return language.amount(value.minor, value.currency)


def price(language: Language, value: Decimal) -> str:
    """A price without its sign, with two decimals or as many as it needs."""
    decimals = -int(value.normalize().as_tuple().exponent)
    return language.number(value, max(_CENTS, decimals))


def quantity(language: Language, value: Decimal, unit: str) -> str:
    """How much: `3`, `0.346 kg`."""
    number = language.number(value)
    return number if unit == "pc" else f"{number}\u00a0{unit}"


def customer(language: Language, name: str, customer_id: int | None) -> str:
    """The customer a record names; who was erased has no name there any more."""
    return name or (language.render(ERASED_NAME) if customer_id is not None else "")


def ago(language: Language, day: date, today: date) -> str:
    """How long a day lies back."""
    days = (today - day).days
    if days <= 0:
        return language.gettext("today")
    if days == 1:
        return language.gettext("yesterday")
    if days < _WEEKS_FROM:
        return language.ngettext("{n} day ago", "{n} days ago", days)
    if days < _MONTHS_FROM:
        return language.ngettext("{n} week ago", "{n} weeks ago", days // _WEEK)
    if days < _YEARS_FROM:
        return language.ngettext("{n} month ago", "{n} months ago", days // _MONTH)
    return language.ngettext("{n} year ago", "{n} years ago", days // _YEAR)


def left(language: Language, day: date, today: date) -> str:
    """How long until a day, or how late it is."""
    days = (day - today).days
    if days < 0:
        return language.ngettext("{n} day late", "{n} days late", -days)
    if days == 0:
        return language.gettext("today")
    if days == 1:
        return language.gettext("tomorrow")
    return language.ngettext("{n} day left", "{n} days left", days)


def near_day(language: Language, day: date, today: date) -> str:
    """A day without its year where that is the current one."""
    return language.short_day(day) if day.year == today.year else language.day(day)


def due(language: Language, what: Due, today: date) -> tuple[str, str]:
    """What is due with a customer: its title, and one line more."""
    match what.kind:
        case DueKind.BIRTHDAY:
            return _birthday(language, what, today)
        case DueKind.COMPLAINT:
            title = language.gettext("Complaint: {subject}", subject=what.text)
            until = left(language, what.day, today)
            return title, language.gettext("{number}, answer due: {when}", number=what.number, when=until)
        case DueKind.WARRANTY:
            title = language.gettext("Warranty ends soon: {product}", product=what.text)
            return title, language.gettext("{number}, until {day}", number=what.number, day=language.day(what.day))


def _birthday(language: Language, what: Due, today: date) -> tuple[str, str]:
    days = (what.day - today).days
    if days == 0:
        title = language.gettext("Birthday today")
    elif days == 1:
        title = language.gettext("Birthday tomorrow")
    else:
        title = language.gettext("Birthday: {weekday}", weekday=language.weekday(what.day))
    day = language.short_day(what.day)
    if what.age is None:
        return title, day
    return title, language.gettext("{day}, turns {age}", day=day, age=what.age)
