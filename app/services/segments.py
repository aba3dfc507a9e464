"""Saved filters: kept under a name, asked page by page, counted, listed whole for a mailing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain import segment as rules
from app.domain import typed
from app.domain.changes import Changes
from app.domain.customer_card import CustomerFilter, CustomerQuery, CustomerRow
from app.domain.page import Cursor, Page, Sort
from app.domain.segment import Conditions, Counted, Segment, ValueKind
from app.errors import FormError, NotFoundError
from app.i18n import N_
from app.models import audit, segment, segment_choices
from app.models.database import transaction
from app.services import customer_lists
from app.services import settings as settings_service
from app.services.customer_lists import MOST_COUNTED, PAGE_ROWS

MOST_CHOICES = 50


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter that is kept now."""

    segment: Segment
    changes: Changes


def all_saved() -> tuple[Segment, ...]:
    """The saved filters in their order; those that a later version made are left out."""
    return segment.read_all()[0]


def named(name: str) -> Segment:
    """The filter with that name, in whatever case. Raises NotFoundError."""
    wanted = _one_line(name).casefold()
    found = next((one for one in all_saved() if one.name.casefold() == wanted), None)
    if found is None:
        raise NotFoundError(N_("There is no filter “{name}”.", name=name))
    return found


def save(new: Segment, *, seller: str, now: datetime) -> Saved:
    """Keep a new filter (`id` None) or a changed one. Raises FormError for its name, InputError for its conditions."""
    tidy = replace(new, name=_one_line(new.name), conditions=tuple(map(rules.checked, new.conditions)))
    with transaction():
        _check(tidy)
        before = next((one for one in all_saved() if one.id == tidy.id), None)
        kept = replace(tidy, id=segment.write(tidy))
        audit.write(
            at=now,
            staff=seller,
            action="change" if before else "add",
            kind="segment",
            record=kept.name,
            before=_written(before) if before else None,
            after=_written(kept),
        )
    return Saved(kept, Changes.of("segments"))


def _one_line(name: str) -> str:
    return " ".join(typed.one_line(name).split())


def _check(new: Segment) -> None:
    if not new.name:
        raise FormError({"name": N_("Give the filter a name.")})
    if len(new.name) > rules.LONGEST_NAME:
        raise FormError({"name": N_("This is too long: there is room for {n} characters.", n=rules.LONGEST_NAME)})
    if segment.name_taken(new.name, new.id):
        raise FormError({"name": N_("There is a filter “{name}” already.", name=new.name)})
    if not new.conditions:
        raise FormError({"conditions": N_("Add a condition first.")})
    if len(new.conditions) > rules.MOST_CONDITIONS:
        raise FormError({"conditions": N_("There is room for {n} of these.", n=rules.MOST_CONDITIONS)})


def delete(identity: int, *, seller: str, now: datetime) -> Changes:
    """Forget a filter; the customers stay. Saving it again without its `id` brings it back."""
    known = next((one for one in all_saved() if one.id == identity), None)
    if known is None:
        raise NotFoundError(N_("This filter is not in the file any more."))
    with transaction():
        segment.delete(identity)
        audit.write(at=now, staff=seller, action="remove", kind="segment", record=known.name, before=_written(known))
    return Changes.of("segments")


def _written(one: Segment) -> dict[str, object]:
    return {"name": one.name, "conditions": rules.to_json(one.conditions)}


def page(
    conditions: Conditions,
    cursor: Cursor | None = None,
    limit: int = PAGE_ROWS,
    *,
    sort: Sort | None = None,
    now: datetime,
) -> Page[CustomerRow]:
    """A page of the customers a filter means. A short page with a `next` is not the end."""
    query = CustomerQuery(filter=CustomerFilter.SAVED, conditions=conditions, sort=sort or Sort("name"))
    return customer_lists.page(query, cursor, limit, now)


def count(conditions: Conditions, now: datetime) -> Counted:
    """How many customers a filter means, up to MOST_COUNTED."""
    at = customer_lists.moment(now, settings_service.load())
    return segment.count(conditions, at, MOST_COUNTED)


def counts(now: datetime) -> dict[int, Counted]:
    """The same for every saved filter, by its id."""
    return {one.id: count(one.conditions, now) for one in all_saved() if one.id is not None}


def everyone(conditions: Conditions, now: datetime) -> Iterator[tuple[int, ...]]:
    """The ids of all whom a filter means, a batch at a time in the order of their numbers; a batch may be empty."""
    return segment.everyone(conditions, customer_lists.moment(now, settings_service.load()))


def choices(kind: ValueKind, text: str = "") -> tuple[tuple[str, str], ...]:
    """Values in use that hold a text, each with its words: towns, tags, sources, categories, products, imports."""
    return segment_choices.of(kind, text, MOST_CHOICES)
