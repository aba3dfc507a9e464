"""What each condition of a filter is in the engine's language. Every piece is a constant; values only fill its marks.

A `check` holds for one customer `c`. Where an index leads to those who can fit, `among` lists their ids; it takes the
first `among_values` of the same values, and may list too many (the check decides) or one customer twice. With `only`
it serves that value alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain import calendar_people
from app.domain.segment import Condition, Field, Operator
from app.models import freshness, stored

# Larger than every character, so that all texts with the same beginning come before it.
_AFTER = "\U0010ffff"
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a filter is asked: this moment, the shop's language and its country."""

    now: datetime
    language: str
    country: str

    @property
    def today(self) -> date:
        """The shop's day."""
        return self.now.date()

    def ago(self, days: int) -> str:
        """So many days before this moment, as moments are stored."""
        return stored.moment(self.now - timedelta(days=min(days, self.today.toordinal() - 400)))

    def days_ahead(self, days: int) -> list[date]:
        """Today and so many days after it."""
        first = self.today.toordinal()
        return [date.fromordinal(day) for day in range(first, first + min(days, 366) + 1)]


Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One condition's SQL."""

    check: str
    values: Callable[[Condition, Moment], Values]
    among: str = ""
    among_values: int = 99
    only: str = ""


def _nothing(_one: Condition, _at: Moment) -> Values:
    return ()


def _text(one: Condition, _at: Moment) -> Values:
    return (one.value,)


def _number(one: Condition, _at: Moment) -> Values:
    return (one.number,)


def _begins(one: Condition, _at: Moment) -> Values:
    start = one.value.replace(" ", "")
    return (start, start + _AFTER)


def _language(one: Condition, at: Moment) -> Values:
    # An empty language is the shop's own.
    return (one.value, "" if one.value == at.language else one.value)


def _start_of(day: date) -> str:
    return stored.moment(datetime(day.year, day.month, day.day).astimezone())


def _since_day(one: Condition, _at: Moment) -> Values:
    return (_start_of(one.day),)


def _days_ago(one: Condition, at: Moment) -> Values:
    return (at.ago(one.number),)


def _plain_day(one: Condition, _at: Moment) -> Values:
    return (stored.day(one.day),)


def _plain_days_ago(one: Condition, at: Moment) -> Values:
    return (stored.day(at.today - timedelta(days=min(one.number, at.today.toordinal() - 1))),)


def _spent(one: Condition, at: Moment) -> Values:
    first = _start_of(date(at.today.year, 1, 1))
    return (first, first, one.extra, one.number)


def _purchases(one: Condition, _at: Moment) -> Values:
    return (one.number - 1,)


def _purchases_year(one: Condition, at: Moment) -> Values:
    since = stored.moment(at.now - _YEAR)
    return (since, since, one.number - 1)


def _birthdays(one: Condition, at: Moment) -> Values:
    days = at.days_ahead(one.number)
    return (json.dumps([spot.values for spot in calendar_people.born(days[0], days[-1])]),)


def _name_days(one: Condition, at: Moment) -> Values:
    days = at.days_ahead(one.number)
    return (json.dumps([spot.values for spot in calendar_people.named(days[0], days[-1], at.country)]),)


def _consent(state: str) -> Callable[[Condition, Moment], Values]:
    return lambda one, _at: (one.value, one.extra, state)


def _under_warranty(_one: Condition, at: Moment) -> Values:
    return (stored.day(at.today),)


def _ending(one: Condition, at: Moment) -> Values:
    return (stored.day(at.today), stored.day(at.days_ahead(one.number)[-1]))


def _to_check(_one: Condition, at: Moment) -> Values:
    return freshness.values(at.today, at.country)


_HOME = (
    "SELECT 1 FROM customer_address l JOIN address a ON a.id = l.address_id "
    "WHERE l.customer_id = c.id AND l.past = 0 AND a.city = ?"
)
_IN_TOWN = (
    "SELECT l.customer_id FROM address a CROSS JOIN customer_address l ON l.address_id = a.id "
    "WHERE a.city = ? AND a.city <> '' AND l.past = 0"
)
_ANSWER = (
    "coalesce((SELECT k.state FROM consent k WHERE k.customer_id = c.id AND k.channel = ? AND k.purpose = ? "
    "ORDER BY k.id DESC LIMIT 1), 'not_asked') = ?"
)
_ANSWERED = "SELECT customer_id FROM consent WHERE channel = ? AND purpose = ? AND state = ?"
_OPEN = "state IN ('received', 'in_progress', 'with_supplier', 'waiting')"


def _had(table: str, more: str = "") -> str:
    return f"EXISTS (SELECT 1 FROM {table} x WHERE x.customer_id = c.id{more})"  # noqa: S608 - names are ours


def _live(condition: str) -> str:
    return f"SELECT id FROM customer WHERE live = 1 AND {condition}"  # noqa: S608 - conditions are ours


_F, _O = Field, Operator
PIECES: dict[tuple[Field, Operator], Piece] = {
    (_F.TAG, _O.IS): Piece(
        _had("customer_tag", " AND x.tag = ?"), _text, "SELECT customer_id FROM customer_tag WHERE tag = ?"
    ),
    (_F.TAG, _O.IS_NOT): Piece("NOT " + _had("customer_tag", " AND x.tag = ?"), _text),
    (_F.TOWN, _O.IS): Piece(f"EXISTS ({_HOME})", _text, _IN_TOWN),
    (_F.TOWN, _O.IS_NOT): Piece(f"NOT EXISTS ({_HOME})", _text),
    (_F.POSTCODE, _O.BEGINS): Piece(
        "EXISTS (SELECT 1 FROM customer_address l JOIN address a ON a.id = l.address_id WHERE l.customer_id = c.id "
        "AND l.past = 0 AND replace(a.postcode, ' ', '') >= ? AND replace(a.postcode, ' ', '') < ?)",
        _begins,
        "SELECT l.customer_id FROM address a CROSS JOIN customer_address l ON l.address_id = a.id "
        "WHERE a.postcode <> '' AND replace(a.postcode, ' ', '') >= ? AND replace(a.postcode, ' ', '') < ? "
        "AND l.past = 0",
    ),
    (_F.LANGUAGE, _O.IS): Piece("c.language IN (?, ?)", _language, _live("language IN (?, ?)")),
    (_F.KIND, _O.IS): Piece("c.kind = ?", _text, _live("kind = 'organisation'"), among_values=0, only="organisation"),
    (_F.SOURCE, _O.IS): Piece("c.source = ?", _text, _live("source = ? AND source <> ''")),
    (_F.LAST_VISIT, _O.LONGER_AGO): Piece(
        "c.last_sale_at > '' AND c.last_sale_at < ?", _days_ago, _live("last_sale_at > '' AND last_sale_at < ?")
    ),
    (_F.LAST_VISIT, _O.WITHIN): Piece("c.last_sale_at >= ?", _days_ago, _live("last_sale_at >= ?")),
    (_F.LAST_VISIT, _O.BEFORE): Piece(
        "c.last_sale_at > '' AND c.last_sale_at < ?", _since_day, _live("last_sale_at > '' AND last_sale_at < ?")
    ),
    (_F.LAST_VISIT, _O.SINCE): Piece("c.last_sale_at >= ?", _since_day, _live("last_sale_at >= ?")),
    (_F.LAST_VISIT, _O.NEVER): Piece("c.last_sale_at = ''", _nothing, _live("last_sale_at = ''")),
    (_F.SPENT_YEAR, _O.AT_LEAST): Piece(
        "c.last_sale_at >= ? AND (SELECT coalesce(sum(s.total), 0) FROM sale s "
        "WHERE s.customer_id = c.id AND s.at >= ? AND s.currency = ?) >= ?",
        _spent,
        _live("last_sale_at >= ?"),
        among_values=1,
    ),
    (_F.PURCHASES, _O.AT_LEAST): Piece(
        "c.last_sale_at > '' AND "
        "(SELECT 1 FROM sale s WHERE s.customer_id = c.id AND s.kind = 'sale' LIMIT 1 OFFSET ?)",
        _purchases,
        _live("last_sale_at > ''"),
        among_values=0,
    ),
    (_F.PURCHASES_YEAR, _O.AT_LEAST): Piece(
        "c.last_sale_at >= ? AND "
        "(SELECT 1 FROM sale s WHERE s.customer_id = c.id AND s.at >= ? AND s.kind = 'sale' LIMIT 1 OFFSET ?)",
        _purchases_year,
        _live("last_sale_at >= ?"),
        among_values=1,
    ),
    (_F.PRODUCT, _O.IS): Piece(
        "c.last_sale_at > '' AND EXISTS (SELECT 1 FROM sale s JOIN sale_line l ON l.sale_id = s.id "
        "WHERE s.customer_id = c.id AND s.kind = 'sale' AND l.product_id = (SELECT id FROM product WHERE sku = ?))",
        _text,
        "SELECT s.customer_id FROM sale_line l CROSS JOIN sale s ON s.id = l.sale_id "
        "WHERE l.product_id = (SELECT id FROM product WHERE sku = ?) AND s.customer_id IS NOT NULL",
    ),
    (_F.CATEGORY, _O.IS): Piece(
        "c.last_sale_at > '' AND EXISTS (SELECT 1 FROM sale s JOIN sale_line l ON l.sale_id = s.id "
        "JOIN product p ON p.id = l.product_id WHERE s.customer_id = c.id AND s.kind = 'sale' AND p.category = ?)",
        _text,
        "SELECT s.customer_id FROM product p CROSS JOIN sale_line l ON l.product_id = p.id "
        "CROSS JOIN sale s ON s.id = l.sale_id WHERE p.category = ? AND s.customer_id IS NOT NULL",
    ),
    (_F.BIRTHDAY, _O.WITHIN): Piece(
        "(c.birth_month, c.birth_day, c.birth_calendar, c.birth_leap) IN "
        "(SELECT d.value ->> 0, d.value ->> 1, d.value ->> 2, d.value ->> 3 FROM json_each(?) d)",
        _birthdays,
        "SELECT p.id FROM json_each(?) d CROSS JOIN customer p ON p.birth_month = d.value ->> 0 "
        "AND p.birth_day = d.value ->> 1 AND p.birth_calendar = d.value ->> 2 AND p.birth_leap = d.value ->> 3 "
        "WHERE p.birth_month IS NOT NULL AND p.live = 1",
    ),
    (_F.BIRTH_MONTH, _O.IS): Piece(
        "c.birth_month = ? AND c.birth_calendar = 'solar'",
        _number,
        _live("birth_month IS NOT NULL AND birth_month = ? AND birth_calendar = 'solar'"),
    ),
    (_F.NAME_DAY, _O.WITHIN): Piece(
        "(c.given_key, c.language) IN (SELECT d.value ->> 0, d.value ->> 1 FROM json_each(?) d)",
        _name_days,
        "SELECT p.id FROM json_each(?) d CROSS JOIN customer p ON p.given_key = d.value ->> 0 "
        "AND p.language = d.value ->> 1 WHERE p.given_key <> '' AND p.live = 1",
    ),
    (_F.PHONE, _O.HAS): Piece(_had("customer_phone"), _nothing),
    (_F.PHONE, _O.HAS_NOT): Piece("NOT " + _had("customer_phone"), _nothing),
    (_F.EMAIL, _O.HAS): Piece(_had("customer_email"), _nothing),
    (_F.EMAIL, _O.HAS_NOT): Piece("NOT " + _had("customer_email"), _nothing),
    (_F.ADDRESS, _O.HAS): Piece(_had("customer_address", " AND x.past = 0"), _nothing),
    (_F.ADDRESS, _O.HAS_NOT): Piece("NOT " + _had("customer_address", " AND x.past = 0"), _nothing),
    (_F.CONSENT, _O.YES): Piece(_ANSWER, _consent("yes"), _ANSWERED),
    (_F.CONSENT, _O.NO): Piece(_ANSWER, _consent("no"), _ANSWERED),
    (_F.CONSENT, _O.NOT_ASKED): Piece(_ANSWER, _consent("not_asked")),
    (_F.NEED, _O.HAS): Piece(
        _had("need", " AND x.state IN ('open', 'told')"),
        _nothing,
        "SELECT customer_id FROM need WHERE state IN ('open', 'told')",
    ),
    (_F.WARRANTY, _O.HAS): Piece(
        _had("unit", " AND x.state = 'sold' AND (x.ends IS NULL OR x.ends >= ?)"),
        _under_warranty,
        "SELECT customer_id FROM unit WHERE last_day >= ? AND state = 'sold' AND customer_id IS NOT NULL",
    ),
    (_F.WARRANTY, _O.WITHIN): Piece(
        _had("unit", " AND x.state = 'sold' AND x.ends BETWEEN ? AND ?"),
        _ending,
        "SELECT customer_id FROM unit WHERE last_day BETWEEN ? AND ? AND state = 'sold' AND customer_id IS NOT NULL",
    ),
    (_F.COMPLAINT, _O.HAS): Piece(
        _had("complaint", f" AND x.{_OPEN}"),
        _nothing,
        f"SELECT customer_id FROM complaint WHERE {_OPEN} AND customer_id IS NOT NULL",  # noqa: S608 - a constant
    ),
    (_F.VERIFIED, _O.LONGER_AGO): Piece("c.verified_on < ?", _plain_days_ago, _live("verified_on < ?")),
    (_F.VERIFIED, _O.BEFORE): Piece("c.verified_on < ?", _plain_day, _live("verified_on < ?")),
    (_F.VERIFIED, _O.NEVER): Piece("c.verified_on IS NULL", _nothing, _live("verified_on IS NULL")),
    (_F.RETURNED_MAIL, _O.HAS): Piece(
        freshness.RETURNED,
        _nothing,
        "SELECT customer_id FROM customer_address WHERE returned_on IS NOT NULL AND past = 0",
    ),
    (_F.IMPOSSIBLE_PHONE, _O.HAS): Piece(
        freshness.PHONE, _nothing, "SELECT customer_id FROM customer_phone WHERE e164 IS NULL"
    ),
    (_F.IMPORT, _O.IS): Piece(
        "c.import_id = ?", _number, "SELECT id FROM customer WHERE import_id = ? AND import_id IS NOT NULL"
    ),
    (_F.HOUSEHOLD, _O.HAS): Piece(
        "c.household_id IS NOT NULL", _nothing, "SELECT id FROM customer WHERE household_id IS NOT NULL"
    ),
    (_F.HOUSEHOLD, _O.HAS_NOT): Piece("c.household_id IS NULL", _nothing),
    (_F.TO_CHECK, _O.HAS): Piece(freshness.ANY, _to_check),
}
