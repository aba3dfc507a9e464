"""Rows that may be customers the shop has: each beside the likeliest one, decided with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.likeness import Verdict
from app.services import import_answers
from app.ui.customers import birthday_text
from app.ui.imports import list_words
from app.ui.imports.paged import paged
from app.ui.widgets.card import Card
from app.ui.widgets.check import Check
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.label import Label
from app.ui.widgets.row_flow import RowFlow
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.domain.customer import CustomerDraft
    from app.i18n import Language
    from app.services.import_answers import Question
    from app.ui.tokens import Tone
    from app.ui.widgets.button import Button

_VERDICTS: dict[Verdict, Tone] = {Verdict.SAME: "ok", Verdict.LIKELY: "ok"}


class WaitingView(QWidget):
    """The rows, and the chosen one beside who it may be."""

    def __init__(self, language: Language, number: int, buttons: tuple[Button, ...]) -> None:
        super().__init__()
        self._language, self.number = language, number
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        questions = import_answers.questions(number)
        self.table: Table[Question] = Table(
            self._columns(), paged(questions), name=language.gettext("Rows that wait for you")
        )
        self.table.chosen.connect(self._show)
        column.addWidget(self.table, 1)
        self._both = QWidget()
        self._line = QHBoxLayout(self._both)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        self._cards: list[QWidget] = []
        column.addWidget(self._both)
        self.all = Check(language.gettext("The same answer for all rows that wait"))
        answers = QWidget()
        flow = RowFlow(answers)
        for button in buttons:
            flow.addWidget(button)
        column.addWidget(answers)
        column.addWidget(self.all)
        self.table.restart()
        self.table.set_foot(language.ngettext("{n} row waits for you", "{n} rows wait for you", len(questions)))
        self.table.select(0)
        self._ids = tuple(question.id for question in questions)

    def ids(self) -> tuple[int, ...]:
        """The rows an answer is for."""
        if self.all.isChecked():
            return self._ids
        question = self.table.current()
        return (question.id,) if question else ()

    def _columns(self) -> tuple[Column[Question], ...]:
        _, language = self._language.gettext, self._language
        return (
            Column(_("Row"), lambda one: language.number(one.row), align="right", width=70, quiet=True),
            Column(_("In the file"), lambda one: one.draft.display_name, lambda one: _facts(one.draft)),
            Column(
                _("In the shop"),
                lambda one: one.candidates[0].name if one.candidates else "",
                lambda one: _facts(one.candidates[0].draft) if one.candidates else "",
            ),
            Column(
                _("Why"),
                self._reasons,
                tags=self._verdict,
                width=280,
                drop=760,
            ),
        )

    def _reasons(self, one: Question) -> str:
        reasons = one.candidates[0].reasons if one.candidates else ()
        return self._language.join(self._language.render(reason) for reason in reasons)

    def _verdict(self, one: Question) -> tuple[Tag, ...]:
        if not one.candidates:
            return ()
        verdict = one.candidates[0].verdict
        words = (
            self._language.gettext("most likely the same") if verdict in _VERDICTS else self._language.gettext("maybe")
        )
        return (Tag(words, _VERDICTS.get(verdict, "warn")),)

    def _show(self, question: Question | None) -> None:
        for card in self._cards:
            self._line.removeWidget(card)
            card.deleteLater()
        self._cards = []
        if question is None:
            return
        _ = self._language.gettext
        self._add(_("In the file, row {row}", row=self._language.number(question.row)), question.draft)
        for candidate in question.candidates[:1]:
            number = self._language.number(candidate.number).replace("\u00a0", "")
            self._add(_("In the shop, number {number}", number=number), candidate.draft)

    def _add(self, title: str, draft: CustomerDraft) -> None:
        card = Card(title)
        lines = (
            draft.display_name,
            ", ".join(phone.typed for phone in draft.phones),
            ", ".join(email.address for email in draft.emails),
            list_words.address(draft),
            birthday_text.shown(draft.birthday, self._language),
        )
        for place, text in enumerate(filter(None, lines)):
            card.add(Label(text, "strong" if place == 0 else "body"))
        self._cards.append(card)
        self._line.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)


def _facts(draft: CustomerDraft) -> str:
    phones, emails = [phone.typed for phone in draft.phones], [email.address for email in draft.emails]
    return ", ".join(filter(None, (*phones, *emails, list_words.address(draft))))
