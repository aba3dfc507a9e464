"""F4 over the list: conditions put together, the number of customers beside them, kept under a name or only shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.segment import MOST_CONDITIONS, Condition, Conditions, Segment, checked
from app.domain.segment_words import describe
from app.errors import AppError, FormError, InputError
from app.services import segments
from app.services import settings as settings_service
from app.ui.customers import condition_row
from app.ui.customers.condition_row import ConditionRow
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import Field, FieldSpec
from app.ui.widgets.label import Label
from app.ui.widgets.pill import Pills

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.segment import Counted
    from app.i18n import Language
    from app.services.segments import Saved
    from app.ui.session import Session

_WIDTH = 800


def in_words(language: Language, conditions: Conditions) -> str:
    """A whole filter as one sentence: `Town is Trenčín, last visit before 22 Aug 2026`."""
    said = language.join(language.render(clause) for clause in describe(conditions))
    return said[:1].upper() + said[1:]


class FilterSheet(Sheet):
    """`shown` carries a Segment (its id None when it is not kept), `forgotten` a deleted one, `picked` a pill's id."""

    shown = Signal(object)
    forgotten = Signal(object)
    picked = Signal(str)

    def __init__(
        self, over: QWidget, session: Session, segment: Segment, choices: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """`choices` are the filters of the list itself, where its pills have no room."""
        _ = session.language.gettext
        super().__init__(over, _("Show only some customers"), width=_WIDTH)
        self._session, self._segment = session, segment
        self._settings = settings_service.load()
        self._asked = 0
        self.rows: list[ConditionRow] = []
        if choices:
            self.pills = Pills(choices)
            self.pills.chosen.connect(self._pick)
            self.body.addWidget(self.pills)
        self._fill_body()
        for condition in segment.conditions:
            self.add(condition)
        if not segment.conditions:
            self.add().field.setFocus()
        self._changed()

    def _fill_body(self) -> None:
        _ = self._session.language.gettext
        self.body.addWidget(Label(_("Every one of these must hold:"), "detail"))
        self._stack = QVBoxLayout()
        self._stack.setSpacing(8)
        self.body.addLayout(self._stack)
        self.more = Button(_("Add a condition"), "normal", "plus", "F3", small=True, run=self._add_another)
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch(1)
        self.body.addLayout(line)
        self.count = Label("", "section")
        self.words = Label("", "detail", wrap="wrap")
        self.body.addWidget(self.count)
        self.body.addWidget(self.words)
        hint = _("It then stands above the list with its number. Left empty: shown once.")
        self.name = Field(FieldSpec("name", _("Keep it under the name"), hint=hint))
        self.name.input.set_value(self._segment.name)
        self.body.addWidget(self.name)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        if self._segment.id is not None:
            self.add_left(Button(_("Delete filter"), "danger", "trash-2", run=self.forget))
        self.add_right(Button(_("Show customers"), "primary", "check", "Return", run=self.submit), main=True)

    # --- conditions

    def add(self, condition: Condition | None = None) -> ConditionRow:
        """One more condition at the end."""
        row = ConditionRow(self._session.language, self._settings.currency, condition)
        row.set_narrow(not condition_row.wide(self.room))
        row.changed.connect(self._changed)
        row.removed.connect(partial(self.remove, row))
        self.rows.append(row)
        self._stack.addWidget(row)
        row.show()
        self.more.allow(len(self.rows) < MOST_CONDITIONS, "")
        return row

    def _add_another(self) -> None:
        self.add().field.setFocus()
        self._changed()

    def remove(self, row: ConditionRow) -> None:
        """Take a condition away."""
        self.rows.remove(row)
        self._stack.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.more.allow(True)
        self._changed()

    def conditions(self) -> Conditions:
        """Those that are whole."""
        found = []
        for row in self.rows:
            try:
                found.append(checked(row.condition()))
            except InputError:
                continue
        return tuple(found)

    def _changed(self) -> None:
        language, conditions = self._session.language, self.conditions()
        self.words.setText(in_words(language, conditions))
        self.words.setVisible(bool(conditions))
        self._asked += 1
        self._measure()
        if not conditions:
            self.count.setText(language.gettext("All customers"))
            return
        self._session.read(
            partial(segments.count, conditions, self._session.now()), partial(self._counted, self._asked)
        )

    def open(self) -> None:
        super().open()
        self._measure()

    def _measure(self) -> None:
        """As tall as the conditions need, as far as the window goes."""
        self.body.activate()
        # The scrolled body does not tell the sheet's own layout when it grows.
        self.area.updateGeometry()
        self.fit()

    def _counted(self, asked: int, counted: Counted) -> None:
        """The number for what is asked now; a later change makes an earlier answer old."""
        if asked == self._asked:
            self.count.setText(_customers(self._session.language, counted))

    # --- what is done with it

    def submit(self) -> None:
        """Show them; with a name the filter is kept, too."""
        if not self._whole():
            return
        name = str(self.name.input.value())
        segment = replace(self._segment, name=name, conditions=self.conditions())
        if not name or segment == self._segment:
            self._done(segment if segment == self._segment and name else replace(segment, id=None))
            return
        call = partial(segments.save, segment, seller=self._settings.seller, now=self._session.now())
        self._session.write(call, self._saved, self._refused)

    def _whole(self) -> bool:
        """Whether every condition can be read; the first that cannot gets the keyboard."""
        wrong: list[ConditionRow] = []
        for row in self.rows:
            row.show_problem(None)
            try:
                checked(row.condition())
            except InputError as error:
                row.show_problem(error.text)
                wrong.append(row)
        if wrong:
            wrong[0].focus_value()
        return not wrong

    def _saved(self, saved: Saved) -> None:
        self._done(saved.segment)

    def _refused(self, error: AppError) -> None:
        problems = error.problems if isinstance(error, FormError) else {}
        self.name.show_problem(self._session.language.render(next(iter(problems.values()), error.text)))

    def _done(self, segment: Segment) -> None:
        self.accept()
        self.shown.emit(segment)

    def forget(self) -> None:
        """Delete the kept filter; the customers stay."""
        kept = self._segment
        if kept.id is not None:
            call = partial(segments.delete, kept.id, seller=self._settings.seller, now=self._session.now())
            self._session.write(call, lambda _changes: self._forgot(kept))

    def _forgot(self, kept: Segment) -> None:
        self.accept()
        self.forgotten.emit(kept)

    def _pick(self, name: str) -> None:
        self.accept()
        self.picked.emit(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self.rows:
            row.set_narrow(not condition_row.wide(self.room))


def _customers(language: Language, counted: Counted) -> str:
    if counted.more:
        return language.gettext("{n} customers or more", n=language.number(counted.number))
    return language.ngettext("{n} customer", "{n} customers", counted.number)
