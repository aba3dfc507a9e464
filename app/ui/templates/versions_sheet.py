"""The versions of a text: who changed what and when, and each can be taken again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.page import Page as Rows
from app.ui import theme
from app.ui.templates.difference_view import DifferenceView
from app.ui.widgets.button import Button
from app.ui.widgets.column import Column
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.label import Label
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.letter import Template
    from app.domain.page import Cursor, Sort
    from app.domain.template_version import Version
    from app.i18n import Language

_HIGH, _LIST = 420, 250


class VersionsSheet(Sheet):
    """Versions at the left, the newest first; at the right the chosen one against the text in use."""

    wanted = Signal(int)

    def __init__(self, over: QWidget, language: Language, versions: tuple[Version, ...], current: Template) -> None:
        super().__init__(over, language.gettext("Versions of this text"), width=900)
        self._language, self._versions, self._current = language, versions, current
        self.table = Table(self._columns(), self._fetch, name=language.gettext("Versions"))
        self.table.setFixedWidth(theme.current().px(_LIST))
        self.difference = DifferenceView(language.gettext("What taking this version again would change"))
        self.said = Label("", "detail", wrap="wrap")
        self.difference.setMinimumHeight(theme.current().px(_HIGH))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table)
        row.addWidget(self.difference, 1)
        self.body.addWidget(self.said)
        self.body.addLayout(row, 1)
        self.add_left(Button(language.gettext("Back"), "quiet", key="Esc", run=self.dismiss))
        self.take = Button(language.gettext("Take this version again"), "primary", "history", "Return", run=self._take)
        self.add_right(self.take, main=True)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _row: self._take())
        self.table.restart()
        self._show(self.table.current())

    def _columns(self) -> tuple[Column[Version], ...]:
        return (Column(self._language.gettext("Version"), self._name, detail=self._when),)

    def _name(self, one: Version) -> str:
        if one.program:
            return self._language.gettext("The program’s text")
        return self._language.gettext("Version {n}", n=one.number)

    def _when(self, one: Version) -> str:
        return self._language.join((self._language.moment(one.at), one.staff)) if one.at else ""

    def _fetch(self, _cursor: Cursor | None, _sort: Sort | None) -> Rows[Version]:
        return Rows(self._versions)

    def _show(self, one: Version | None) -> None:
        if one is None:
            return
        self.difference.show_difference(self._current, one.template)
        same = self.difference.toPlainText() and all(
            getattr(self._current, part) == getattr(one.template, part)
            for part in ("subject", "subline", "opening", "body", "closing", "wish", "signature")
        )
        _ = self._language.gettext
        self.said.setText(
            _("This is the text in use.") if same else _("Struck out is in use now; underlined would come instead.")
        )
        self.take.allow(not same, _("This is the text in use."))

    def _take(self) -> None:
        one = self.table.current()
        if one is not None and self.take.isEnabled():
            self.wanted.emit(one.number)
            self.accept()
