"""How many get a mailing, and how many do not and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.mailing_person import LeftOut
from app.ui.mailings import words
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card, Line
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.domain.mailing import Tally
    from app.ui.session import Session

_COUNT = 40
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class _Reason(QWidget):
    """One line: how many, why, and the way to see who."""

    def __init__(self, session: Session, reason: LeftOut) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.count = Label("", "strong", wrap="whole", align=Qt.AlignmentFlag.AlignRight)
        self.count.setMinimumWidth(self.count.look.px(_COUNT))
        said = words.reason(session.language, reason)
        self.words = Label(said, tone="text2")
        self.link = Button(session.language.gettext("Show"), "link", small=True)
        self.link.setAccessibleName(session.language.gettext("Show who: {reason}", reason=said))
        row.addWidget(self.count, 0, _MIDDLE)
        row.addWidget(self.words, 1, _MIDDLE)
        row.addWidget(self.link, 0, _MIDDLE)


class WhoGetsIt(Card):
    """`wanted` carries the reason whose people are to be shown."""

    wanted = Signal(object)

    def __init__(self, session: Session, button: Button | None = None) -> None:
        super().__init__(session.language.gettext("Who gets it"))
        self._session = session
        if button is not None:
            self.head.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.figure = Label("", "title", wrap="whole")
        row.addWidget(self.figure)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.who = Label("", "body")
        self.what = Label("", "detail", wrap="wrap")
        column.addWidget(self.who)
        column.addWidget(self.what)
        row.addLayout(column, 1)
        self.column.addLayout(row)
        self._line = Line()
        self.add(self._line)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        self.out = Label("", "strong")
        self.add(self.out)
        self.column.addLayout(lines)
        self.reasons: dict[LeftOut, _Reason] = {}
        for reason in LeftOut:
            self.reasons[reason] = line = _Reason(session, reason)
            line.link.clicked.connect(partial(self._want, reason))
            lines.addWidget(line)
            line.hide()
        self.note = Label("", "body", wrap="wrap", tone="text2")
        self.add(self.note)
        self.show_nothing("")

    def _want(self, reason: LeftOut, _checked: object = None) -> None:
        self.wanted.emit(reason)

    def show_tally(self, tally: Tally, what: str) -> None:
        """Who gets it, settled; `what` says who was meant."""
        language = self._session.language
        self.figure.setText(language.number(tally.letters))
        self.who.setText(words.to_whom(language, tally))
        self.what.setText(what)
        self._show(figure=True, note="")
        self.out.setText(language.ngettext("{n} left out", "{n} left out", tally.out) if tally.out else "")
        self._line.setVisible(bool(tally.out))
        self.out.setVisible(bool(tally.out))
        for reason, line in self.reasons.items():
            count = tally.left_out.get(reason, 0)
            line.count.setText(language.number(count))
            line.setVisible(bool(count))

    def show_nothing(self, note: str) -> None:
        """Not settled: what is still to be said, or that it is being counted."""
        self._show(figure=False, note=note)
        for widget in (self._line, self.out, *self.reasons.values()):
            widget.hide()

    def _show(self, *, figure: bool, note: str) -> None:
        for widget in (self.figure, self.who, self.what):
            widget.setVisible(figure)
        self.note.setText(note)
        self.note.setVisible(bool(note))
