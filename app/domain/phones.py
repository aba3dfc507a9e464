"""Phone numbers: kept as typed, understood as E.164 where that is possible, shown as the country groups them."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType

from app.i18n import Message

# Mobile numbers as typed in three kinds of shop, understood without the library: importing a million takes seconds.
_PLAIN_MOBILE = {
    "CN": ("86", re.compile(r"0?(1[3-9]\d{9})")),
    "SK": ("421", re.compile(r"0(9\d{8})")),
    "GB": ("44", re.compile(r"0(7[1-57-9]\d{8})")),
}
# The same mobiles as their countries group them: a search shows eight at every key. After the calling code stands
# what is dialled first inside the country.
_GROUPED_MOBILE = {
    "CN": ("86", "", re.compile(r"\+86(1[3-9]\d)(\d{4})(\d{4})")),
    "SK": ("421", "0", re.compile(r"\+421(9\d{2})(\d{3})(\d{3})")),
    "GB": ("44", "0", re.compile(r"\+44(7[1-57-9]\d{2})(\d{6})")),
}
_SEPARATORS = str.maketrans("", "", " -/.()\u00a0\u202f")
# Country calling codes of one and two digits; all others have three (ITU E.164, list of assigned codes).
_SHORT_CODES = frozenset(
    "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 "  # noqa: SIM905 - reads better as a line
    "54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(),
)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as typed, and in international form (`+421905218447`) if it can be one."""

    raw: str
    e164: str | None = None


def normalise(raw: str, region: str) -> Phone:
    """Understand a number typed in a shop of `region` (ISO 3166, as `SK`); what cannot be understood is kept."""
    mobile = _plain_mobile(raw, region)
    if mobile:
        return Phone(raw, mobile)
    found = _plan().e164(raw, region)
    return Phone(raw) if isinstance(found, Message) else Phone(raw, found)


def problem(raw: str, region: str) -> Message | None:
    """Why nobody can be called at this number, or None. A reason to ask, not to refuse."""
    if not raw.strip() or _plain_mobile(raw, region):
        return None
    found = _plan().e164(raw, region)
    return found if isinstance(found, Message) else None


def display(phone: Phone, region: str) -> str:
    """The number grouped as its country writes it; with the country's code when read in another country."""
    written = _written(phone.e164, region) if phone.e164 else None
    return written or phone.raw.strip()


def digits(raw: str) -> str:
    """Only the digits, in whatever numerals they were typed."""
    return "".join(str(int(character)) for character in raw if character.isdecimal())


def split_country(number: str) -> tuple[str, str]:
    """Country code and the rest of international digits: `421905218447` is 421 and 905218447."""
    size = next((size for size in (1, 2) if number[:size] in _SHORT_CODES), 3)
    return number[:size], number[size:]


@lru_cache(maxsize=4096)
def _written(number: str, region: str) -> str | None:
    if region in _GROUPED_MOBILE:
        for home, (country, inside, pattern) in _GROUPED_MOBILE.items():
            found = pattern.fullmatch(number)
            if found:
                return (inside if home == region else f"+{country} ") + " ".join(found.groups())
    written: str | None = _plan().shown(number, region)
    return written


def _plain_mobile(raw: str, region: str) -> str | None:
    country, pattern = _PLAIN_MOBILE.get(region, ("", None))
    found = pattern.fullmatch(raw.translate(_SEPARATORS)) if pattern else None
    return f"+{country}{found[1]}" if found else None


@cache
def _plan() -> ModuleType:
    # Loaded with the first number that needs it: the tables of the world's numbers would cost every start 50 ms.
    return importlib.import_module("app.domain.phone_plan")
