"""F1: every key that does something here, made from the actions themselves so that it is never out of date."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui import theme
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.keycap import Keycap
from app.ui.widgets.label import Label

Group = tuple[str, tuple[Action, ...]]

_TWO_COLUMNS, _KEY_WIDTH = 680, 72


class KeysSheet(Sheet):
    """Groups of (title, actions), two columns where there is room."""

    def __init__(self, over: QWidget, groups: tuple[Group, ...]) -> None:
        language = theme.current().language
        super().__init__(over, language.gettext("All keys"), width=760)
        columns = 2 if over.window().width() >= theme.current().px(_TWO_COLUMNS) else 1
        for title, actions in groups:
            keyed = tuple(action for action in actions if action.key)
            if keyed:
                self.body.addWidget(Label(title, "caption"))
                self.body.addWidget(_Grid(keyed, columns))
        self.add_left(Button(language.gettext("Back"), "quiet", key="Esc", run=self.dismiss))


class _Grid(QWidget):
    def __init__(self, actions: tuple[Action, ...], columns: int) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column in range(columns):
            grid.setColumnMinimumWidth(2 * column, theme.current().px(_KEY_WIDTH))
        rows = -(-len(actions) // columns)
        for place, action in enumerate(actions):
            row, column = place % rows, place // rows * 2
            grid.addWidget(Keycap(action.key), row, column, Qt.AlignmentFlag.AlignLeft)
            tone = "text" if action.enabled() else "text3"
            grid.addWidget(Label(action.words, "body", tone=tone), row, column + 1)
            grid.setColumnStretch(column + 1, 1)
