"""What taking one change of an act back would do to its record now, and doing it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain import customer_json, product_json, taken_back
from app.domain.act import ActChange, ChangeKind, differing
from app.domain.consent import STATE_WORDS, State
from app.domain.taken_back import FieldChange
from app.errors import AppError
from app.i18n import N_, Message
from app.models import audit, consent, customer, merge, product
from app.models import bin as stored_bin
from app.services import bin as bins
from app.services import customers, merges, products
from app.services import settings as settings_service

_GONE = N_("Not in the file any more")
_BINNED = N_("In the bin")
_MERGED = N_("Merged with another record since: take that back first")
_ERASED = N_("Erased")
_USED = N_("Something has happened with them since")
_SAME = N_("As it was already")


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of one change. `why` says why all of it is left alone; `kept` are fields that were changed later.

    `whole` says what happens to the record as a whole, `fields` what becomes different in it.
    """

    change: ActChange
    name: str
    fields: tuple[FieldChange, ...] = ()
    kept: tuple[str, ...] = ()
    why: Message | None = None
    whole: Message | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def does(self) -> bool:
        """Whether anything becomes different."""
        return bool(self.values or self.whole)


def plan(change: ActChange) -> Plan:
    """What taking the change back would do now."""
    return _PLANS[change.kind](change)


def carry_out(planned: Plan, *, seller: str, now: datetime) -> None:
    """Do it, inside the caller's transaction."""
    if planned.does:
        _DEEDS[planned.change.kind](planned, seller, now)


# --- customers


def _customer(change: ActChange) -> Plan:
    known, marks = customer.draft_of(change.record), customer.marks(change.record)
    if known is None or marks is None:
        return Plan(change, "", why=_GONE)
    name = known.display_name
    why = _not_shown(change.record)
    if why is not None:
        return Plan(change, name, why=why)
    current = customer_json.values(known) | {"verified_on": marks.verified_on}
    if not change.before:
        return _added(change, name, current)
    result = taken_back.take_back(current, json.loads(change.before), json.loads(change.after))
    values, kept = dict(result.values), list(result.kept)
    if _taken_card(values, change.record):
        del values["card"]
        kept.append("card")
    changed = tuple(one for one in result.changed if one.name in values)
    why = None if values or kept else _SAME
    return Plan(change, name, changed, tuple(kept), values=values, why=why)


def _added(change: ActChange, name: str, current: Mapping[str, Any]) -> Plan:
    later = any(current.get(field) != value for field, value in json.loads(change.after).items() if field != "id")
    if later or customer.has_history(change.record):
        return Plan(change, name, why=_USED)
    return Plan(change, name, whole=N_("Goes to the bin"))


def _not_shown(customer_id: int) -> Message | None:
    standing = merge.standing(customer_id)
    if standing is None or standing.live:
        return None
    if standing.merged_into is not None:
        return _MERGED
    return _ERASED if standing.erased else _BINNED


def _taken_card(values: Mapping[str, Any], customer_id: int) -> bool:
    return bool(values.get("card")) and merge.owner_of_card(values["card"]) not in (None, customer_id)


def _write_customer(planned: Plan, seller: str, now: datetime) -> None:
    record = planned.change.record
    if planned.whole is not None:
        stored_bin.put_away((record,), now)
        _audit(record, {}, {"deleted": True}, seller, now)
        return
    known = customers.draft(record)
    current = customer_json.values(known)
    then = current | {name: value for name, value in planned.values.items() if name in current}
    if "verified_on" in planned.values:
        customer.set_verified(record, planned.values["verified_on"])
    customers.rewrite(record, customer_json.read(json.dumps(then | {"id": record})), now)
    before, after = differing(current, then)
    _audit(record, json.loads(before), json.loads(after), seller, now)


# --- the bin, answers, merges


def _binned(change: ActChange) -> Plan:
    known, standing = customer.draft_of(change.record), merge.standing(change.record)
    if known is None or standing is None or standing.erased:
        return Plan(change, known.display_name if known else "", why=_GONE)
    if not standing.deleted:
        return Plan(change, known.display_name, why=_SAME)
    return Plan(change, known.display_name, whole=N_("Comes back from the bin"))


def _take_out(planned: Plan, seller: str, now: datetime) -> None:
    bins.take_out(planned.change.record, seller=seller, now=now)


def _answer(change: ActChange) -> Plan:
    found = consent.stored_answer(int(json.loads(change.after)))
    if found is None:
        return Plan(change, _name(change.record), why=_GONE)
    name, answer = _name(found.customer_id), found.answer
    question = f"consent/{answer.channel.value}/{answer.purpose.value}"
    if found.later:
        return Plan(change, name, kept=(question,))
    then = State(found.before)
    shown = FieldChange(question, STATE_WORDS[answer.state], STATE_WORDS[then])
    return Plan(change, name, (shown,), values={question: then.value})


def _take_answer(planned: Plan, seller: str, now: datetime) -> None:
    found = consent.stored_answer(int(json.loads(planned.change.after)))
    if found is not None:
        consent.remove(found.id, found.customer_id)
        _audit(found.customer_id, {}, dict(planned.values), seller, now)


def _merge(change: ActChange) -> Plan:
    found = merge.by_id(change.record)
    name = customer.draft_of(found.gone_id) if found else None
    shown = name.display_name if name else ""
    try:
        kept = merges.changed_since(merges.undoable(change.record))
    except AppError as error:
        return Plan(change, shown, why=error.text)
    return Plan(change, shown, kept=kept, whole=N_("Becomes a record of its own again, with everything that was moved"))


def _part(planned: Plan, seller: str, now: datetime) -> None:
    merges.undo(planned.change.record, seller=seller, now=now)


# --- products


def _product(change: ActChange) -> Plan:
    known = product.draft_of(change.record)
    if known is None:
        return Plan(change, "", why=_GONE)
    current = product_json.values(known)
    if not change.before:
        later = any(current.get(field) != value for field, value in json.loads(change.after).items() if field != "id")
        if later or product.was_sold(change.record):
            return Plan(change, known.name, why=_USED)
        return Plan(change, known.name, whole=N_("Is deleted"))
    result = taken_back.take_back(current, json.loads(change.before), json.loads(change.after))
    why = None if result.values or result.kept else _SAME
    return Plan(change, known.name, result.changed, result.kept, values=result.values, why=why)


def _write_product(planned: Plan, seller: str, now: datetime) -> None:
    record = planned.change.record
    if planned.whole is not None:
        products.remove(record, seller=seller, now=now)
        return
    current = product_json.values(products.draft(record))
    then = product_json.read(current | dict(planned.values), record)
    products.rewrite(then, now, settings_service.load())
    was = {name: current[name] for name in planned.values}
    audit.write(at=now, staff=seller, action="undo", kind="product", record=then.sku, before=was, after=planned.values)


def _name(customer_id: int) -> str:
    known = customer.draft_of(customer_id)
    return known.display_name if known else ""


def _audit(customer_id: int, before: dict[str, object], after: dict[str, object], seller: str, now: datetime) -> None:
    marks = customer.marks(customer_id)
    record = str(marks.number) if marks else ""
    audit.write(at=now, staff=seller, action="undo", kind="customer", record=record, before=before, after=after)


_PLANS = {
    ChangeKind.CUSTOMER: _customer,
    ChangeKind.BIN: _binned,
    ChangeKind.CONSENT: _answer,
    ChangeKind.MERGE: _merge,
    ChangeKind.PRODUCT: _product,
}
_DEEDS = {
    ChangeKind.CUSTOMER: _write_customer,
    ChangeKind.BIN: _take_out,
    ChangeKind.CONSENT: _take_answer,
    ChangeKind.MERGE: _part,
    ChangeKind.PRODUCT: _write_product,
}
