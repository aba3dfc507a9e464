"""What the mailings page shows in its place: a list, a letter, a mailing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.i18n import Language
    from app.ui.session import Session
    from app.ui.widgets.actions import Action


class View(QWidget):
    """One view of the page, with keys of its own."""

    actions_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    @property
    def language(self) -> Language:
        return self.session.language

    def view_actions(self) -> tuple[Action, ...]:
        """What can be done here."""
        return ()

    def look_again(self) -> None:
        """Facts have moved."""

    def step_back(self) -> bool:
        """One step back inside the view; False leaves it."""
        return False

    def focus_start(self) -> None:
        """Give the keyboard to where work begins."""

    def set_width(self, width: int) -> None:
        """The window's width in px at 100 % text."""
