"""Next steps with a customer: what is due, what came in for them, and the one question; each one key away."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.consent import COUNTER_QUESTION, QUESTIONS, State
from app.domain.customer_card import Due, DueKind
from app.ui import speech
from app.ui.customers import words
from app.ui.mailings.target import NewLetter
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.customer_card import CustomerFile
    from app.domain.need import Answer
    from app.ui.session import Session
    from app.ui.tokens import Tone

#: So many steps have a key: Alt with the figure.
KEYED = 3
_BESIDE = 170


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do and the word of its button; `about` tells it apart for a screen reader."""

    icon: str
    tone: Tone
    title: str
    detail: str
    deed: str
    run: Callable[[], object]


def steps(
    session: Session, file: CustomerFile, answers: tuple[Answer, ...], offer: Callable[[Answer], object]
) -> tuple[Step, ...]:
    """What is next with this customer: the papers that are due, then what came in."""
    due = tuple(_due(session, file, one) for one in file.card.due)
    return due + tuple(_arrival(session, one, partial(offer, one)) for one in answers)


def _due(session: Session, file: CustomerFile, due: Due) -> Step:
    language, go = session.language, session.go
    icon, tone = words.DUE_ICONS[due.kind]
    title, detail = speech.due(language, due, session.now().date())
    if due.kind is DueKind.BIRTHDAY:
        return Step(
            icon, tone, title, detail, language.gettext("Write"), partial(go, "mailings", NewLetter(file.card.id))
        )
    page = "complaints" if due.kind is DueKind.COMPLAINT else "warranties"
    return Step(icon, tone, title, detail, language.gettext("Open"), partial(go, page, due.number))


def _arrival(session: Session, answer: Answer, run: Callable[[], object]) -> Step:
    language, draft, today = session.language, answer.need.draft, session.now().date()
    _ = language.gettext
    limits = words.limits(language, draft.price_limit, draft.wanted_by, today)
    detail = language.join((limits, words.since(language, answer.need.since, today)))
    return Step("package", "info", _("Came in: {product}", product=answer.goods.name), detail, _("Offer"), run)


class StepsCard(Card):
    """`answer(state)` takes the question's answer; without steps and question the card has nothing to say."""

    def __init__(
        self, session: Session, found: tuple[Step, ...], *, ask: bool, answer: Callable[[State], object]
    ) -> None:
        super().__init__(session.language.gettext("Next steps"))
        self._session, self._answer = session, answer
        self.column.setSpacing(12)
        for place, step in enumerate(found, 1):
            self.column.addLayout(_row(step, f"Alt+{place}" if place <= KEYED else ""))
        if ask:
            self.column.addLayout(self._question())

    def _question(self) -> QVBoxLayout:
        language = self._session.language
        column = QVBoxLayout()
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon("mail", "plum", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(language.render(QUESTIONS[COUNTER_QUESTION]), wrap="wrap"), 1)
        column.addLayout(row)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        yes, no = partial(self._answer, State.YES), partial(self._answer, State.NO)
        answers.addWidget(Button(language.gettext("Yes"), key="Alt+Y", small=True, run=yes))
        answers.addWidget(Button(language.gettext("No"), key="Alt+N", small=True, run=no))
        column.addLayout(answers)
        return column


def _row(step: Step, key: str) -> QHBoxLayout:
    """A short title has the button beside it; a long one goes over the whole width, with the button below."""
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Icon(step.icon, step.tone, 20), 0, Qt.AlignmentFlag.AlignTop)
    title = Label(step.title, "strong", wrap="wrap")
    detail = Label(step.detail, "detail", wrap="wrap", tone="danger" if step.tone == "danger" else "")
    button = Button(step.deed, key=key, small=True, run=step.run)
    button.setAccessibleName(f"{step.deed}: {step.title}")
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(title)
    row.addLayout(lines, 1)
    if title.sizeHint().width() <= title.look.px(_BESIDE):
        lines.addWidget(detail)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
    lines.addSpacing(2)
    below = QHBoxLayout()
    below.setSpacing(12)
    below.addWidget(detail, 1, Qt.AlignmentFlag.AlignTop)
    below.addWidget(button)
    lines.addLayout(below)
    return row
