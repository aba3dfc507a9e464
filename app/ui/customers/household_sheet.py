"""Sheets about a household: its name and letters, and whether all of them moved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout

from app.services import households
from app.services import settings as settings_service
from app.ui.widgets.avatar import Avatar, person_mark
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.domain.household import Household, Member
    from app.ui.session import Session

_ALL = 0


@dataclass(frozen=True, slots=True)
class HouseholdFields:
    """The name on envelopes, and who gets the letters (0: all of them)."""

    name: str
    letter_to: int


class HouseholdSheet(Sheet):
    """Name and letters of a household; `parted` carries what that has done."""

    parted = Signal(object)

    def __init__(self, over: QWidget, session: Session, home: Household, customer_id: int) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Household"), width=540)
        self._session, self._home, self._customer = session, home, customer_id
        speech = settings_service.load().language
        members = ((member.id, _("To {name}", name=member.name)) for member in home.members)
        specs = (
            FieldSpec(
                "name",
                _("Name on the envelope"),
                wide=True,
                placeholder=households.envelope_name(home, speech),
                hint=_("Left empty: made of their names."),
            ),
            FieldSpec("letter_to", _("Letters"), "choice", choices=((_ALL, _("One to all of them")), *members)),
        )
        self.form: Form[HouseholdFields] = Form(specs, HouseholdFields(home.name, home.letter_to or _ALL))
        self.body.addWidget(Label(_names(home.members, session), tone="text2", wrap="wrap"))
        self.body.addWidget(self.form)
        name = next((member.name for member in home.members if member.id == customer_id), "")
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_left(Button(_("{name} moved out", name=name), "quiet", run=self.move_out))
        self.add_right(Button(_("Save"), "primary", "check", "Return", run=self.submit), main=True)

    def submit(self) -> None:
        """Save name and letters."""
        self.form.submit(self._session, self._save, lambda _changes: self.accept())

    def _save(self, fields: HouseholdFields) -> Changes:
        seller = settings_service.load().seller
        to = fields.letter_to or None
        return households.change(self._home.id, fields.name, to, seller=seller, now=self._session.now())

    def move_out(self) -> None:
        """The customer whose file is open no longer lives with them; the address stays as a copy."""
        seller = settings_service.load().seller
        call = partial(households.leave, self._customer, seller=seller, now=self._session.now())
        self._session.write(call, self._moved_out)

    def _moved_out(self, done: households.Done) -> None:
        self.accept()
        self.parted.emit(done)


class MovedSheet(Sheet):
    """After a new address of one: did all of them move? `all_moved` or `only_one`."""

    all_moved = Signal()
    only_one = Signal()

    def __init__(self, over: QWidget, session: Session, name: str, others: tuple[Member, ...]) -> None:
        _ = session.language.gettext
        super().__init__(over, _("All of them moved?"), width=560)
        said = _("{name} has a new address. These live in the same household:", name=name)
        self.body.addWidget(Label(said, tone="text2", wrap="wrap"))
        for member in others:
            self.body.addLayout(_row(member))
        self.add_left(Button(_("Only {name}", name=name), key="Alt+1", run=partial(self._say, self.only_one)))
        moved = Button(_("All of them"), "primary", "check", "Return", run=partial(self._say, self.all_moved))
        self.add_right(moved, main=True)

    def _say(self, answer: SignalInstance) -> None:
        self.accept()
        answer.emit()


def _names(members: tuple[Member, ...], session: Session) -> str:
    return session.language.join(member.name for member in members)


def _row(member: Member) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Avatar(person_mark(member.person), 32))
    row.addWidget(Label(member.name, "strong"), 1)
    return row
