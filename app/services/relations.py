"""Relations between customers: written down from either file, shown in both."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from app.domain import relation as rules
from app.domain.changes import Changes
from app.domain.relation import RelationDraft, Relative
from app.errors import FormError, NotFoundError
from app.i18n import N_
from app.models import audit, customer, household, relation
from app.models.database import transaction

_CHANGES = Changes.of("customers", "relations")


@dataclass(frozen=True, slots=True)
class Saved:
    """A relation that stands."""

    id: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Removed:
    """A relation that is gone; saving `draft` again brings it back."""

    draft: RelationDraft
    changes: Changes


def save(draft: RelationDraft, *, seller: str, now: datetime) -> Saved:
    """Write down a new relation (`draft.id` None) or a changed one. Raises FormError."""
    tidy = rules.tidied(draft)
    rules.check(tidy)
    with transaction():
        numbers = _numbers(tidy)
        same = relation.same(tidy)
        if same is not None and same != tidy.id:
            raise FormError({"one_is": N_("This is written down already.")})
        before = relation.find(tidy.id) if tidy.id is not None else None
        if before is None:
            identity = relation.insert(tidy, now)
        else:
            identity = before.id or 0
            relation.update(tidy)
        _write_down(now, seller, numbers, before=before, after=tidy)
    return Saved(identity, _CHANGES)


def remove(relation_id: int, *, seller: str, now: datetime) -> Removed:
    """Take a relation out of both files. Raises NotFoundError."""
    with transaction():
        known = _draft(relation_id)
        relation.delete(relation_id)
        _write_down(now, seller, _numbers(known), before=known, after=None)
    return Removed(replace(known, id=None), _CHANGES)


def draft(relation_id: int, owner: int) -> RelationDraft:
    """A relation as it stands in a customer's file: the owner is OTHER. Raises NotFoundError."""
    return rules.seen_from(_draft(relation_id), owner)


def of_customer(customer_id: int) -> tuple[Relative, ...]:
    """Everybody related to a customer: the family first, then in the order in which they were written down."""
    found = relation.of_customer(customer_id, household.of_customer(customer_id))
    return tuple(sorted(found, key=lambda one: (not one.one_home, one.role not in rules.FAMILY)))


def for_whom(customer_id: int) -> tuple[Relative, ...]:
    """Whom this customer may be buying for: those who use what the customer pays first."""
    found = of_customer(customer_id)
    return tuple(sorted((one for one in found if not one.organisation), key=lambda one: not one.uses_it))


def _draft(relation_id: int) -> RelationDraft:
    found = relation.find(relation_id)
    if found is None:
        raise NotFoundError(N_("This relation is not in the file any more."))
    return found


def _numbers(draft: RelationDraft) -> tuple[int, int]:
    one, other = customer.marks(draft.one_id), customer.marks(draft.other_id)
    if one is None or other is None:
        raise NotFoundError(N_("This customer is not in the file any more."))
    return one.number, other.number


def _write_down(
    now: datetime,
    seller: str,
    numbers: tuple[int, int],
    *,
    before: RelationDraft | None,
    after: RelationDraft | None,
) -> None:
    audit.write(
        at=now,
        staff=seller,
        action="remove" if after is None else "change" if before else "add",
        kind="relation",
        record=f"{numbers[0]}-{numbers[1]}",
        before=asdict(before) if before else None,
        after=asdict(after) if after else None,
    )
