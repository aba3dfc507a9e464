"""Picking one of very many: a box and what it finds, on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal

from app.ui import theme
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.label import Label
from app.ui.widgets.results import Result, ResultList, Section
from app.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Find = Callable[[str], tuple[Section, ...]]

_ROWS_HEIGHT, _MOST = 400, 40


class _Rows(ResultList):
    def sizeHint(self) -> QSize:
        return QSize(300, theme.current().px(_ROWS_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.current().px(96))


class Picker(Sheet):
    """`find(text)` answers sections (an empty text: what is likely); `picked` carries the row's target."""

    picked = Signal(object)

    def __init__(self, over: QWidget, title: str, find: Find, *, placeholder: str = "", icon: str = "search") -> None:
        super().__init__(over, title, width=560)
        self._find = find
        self.box = SearchBox(placeholder, name=title, icon=icon, low=True)
        self.list = _Rows(title)
        language = theme.current().language
        self.nothing = Label(language.gettext("Nothing found."), tone="text2")
        self.body.addWidget(self.box)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        self.box.typed.connect(self._show)
        self.box.moved.connect(self.list.move_choice)
        self.box.taken.connect(self._take)
        self.list.taken.connect(self._picked)
        self.add_left(Button(language.gettext("Back"), "quiet", key="Esc", run=self.dismiss))
        self._show("")

    def _show(self, text: str) -> None:
        self.list.show_sections(self._find(text), text, _MOST)
        self.nothing.setVisible(bool(text) and not self.list.results())

    def _take(self, text: str) -> None:
        self._show(text)
        self.list.take_current()

    def _picked(self, result: Result) -> None:
        self.picked.emit(result.target)
        self.accept()
