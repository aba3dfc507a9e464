"""The base of every widget that draws itself from the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme

if TYPE_CHECKING:
    from app.ui.theme import Look

_LOOK_EVENTS = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)


def measure_again(widget: QWidget, event: QEvent) -> None:
    """Call from `changeEvent`: a new look may need other room."""
    if event.type() in _LOOK_EVENTS:
        widget.updateGeometry()
        widget.update()


class Painted(QWidget):
    """A widget with a look and no style sheet of its own."""

    @property
    def look(self) -> Look:
        return theme.current()

    def changeEvent(self, event: QEvent) -> None:
        measure_again(self, event)
        super().changeEvent(event)
