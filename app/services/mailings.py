"""Mailings: planned as drafts, their people looked through, letters edited, skipped and put back; listed and copied."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain import mailing_plan
from app.domain.changes import Changes
from app.domain.letter_file import LetterDraft
from app.domain.mailing import (
    OPEN_STATES,
    Mailing,
    MailingPlan,
    MailingRow,
    MailingState,
)
from app.domain.mailing_person import LeftOut, PersonRow, PersonState, Piece
from app.domain.page import Cursor, Page
from app.domain.settings import Settings
from app.errors import InputError, NotFoundError
from app.i18n import N_
from app.models import audit, mailing, mailing_list, mailing_person
from app.models.database import transaction
from app.services import letters, mailing_rules
from app.services.mailing_letters import EDITABLE, Group, Scribe, with_own_words
from app.services.mailing_rules import Reader

PAGE_ROWS = 50
_FORGOTTEN = 1_000
CHANGES = Changes.of("mailings")


@dataclass(frozen=True, slots=True)
class Saved:
    """A mailing that is kept now."""

    id: int
    changes: Changes = CHANGES


# --- drafts


def new(plan: MailingPlan, *, seller: str, now: datetime, draft_id: str = "") -> Saved:
    """Keep a new mailing as a draft. The same `draft_id` again gives the same mailing. Raises FormError."""
    tidy = mailing_plan.checked(plan)
    key = draft_id or str(uuid.uuid4())
    with transaction():
        known = mailing.of_draft(key)
        if known is not None:
            return Saved(known, Changes())
        identity = mailing.insert(tidy, key, seller, now)
        _write_down("add", identity, seller, now, {"name": tidy.name, "occasion": tidy.occasion})
    return Saved(identity)


def change(mailing_id: int, plan: MailingPlan, *, seller: str, now: datetime) -> Saved:
    """Another plan for a mailing that is not written yet. Who gets it is gathered anew if that may be different."""
    tidy = mailing_plan.checked(plan)
    with transaction():
        known = open_one(mailing_id)
        mailing.change(mailing_id, tidy)
        _write_down("change", mailing_id, seller, now, {"name": tidy.name, "occasion": tidy.occasion})
        if _same_people(known.plan, tidy):
            return Saved(mailing_id)
        mailing.set_state(mailing_id, MailingState.DRAFT)
        mailing.begin_run(mailing_id)
        if _other_words(known.plan, tidy):
            mailing_person.clear_edited(mailing_id)
    return Saved(mailing_id)


def _other_words(before: MailingPlan, after: MailingPlan) -> bool:
    """Whether words that were changed for one person would no longer belong to the text."""
    parts = ("occasion", "form", "language", "words")
    return any(getattr(before, name) != getattr(after, name) for name in parts)


def _same_people(before: MailingPlan, after: MailingPlan) -> bool:
    """Whether a change is only about how it looks."""
    looks = {"name": "", "first_label": 1, "picture": "", "products": ()}
    return replace(before, **looks) == replace(after, **looks)  # type: ignore[arg-type]  # fields of the plan by name


def copy(mailing_id: int, *, seller: str, now: datetime) -> Saved:
    """A new draft with the plan of an earlier mailing; its days are to be chosen again."""
    plan = one(mailing_id).plan
    return new(replace(plan, delivery=None), seller=seller, now=now)


def cancel(mailing_id: int, *, seller: str, now: datetime) -> Changes:
    """Give up a mailing that is not written yet. It stays in the list; copying it begins anew."""
    with transaction():
        known = open_one(mailing_id)
        mailing.set_state(mailing_id, MailingState.CANCELLED)
        mailing.begin_run(mailing_id)
        _write_down("cancel", mailing_id, seller, now, {"name": known.plan.name})
    return CHANGES


def discard(mailing_id: int) -> Changes:
    """Throw away a draft that nothing was written of: it leaves the list."""
    open_one(mailing_id)
    more = True
    while more:
        with transaction():
            more = mailing_person.forget(mailing_id, _FORGOTTEN)
    with transaction():
        open_one(mailing_id)
        mailing.delete(mailing_id)
    return CHANGES


def take_up(mailing_id: int, *, seller: str, now: datetime) -> Changes:
    """Go on with a mailing that was given up; who gets it is gathered anew."""
    with transaction():
        known = one(mailing_id)
        if known.state is not MailingState.CANCELLED:
            raise InputError(N_("This mailing was not given up."))
        mailing.set_state(mailing_id, MailingState.DRAFT)
        _write_down("take up", mailing_id, seller, now, {"name": known.plan.name})
    return CHANGES


def mark_sent(mailing_id: int, day: date | None, *, seller: str, now: datetime) -> Changes:
    """Say on which day a written mailing went to the post; None takes that back."""
    with transaction():
        known = one(mailing_id)
        if known.state not in (MailingState.WRITTEN, MailingState.SENT):
            raise InputError(N_("This mailing is not written yet."))
        mailing.set_state(mailing_id, MailingState.SENT if day else MailingState.WRITTEN)
        mailing.set_sent(mailing_id, day)
        _write_down("sent", mailing_id, seller, now, {"name": known.plan.name, "day": day.isoformat() if day else ""})
    return CHANGES


# --- questions


def page(cursor: Cursor | None = None, limit: int = PAGE_ROWS) -> Page[MailingRow]:
    """Mailings, the latest first."""
    return mailing.page(cursor, limit)


def one(mailing_id: int) -> Mailing:
    """A mailing as it stands. Raises NotFoundError."""
    found = mailing.find(mailing_id)
    if found is None:
        raise NotFoundError(N_("This mailing is not in the file any more."))
    return found


def numbered(number: str) -> Mailing:
    """The mailing with that number. Raises NotFoundError."""
    found = mailing.numbered(number.strip().upper())
    if found is None:
        raise NotFoundError(N_("There is no mailing “{number}”.", number=number))
    return one(found)


def open_one(mailing_id: int) -> Mailing:
    """A mailing that nothing was written of yet. Raises InputError for another one."""
    known = one(mailing_id)
    if known.state not in OPEN_STATES:
        raise InputError(
            N_("This mailing is written or cancelled and stays as it is."), N_("Copy it to begin a new one.")
        )
    return known


def people(mailing_id: int, cursor: Cursor | None = None, limit: int = PAGE_ROWS) -> Page[PersonRow]:
    """Those who get it or were skipped, in the order of printing; who shares a letter stands below its first reader."""
    return mailing_list.members(mailing_id, cursor, limit)


def left_out(
    mailing_id: int, reason: LeftOut | None = None, cursor: Cursor | None = None, limit: int = PAGE_ROWS
) -> Page[PersonRow]:
    """Those who get nothing, for one reason or for any."""
    return mailing_list.left_out(mailing_id, reason, cursor, limit)


def person(mailing_id: int, row: int) -> PersonRow:
    """One person of a mailing. Raises NotFoundError."""
    found = mailing_list.find(mailing_id, row)
    if found is None:
        raise NotFoundError(N_("This person is not in the mailing any more."))
    return found


def at_place(mailing_id: int, number: int) -> PersonRow:
    """Whose letter is the n-th in the order of printing, from 1. Raises NotFoundError."""
    row = mailing_list.at_place(mailing_id, number)
    return person(mailing_id, row or 0)


# --- one person's piece


def compose(mailing_id: int, row: int, *, seller: str, now: datetime, settings: Settings) -> Piece:
    """One person's piece as it would be written now, or as it was. Raises InputError for one who may not get it."""
    known = one(mailing_id)
    shown = person(mailing_id, row)
    if shown.lead is not None:
        return compose(mailing_id, shown.lead, seller=seller, now=now, settings=settings)
    if shown.state is PersonState.WRITTEN:
        kept = letters.letter(shown.letter)
        named = mailing_person.named_in(kept.row.id)
        return Piece(row=row, customers=named, customer_number=shown.customer_number, draft=kept.draft)
    group = _group(known, shown, now)
    (written,) = Scribe(known, seller=seller, now=now, settings=settings).compose((group,))
    if isinstance(written, LeftOut):
        raise InputError(N_("There is no letter for this person."), N_("Gather the people anew."))
    words = mailing_person.edited((row,)).get(row, {})
    return Piece(
        row=row,
        customers=tuple(reader.id for reader in group),
        customer_number=shown.customer_number,
        draft=with_own_words(written, words),
        edited=bool(words),
    )


def _group(known: Mailing, shown: PersonRow, now: datetime) -> Group:
    sharing = mailing_person.sharing((shown.id,)).get(shown.id, ())
    members = (shown.customer_id, *(beside.customer for beside in sharing))
    found = mailing_rules.verdicts(members, known.plan, mailing=known.id, now=now)
    group = tuple(verdict for verdict in found.values() if isinstance(verdict, Reader))
    if not group:
        raise InputError(N_("This person may not be written to any more."), N_("Gather the people anew."))
    return group


def edit(mailing_id: int, row: int, draft: LetterDraft, *, seller: str, now: datetime) -> Changes:
    """Other words for one person alone, kept until the mailing is written. Raises FormError."""
    clean = letters.checked(draft)
    with transaction():
        open_one(mailing_id)
        known = person(mailing_id, row)
        mailing_person.set_edited(known.lead or row, {name: getattr(clean, name) for name in EDITABLE})
        _write_down("edit", mailing_id, seller, now, {"customer": known.customer_number})
    return CHANGES


def put_words_back(mailing_id: int, row: int, *, seller: str, now: datetime) -> Changes:
    """One person gets the template's words again."""
    with transaction():
        open_one(mailing_id)
        known = person(mailing_id, row)
        mailing_person.set_edited(known.lead or row, {})
        _write_down("edit", mailing_id, seller, now, {"customer": known.customer_number})
    return CHANGES


def skip(mailing_id: int, row: int) -> Changes:
    """One person, and whoever shares their letter, gets nothing this time."""
    return _move(mailing_id, row, PersonState.IN, PersonState.SKIPPED, PersonState.SKIPPED)


def put_back(mailing_id: int, row: int) -> Changes:
    """One person who was skipped gets it after all."""
    return _move(mailing_id, row, PersonState.SKIPPED, PersonState.IN, PersonState.SHARED)


def _move(mailing_id: int, row: int, before: PersonState, after: PersonState, shared: PersonState) -> Changes:
    with transaction():
        open_one(mailing_id)
        known = person(mailing_id, row)
        lead = person(mailing_id, known.lead) if known.lead is not None else known
        if lead.state is not before:
            return Changes()
        mailing_person.set_state(lead.id, after, shared)
        mailing.recount(mailing_id)
    return CHANGES


def _write_down(action: str, mailing_id: int, seller: str, now: datetime, after: dict[str, object]) -> None:
    audit.write(at=now, staff=seller, action=action, kind="mailing", record=str(mailing_id), after=after)
