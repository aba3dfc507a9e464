"""The lists of customers: the built-in filters, the saved ones, and whatever is typed, alone or together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.customer_card import CustomerFilter, CustomerQuery, CustomerRow
from app.domain.page import Cursor, Page, Sort
from app.domain.segment import Condition, Conditions, Counted, Field, Operator
from app.domain.settings import Settings
from app.models import customer_figures, customer_list, freshness, segment, stored
from app.models.customer_figures import Span
from app.models.customer_list import Days
from app.models.segment_pieces import Moment
from app.services import finding
from app.services import settings as settings_service

PAGE_ROWS = 50
BIRTHDAY_DAYS = 7
AWAY_DAYS = 91
# Who bought so often in twelve months is a regular.
REGULAR_PURCHASES = 4
# Counting further would only slow the page; it then says "more than".
MOST_COUNTED = 9_999
MOST_TAGS = 12
# So many that a text found are held against a filter before the filter's own few are held against the text.
_LOOKED_AT = 300
_LOOKED_AT_LAST = 10_000
_NEWEST_VISIT = Sort("visit", descending=True)
# These have an index of their own each, and an order that belongs to it.
_OWN_ORDER = frozenset(customer_list.WALKS)


def page(query: CustomerQuery, cursor: Cursor | None, limit: int, now: datetime) -> Page[CustomerRow]:
    """A page of the list. With a text the best come first, and there is one page of them."""
    settings = settings_service.load()
    found = _ids(query, cursor, limit, now, settings)
    rows = customer_figures.rows(found.rows, span(now.date(), settings))
    if query.filter is CustomerFilter.TO_CHECK:
        why = freshness.reasons(found.rows, now.date(), settings.country)
        rows = tuple(replace(row, reasons=why.get(row.id, ())) for row in rows)
    return Page(rows, found.next)


def ids(query: CustomerQuery, cursor: Cursor | None, limit: int, now: datetime) -> Page[int]:
    """The same as bare ids, for what is done to everybody a filter shows."""
    return _ids(query, cursor, limit, now, settings_service.load())


def _ids(query: CustomerQuery, cursor: Cursor | None, limit: int, now: datetime, settings: Settings) -> Page[int]:
    if query.text.strip():
        return Page(_texted(query, limit, now, settings))
    if query.filter in _OWN_ORDER:
        return customer_list.ids(query, cursor, limit, days(now, settings))
    wanted, at = conditions(query, settings), moment(now, settings)
    sort = _NEWEST_VISIT if query.filter in (CustomerFilter.TO_CHECK, CustomerFilter.REGULAR) else query.sort
    return segment.page(wanted, sort, cursor, limit, at)


def _texted(query: CustomerQuery, limit: int, now: datetime, settings: Settings) -> tuple[int, ...]:
    """Who is meant by the text and passes the filter."""
    wanted = conditions(query, settings)
    if not wanted:
        return finding.people(query.text, limit)
    at, looked_at = moment(now, settings), max(_LOOKED_AT, limit)
    meant = finding.people(query.text, looked_at)
    if len(meant) >= looked_at:
        few = segment.few(wanted, at)
        if few is not None:
            return finding.among(query.text, few, limit)
    found = segment.of_these(meant, wanted, at)
    if len(meant) >= looked_at and len(found) < limit:
        found = segment.of_these(finding.people(query.text, _LOOKED_AT_LAST), wanted, at)
    return found[:limit]


def conditions(query: CustomerQuery, settings: Settings) -> Conditions:
    """What a filter asks of each customer; nothing of all customers."""
    if query.filter is CustomerFilter.SAVED:
        return query.conditions
    field, operator, value = {
        CustomerFilter.ALL: (None, Operator.HAS, ""),
        CustomerFilter.REGULAR: (Field.PURCHASES_YEAR, Operator.AT_LEAST, str(REGULAR_PURCHASES)),
        CustomerFilter.BIRTHDAY: (Field.BIRTHDAY, Operator.WITHIN, str(BIRTHDAY_DAYS)),
        CustomerFilter.AWAY: (Field.LAST_VISIT, Operator.LONGER_AGO, str(AWAY_DAYS)),
        CustomerFilter.WARRANTY: (Field.WARRANTY, Operator.WITHIN, str(settings.ending_soon_days)),
        CustomerFilter.COMPLAINT: (Field.COMPLAINT, Operator.HAS, ""),
        CustomerFilter.WAITING: (Field.NEED, Operator.HAS, ""),
        CustomerFilter.TO_CHECK: (Field.TO_CHECK, Operator.HAS, ""),
        CustomerFilter.TAG: (Field.TAG, Operator.IS, query.tag),
    }[query.filter]
    return (Condition(field, operator, value),) if field else ()


def counts(now: datetime) -> dict[CustomerFilter, Counted]:
    """How many customers each built-in filter shows, up to MOST_COUNTED."""
    settings = settings_service.load()
    own, at = days(now, settings), moment(now, settings)
    found: dict[CustomerFilter, Counted] = {}
    for only in CustomerFilter:
        if only in (CustomerFilter.TAG, CustomerFilter.SAVED):
            continue
        if only in _OWN_ORDER:
            number = customer_list.count(only, own, MOST_COUNTED)
            found[only] = Counted(number, number >= MOST_COUNTED)
        else:
            found[only] = segment.count(conditions(CustomerQuery(filter=only), settings), at, MOST_COUNTED)
    return found


def tags() -> tuple[tuple[str, int], ...]:
    """The first tags in use and how many customers carry each."""
    return customer_list.tags(MOST_TAGS, MOST_COUNTED)


def moment(now: datetime, settings: Settings) -> Moment:
    """When and where a filter is asked."""
    return Moment(now, settings.language, settings.country)


def days(now: datetime, settings: Settings) -> Days:
    """The days the built-in filters look at."""
    today = now.date()
    return Days(
        today=today,
        birthdays_until=today + timedelta(days=BIRTHDAY_DAYS),
        endings_until=today + timedelta(days=settings.ending_soon_days),
        away_since=stored.moment(now - timedelta(days=AWAY_DAYS)),
    )


def span(today: date, settings: Settings) -> Span:
    """What the figures of a customer look at."""
    return Span(
        today=today,
        year_from=stored.moment(datetime(today.year, 1, 1).astimezone()),
        endings_until=today + timedelta(days=settings.ending_soon_days),
        birthday_days=BIRTHDAY_DAYS,
        currency=settings.currency,
    )
