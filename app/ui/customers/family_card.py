"""The card of family and relations: who they are to this customer, who lives with them, who gets the letters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.domain import name_day, names
from app.domain import relation as rules
from app.domain.relation import Relative, Side
from app.services import households, relations
from app.services import settings as settings_service
from app.ui.customers.people_row import people_row
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Tag
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.domain.household import Household
    from app.i18n import Language
    from app.ui.customers.desk import CustomerDesk
    from app.ui.session import Session

_MOST, _NAME_DAYS = 8, 30


class FamilyCard(Card):
    """Built anew for each customer."""

    def __init__(self, session: Session, customer_id: int, desk: CustomerDesk) -> None:
        _ = session.language.gettext
        super().__init__(_("Family and relations"))
        self._session, self._customer, self._desk = session, customer_id, desk
        self.column.setSpacing(10)
        add = Button(_("Add"), "quiet", "plus", "F8", small=True, run=partial(desk.add_relative, customer_id))
        add.setAccessibleName(_("Add somebody who belongs to them"))
        self.head.addWidget(add)
        related = relations.of_customer(customer_id)
        home = households.of_customer(customer_id)
        for relative in related[:_MOST]:
            self.column.addLayout(self._relative(relative, home))
        if len(related) > _MOST:
            more = session.language.ngettext("and {n} more", "and {n} more", len(related) - _MOST)
            self.add(Label(more, "detail"))
        self._add_home({one.id for one in related}, home)
        if not related and home is None:
            self.add(Label(_("Nobody yet: who they buy for, or who pays."), "body", wrap="wrap", tone="text2"))

    def _relative(self, one: Relative, home: Household | None) -> QHBoxLayout:
        language = self._session.language
        shared = one.one_home and home is not None and home.letter_to is None
        tag = _letter_tag(language, one, one_letter=shared)
        change = partial(self._desk.open_relation, one.relation)
        about = language.join((_about(language, one), self._name_day(one)))
        return people_row(self._session, one.id, one.name, one.person, about, tag=tag, change=change)

    def _name_day(self, one: Relative) -> str:
        """Near enough for a word over the counter."""
        if not name_day.kept("", settings_service.load().country):
            return ""
        day = name_day.next_day(names.given_key(one.person), self._session.now().date(), _NAME_DAYS)
        said = self._session.language.short_day(day).replace(" ", "\u00a0") if day else ""
        return self._session.language.gettext("name day {day}", day=said) if said else ""

    def _add_home(self, named: set[int], home: Household | None) -> None:
        """Who lives with them without being a relative, and where the household's letters go."""
        if home is None:
            return
        language = self._session.language
        _ = language.gettext
        for member in home.members:
            if member.id not in named and member.id != self._customer:
                self.column.addLayout(
                    people_row(self._session, member.id, member.name, member.person, _("shared household"))
                )
        speech = settings_service.load().language
        said = _("One letter: {name}", name=households.envelope_name(home, speech))
        receiver = next((member.name for member in home.members if member.id == home.letter_to), "")
        if receiver:
            said = _("Letters go to {name}.", name=receiver)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(said, "detail", wrap="wrap"), 1)
        run = partial(self._desk.open_household, self._customer)
        change = Button(_("Household"), "link", run=run)
        row.addWidget(change)
        self.column.addLayout(row)


def _about(language: Language, one: Relative) -> str:
    """What they are, whether they live here, what they use."""
    _ = language.gettext
    role = rules.word(one.role, language.code, one.form)
    home = _("shared household") if one.one_home else ""
    uses = language.ngettext("uses {n} thing from us", "uses {n} things from us", one.uses) if one.uses else ""
    pays = _("pays") if one.pays else ""
    return language.join((role, home, pays, uses if not home else "", one.relation.note))


def _letter_tag(language: Language, one: Relative, *, one_letter: bool) -> Tag | None:
    _ = language.gettext
    if one_letter or one.relation.letters is Side.BOTH:
        return Tag(_("one letter"), "neutral")
    if one.relation.letters is Side.ONE:
        return Tag(_("gets the letters"), "plum", "mail")
    return None
