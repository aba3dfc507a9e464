"""Facts of a record, one below the other: what, and how it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

_CAPTION = 112


class Fact(NamedTuple):
    """A caption and its words; with `run` the words are a link."""

    caption: str
    words: str
    run: Callable[[], object] | None = None


class FactList(QWidget):
    """Captions left, words right; facts without words are left out."""

    def __init__(self, facts: tuple[Fact, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.current().px(_CAPTION))
        for place, fact in enumerate(fact for fact in facts if fact.words):
            # Beside one line of a link the caption stands in its middle, beside a text at its beginning.
            side = Qt.AlignmentFlag.AlignVCenter if fact.run else Qt.AlignmentFlag.AlignTop
            grid.addWidget(Label(fact.caption, "detail", wrap="wrap"), place, 0, side)
            grid.addLayout(_words(fact), place, 1)


def _words(fact: Fact) -> QHBoxLayout:
    row = QHBoxLayout()
    if fact.run is None:
        row.addWidget(Label(fact.words, "body", wrap="wrap"), 1, Qt.AlignmentFlag.AlignTop)
    else:
        link = Button(fact.words, "link", run=fact.run)
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(link)
        row.addStretch(1)
    return row
