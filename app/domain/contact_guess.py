"""What the columns of an unknown table may hold, by their names in five languages and by what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from app.domain import birthday_read, contact_words, read_text
from app.domain.contact_field import ADDRESS_PARTS, Mapping, numbered
from app.domain.folding import fold, is_han

_MARKS = re.compile(r"[\s_\-–./\\:;,()\[\]{}*#№°?\"'|（）：]+")
_NUMBER = re.compile(r"(?<=[^\W\d])\s*(\d{1,2})$|\b(\d{1,2})(?=\s\w)")
_ONCE = frozenset(
    ("full_name", "given_name", "family_name", "birthday", "birth_day", "birth_month", "birth_year", "external", "card")
)
_LETTERS = re.compile(r"[A-Z]{1,2}")
_PHONE = re.compile(r"(?=(?:\D*\d){7,15}\D*$)(?:\+|00|0|1[3-9]|\()[\d\s()/.\-]+")
_NAME = re.compile(r"[^\W\d_]+\.?(?:[ '\-][^\W\d_]+\.?,?){1,4}")
_LONGEST_HAN_NAME = 4
_MOST = 0.6
_BORN_BEFORE = 2015
_LABELS = {
    "fax": "Fax",
    "pager": "Pager",
    "mobile": "Mobile",
    "mobil": "Mobile",
    "cell": "Mobile",
    "handy": "Mobile",
    "iphone": "Mobile",
    "手机": "Mobile",
    "移动": "Mobile",
    "home": "Home",
    "privat": "Home",
    "家庭": "Home",
    "住宅": "Home",
    "domov": "Home",
    "domaci": "Home",
    "work": "Work",
    "business": "Work",
    "office": "Work",
    "company": "Work",
    "geschaft": "Work",
    "办公": "Work",
    "单位": "Work",
    "公司": "Work",
    "prac": "Work",
    "car": "Car",
    "school": "School",
    "assistant": "Assistant",
    "main": "Main",
    "billing": "Billing",
    "fakturacn": "Billing",
    "rechnung": "Billing",
    "shipping": "Shipping",
    "delivery": "Shipping",
    "dodaci": "Shipping",
    "liefer": "Shipping",
    "收货": "Shipping",
    "other": "Other",
}
_FAXES = {"Home": "Home fax", "Work": "Work fax", "Other": "Other fax"}
_LABELLED = ("phone", "email", *ADDRESS_PARTS)


@cache
def _known() -> dict[str, str]:
    lines = (line.rpartition(" = ") for line in contact_words.NAMES.strip().splitlines())
    return {_bare(name): key for names, _, key in lines for name in names.split(", ")}


def _bare(name: str) -> str:
    return _MARKS.sub(" ", fold(name)).strip()


def guess(header: Sequence[str], sample: Sequence[Sequence[str]]) -> Mapping:
    """A field for each column that can be told; the others are left out."""
    found: list[str] = []
    used: Counter[str] = Counter()
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        cells = [row[place].strip() for row in sample if place < len(row) and row[place].strip()]
        key = _by_name(name) or _by_cells(name, cells)
        found.append(_placed(key, name, used, places))
    return tuple(found)


def _by_name(name: str) -> str:
    bare = _bare(name)
    known = _known()
    short = _NUMBER.sub("", bare).strip()
    return known.get(bare) or known.get(short) or _by_parts(short)


def _by_parts(bare: str) -> str:
    """`telefon domov`, `billing city`, `手机（微信同号）`: a known name with something before or behind it."""
    if is_han(bare.replace(" ", "")):
        joined = bare.replace(" ", "")
        inside = [name for name in _known() if len(name) > 1 and is_han(name) and joined.startswith(name)]
        return _known()[max(inside, key=len)] if inside else ""
    words = bare.split()
    ways = [" ".join(words[1:]), " ".join(words[:-1])] if len(words) > 1 else []
    return next((key for way in ways if (key := _known().get(way, "")) in (*_LABELLED, "birthday", "note")), "")


def _by_cells(name: str, cells: list[str]) -> str:
    """What the cells look like. Dates and names are only guessed where the columns have no names of their own."""
    if not cells:
        return ""
    if _share(cells, lambda cell: bool(read_text.emails(cell))):
        return "email"
    if _share(cells, lambda cell: bool(_PHONE.fullmatch(cell))):
        return "phone"
    if not _LETTERS.fullmatch(name):
        return ""
    if _share(cells, _is_birth):
        return "birthday"
    return "full_name" if _share(cells, _is_name) else ""


def _share(cells: list[str], holds: object) -> bool:
    return callable(holds) and sum(bool(holds(cell)) for cell in cells) >= len(cells) * _MOST


def _is_birth(cell: str) -> bool:
    years = re.findall(r"\d{4}", cell)
    return birthday_read.is_day(cell) and bool(years) and int(years[0]) < _BORN_BEFORE


def _is_name(cell: str) -> bool:
    return bool(_NAME.fullmatch(cell)) or (is_han(cell) and 1 < len(cell) <= _LONGEST_HAN_NAME)


def _placed(key: str, name: str, used: Counter[str], places: dict[str, int]) -> str:
    """The key with its number: the second phone is phone 2, `billing city` belongs to billing's address."""
    if key in ADDRESS_PARTS:
        owner = label_of(name, key) + "".join(filter(None, next(iter(_NUMBER.findall(_bare(name))), ())))
        owner = owner if _kept_apart(key, owner) else ""
        return numbered(key, places.setdefault(owner, len(places) + 1))
    used[key] += 1
    if key in ("phone", "email"):
        return numbered(key, used[key])
    return "" if key in _ONCE and used[key] > 1 else key


def _kept_apart(key: str, owner: str) -> bool:
    # `Address line 2` and `Street 2` go on with the first line; a second town is a second address.
    return not (key == "street" and owner.isdecimal())


def label_of(name: str, key: str) -> str:
    """The label a column's or a program's word gives: `Business Fax` is Work fax. Without `key`, for any."""
    base = key.partition(":")[0]
    if key and base not in _LABELLED:
        return ""
    return _label(fold(name))


@cache
def _label(name: str) -> str:
    found = list(dict.fromkeys(label for word, label in _LABELS.items() if word in name))
    if "Fax" in found:
        return next((_FAXES[label] for label in found if label in _FAXES), "Fax")
    return found[0] if found else ""
