"""The head of a customer's page: who it is, what can be done, what is due, and the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain import name_day, names
from app.domain.consent import State
from app.domain.customer_card import DueKind
from app.domain.names import pinyin
from app.services import attachments, customer_history
from app.services import settings as settings_service
from app.ui import speech
from app.ui.customers import words
from app.ui.customers.panel import chip_row
from app.ui.widgets.avatar import Avatar, person_mark
from app.ui.widgets.card import Card, Line
from app.ui.widgets.chip import Chip, Tag
from app.ui.widgets.figures import FigureRow
from app.ui.widgets.label import Label
from app.ui.widgets.row_flow import RowFlow

if TYPE_CHECKING:
    from datetime import date

    from app.domain.customer_card import CustomerFile
    from app.ui.session import Session
    from app.ui.widgets.actions import Action

_MOST_CHIPS = 4
_NAME_DAYS, _SOON = 7, 3


class CustomerHead(Card):
    """Built anew for each customer; `narrow` puts the buttons below the name and the figures in two columns."""

    def __init__(self, session: Session, file: CustomerFile, actions: tuple[Action, ...], *, narrow: bool) -> None:
        super().__init__()
        self._session = session
        self.column.setSpacing(12)
        buttons = self._buttons(actions)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(self._who(file), 1)
        if not narrow:
            top.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        if narrow:
            self.column.addWidget(buttons)
        chips = self._chips(file)
        if chips:
            self.column.addWidget(chip_row(chips))
        self.column.addWidget(Line())
        today = session.now().date()
        waiting = customer_history.open_complaints(file.card.id)
        figures = words.file_figures(session.language, file, waiting, today)
        self.column.addWidget(FigureRow(figures, columns=2 if narrow else 0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _buttons(self, actions: tuple[Action, ...]) -> QWidget:
        holder = QWidget()
        flow = RowFlow(holder, gap=8)
        for place, action in enumerate(actions):
            flow.addWidget(action.button("primary" if place == 0 else "normal"))
        holder.setMinimumWidth(0)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return holder

    def _who(self, file: CustomerFile) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        face = Avatar(person_mark(file.card.person), 64)
        face.set_picture(attachments.portrait(file.card.id))
        row.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch(1)
        lines.addWidget(Label(file.card.name, "page", wrap="wrap"))
        lines.addWidget(Label(self._about(file), "body", wrap="wrap", tone="text2"))
        lines.addStretch(1)
        row.addLayout(lines, 1)
        return row

    def _about(self, file: CustomerFile) -> str:
        language, card = self._session.language, file.card
        _ = language.gettext
        parts = (
            pinyin(card.person),
            _("No. {number}", number=card.number),
            _("customer since {day}", day=language.day(card.since)),
            words.writing(language, card.language),
        )
        return " · ".join(part for part in parts if part)

    def _chips(self, file: CustomerFile) -> tuple[Chip, ...]:
        """At most four: who must not be forgotten first, then the note, then what is not known."""
        language, today = self._session.language, self._session.now().date()
        _ = language.gettext
        tags = [words.due_tag(language, due, today) for due in file.card.due if due.kind is DueKind.BIRTHDAY]
        tags += [tag for tag in (self._name_day(file, today), self._complaint(file, today)) if tag]
        if file.card.counter_note:
            tags.append(Tag(file.card.counter_note, "warn", "sticky-note"))
        ends = [words.due_tag(language, due, today) for due in file.card.due if due.kind is DueKind.WARRANTY]
        tags += ends[:1]
        if file.card.consent is State.NOT_ASKED:
            tags = [*tags[: _MOST_CHIPS - 1], Tag(_("Cards: not asked yet"), "neutral", "mail")]
        if words.is_stale(file.verified_on or file.card.since, today):
            tags.append(Tag(_("Details to be checked"), "neutral", "search"))
        return tuple(Chip(tag.text, tag.tone, tag.icon) for tag in tags[:_MOST_CHIPS])

    def _name_day(self, file: CustomerFile, today: date) -> Tag | None:
        """Near enough to be wished well on."""
        if not name_day.kept(file.card.language, settings_service.load().country):
            return None
        day = name_day.next_day(names.given_key(file.draft.person), today, _NAME_DAYS)
        if day is None:
            return None
        language = self._session.language
        when = language.gettext("today") if day == today else language.weekday(day)
        return Tag(language.gettext("Name day: {day}", day=when), "plum", "gift")

    def _complaint(self, file: CustomerFile, today: date) -> Tag | None:
        """The one that is due first."""
        due = next((due for due in file.card.due if due.kind is DueKind.COMPLAINT), None)
        if due is None:
            return None
        language = self._session.language
        day = speech.near_day(language, due.day, today)
        words_ = language.gettext("Complaint {number}, answer by {day}", number=due.number, day=day)
        soon = (due.day - today).days <= _SOON
        return Tag(words_, "danger" if soon else "info", "clock")
