"""A saved filter: conditions that all have to hold, as a value that is kept, told in words and asked of the file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.errors import InputError
from app.i18n import N_

LONGEST_NAME = 60
MOST_CONDITIONS = 12
LONGEST_VALUE = 200
_LARGEST = 10**12


class Field(StrEnum):
    """What a condition is about."""

    TAG = "tag"
    TOWN = "town"
    POSTCODE = "postcode"
    LANGUAGE = "language"
    KIND = "kind"
    SOURCE = "source"
    LAST_VISIT = "last_visit"
    SPENT_YEAR = "spent_year"
    PURCHASES = "purchases"
    PURCHASES_YEAR = "purchases_year"
    PRODUCT = "product"
    CATEGORY = "category"
    BIRTH_MONTH = "birth_month"
    BIRTHDAY = "birthday"
    NAME_DAY = "name_day"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    CONSENT = "consent"
    NEED = "need"
    WARRANTY = "warranty"
    COMPLAINT = "complaint"
    VERIFIED = "verified"
    RETURNED_MAIL = "returned_mail"
    IMPOSSIBLE_PHONE = "impossible_phone"
    IMPORT = "import"
    HOUSEHOLD = "household"
    TO_CHECK = "to_check"


class Operator(StrEnum):
    """How the value has to stand."""

    IS = "is"
    IS_NOT = "is_not"
    BEGINS = "begins"
    BEFORE = "before"
    SINCE = "since"
    LONGER_AGO = "longer_ago"
    WITHIN = "within"
    NEVER = "never"
    AT_LEAST = "at_least"
    HAS = "has"
    HAS_NOT = "has_not"
    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class ValueKind(StrEnum):
    """What a condition's value is; days and numbers are kept as text."""

    NOTHING = "nothing"
    TEXT = "text"
    TAG = "tag"
    TOWN = "town"
    LANGUAGE = "language"
    KIND = "kind"
    SOURCE = "source"
    DAY = "day"
    DAYS = "days"
    COUNT = "count"
    MONEY = "money"
    MONTH = "month"
    PRODUCT = "product"
    CATEGORY = "category"
    PURPOSE = "purpose"
    IMPORT = "import"


_F, _O, _V = Field, Operator, ValueKind
#: Every condition there is, in the order in which they are offered, and what its value is.
CONDITIONS: dict[tuple[Field, Operator], ValueKind] = {
    (_F.TAG, _O.IS): _V.TAG,
    (_F.TAG, _O.IS_NOT): _V.TAG,
    (_F.TOWN, _O.IS): _V.TOWN,
    (_F.TOWN, _O.IS_NOT): _V.TOWN,
    (_F.POSTCODE, _O.BEGINS): _V.TEXT,
    (_F.LANGUAGE, _O.IS): _V.LANGUAGE,
    (_F.KIND, _O.IS): _V.KIND,
    (_F.SOURCE, _O.IS): _V.SOURCE,
    (_F.LAST_VISIT, _O.LONGER_AGO): _V.DAYS,
    (_F.LAST_VISIT, _O.WITHIN): _V.DAYS,
    (_F.LAST_VISIT, _O.BEFORE): _V.DAY,
    (_F.LAST_VISIT, _O.SINCE): _V.DAY,
    (_F.LAST_VISIT, _O.NEVER): _V.NOTHING,
    (_F.SPENT_YEAR, _O.AT_LEAST): _V.MONEY,
    (_F.PURCHASES, _O.AT_LEAST): _V.COUNT,
    (_F.PURCHASES_YEAR, _O.AT_LEAST): _V.COUNT,
    (_F.PRODUCT, _O.IS): _V.PRODUCT,
    (_F.CATEGORY, _O.IS): _V.CATEGORY,
    (_F.BIRTHDAY, _O.WITHIN): _V.DAYS,
    (_F.BIRTH_MONTH, _O.IS): _V.MONTH,
    (_F.NAME_DAY, _O.WITHIN): _V.DAYS,
    (_F.PHONE, _O.HAS): _V.NOTHING,
    (_F.PHONE, _O.HAS_NOT): _V.NOTHING,
    (_F.EMAIL, _O.HAS): _V.NOTHING,
    (_F.EMAIL, _O.HAS_NOT): _V.NOTHING,
    (_F.ADDRESS, _O.HAS): _V.NOTHING,
    (_F.ADDRESS, _O.HAS_NOT): _V.NOTHING,
    (_F.CONSENT, _O.YES): _V.PURPOSE,
    (_F.CONSENT, _O.NO): _V.PURPOSE,
    (_F.CONSENT, _O.NOT_ASKED): _V.PURPOSE,
    (_F.NEED, _O.HAS): _V.NOTHING,
    (_F.WARRANTY, _O.HAS): _V.NOTHING,
    (_F.WARRANTY, _O.WITHIN): _V.DAYS,
    (_F.COMPLAINT, _O.HAS): _V.NOTHING,
    (_F.VERIFIED, _O.LONGER_AGO): _V.DAYS,
    (_F.VERIFIED, _O.BEFORE): _V.DAY,
    (_F.VERIFIED, _O.NEVER): _V.NOTHING,
    (_F.RETURNED_MAIL, _O.HAS): _V.NOTHING,
    (_F.IMPOSSIBLE_PHONE, _O.HAS): _V.NOTHING,
    (_F.TO_CHECK, _O.HAS): _V.NOTHING,
    (_F.IMPORT, _O.IS): _V.IMPORT,
    (_F.HOUSEHOLD, _O.HAS): _V.NOTHING,
    (_F.HOUSEHOLD, _O.HAS_NOT): _V.NOTHING,
}
_NUMBERS = {_V.DAYS: (0, 36_500), _V.COUNT: (1, 1_000_000), _V.MONTH: (1, 12), _V.MONEY: (1, _LARGEST)}
_NUMBERS |= {_V.IMPORT: (1, _LARGEST)}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. `extra` goes with the value: a currency, the purpose of a consent, a product's name."""

    field: Field
    operator: Operator
    value: str = ""
    extra: str = ""

    @property
    def kind(self) -> ValueKind:
        """What the value is."""
        return CONDITIONS[self.field, self.operator]

    @property
    def number(self) -> int:
        """The value as a whole number."""
        return int(self.value)

    @property
    def day(self) -> date:
        """The value as a day."""
        return date.fromisoformat(self.value)


Conditions = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A filter under its name. `id` is None until it is saved."""

    name: str
    conditions: Conditions
    id: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """How many customers a filter means; with `more` there may be more than were counted."""

    number: int
    more: bool = False


def operators(field: Field) -> tuple[Operator, ...]:
    """How a field can be asked for, the likeliest first."""
    return tuple(operator for one, operator in CONDITIONS if one is field)


def checked(condition: Condition) -> Condition:
    """The same condition. Raises InputError when its value is missing or cannot be."""
    kind = CONDITIONS.get((condition.field, condition.operator))
    if kind is None:
        raise InputError(N_("This condition is not known here."))
    if kind is not ValueKind.NOTHING and not condition.value:
        raise InputError(N_("The condition has no value yet."))
    if len(condition.value) > LONGEST_VALUE or len(condition.extra) > LONGEST_VALUE:
        raise InputError(N_("This is too long: there is room for {n} characters.", n=LONGEST_VALUE))
    _check_number(condition, kind)
    if kind is ValueKind.DAY:
        _check_day(condition)
    return condition


def _check_number(condition: Condition, kind: ValueKind) -> None:
    if kind not in _NUMBERS:
        return
    first, last = _NUMBERS[kind]
    plain = condition.value.isascii() and condition.value.isdecimal() and len(condition.value) <= len(str(_LARGEST))
    if not plain or not first <= condition.number <= last:
        raise InputError(N_("“{text}” is not a number that fits here.", text=condition.value))


def _check_day(condition: Condition) -> None:
    try:
        _ = condition.day
    except ValueError as error:
        raise InputError(N_("“{text}” is not a day.", text=condition.value)) from error


def to_json(conditions: Conditions) -> str:
    """The conditions as they are kept."""
    return json.dumps([[c.field, c.operator, c.value, c.extra] for c in conditions], ensure_ascii=False)


def from_json(text: str) -> Conditions:
    """Conditions as they were kept. Raises InputError for anything else."""
    try:
        rows = json.loads(text)
        found = tuple(Condition(Field(row[0]), Operator(row[1]), str(row[2]), str(row[3])) for row in rows)
    except (ValueError, TypeError, LookupError) as error:
        raise InputError(N_("This filter was made by a later version of Regulars.")) from error
    return tuple(checked(one) for one in found)
