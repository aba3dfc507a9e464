"""Who stands at the counter: name, note, figures, what is due, one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customer_card import CustomerCard, Due, DueKind
from app.domain.names import pinyin
from app.ui import speech
from app.ui.widgets.avatar import Avatar, Mark, person_mark
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card, Line
from app.ui.widgets.figures import Figure, FigureRow
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon, Note

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.i18n import Language
    from app.ui.session import Session
from app.ui.tokens import Tone

DUE_ICONS: dict[DueKind, tuple[str, Tone]] = {
    DueKind.BIRTHDAY: ("cake", "plum"),
    DueKind.COMPLAINT: ("message-square-warning", "danger"),
    DueKind.WARRANTY: ("shield-check", "warn"),
}
_MOST_DUE, _MOST_DUE_SHORT = 5, 3
# Who said a year ago that everything is right may be asked again.
_ASK_AGAIN_DAYS = 365


class CustomerPanel(Card):
    """Shows a customer's card, or how to find one.

    `answer(yes)` takes the consent question's answer, `verify()` a yes to whether the details are still right.
    """

    def __init__(
        self,
        session: Session,
        *,
        open_file: Callable[[], object],
        remove: Callable[[], object],
        answer: Callable[[bool], object],
        verify: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._open_file, self._remove, self._answer, self._verify = open_file, remove, answer, verify
        self._short = False
        self._card: CustomerCard | None = None
        self._inside: QWidget | None = None
        self.show_card(None)

    def set_short(self, short: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Low windows show three due rows."""
        if short != self._short:
            self._short = short
            self.show_card(self._card)

    def show_card(self, card: CustomerCard | None) -> None:
        """Show another customer, or none."""
        self._card = card
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if card is None:
            self._fill_empty(column)
        else:
            self._fill(column, card)
        self.column.addWidget(self._inside, 1)

    def _fill_empty(self, column: QVBoxLayout) -> None:
        _ = self._session.language.gettext
        column.addStretch(1)
        column.addWidget(Icon("user-plus", "text3", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Label(_("No customer yet"), "section", wrap="wrap", align=centre))
        words = _("Type a name, phone or card number, or go on without one.")
        column.addWidget(Label(words, "body", wrap="wrap", tone="text2", align=centre))
        column.addStretch(2)

    def _fill(self, column: QVBoxLayout, card: CustomerCard) -> None:
        language = self._session.language
        column.addLayout(_head(language, card))
        if card.counter_note:
            column.addWidget(Note(card.counter_note, tone="warn"))
        today = self._session.now().date()
        column.addWidget(FigureRow(figures(language, card, today), columns=2))
        if card.due:
            column.addWidget(Line())
            self._add_due(column, card.due)
        question = None if self._short else self._question(card, today)
        if question is not None:
            column.addWidget(Line())
            column.addLayout(question)
        column.addStretch(1)
        column.addLayout(self._keys())

    def _add_due(self, column: QVBoxLayout, due: tuple[Due, ...]) -> None:
        today = self._session.now().date()
        for one in due[: _MOST_DUE_SHORT if self._short else _MOST_DUE]:
            column.addLayout(due_row(one, speech.due(self._session.language, one, today)))

    def _question(self, card: CustomerCard, today: date) -> QHBoxLayout | None:
        """One at a time: may we write, and for whom that is said, whether what we know is still right."""
        _ = self._session.language.gettext
        if card.ask:
            yes = Button(_("Yes"), key="Alt+Y", small=True, run=lambda: self._answer(True))
            no = Button(_("No"), key="Alt+N", small=True, run=lambda: self._answer(False))
            return _asked(_("May we write to you by post?"), yes, no)
        if (today - (card.verified_on or card.since)).days > _ASK_AGAIN_DAYS:
            return _asked(_("Details still right?"), Button(_("Yes"), key="Alt+V", small=True, run=self._verify))
        return None

    def _keys(self) -> QHBoxLayout:
        _ = self._session.language.gettext
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        row.addWidget(Button(_("Open file"), "quiet", "book-user", "Shift+F3", run=self._open_file))
        row.addWidget(Button(_("Remove"), "quiet", key="Esc", run=self._remove))
        row.addStretch(1)
        return row


def _asked(words: str, *answers: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Label(words, wrap="wrap"), 1)
    for answer in answers:
        row.addWidget(answer)
    return row


def _head(language: Language, card: CustomerCard) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Avatar(person_mark(card.person), 44))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(card.name, "section", wrap="wrap"))
    line = language.gettext("No. {number} · customer since {year}", number=card.number, year=card.since.year)
    if spoken := pinyin(card.person):
        line = f"{spoken} · {line}"
    words.addWidget(Label(line, "detail"))
    row.addLayout(words, 1)
    return row


def figures(language: Language, card: CustomerCard, today: date) -> tuple[Figure, ...]:
    """Last visit, this year, what is under warranty."""
    _ = language.gettext
    last = Figure(_("Last visit"), _("not yet"))
    if card.last_visit is not None:
        visited = card.last_visit.date()
        detail = speech.near_day(language, visited, today)
        if card.last_amount is not None:
            detail = _("{day}, {amount}", day=detail, amount=speech.money(language, card.last_amount))
        last = Figure(_("Last visit"), speech.ago(language, visited, today), detail)
    visits = language.ngettext("{n} visit", "{n} visits", card.year_visits)
    pieces = language.ngettext("{n} piece", "{n} pieces", card.under_warranty)
    ends = _("next ends {day}", day=language.day(card.next_end)) if card.next_end else ""
    return (
        last,
        Figure(_("This year"), speech.money(language, card.year_spent), visits),
        Figure(_("Under warranty"), pieces, ends),
    )


def due_row(due: Due, words: tuple[str, str]) -> QHBoxLayout:
    """An icon on its colour, a title, one line more."""
    icon, tone = DUE_ICONS[due.kind]
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Avatar(Mark(icon=icon, tone=tone, square=True), 32), 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(0)
    text.addWidget(Label(words[0], "strong"))
    text.addWidget(Label(words[1], "detail"))
    row.addLayout(text, 1)
    return row
