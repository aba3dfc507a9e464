"""Speech: translated text, numbers, money and dates, in any number of languages at once.

Every language is a value, so a Slovak screen and a Chinese receipt live in one process. Code that has no
language yet (rules, storage) marks its sentences with `N_` and carries them as `Message`; a face renders them.
"""

from __future__ import annotations

import gettext as gettext_module
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property
from types import MappingProxyType
from typing import Protocol, runtime_checkable
from unicodedata import combining, normalize

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_currency, format_decimal, get_currency_precision

from app import paths

LANGUAGES = ("en", "zh_CN", "sk")
# Each language calls itself by its own name, so that everybody finds theirs.
OWN_NAMES = {"en": "English", "zh_CN": "简体中文", "sk": "Slovenčina"}
DOMAIN = "regulars"
_LOCALES = {"en": "en_GB", "zh_CN": "zh_CN", "sk": "sk_SK"}
# British, Chinese and Slovak shops write these; Babel's own short patterns differ in spacing and length.
_DAY = {"en": "d MMM y", "zh_CN": "y年M月d日", "sk": "d. M. y"}
_DAY_WITHOUT_YEAR = {"en": "d MMM", "zh_CN": "M月d日", "sk": "d. M."}
_YEARLY_DAY = {"en": "d MMMM", "zh_CN": "M月d日", "sk": "d. MMMM"}
_DAYS_OF_A_MONTH = {"en": "{first_day}–{last}", "zh_CN": "{first}–{last_day}日", "sk": "{first_day}. – {last}"}
_BETWEEN = {"en": " – ", "zh_CN": "–", "sk": " – "}
_LONG_DAY = {"en": "d MMMM y", "zh_CN": "y年M月d日", "sk": "d. MMMM y"}
# Groups of countries and places that no letter goes to, among the codes of the Unicode tables.
_NO_COUNTRIES = frozenset(("EA", "EC", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
# What stands between parts of a line. Chinese marks are as wide as its letters and bring their own space.
_FULL_WIDTH = {", ": "，", "; ": "；", ". ": "。", " ": ""}


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence waiting for its language; `params` fill the `{names}` after translation.

    With `many`, the words for more than one, the parameter `n` is the count that decides.
    """

    text: str
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    many: str = ""

    def __str__(self) -> str:
        return fill(self.many if self.many and self.params["n"] != 1 else self.text, self.params)


@runtime_checkable
class Amount(Protocol):
    """Money as the rules hold it; a message that carries one is written with the language's marks."""

    @property
    def minor(self) -> int:
        """Whole minor units."""

    @property
    def currency(self) -> str:
        """ISO 4217."""


def N_(text: str, /, **params: object) -> Message:  # noqa: N802 - the name gettext tools look for
    """Mark text for translation and carry it with its values."""
    return Message(text, MappingProxyType(params))


def NN_(one: str, many: str, n: int, /, **params: object) -> Message:  # noqa: N802 - as above
    """Mark a sentence that counts for translation; `{n}` is the count."""
    return Message(one, MappingProxyType({"n": n, **params}), many)


def fill(template: str, params: Mapping[str, object]) -> str:
    """Put values into a template; values are never read as templates."""
    return template.format_map(params) if params else template


@dataclass(frozen=True)
class Language:
    """One language's words and number formats. Get one with `language(code)`."""

    code: str
    catalogue: gettext_module.NullTranslations

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale behind the formats."""
        return Locale.parse(_LOCALES[self.code])

    def gettext(self, text: str, /, **params: object) -> str:
        """Translate, then fill the `{names}`."""
        return fill(self.catalogue.gettext(text), params)

    def ngettext(self, one: str, many: str, n: int, /, **params: object) -> str:
        """Translate by count; `{n}` is the count."""
        return fill(self.catalogue.ngettext(one, many, n), {"n": n, **params})

    def pgettext(self, context: str, text: str, /, **params: object) -> str:
        """Translate a word that means different things in different places."""
        return fill(self.catalogue.pgettext(context, text), params)

    def render(self, message: Message) -> str:
        """The words of a message; messages, money and days inside it are rendered too, several as a list."""
        params = {name: self._value(value) for name, value in message.params.items()}
        if not message.many:
            return self.gettext(message.text, **params)
        count = message.params["n"]
        text = self.catalogue.ngettext(message.text, message.many, count if isinstance(count, int) else 0)
        return fill(text, params)

    def join(self, parts: Iterable[str], mark: str = ", ") -> str:
        """The parts that say something, with this language's mark between them: `Ruth, 1042` and 陈静，1042.

        `mark` is ", ", "; ", ". " or, between whole sentences, " ".
        """
        between = _FULL_WIDTH[mark] if self.code == "zh_CN" else mark
        return between.join(filter(None, parts))

    def _value(self, value: object) -> object:
        if isinstance(value, Message):
            return self.render(value)
        if isinstance(value, tuple):
            return self.join(str(self._value(one)) for one in value)
        if isinstance(value, Amount):
            return self.money(value.minor, value.currency)
        if isinstance(value, datetime):
            return self.moment(value)
        return self.day(value) if isinstance(value, date) else value

    def money(self, minor: int, currency: str) -> str:
        """An amount with its currency sign, as this language writes it."""
        text = format_currency(major(minor, currency), currency, locale=self.locale)
        return text.replace("-", "\u2212")

    def price(self, value: Decimal, currency: str) -> str:
        """A price with its currency sign and all of its decimals, at least those of the currency."""
        least = Decimal(1).scaleb(-get_currency_precision(currency))
        exact = value if value != round(value, get_currency_precision(currency)) else value.quantize(least)
        return format_currency(exact, currency, locale=self.locale, decimal_quantization=False).replace("-", "\u2212")

    def amount(self, minor: int, currency: str) -> str:
        """An amount without its sign, with the currency's number of decimals."""
        return self._grouped(major(minor, currency), get_currency_precision(currency))

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """A number with grouping; exactly `decimals` of them, or as many as it has (up to six)."""
        if decimals is not None:
            return self._grouped(Decimal(value), decimals)
        return format_decimal(value, "#,##0.######", locale=self.locale).replace("-", "\u2212")

    @cached_property
    def _marks(self) -> dict[int, str]:
        symbols = self.locale.number_symbols["latn"]
        return {ord(","): symbols["group"], ord("."): symbols["decimal"], ord("-"): "\u2212"}

    def _grouped(self, value: Decimal, decimals: int) -> str:
        """What Babel makes of the pattern `#,##0.00`, thirty times faster: lists and receipts are full of amounts."""
        return f"{value:,.{decimals}f}".translate(self._marks)

    def percent(self, value: Decimal) -> str:
        """Percent as written here: `20 %` in English and Slovak shops of this program, `20%` in Chinese."""
        number = self.number(value)
        return f"{number}%" if self.code == "zh_CN" else f"{number}\u00a0%"

    def day(self, value: date) -> str:
        """A day with its year: 18 Nov 2028, 2028年11月18日, 18. 11. 2028."""
        return format_date(value, _DAY[self.code], locale=self.locale)

    def short_day(self, value: date) -> str:
        """A day of this year: 6 Nov, 11月6日, 6. 11."""
        return format_date(value, _DAY_WITHOUT_YEAR[self.code], locale=self.locale)

    def short_days(self, first: date, last: date) -> str:
        """From a day to another one of about this year: 7–13 Dec, 12月7日–13日, 7. – 13. 12."""
        if first == last:
            return self.short_day(first)
        if (first.year, first.month) != (last.year, last.month):
            return f"{self.short_day(first)}{_BETWEEN[self.code]}{self.short_day(last)}"
        return _DAYS_OF_A_MONTH[self.code].format(
            first=self.short_day(first), last=self.short_day(last), first_day=first.day, last_day=last.day
        )

    def yearly_day(self, value: date) -> str:
        """A day that comes every year, for letters: 6 November, 11月6日, 6. novembra."""
        return format_date(value, _YEARLY_DAY[self.code], locale=self.locale)

    def long_day(self, value: date) -> str:
        """A day in words, for letters: 18 November 2026, 18. novembra 2026."""
        return format_date(value, _LONG_DAY[self.code], locale=self.locale)

    def weekday(self, value: date) -> str:
        """The name of the day of the week."""
        return format_date(value, "EEEE", locale=self.locale)

    def time(self, value: datetime) -> str:
        """Hour and minute of a local moment."""
        return format_time(value.time(), "H:mm" if self.code == "sk" else "HH:mm", locale=self.locale)

    def moment(self, value: datetime) -> str:
        """Day and time of a local moment."""
        separator = " " if self.code == "zh_CN" else ", "
        return self.day(value.date()) + separator + self.time(value)

    def countries(self) -> dict[str, str]:
        """The world's countries by their two letters, in the order of their names in this language."""
        # The others are parts of the world, by their numbers.
        named = ((code, name) for code, name in self.locale.territories.items() if code.isalpha())
        letters = ((code, name) for code, name in named if code not in _NO_COUNTRIES)
        return dict(sorted(letters, key=lambda one: _plain(one[1])))

    def month(self, value: date) -> str:
        """Month and year."""
        return format_datetime(datetime(value.year, value.month, 1), "LLLL y", locale=self.locale)


def _plain(name: str) -> str:
    """A name without its accents, for an order that a reader of any language finds their way in."""
    return "".join(letter for letter in normalize("NFKD", name) if not combining(letter)).casefold()


def major(minor: int, currency: str) -> Decimal:
    """Whole minor units as the currency's main unit."""
    return Decimal(minor).scaleb(-get_currency_precision(currency))


@cache
def language(code: str) -> Language:
    """The language with that code; English words stand in where a catalogue is missing."""
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}")
    folder = paths.resources() / "locale"
    return Language(code, gettext_module.translation(DOMAIN, folder, [code], fallback=True))


def nearest(code: str | None) -> str:
    """The supported language nearest to a system locale name such as `sk_SK` or `zh-Hans`."""
    tag = (code or "en").replace("-", "_").lower()
    return "zh_CN" if tag.startswith("zh") else "sk" if tag.startswith(("sk", "cs")) else "en"
