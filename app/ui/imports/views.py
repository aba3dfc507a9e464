"""The two views of an import: the file before it comes in, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.imported import SkipReason
from app.domain.importing import RunState
from app.ui.imports import words
from app.ui.imports.paged import paged
from app.ui.widgets.card import Card
from app.ui.widgets.figures import Figure, FigureRow
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note
from app.ui.widgets.table import ONE_LINE, Table

if TYPE_CHECKING:
    from app.domain.imported import Outcome, Preview, PreviewRow, Skip
    from app.i18n import Language


class PreviewView(QWidget):
    """The first rows of a file as they will be."""

    def __init__(self, language: Language, name: str, preview: Preview, shop_currency: str) -> None:
        super().__init__()
        _ = language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        rows = language.ngettext("{n} row", "{n} rows", preview.rows)
        column.addWidget(
            Label(_("{name}: {rows} in {currency}", name=name, rows=rows, currency=preview.currency), "section")
        )
        if preview.currency != shop_currency:
            column.addWidget(
                Note(
                    _("The file is in {file}, the shop sells in {shop}.", file=preview.currency, shop=shop_currency),
                    _("Sales keep their amounts. Products that are new to the shop come without a price."),
                    "info",
                )
            )
        self.table: Table[PreviewRow] = Table(
            words.preview_columns(language), paged(preview.first), name=_("The first rows of the file")
        )
        self.table.restart()
        self.table.set_foot(_("The first rows as they will be. Nothing is saved yet."))
        column.addWidget(self.table, 1)


class OutcomeView(QWidget):
    """What an import made, whether its money adds up, and what was left out."""

    def __init__(self, language: Language, outcome: Outcome) -> None:
        super().__init__()
        self._language, self.outcome = language, outcome
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.note = self._note(outcome)
        column.addWidget(self.note)
        card = Card()
        card.add(FigureRow(self._figures(outcome)))
        self.sums = Label(self._sums(outcome), "body", wrap="wrap", tone="text2")
        card.add(self.sums)
        column.addWidget(card)
        own = tuple(skip for skip in outcome.skipped if skip.reason is not SkipReason.ALREADY)
        self.table: Table[Skip] = Table(
            words.skip_columns(language), paged(own), name=language.gettext("Rows left out"), height=ONE_LINE
        )
        self.table.restart()
        self.table.set_foot(language.ngettext("{n} row left out", "{n} rows left out", len(own)))
        column.addWidget(self.table, 1)

    def _note(self, outcome: Outcome) -> Note:
        _ = self._language.gettext
        if outcome.state in (RunState.CANCELLED, RunState.RUNNING):
            return Note(
                _("The import stopped before the end of the file."),
                _("What came in stays. Choose the same file again to go on, or take it back."),
            )
        if outcome.state is RunState.UNDOING:
            return Note(_("The import is taken back in part."), _("Take it back once more to finish."))
        if outcome.state is RunState.UNDONE:
            return Note(_("The import is taken back."), tone="info")
        if not outcome.created.lines and outcome.already:
            return Note(_("Everything in this file was in the shop already."), _("Nothing was added."), "info")
        return Note(_("Everything in the file is accounted for."), tone="ok")

    def _figures(self, outcome: Outcome) -> tuple[Figure, ...]:
        language, made = self._language, outcome.created
        _ = language.gettext
        lines = language.ngettext("{n} line in all", "{n} lines in all", made.lines)
        found = language.ngettext("{n} line matched", "{n} lines matched", outcome.matched)
        return (
            Figure(_("Sales"), language.number(made.sales), lines),
            Figure(_("Returns"), language.number(made.returns), found),
            Figure(_("New customers"), language.number(made.customers), _("by card number")),
            Figure(_("New products"), language.number(made.products), _("by code")),
            Figure(_("Here already"), language.number(outcome.already), _("lines, left as they are")),
        )

    def _sums(self, outcome: Outcome) -> str:
        language, currency = self._language, outcome.currency
        sums = language.gettext(
            "Imported {imported}, left out {skipped}, together {total} as in the file.",
            imported=words.money(language, outcome.total_imported, currency),
            skipped=words.money(language, outcome.total_skipped, currency),
            total=words.money(language, outcome.total, currency),
        )
        if not outcome.rounding:
            return sums
        rest = words.money(language, outcome.rounding, currency)
        return language.join(
            (sums, language.gettext("Prices finer than a coin were rounded: {rest} in all.", rest=rest)), " "
        )
