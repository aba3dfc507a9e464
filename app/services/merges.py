"""Merging two records of one person, and parting them again with everything back where it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.domain import customer_json, taken_back
from app.domain import merge as rules
from app.domain.act import ActKind, ChangeKind
from app.domain.changes import Changes
from app.domain.consent import Answer, State, latest
from app.domain.customer import CustomerDraft
from app.domain.merge import MergePreview, Side, Who
from app.errors import InputError, NotFoundError
from app.i18n import N_
from app.models import act, audit, consent, customer, merge_beside, merge_relation, stored
from app.models import merge as moves
from app.models.database import transaction
from app.models.merge import StoredMerge
from app.services import customer_keys, customers, draft_people
from app.services import settings as settings_service

CHANGES = Changes.of("customers", "sales", "units", "complaints", "letters", "drafts", "needs", "relations", "acts")
_DRAFT = "draft"
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Merged:
    """Two records are one: who stayed, who went, and the act that takes it back."""

    merge: int
    act: int
    kept: int
    name: str
    gone_name: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Parted:
    """Two records again. `kept` names the fields that were changed after the merge and stay with who stayed."""

    kept: tuple[str, ...]
    changes: Changes


def suggested(one: int, other: int) -> tuple[int, int]:
    """Who stays and who goes if nobody chooses: more of the shop's records, then the older number, stays."""
    first, second = (sum(moves.counts(who).values()) for who in (one, other))
    older = _who(one).number < _who(other).number
    return (one, other) if first > second or (first == second and older) else (other, one)


def preview(kept_id: int, gone_id: int) -> MergePreview:
    """What merging would do. Raises NotFoundError or InputError when it cannot be."""
    _check(kept_id, gone_id)
    kept, gone = _who(kept_id), _who(gone_id)
    newer = Side.GONE if gone.changed > kept.changed else Side.KEPT
    pairs = rules.compare(_draft(kept_id), _draft(gone_id), settings_service.phone_region(), newer=newer)
    return MergePreview(kept, gone, pairs, moves.counts(gone_id))


def merge(
    kept_id: int, gone_id: int, choices: Mapping[str, Side] | None = None, *, seller: str, now: datetime
) -> Merged:
    """Make one record of two: everything that names who goes names who stays, and can go back.

    A field without a choice is taken by the rule of `preview`. Raises NotFoundError or InputError.
    """
    with transaction():
        shown = preview(kept_id, gone_id)
        wanted = rules.chosen(shown.fields) | dict(choices or {})
        return _merge(shown, wanted, seller, now)


def _merge(shown: MergePreview, choices: Mapping[str, Side], seller: str, now: datetime) -> Merged:
    kept_id, gone_id = shown.kept.id, shown.gone.id
    kept, gone = _draft(kept_id), _draft(gone_id)
    result = rules.merged(kept, gone, choices, settings_service.phone_region())
    before, gone_before = _values(kept_id), _values(gone_id)
    answers = _answers(kept_id, gone_id)
    number = moves.insert(kept_id, gone_id, (_text(before), _text(gone_before), ""), staff=seller, at=now)
    # Each card still finds the record: the one that is not taken stays on the record that goes.
    spare = kept.card if result.card == gone.card and gone.card else gone.card
    moves.set_card(gone_id, None)
    moves.set_extras(kept_id, _extras(before, gone_before))
    moves.share_addresses(kept_id, gone_id)
    customers.rewrite(kept_id, replace(result, id=kept_id), now)
    merge_beside.move(number, kept_id, gone_id)
    merge_relation.put_aside(number, kept_id, gone_id)
    moves.move(number, kept_id, gone_id)
    moves.go(gone_id, kept_id, spare, now)
    for answer in answers:
        merge_beside.add_answer(number, consent.add(kept_id, answer), kept_id)
    for place, spot in enumerate(draft_people.move(gone_id, customers.party(kept_id))):
        moves.remember(number, _DRAFT, place, gone_id, spot)
    moves.recount((kept_id, gone_id))
    moves.set_snapshots(number, _text(before), _text(gone_before), _text(_values(kept_id)))
    for one in (kept_id, gone_id):
        customer_keys.put(one)
    return _written(number, shown, customers.draft(kept_id).display_name, seller, now)


def _written(number: int, shown: MergePreview, name: str, seller: str, now: datetime) -> Merged:
    words = N_("{gone} merged into {kept}", gone=shown.gone.name, kept=name)
    done = act.start(ActKind.MERGE, words, records=2, staff=seller, at=now)
    act.add_changes(done, ((ChangeKind.MERGE, number, "", "1"),))
    moves.set_act(number, done)
    _audit("merge", shown.kept.number, shown.gone.number, seller, now)
    return Merged(number, done, shown.kept.id, name, shown.gone.name, CHANGES)


def _answers(kept_id: int, gone_id: int) -> tuple[Answer, ...]:
    """The answers to copy so that the right one is the latest: that of the latest day, but a no stays a no."""
    one, other = latest(consent.of_customer(kept_id)), latest(consent.of_customer(gone_id))
    # Moved rows keep their order, so of the two the one that was written down last would hold.
    together = latest(tuple(sorted((*one.values(), *other.values()), key=lambda answer: answer.at)))
    held = {**one, **other, **together}
    for question, answer in held.items():
        for mine in (one.get(question), other.get(question)):
            if mine is not None and mine.state is State.NO and answer.state is not State.NO:
                held[question] = mine
    both = one.keys() & other.keys()
    return tuple(held[question] for question in sorted(both) if one[question].state is not other[question].state)


def undo(merge_id: int, *, seller: str, now: datetime) -> Parted:
    """Part two records again: what moved goes back, what came later stays, fields changed later keep the change.

    Raises InputError when that cannot be any more.
    """
    with transaction():
        found = undoable(merge_id)
        return _undo(found, seller, now)


def undoable(merge_id: int) -> StoredMerge:
    """A merge that can be taken back. Raises NotFoundError, or InputError with the reason."""
    found = moves.by_id(merge_id)
    if found is None:
        raise NotFoundError(N_("This merge is not in the file any more."))
    if found.undone_at is not None:
        raise InputError(N_("This merge has been taken back already."))
    standing = moves.standing(customer.stands_for(found.kept_id))
    if not found.kept_before or standing is None or standing.erased:
        raise InputError(N_("One of the two has been erased since, so the merge stays."))
    if not standing.live:
        name = customers.draft(customer.stands_for(found.kept_id)).display_name
        raise InputError(N_("{name} is in the bin.", name=name), N_("Take them out of the bin first."))
    return found


def changed_since(found: StoredMerge) -> tuple[str, ...]:
    """The fields that were changed after a merge and would stay with who stayed."""
    before, after = json.loads(found.kept_before), json.loads(found.kept_after)
    kept = taken_back.take_back(_values(found.kept_id), before, after).kept
    return tuple(name for name in kept if name in rules.FIELD_WORDS or name == "birth_day")


def _undo(found: StoredMerge, seller: str, now: datetime) -> Parted:
    holder, chain = _chain(found)
    before, after = json.loads(found.kept_before), json.loads(found.kept_after)
    moves.set_card(found.gone_id, None)
    kept = _revise(found.kept_id, before, after, found.id, now)
    moves.come_back(found.gone_id, now)
    moves.end(found.id, now)
    moves.move_back(found, holder)
    merge_beside.move_back(found, holder, chain)
    merge_relation.bring_back(found)
    _drafts_back(found, holder, chain)
    for later in chain:
        moves.forget(later.id, "customer.merged_into", found.gone_id)
    _card_back(found)
    moves.clear(found.id)
    touched = (found.gone_id, found.kept_id, *(one.kept_id for one in chain))
    moves.recount(touched)
    for one in touched:
        customer_keys.put(one)
    if found.act_id is not None:
        act.set_undone(found.act_id, now)
    _audit("part", _number(found.kept_id), _number(found.gone_id), seller, now)
    return Parted(kept, CHANGES)


def _chain(found: StoredMerge) -> tuple[int, tuple[StoredMerge, ...]]:
    """Who stands for the one who stayed, and the later merges that carried everything there."""
    chain: list[StoredMerge] = []
    holder = found.kept_id
    while (taking := moves.taking(holder)) is not None:
        chain.append(taking)
        holder = taking.kept_id
    return holder, tuple(chain)


def _revise(record: int, before: Values, after: Values, since: int, now: datetime) -> tuple[str, ...]:
    """Take a change out of a record, and out of what later merges remember of it; the fields that stay."""
    for later in moves.later_into(record, since):
        texts = (_without(text, before, after) for text in (later.kept_before, later.kept_after))
        first, last = texts
        moves.set_snapshots(later.id, first, later.gone_before, last)
    taking = moves.taking(record)
    if taking is not None:
        brought = json.loads(taking.kept_before), json.loads(taking.kept_after)
        limited = taken_back.limited(before, after, *brought)
        moves.set_snapshots(
            taking.id,
            taking.kept_before,
            _without(taking.gone_before, before, after),
            _without(taking.kept_after, limited, after),
        )
        _revise(taking.kept_id, limited, after, taking.id, now)
    return _put_back(record, before, after, now)


def _without(text: str, before: Values, after: Values) -> str:
    values: Values = json.loads(text)
    return _text(values | taken_back.take_back(values, before, after).values)


def _put_back(record: int, before: Values, after: Values, now: datetime) -> tuple[str, ...]:
    current = _values(record)
    result = taken_back.take_back(current, before, after)
    extras = moves.extras(record)
    moves.set_extras(record, {name: value for name, value in result.values.items() if name in extras})
    fields = {name: value for name, value in (current | result.values).items() if name not in extras}
    if moves.owner_of_card(fields["card"]) not in (None, record):
        fields["card"] = ""
    customers.rewrite(record, customer_json.read(json.dumps(fields | {"id": record})), now)
    return tuple(name for name in result.kept if name not in extras)


def _card_back(found: StoredMerge) -> None:
    card = json.loads(found.gone_before)["card"]
    if card and moves.owner_of_card(card) is None:
        moves.set_card(found.gone_id, card)


def _drafts_back(found: StoredMerge, holder: int, chain: tuple[StoredMerge, ...]) -> None:
    party = customers.party(found.gone_id)
    for _, spot in moves.remembered(found.id, _DRAFT):
        if draft_people.move_back((spot[0], spot[1]), holder, party):
            for later in chain:
                for place, held in moves.remembered(later.id, _DRAFT):
                    if held == spot:
                        moves.forget(later.id, _DRAFT, place)


def _check(kept_id: int, gone_id: int) -> None:
    if kept_id == gone_id:
        raise InputError(N_("This is one record already."))
    for one in (kept_id, gone_id):
        if not customer.is_live(one):
            raise NotFoundError(N_("This customer is not in the file any more."))


def _extras(kept: Values, gone: Values) -> Values:
    """Beside the form: known since the earlier day, checked on the later one, the household of either."""
    return {
        "created_at": min(kept["created_at"], gone["created_at"]),
        "verified_on": max(kept["verified_on"] or "", gone["verified_on"] or "") or None,
        "household_id": kept["household_id"] or gone["household_id"],
    }


def _who(customer_id: int) -> Who:
    draft, marks, standing = _draft(customer_id), customer.marks(customer_id), moves.standing(customer_id)
    if marks is None or standing is None:
        raise NotFoundError(N_("This customer is not in the file any more."))
    visit = stored.read_moment(marks.last_sale_at) if marks.last_sale_at else None
    name, person = draft.display_name, draft.listed_as
    return Who(customer_id, marks.number, name, person, marks.created, standing.changed, visit)


def _draft(customer_id: int) -> CustomerDraft:
    return customers.draft(customer_id)


def _number(customer_id: int) -> int:
    marks = customer.marks(customer_id)
    return marks.number if marks else 0


def _values(customer_id: int) -> Values:
    return customer_json.values(_draft(customer_id)) | moves.extras(customer_id)


def _text(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False)


def _audit(action: str, kept: int, gone: int, seller: str, now: datetime) -> None:
    for number, other in ((kept, gone), (gone, kept)):
        audit.write(
            at=now, staff=seller, action=action, kind="customer", record=str(number), after={"with": str(other)}
        )
