"""What became of a list: how many rows came in, what was left out and why, and what had no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.importing import ImportKind, RunState
from app.ui.imports import list_words
from app.ui.imports.paged import paged
from app.ui.widgets.card import Card
from app.ui.widgets.figures import Figure, FigureRow
from app.ui.widgets.note import Note
from app.ui.widgets.pill import Pills
from app.ui.widgets.table import ONE_LINE, Table

if TYPE_CHECKING:
    from app.domain.importing import Imported, RowNote
    from app.i18n import Language
    from app.ui.widgets.button import Button

LEFT_OUT, NOTED, LOST = "left_out", "noted", "lost"


class ListOutcome(QWidget):
    """The figures, and three lists behind pills."""

    def __init__(self, language: Language, result: Imported, decide: Button | None) -> None:
        super().__init__()
        self._language, self.result = language, result
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.note = self._note(decide)
        column.addWidget(self.note)
        card = Card()
        card.add(FigureRow(self._figures()))
        column.addWidget(card)
        _, number = language.gettext, language.number
        self.left_out = self._notes(result.problems, _("Why it was left out"), _("Rows left out"))
        self.noted = self._notes(result.warnings, _("What of it could not come along"), _("Remarks"))
        self.lost = self._lost()
        self._parts: dict[str, QWidget] = {LEFT_OUT: self.left_out, NOTED: self.noted, LOST: self.lost}
        self.pills = Pills(((LEFT_OUT, _("Rows left out")), (NOTED, _("Remarks")), (LOST, _("Without a place"))))
        self.pills.set_count(LEFT_OUT, number(len(result.problems)))
        self.pills.set_count(NOTED, number(len(result.warnings)))
        self.pills.set_count(LOST, number(len(result.counts.lost)))
        self.pills.chosen.connect(self.show_part)
        self.stack = QStackedWidget()
        for part in self._parts.values():
            self.stack.addWidget(part)
        column.addWidget(self.pills)
        column.addWidget(self.stack, 1)
        first = next((name for name, rows in self._filled() if rows), LEFT_OUT)
        self.pills.choose(first)
        self.stack.setCurrentWidget(self._parts[first])

    def _filled(self) -> tuple[tuple[str, bool], ...]:
        result = self.result
        return ((LEFT_OUT, bool(result.problems)), (NOTED, bool(result.warnings)), (LOST, bool(result.counts.lost)))

    def show_part(self, part: str) -> None:
        """One of the lists."""
        self.pills.choose(part)
        self.stack.setCurrentWidget(self._parts[part])
        self._parts[part].setFocus()

    def focus(self) -> None:
        """Begin in the list that is shown."""
        self._parts[self.pills.current()].setFocus()

    def next_part(self) -> None:
        """The list after the one that is shown."""
        names = list(self._parts)
        self.show_part(names[(names.index(self.pills.current()) + 1) % len(names)])

    def _notes(self, notes: tuple[RowNote, ...], title: str, name: str) -> Table[RowNote]:
        columns = list_words.note_columns(self._language, title)
        table: Table[RowNote] = Table(columns, paged(notes), name=name, height=ONE_LINE)
        table.restart()
        table.set_foot(self._language.ngettext("{n} row", "{n} rows", len(notes)))
        return table

    def _lost(self) -> Table[tuple[str, int]]:
        pairs = tuple(sorted(self.result.counts.lost.items(), key=lambda pair: -pair[1]))
        table: Table[tuple[str, int]] = Table(
            list_words.lost_columns(self._language),
            paged(pairs),
            name=self._language.gettext("Without a place"),
            height=ONE_LINE,
        )
        table.restart()
        table.set_foot(self._language.gettext("The file still holds it."))
        return table

    def _note(self, decide: Button | None) -> Note:
        _, state, counts = self._language.gettext, self.result.state, self.result.counts
        if state in (RunState.CANCELLED, RunState.RUNNING):
            return Note(
                _("The import stopped before the end of the file."),
                _("What came in stays. Choose the same file again to go on, or take it back."),
                "warn",
            )
        if state in (RunState.UNDOING, RunState.UNDONE):
            return self._undo_note()
        if counts.waiting:
            words = self._language.ngettext("{n} row waits for you", "{n} rows wait for you", counts.waiting)
            return Note(words, _("These may be customers you have."), "warn", button=decide)
        if not counts.created and not counts.updated and counts.already:
            return Note(_("Everything in this file was in the shop already."), _("Nothing was added."), "info")
        return self._whole_note()

    def _undo_note(self) -> Note:
        _ = self._language.gettext
        if self.result.state is RunState.UNDOING:
            return Note(_("The import is taken back in part."), _("Take it back once more to finish."), "warn")
        return Note(_("The import is taken back."), tone="info")

    def _whole_note(self) -> Note:
        _, left_out = self._language.gettext, self.result.counts.problems
        if not left_out:
            return Note(_("Every row of the file came in."), tone="ok")
        words = self._language.ngettext("{n} row was left out", "{n} rows were left out", left_out)
        return Note(words, _("All others came in."), "info")

    def _figures(self) -> tuple[Figure, ...]:
        _, number, counts = self._language.gettext, self._language.number, self.result.counts
        new = {
            ImportKind.PRODUCTS: _("New products"),
            ImportKind.COMPLAINTS: _("New complaints"),
        }.get(self.result.kind, _("New customers"))
        rows = self._language.ngettext("{n} row in all", "{n} rows in all", counts.rows)
        figures = [
            Figure(new, number(counts.created), rows),
            Figure(_("Changed"), number(counts.updated), _("were here before")),
            Figure(_("Here already"), number(counts.already), _("left as they are")),
            Figure(_("Left out"), number(counts.problems), _("cannot be read")),
        ]
        if counts.waiting:
            figures.insert(3, Figure(_("To decide"), number(counts.waiting), _("wait for you")))
        return tuple(figures)
