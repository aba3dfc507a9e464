"""What can be done from a customer's page with family, household and needs: every deed, and its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain import phones
from app.domain.need import NEED_WORDS, WAITING, Answer, Need, NeedDraft, NeedState
from app.domain.relation import RelationDraft
from app.services import acts, customers, households, needs, relations
from app.services import bin as bins
from app.services import settings as settings_service
from app.ui.counter.target import NewSale
from app.ui.customers.arrival_sheet import ArrivalSheet
from app.ui.customers.household_sheet import HouseholdSheet, MovedSheet
from app.ui.customers.merge_sheet import open_merge
from app.ui.customers.need_sheet import NeedSheet
from app.ui.customers.pick import pick
from app.ui.customers.relation_sheet import Kept, RelationSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.customer_card import CustomerFile
    from app.domain.settings import Settings
    from app.ui.session import Session


class CustomerDesk(QObject):
    """Opens the sheets of one page over `over`; the customer is named with every deed."""

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over)
        self._over, self._session = over, session

    @property
    def _settings(self) -> Settings:
        return settings_service.load()

    # --- family

    def add_relative(self, customer_id: int) -> None:
        """Somebody found or written down becomes a relative."""
        name = customers.party(customer_id).name
        title = self._session.language.gettext("Who belongs to {name}?", name=name)
        pick(self._over, self._session, title, partial(self._relate, customer_id), but=customer_id).open()

    def _relate(self, customer_id: int, other: int) -> None:
        self.open_relation(RelationDraft(one_id=other, other_id=customer_id))

    def open_relation(self, draft: RelationDraft) -> RelationSheet:
        """What they are to each other, as it is seen from the file of `other_id`."""
        sheet = RelationSheet(self._over, self._session, draft)
        sheet.kept.connect(partial(self._related, draft))
        sheet.removed.connect(self._unrelated)
        sheet.open()
        return sheet

    def _related(self, before: RelationDraft, kept: Kept) -> None:
        name = customers.party(before.one_id).name
        words = self._session.language.gettext("Related: {name}", name=name)
        self._session.say(words, partial(self._take_back_relation, before, kept))

    def _take_back_relation(self, before: RelationDraft, kept: Kept) -> None:
        settings, now = self._settings, self._session.now()
        if kept.home is not None:
            self._take_back_home(kept.home)
        if before.id is None:
            self._session.write(partial(relations.remove, kept.relation, seller=settings.seller, now=now))
        else:
            self._session.write(partial(relations.save, before, seller=settings.seller, now=now))

    def _unrelated(self, gone: relations.Removed) -> None:
        name = customers.party(gone.draft.one_id).name
        other = customers.party(gone.draft.other_id).name
        words = self._session.language.gettext("No longer related: {name} and {other}", name=name, other=other)
        again = partial(relations.save, gone.draft, seller=self._settings.seller, now=self._session.now())
        self._session.say(words, partial(self._session.write, again))

    def merge(self, customer_id: int) -> None:
        """Another record of the same person becomes one with this."""
        name = customers.party(customer_id).name
        title = self._session.language.gettext("Which is another record of {name}?", name=name)
        pick(self._over, self._session, title, partial(self._merge, customer_id), but=customer_id).open()

    def _merge(self, customer_id: int, other: int) -> None:
        sheet = open_merge(self._over, self._session, customer_id, other)
        if sheet is not None:
            sheet.merged.connect(lambda done: self._session.go("customers", done.kept))

    # --- household

    def open_household(self, customer_id: int) -> None:
        """Name and letters of the household."""
        home = households.of_customer(customer_id)
        if home is not None:
            sheet = HouseholdSheet(self._over, self._session, home, customer_id)
            sheet.parted.connect(partial(self._left, customer_id))
            sheet.open()

    def _left(self, customer_id: int, done: households.Done) -> None:
        name = customers.party(customer_id).name
        words = self._session.language.gettext("{name} keeps the address as their own.", name=name)
        self._session.say(words, partial(self._take_back_home, done))

    def _take_back_home(self, done: households.Done) -> None:
        settings, now = self._settings, self._session.now()
        self._session.write(partial(households.take_back, done, seller=settings.seller, now=now, settings=settings))

    def ask_who_moved(self, customer_id: int, *, keep_past: bool) -> bool:
        """After a changed address: ask whether the household moved along; False where nobody is left behind."""
        others = households.apart(customer_id)
        if not others:
            return False
        sheet = MovedSheet(self._over, self._session, customers.party(customer_id).name, others)
        sheet.all_moved.connect(partial(self._move_all, customer_id, keep_past=keep_past))
        sheet.only_one.connect(partial(self._move_one, customer_id))
        sheet.open()
        return True

    def _move_all(self, customer_id: int, *, keep_past: bool) -> None:
        settings, now = self._settings, self._session.now()
        call = partial(
            households.move_along,
            customer_id,
            seller=settings.seller,
            now=now,
            settings=settings,
            keep_past=keep_past,
        )
        self._session.write(call, self._moved_all)

    def _moved_all(self, answer: tuple[households.Done, object]) -> None:
        done, _changes = answer
        many = len(done.before) + 1
        words = self._session.language.ngettext("{n} person moved.", "{n} people moved.", many)
        self._session.say(words, partial(self._take_back_home, done))

    def _move_one(self, customer_id: int) -> None:
        call = partial(households.leave, customer_id, seller=self._settings.seller, now=self._session.now())
        self._session.write(call, partial(self._left, customer_id))

    # --- needs

    def add_need(self, customer_id: int) -> None:
        """A new need of this customer."""
        self._open_need(NeedDraft(customer_id=customer_id), waits=True)

    def open_need(self, need: Need) -> None:
        """One need, to be changed or moved on."""
        self._open_need(need.draft, waits=need.state in WAITING)

    def change_need(self, need_id: int) -> None:
        """The same, from the history."""
        self.open_need(needs.one(need_id))

    def _open_need(self, draft: NeedDraft, *, waits: bool) -> None:
        name = customers.party(draft.customer_id).name
        sheet = NeedSheet(self._over, self._session, draft, name, waits=waits)
        sheet.saved.connect(partial(self._need_saved, draft))
        sheet.moved.connect(partial(self._move_need, draft))
        sheet.open()

    def _need_saved(self, before: NeedDraft, saved: needs.Saved) -> None:
        settings, now = self._settings, self._session.now()
        undo = (
            partial(needs.remove, saved.id, seller=settings.seller, now=now)
            if before.id is None
            else partial(needs.save, before, seller=settings.seller, now=now)
        )
        words = self._session.language.gettext("Looks for: {what}", what=saved.what)
        self._session.say(words, partial(self._session.write, undo))

    def _move_need(self, draft: NeedDraft, state: NeedState) -> None:
        if draft.id is not None:
            self.move_need(needs.one(draft.id), state)

    def move_need(self, need: Need, state: NeedState) -> None:
        """Told, met or given up; the toast takes it back."""
        language, settings, now = self._session.language, self._settings, self._session.now()
        back = partial(needs.move, need.id, need.state, seller=settings.seller, now=now)
        words = language.gettext("{what}: {state}", what=need.draft.what, state=language.render(NEED_WORDS[state]))
        self._session.write(
            partial(needs.move, need.id, state, seller=settings.seller, now=now),
            lambda _changes: self._session.say(words, partial(self._session.write, back)),
        )

    def offer(self, file: CustomerFile, answer: Answer) -> None:
        """Something came in: how to reach them, and what follows from it."""
        sheet = ArrivalSheet(self._over, self._session, answer, file.card.name, _reach(file, self._settings))
        sheet.told.connect(partial(self.move_need, answer.need, NeedState.TOLD))
        sheet.sells.connect(partial(self._session.go, "counter", NewSale(file.card.id)))
        sheet.open()

    # --- details

    def delete(self, customer_id: int) -> None:
        """Into the bin; the toast brings them back."""
        call = partial(bins.put_away, customer_id, seller=self._settings.seller, now=self._session.now())
        self._session.write(call, self._deleted)

    def _deleted(self, gone: bins.Deleted) -> None:
        back = partial(acts.undo, gone.act, seller=self._settings.seller, now=self._session.now())
        words = self._session.language.gettext("Deleted: {name}", name=gone.name)
        self._session.say(words, partial(self._session.write, back))

    def verify(self, customer_id: int) -> None:
        """Alt+V: what is in the file was read out and is right."""
        call = partial(customers.verify, customer_id, seller=self._settings.seller, now=self._session.now())
        self._session.write(call)


def _reach(file: CustomerFile, settings: Settings) -> tuple[str, ...]:
    region = settings_service.profile(settings).phone_region
    known = (phones.display(phones.normalise(one.typed, region), region) for one in file.draft.phones)
    return (*known, *(one.address for one in file.draft.emails))
