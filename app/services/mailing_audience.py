"""Whom a mailing means: the ids of its audience, a batch at a time, however many they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta

from app.domain.batches import batches
from app.domain.calendar_people import PeopleKind
from app.domain.mailing_audience import LONGEST_SPAN, Audience, AudienceKind
from app.domain.mass_change import Target
from app.domain.segment import Condition, Conditions, Field, Operator
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_
from app.models import mailing_audience, segment
from app.services import calendar, customer_lists, needs, segments

BATCH = 500
_MOST_WANTED = 20_000
Batches = Iterator[tuple[int, ...]]
_CELEBRANTS = {
    AudienceKind.BIRTHDAYS: PeopleKind.BIRTHDAYS,
    AudienceKind.NAME_DAYS: PeopleKind.NAME_DAYS,
    AudienceKind.ANNIVERSARIES: PeopleKind.ANNIVERSARIES,
}


def people(audience: Audience, *, now: datetime, settings: Settings) -> Batches:
    """The customers an audience means, a batch at a time; somebody may come twice, and a batch may be empty.

    Raises InputError for an audience that does not say whom it means, NotFoundError for a filter that is gone.
    """
    check(audience)
    found = _found(audience, now, settings)
    if not audience.conditions or audience.kind in (AudienceKind.EVERYONE, AudienceKind.SEGMENT):
        return found
    at = customer_lists.moment(now, settings)
    return (segment.of_these(batch, audience.conditions, at) for batch in found)


def check(audience: Audience) -> None:
    """Raises InputError for an audience that does not say whom it means."""
    kind = audience.kind
    if kind is AudienceKind.SEGMENT and not audience.segment:
        raise InputError(N_("Choose a filter: it says who gets the mailing."))
    if kind is AudienceKind.TAGS and not audience.tags:
        raise InputError(N_("Choose a tag: it says who gets the mailing."))
    if kind in (AudienceKind.PRODUCT, AudienceKind.NEED) and audience.product is None:
        raise InputError(N_("Choose a product: it says who gets the mailing."))
    if kind is AudienceKind.SELECTION and not audience.customers:
        raise InputError(N_("Mark the customers who get the mailing."))
    if kind in (AudienceKind.BIRTHDAYS, AudienceKind.NAME_DAYS, AudienceKind.ANNIVERSARIES):
        days(audience)


def of_target(target: Target, settings: Settings) -> Audience:
    """Those who are marked in the list of customers, or everybody whom its filter means."""
    if target.query is None:
        return Audience(kind=AudienceKind.SELECTION, customers=target.ids)
    return Audience(conditions=customer_lists.conditions(target.query, settings))


def days(audience: Audience) -> tuple[date, ...]:
    """The days of birthdays, name days or anniversaries that are meant. Raises InputError."""
    first, last = audience.first, audience.last
    if first is None or last is None:
        raise InputError(N_("Say from which day to which day."))
    if last < first:
        raise InputError(N_("The last day is before the first one."))
    if (last - first).days >= LONGEST_SPAN:
        raise InputError(N_("A year of days is the most."))
    return tuple(first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def _found(audience: Audience, now: datetime, settings: Settings) -> Batches:
    ways: dict[AudienceKind, Callable[[], Batches]] = {
        AudienceKind.EVERYONE: lambda: _everyone(audience, now),
        AudienceKind.SEGMENT: lambda: segments.everyone(_whole(audience), now),
        AudienceKind.TAGS: lambda: _tagged(audience.tags, now),
        AudienceKind.PRODUCT: lambda: _bought(audience),
        AudienceKind.NEED: lambda: batches(_wanting(audience.product or 0, settings), BATCH),
        AudienceKind.SELECTION: lambda: map(mailing_audience.live, batches(audience.customers, BATCH)),
    }
    if audience.kind in _CELEBRANTS:
        span = days(audience)
        return calendar.batches(_CELEBRANTS[audience.kind], span[0], span[-1], settings, BATCH)
    return ways[audience.kind]()


def _everyone(audience: Audience, now: datetime) -> Batches:
    conditions = audience.conditions
    return segments.everyone(conditions, now) if conditions else mailing_audience.everyone(BATCH)


def _whole(audience: Audience) -> Conditions:
    return (*segments.named(audience.segment).conditions, *audience.conditions)


def _tagged(tags: Iterable[str], now: datetime) -> Batches:
    for tag in tags:
        yield from segments.everyone((Condition(Field.TAG, Operator.IS, tag),), now)


def _bought(audience: Audience) -> Batches:
    return mailing_audience.of_product(audience.product or 0, audience.first, audience.last, BATCH)


def _wanting(product_id: int, settings: Settings) -> Iterator[int]:
    return (wanted.need.draft.customer_id for wanted in needs.wanting(product_id, settings, _MOST_WANTED))
