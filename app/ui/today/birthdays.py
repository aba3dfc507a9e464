"""Who has a birthday this week, by the sun or by the moon, with the letters one key away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.calendar import words
from app.ui.widgets.avatar import Avatar, person_mark
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.calendar_people import Celebrant
    from app.domain.segment import Counted
    from app.ui.session import Session


class BirthdaysCard(Card):
    """`write(customer id)` begins a letter, `write_all()` a mailing to everybody of the week."""

    def __init__(
        self,
        session: Session,
        write: Callable[[int], object],
        write_all: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session.language.gettext("Birthdays this week"), parent=parent)
        self._session, self._write, self._write_all = session, write, write_all
        self._inside: QWidget | None = None
        whole = Button(session.language.gettext("Calendar"), "link", run=partial(session.go, "calendar"))
        self.head.addWidget(whole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_rows(self, rows: tuple[Celebrant, ...], count: Counted) -> None:
        """Show these people, the first of so many."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if not rows:
            said = self._session.language.gettext("Nobody you know the birthday of.")
            column.addWidget(Label(said, "detail", wrap="wrap"))
        for row in rows:
            column.addWidget(self._person(row))
        if count.number > 1:
            column.addWidget(self._all(count))
        self.column.addWidget(self._inside)

    def _person(self, row: Celebrant) -> QWidget:
        language = self._session.language
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(Avatar(replace(person_mark(row.person), tone="plum"), 32))
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Label(row.name, "strong"))
        for said in self._said(row):
            text.addWidget(Label(said, "detail"))
        line.addLayout(text, 1)
        button = Button(language.gettext("Write"), icon="mail", small=True, run=partial(self._write, row.id))
        button.setAccessibleName(language.gettext("Write to {name}", name=row.name))
        line.addWidget(button)
        return holder

    def _all(self, count: Counted) -> QWidget:
        language = self._session.language
        if count.more:
            said = language.gettext("Write to all, more than {n}", n=language.number(count.number))
        else:
            said = language.ngettext("Write to all {n}", "Write to all {n}", count.number)
        return Button(said, icon="mail", key="F12", small=True, run=self._write_all)

    def _said(self, row: Celebrant) -> tuple[str, ...]:
        """When, how old, and the day by the moon: each on a line of its own, for the side is narrow."""
        language, days = self._session.language, (row.day - self._session.now().date()).days
        _ = language.gettext
        near = {0: _("today"), 1: _("tomorrow")}.get(days) or language.weekday(row.day)
        when = language.join((near, language.short_day(row.day)))
        age = _("turns {age}", age=row.years) if row.years is not None else ""
        moon = words.by_the_moon(language, row.birthday) if row.lunar and row.birthday is not None else ""
        return tuple(filter(None, (when, age, moon)))
