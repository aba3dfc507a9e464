"""What taking an act back would do now, beside the list of acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.undo import values
from app.ui.widgets.card import Card, Line
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon, Note
from app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from app.domain.act import Act
    from app.services.act_changes import Plan
    from app.services.acts import Effect
    from app.ui.session import Session
    from app.ui.widgets.actions import Action

_MOST_FIELDS = 12


class EffectPanel(Card):
    """Shows an act and its effect, or nothing; `deed` is its button."""

    def __init__(self, session: Session, deed: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._area = Scrolled(QWidget())
        self.column.addWidget(self._area, 1)
        self.button = deed.button("primary")
        self.column.addWidget(self.button)
        self.words = ""

    def show_act(self, act: Act | None, effect: Effect | None) -> None:
        """Show another act and what would become of it."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if act is not None and effect is not None:
            self._fill(column, act, effect)
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.button.setVisible(effect is not None and effect.possible)
        self.words = "\n".join(label.text() for label in inside.findChildren(Label))

    def _fill(self, column: QVBoxLayout, act: Act, effect: Effect) -> None:
        language = self._session.language
        _ = language.gettext
        column.addWidget(Label(language.render(act.words), "section", wrap="wrap"))
        detail = language.join((act.staff, language.moment(act.at)))
        column.addWidget(Label(detail, "detail", wrap="wrap"))
        if act.undone is not None:
            column.addWidget(Note(_("Taken back {moment}", moment=language.moment(act.undone)), tone="ok"))
            return
        if effect.why is not None:
            column.addWidget(Note(language.render(effect.why), tone="info"))
            return
        if not effect.possible:
            text = _("Nothing would become different: all of it was changed later.")
            column.addWidget(Note(text, tone="info"))
        else:
            column.addWidget(Label(_("If it is taken back now"), "caption"))
        for plan in effect.plans:
            self._add_plan(column, plan, alone=len(effect.plans) == 1)
        if effect.more:
            more = language.ngettext("and {n} record more", "and {n} records more", effect.more)
            column.addWidget(Label(more, "detail"))

    def _add_plan(self, column: QVBoxLayout, plan: Plan, *, alone: bool) -> None:
        language = self._session.language
        _ = language.gettext
        if not alone or plan.whole is not None:
            column.addWidget(Label(plan.name, "strong", wrap="wrap"))
        if plan.whole is not None:
            column.addLayout(_line("undo-2", "text2", language.render(plan.whole)))
        if plan.why is not None:
            column.addLayout(_line("minus", "text3", language.render(plan.why)))
        for name, now, then in values.changes(language, plan.fields)[:_MOST_FIELDS]:
            column.addWidget(Label(name, "caption"))
            column.addLayout(_line("x", "danger", now or _("nothing")))
            column.addLayout(_line("undo-2", "ok", then or _("nothing")))
        for name in plan.kept:
            said = _("{field}: changed later and stays", field=values.field(language, name))
            column.addLayout(_line("minus", "warn", said))
        if not alone:
            column.addWidget(Line())


def _line(icon: str, tone: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text, "body", wrap="wrap"), 1)
    return row
