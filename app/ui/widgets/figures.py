"""A row of figures: what, how much, and what one must know about it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.widgets.card import Line
from app.ui.widgets.label import Label


class Figure(NamedTuple):
    """Caption above, value large, detail below; `tone` colours the value by token."""

    caption: str
    value: str
    detail: str = ""
    tone: str = ""


class FigureBlock(QWidget):
    """One figure."""

    def __init__(self, figure: Figure, *, large: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.caption = Label(figure.caption, "caption")
        self.value = Label(figure.value, "figure" if large else "section", tone=figure.tone)
        self.detail = Label(figure.detail, "detail")
        for label in (self.caption, self.value, self.detail):
            column.addWidget(label)
        self.detail.setVisible(bool(figure.detail))


class FigureRow(QWidget):
    """Figures side by side with lines between them, or `columns` in a grid without lines for a side panel."""

    def __init__(self, figures: tuple[Figure, ...] = (), *, columns: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._holder = QVBoxLayout(self)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._holder.addWidget(self._inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figures(figures)

    def set_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show these instead."""
        old, self._inside = self._inside, QWidget()
        self._holder.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()
        if self._columns:
            self._fill_grid(figures)
        else:
            self._fill_row(figures)

    def _fill_row(self, figures: tuple[Figure, ...]) -> None:
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for place, figure in enumerate(figures):
            if place:
                row.addWidget(Line(upright=True))
            row.addWidget(FigureBlock(figure), 1, Qt.AlignmentFlag.AlignTop)

    def _fill_grid(self, figures: tuple[Figure, ...]) -> None:
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, figure in enumerate(figures):
            grid.addWidget(FigureBlock(figure, large=False), place // self._columns, place % self._columns)
