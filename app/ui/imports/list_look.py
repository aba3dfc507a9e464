"""A list before it comes in: how the file is read, what its columns hold, and its first rows as they will be."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.importing import KIND_WORDS, RULE_WORDS, RULES, Fate, ImportKind, Order, Rule
from app.services import imports
from app.ui.imports import list_words
from app.ui.imports.list_words import ColumnRow
from app.ui.imports.paged import paged
from app.ui.widgets.inputs import ChoiceInput
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note
from app.ui.widgets.picker import Picker
from app.ui.widgets.pill import Pills
from app.ui.widgets.results import Result, Section
from app.ui.widgets.row_flow import RowFlow
from app.ui.widgets.table import ONE_LINE, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.importing import Look, PreviewLine
    from app.i18n import Language
    from app.services.imports import Begun

ROWS, COLUMNS = "rows", "columns"
_DELIMITERS = (",", ";", "\t", "|")
_MOST_HEADER = 9


class ListLook(QWidget):
    """Sends `changed` with an order when somebody wants the file read another way."""

    changed = Signal(object)

    def __init__(self, language: Language, begun: Begun) -> None:
        super().__init__()
        self._language, self.begun = language, begun
        _ = language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(self._title(), "section"))
        column.addWidget(self._controls())
        if begun.problem is not None:
            hint = language.render(begun.problem.hint) if begun.problem.hint else ""
            column.addWidget(Note(language.render(begun.problem.text), hint, "warn"))
        if self._without_prices():
            column.addWidget(Note(_("No column holds a price: the products come in at 0."), tone="info"))
        self.pills = Pills(((ROWS, self._counts()), (COLUMNS, self._used())))
        self.pills.chosen.connect(self.show_part)
        self.stack = QStackedWidget()
        self.rows = self._rows_table()
        self.columns = self._columns_table()
        self.stack.addWidget(self.rows)
        self.stack.addWidget(self.columns)
        column.addWidget(self.pills)
        self.pills.setVisible(begun.source is not None and begun.source.table is not None)
        column.addWidget(self.stack, 1)
        if begun.look is None:
            self.show_part(COLUMNS)

    def _title(self) -> str:
        _, source, name = self._language.gettext, self.begun.source, self.begun.order.path.name
        if source is not None and source.named is not None:
            return _("{name}, recognised as {program}", name=name, program=self._language.render(source.named))
        return _("{name}: {kind}", name=name, kind=self._language.render(KIND_WORDS[self.begun.order.kind]))

    def _without_prices(self) -> bool:
        source = self.begun.source
        return self.begun.order.kind is ImportKind.PRODUCTS and source is not None and "price" not in source.mapping

    # --- how it is read

    def _controls(self) -> QWidget:
        _ = self._language.gettext
        box = QWidget()
        flow = RowFlow(box, gap=16)
        order, table = self.begun.order, self.begun.source.table if self.begun.source else None
        kinds = tuple((kind, self._language.render(KIND_WORDS[kind])) for kind in self.begun.kinds)
        flow.addWidget(self._choice(_("It holds"), kinds, order.kind, self._set_kind))
        if table is not None and table.kind == "csv":
            codes = tuple(imports.ENCODINGS.items())
            flow.addWidget(self._choice(_("Encoding"), codes, table.encoding, partial(self._set, "encoding")))
            marks = tuple((mark, self._mark(mark)) for mark in dict.fromkeys((*_DELIMITERS, table.delimiter)))
            flow.addWidget(
                self._choice(_("Columns parted by"), marks, table.delimiter, partial(self._set, "delimiter"))
            )
        if table is not None:
            places = tuple((row, self._header(row)) for row in sorted({*range(_MOST_HEADER + 1), table.header_row}))
            flow.addWidget(self._choice(_("Names of the columns"), places, table.header_row, self._set_header))
        if table is not None and len(table.sheets) > 1:
            sheets = tuple((name, name) for name in table.sheets)
            flow.addWidget(self._choice(_("Sheet"), sheets, table.sheet, partial(self._set, "sheet")))
        rules = tuple((rule, self._language.render(RULE_WORDS[rule])) for rule in RULES[order.kind])
        if len(rules) > 1:
            chosen = order.rule or RULES[order.kind][0]
            people = order.kind is ImportKind.CUSTOMERS
            asked = _("If somebody is here already") if people else _("If it is here already")
            flow.addWidget(self._choice(asked, rules, chosen, self._set_rule))
        return box

    def _choice(
        self, words: str, choices: tuple[tuple[Any, str], ...], value: object, then: Callable[[Any], object]
    ) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        control = ChoiceInput(choices)
        control.setMinimumContentsLength(max((len(shown) for _, shown in choices), default=6))
        control.set_value(value)
        control.setAccessibleName(words)
        control.edited.connect(lambda: then(control.value()))
        line.addWidget(Label(words, "caption", tone="text2"))
        line.addWidget(control)
        return box

    def _mark(self, mark: str) -> str:
        _ = self._language.gettext
        names = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("bar")}
        return names.get(mark, mark)

    def _header(self, row: int) -> str:
        _ = self._language.gettext
        return _("row {row}", row=self._language.number(row)) if row else _("none")

    def _set_header(self, row: int) -> None:
        self.changed.emit(replace(self.begun.order, header_row=row, mapping=None))

    def _set_kind(self, kind: ImportKind) -> None:
        order = self.begun.order
        self.changed.emit(
            Order(path=order.path, kind=kind, encoding=order.encoding, delimiter=order.delimiter, sheet=order.sheet)
        )

    def _set(self, name: str, value: str) -> None:
        changed: dict[str, Any] = {name: value, "mapping": None}
        self.changed.emit(replace(self.begun.order, **changed))

    def _set_rule(self, rule: Rule) -> None:
        self.changed.emit(replace(self.begun.order, rule=rule))

    # --- the rows and the columns

    def show_part(self, part: str) -> None:
        """The rows as they will be, or the columns."""
        self.pills.choose(part)
        self.stack.setCurrentWidget(self.rows if part == ROWS else self.columns)
        (self.rows if part == ROWS else self.columns).setFocus()

    def other_part(self) -> None:
        """From the rows to the columns and back."""
        self.show_part(COLUMNS if self.stack.currentWidget() is self.rows else ROWS)

    def _counts(self) -> str:
        return self._language.gettext("As it will be")

    def _used(self) -> str:
        source = self.begun.source
        mapping = source.mapping if source else ()
        used = self._language.number(sum(map(bool, mapping)))
        return self._language.gettext("Columns: {used} of {all}", used=used, all=self._language.number(len(mapping)))

    def _rows_table(self) -> Table[PreviewLine]:
        look, _ = self.begun.look, self._language.gettext
        table: Table[PreviewLine] = Table(
            list_words.preview_columns(self._language, self.begun.order.kind),
            paged(look.first if look else ()),
            name=_("The first rows of the file"),
        )
        table.restart()
        if look is not None:
            table.set_foot(self.summary(look), _("Nothing is saved yet."))
        return table

    def summary(self, look: Look) -> str:
        """What becomes of the rows that were looked at."""
        language, counts = self._language, look.counts
        rows = language.ngettext("{n} row", "{n} rows", counts.rows)
        if not look.whole:
            rows = language.gettext("The first {rows}", rows=rows)
        parts = [
            (Fate.NEW, counts.created, language.gettext("new: {n}")),
            (Fate.UPDATED, counts.updated, language.gettext("changed: {n}")),
            (Fate.ALREADY, counts.already, language.gettext("here already: {n}")),
            (Fate.WAITING, counts.waiting, language.gettext("to decide: {n}")),
            (Fate.PROBLEM, counts.problems, language.gettext("left out: {n}")),
        ]
        said = [words.replace("{n}", language.number(count)) for _, count, words in parts if count]
        return language.join((rows, *said))

    def _columns_table(self) -> Table[ColumnRow]:
        _ = self._language.gettext
        table: Table[ColumnRow] = Table(
            list_words.column_columns(self._language), paged(self._column_rows()), name=_("Columns"), height=ONE_LINE
        )
        table.restart()
        table.set_foot(_("Enter says what a column holds. What you say is remembered for the next such file."))
        table.opened.connect(self._pick_field)
        return table

    def _column_rows(self) -> tuple[ColumnRow, ...]:
        source = self.begun.source
        if source is None or source.table is None:
            return ()
        words = {key: self._language.render(said) for key, said in imports.fields(self.begun.order.kind)}
        table = source.table
        return tuple(
            ColumnRow(
                place,
                name,
                tuple(filter(None, (row[place].strip() for row in table.sample if place < len(row))))[:3],
                words.get(key, key),
            )
            for place, (name, key) in enumerate(zip(table.header, source.mapping, strict=True))
        )

    def _pick_field(self, row: ColumnRow) -> None:
        title = self._language.gettext("What does “{name}” hold?", name=row.name)
        picker = Picker(self, title, self._fields, placeholder=self._language.gettext("Field"), icon="table")
        picker.picked.connect(partial(self._map, row.place))
        picker.open()

    def _fields(self, text: str) -> tuple[Section, ...]:
        wanted = text.casefold()
        found = [("", self._language.gettext("Left out"))]
        found += [(key, self._language.render(words)) for key, words in imports.fields(self.begun.order.kind)]
        rows = tuple(Result(words, "", "", None, target=key) for key, words in found if wanted in words.casefold())
        return (Section(self._language.gettext("Fields"), rows, self._language.number(len(rows))),) if rows else ()

    def _map(self, place: int, key: str) -> None:
        source = self.begun.source
        if source is not None:
            mapping = (*source.mapping[:place], key, *source.mapping[place + 1 :])
            self.changed.emit(replace(self.begun.order, mapping=mapping))
