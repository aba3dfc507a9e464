"""Which sheet of labels is in the printer, picked from those that are known."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.services import label_sheets
from app.ui.widgets.avatar import Mark
from app.ui.widgets.button import Button
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section

if TYPE_CHECKING:
    from app.domain.label_sheet import LabelSheet
    from app.i18n import Language


class LabelSheetInput(Button):
    """Holds the name of a sheet; empty for the usual one."""

    edited = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__("", icon="table", run=self.pick)
        self._language = language
        self._value = ""
        self.set_value("")

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        self._value = str(value or "")
        self.set_words(self._value or self._language.gettext("The usual sheet"))

    def pick(self) -> None:
        """Ask which one."""
        title = self._language.gettext("Which sheet of labels?")
        hint = self._language.gettext("Name or number on the box")
        picker = Picker(self, title, self._find, placeholder=hint, icon="table")
        picker.picked.connect(self._picked)
        picker.open()

    def _find(self, text: str) -> tuple[Section, ...]:
        wanted = text.casefold()
        found = (one for one in label_sheets.all_sheets() if wanted in one.name.casefold())
        rows = tuple(Result(one.name, self._about(one), mark=Mark(icon="table", tone="neutral"), target=one.name)
                     for one in found)  # fmt: skip
        return (Section("", rows),) if rows else ()

    def _about(self, sheet: LabelSheet) -> str:
        language = self._language
        width, height = (language.number(Decimal(str(round(side, 1)))) for side in (sheet.width, sheet.height))
        size = language.gettext("{width} × {height} mm", width=width, height=height)
        count = language.ngettext("{n} label", "{n} labels", sheet.count)
        return language.join((size, count, sheet.paper.value))

    def _picked(self, target: object) -> None:
        self.set_value(target)
        self.edited.emit()
