"""The sheet that says what two customers are to each other, and who pays, uses and gets the letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain import relation as rules
from app.domain.customer import CustomerDraft, FormOfAddress
from app.domain.relation import RelationDraft, Role, Side
from app.services import customers, households, relations
from app.services import settings as settings_service
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.i18n import Language
    from app.ui.session import Session

_OWN = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFields:
    """The fields as they stand on the screen; `role` empty means the shop's own words."""

    role: str = Role.SPOUSE.value
    one_is: str = ""
    other_is: str = ""
    payer: Side = Side.NOBODY
    uses: Side = Side.NOBODY
    letters: Side = Side.NOBODY
    one_home: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the sheet has done: the relation, and what happened to the household."""

    relation: int
    home: households.Done | None
    changes: Changes


class RelationSheet(Sheet):
    """`draft` is seen from the file that is open: its owner is OTHER. `kept` carries Kept, `removed` the relation."""

    kept = Signal(object)
    removed = Signal(object)

    def __init__(self, over: QWidget, session: Session, draft: RelationDraft) -> None:
        language = session.language
        self._session, self._draft = session, draft
        self._them, self._owner = customers.draft(draft.one_id), customers.draft(draft.other_id)
        them, owner = self._them.display_name, self._owner.display_name
        title = language.gettext("{name} and {other}", name=them, other=owner)
        super().__init__(over, title, width=540)
        self._home = _share(draft.one_id, draft.other_id)
        self.form: Form[RelationFields] = Form(_specs(language, self._them, self._owner), self._fields())
        self.body.addWidget(self.form)
        self._show_words()
        self.form.fields["role"].input.edited.connect(self._show_words)
        self._add_buttons()

    def _add_buttons(self) -> None:
        _ = self._session.language.gettext
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        if self._draft.id is not None:
            self.add_left(Button(_("No longer related"), "quiet", "trash-2", run=self.remove))
        self.add_right(Button(_("Save relation"), "primary", "check", "Return", run=self.submit), main=True)

    def _fields(self) -> RelationFields:
        draft = self._draft
        listed = draft.one_is in tuple(Role) and draft.other_is == rules.opposite(draft.one_is)
        first = Role.CONTACT.value if self._owner.kind == "organisation" else Role.SPOUSE.value
        return RelationFields(
            role=draft.one_is if listed else _OWN if draft.one_is else first,
            one_is="" if listed else draft.one_is,
            other_is="" if listed else draft.other_is,
            payer=draft.payer,
            uses=draft.uses,
            letters=draft.letters,
            one_home=self._home,
            note=draft.note,
        )

    def _show_words(self) -> None:
        """Own words are asked only where the list has none."""
        own = self.form.fields["role"].input.value() == _OWN
        for name in ("one_is", "other_is"):
            self.form.fields[name].setVisible(own)
        self.fit()

    def submit(self) -> None:
        """Save; the sheet stays while something is wrong."""
        self.form.submit(self._session, self._save, self._saved)

    def _save(self, fields: RelationFields) -> Kept:
        settings, now = settings_service.load(), self._session.now()
        own = fields.role == _OWN
        draft = replace(
            self._draft,
            one_is=fields.one_is if own else fields.role,
            other_is=fields.other_is if own else "",
            payer=fields.payer,
            uses=fields.uses,
            letters=fields.letters,
            note=fields.note,
        )
        saved = relations.save(draft, seller=settings.seller, now=now)
        home = None
        if fields.one_home and not self._home:
            home = households.join(draft.other_id, draft.one_id, seller=settings.seller, now=now, settings=settings)
        elif self._home and not fields.one_home:
            home = households.leave(draft.one_id, seller=settings.seller, now=now)
        return Kept(saved.id, home, saved.changes | (home.changes if home else saved.changes))

    def _saved(self, kept: Kept) -> None:
        self.accept()
        self.kept.emit(kept)

    def remove(self) -> None:
        """They are no longer related; the toast takes it back."""
        settings = settings_service.load()
        call = partial(relations.remove, self._draft.id or 0, seller=settings.seller, now=self._session.now())
        self._session.write(call, self._gone)

    def _gone(self, gone: relations.Removed) -> None:
        self.accept()
        self.removed.emit(gone)


def _share(one: int, other: int) -> bool:
    home = households.of_customer(one)
    return home is not None and any(member.id == other for member in home.members)


def _specs(language: Language, them: CustomerDraft, owner: CustomerDraft) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    one, other = them.display_name, owner.display_name
    roles = (*((role.value, _role(language, role, them.form)) for role in Role), (_OWN, _("other, in your own words")))
    nobody = ((Side.NOBODY, _("Not said")), (Side.ONE, one), (Side.OTHER, other))
    letters = (
        (Side.NOBODY, _("Each gets letters of their own")),
        (Side.ONE, _("To {name}, for both", name=one)),
        (Side.OTHER, _("To {name}, for both", name=other)),
        (Side.BOTH, _("One letter with both names")),
    )
    return (
        FieldSpec("role", _("What {name} is", name=one), "choice", choices=roles, wide=True),
        FieldSpec("one_is", _("{name} is the", name=one), placeholder=_("godmother"), wide=True),
        FieldSpec("other_is", _("{name} is the", name=other), placeholder=_("goddaughter"), wide=True),
        FieldSpec("one_home", _("They live together: one address, one letter"), "check", wide=True),
        FieldSpec("payer", _("Who usually pays"), "choice", choices=nobody),
        FieldSpec("uses", _("Who usually uses it"), "choice", choices=nobody),
        FieldSpec("letters", _("Whom to write to"), "choice", choices=letters, wide=True),
        FieldSpec("note", _("Note"), wide=True),
    )


def _role(language: Language, role: Role, form: FormOfAddress) -> str:
    """The word for this person, and what that makes the other one where the two differ."""
    said = rules.word(role, language.code, form)
    back = rules.opposite(role)
    if back == role:
        return said
    return language.gettext("{role} (the other: {other})", role=said, other=rules.word(back, language.code))
