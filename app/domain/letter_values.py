"""What stands in a letter's fields: of one person, of the shop, and of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain import greeting, lunar_words, name_day, names, occasion_day, postal
from app.domain.birthday import Calendar
from app.domain.customer import CustomerKind
from app.domain.names import PersonName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.customer import CustomerDraft
    from app.domain.occasion import Occasion
    from app.domain.settings import Settings
    from app.i18n import Language

_SECOND_HALF = 7
# Any leap year will do where a day is said without its year.
_LEAP_YEAR = 2000
# A letter for an anniversary is written some days ahead of it.
_AHEAD = timedelta(days=31)
_MOST_YEARS = 99
_CHINESE = "zh_CN"


@dataclass(frozen=True, slots=True)
class Purchases:
    """The first and the latest purchase of a customer; None and empty where there is none."""

    first: date | None = None
    last: date | None = None
    last_product: str = ""


def of_person(person: CustomerDraft, bought: Purchases, words: Language, today: date) -> dict[str, str]:
    """What a letter to this person may say of them."""
    name = _name(person)
    firm = person.kind is CustomerKind.ORGANISATION and not person.family_name
    return {
        "salutation": person.salutation or greeting.salutation(name, words.code, person.form, organisation=firm),
        "warm_salutation": person.salutation or greeting.warm(name, words.code, person.form, organisation=firm),
        "full_name": names.display(name),
        "first_name": person.given_name,
        "last_name": person.family_name,
        "birthday": _birthday(person, words),
        "name_day": _name_day(person, words),
        "first_purchase": words.long_day(bought.first) if bought.first else "",
        "years_together": _years(bought.first, words, today),
        "last_purchase": words.long_day(bought.last) if bought.last else "",
        "last_product": bought.last_product,
    }


def of_shop(settings: Settings, words: Language, signer: str, today: date) -> dict[str, str]:
    """What is the same in all letters of a day in one language."""
    shop = settings.shop
    return {
        "shop": shop.legal_name,
        "shop_phone": shop.phone.replace(" ", "\u00a0"),  # a number is not torn apart at the end of a line
        "shop_email": shop.email,
        "shop_address": words.join(postal.of_shop(settings)),
        "shop_hours": shop.hours,
        "signer": signer,
        "today": words.long_day(today),
        "new_year": str(year_greeted(today)),
        "lunar_year": lunar_words.year_name(year_greeted(today), words.code),
    }


def listed(names: Iterable[str], words: Language) -> str:
    """Several things in one sentence; Chinese has a mark of its own between them."""
    return "、".join(names) if words.code == _CHINESE else words.join(names)


def of_occasion(occasion: Occasion, words: Language, today: date) -> dict[str, str]:
    """What a letter may say of the festival it is for."""
    day = occasion_day.next_day(occasion, today)
    return {"festival_day": words.long_day(day) if day else ""}


def year_greeted(today: date) -> int:
    """The year a New Year's letter wishes well: the next one from July on."""
    return today.year + 1 if today.month >= _SECOND_HALF else today.year


def years_between(first: date, today: date) -> int:
    """Whole years from the first purchase on; an anniversary that is at most a month ahead counts."""
    day = today + _AHEAD
    return day.year - first.year - ((day.month, day.day) < (first.month, first.day))


def _name(person: CustomerDraft) -> PersonName:
    """A firm is greeted by its name; the person in it, where one is known, by theirs."""
    firm = person.kind is CustomerKind.ORGANISATION
    name = person.listed_as if firm and not person.family_name else person.person
    return name if name.family or name.given else PersonName("", "")


def _birthday(person: CustomerDraft, words: Language) -> str:
    born = person.birthday
    if born is None or born.calendar is not Calendar.SOLAR:
        return ""
    return words.yearly_day(date(_LEAP_YEAR, born.month, born.day))


def _name_day(person: CustomerDraft, words: Language) -> str:
    found = name_day.day_of(names.given_key(person.person))
    return words.yearly_day(date(_LEAP_YEAR, *found)) if found else ""


def _years(first: date | None, words: Language, today: date) -> str:
    n = min(years_between(first, today), _MOST_YEARS) if first else 0
    if n < 1:
        return ""
    # Figures would look odd in the running hand of a Chinese letter.
    return f"{lunar_words.number(n)}年" if words.code == _CHINESE else words.ngettext("{n} year", "{n} years", n)
