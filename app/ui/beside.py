"""A list with a panel beside it, as wide as the window allows; in narrow windows the panel goes away."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import theme

# Window width at 100 % text, and how wide the panel is from there.
_WIDTHS = ((1600, 416), (1280, 368), (960, 312))


def side_width(window: int) -> int:
    """How wide a panel is in a window of that width at 100 % text; 0 where it has no room."""
    return next((side for least, side in _WIDTHS if window >= least), 0)


class Beside(QWidget):
    """`main` takes the room that `side` leaves."""

    def __init__(self, main: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self._shown = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(main, 1)
        row.addWidget(side)

    @property
    def shown(self) -> bool:
        """Whether the panel has room."""
        return self._shown

    def set_width(self, window: int) -> None:
        """Fit to a window of that width at 100 % text."""
        width = side_width(window)
        self._shown = width > 0
        self.side.setVisible(self._shown)
        if self._shown:
            self.side.setFixedWidth(theme.current().px(width))
