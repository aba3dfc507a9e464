"""The base of every page of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.i18n import Language, Message
    from app.ui.session import Session
    from app.ui.widgets.actions import Action
    from app.ui.widgets.button import Button

SIDE, TOP, BETWEEN = 20, 16, 12


class Page(QWidget):
    """Head row and body. A page says which facts it depends on and looks again when they move or it is shown."""

    actions_changed = Signal()
    icon = ""
    depends_on: frozenset[str] = frozenset()

    def __init__(self, session: Session, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.session = session
        self.stale = True
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SIDE, TOP, SIDE, BETWEEN)
        self.body.setSpacing(BETWEEN)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.body.addLayout(self.head)
        self.title = Label(title, "page", parent=self)
        self.title.setVisible(bool(title))
        if title:
            self.head.addWidget(self.title, 1)

    @property
    def language(self) -> Language:
        return self.session.language

    def page_actions(self) -> tuple[Action, ...]:
        """What can be done here; emit `actions_changed` when the set, or what is enabled, changes."""
        return ()

    def refresh(self) -> None:
        """Look again: called when the page is shown and when facts it depends on have moved."""

    def open(self, target: object) -> None:
        """Show the record that a link, a scan or the palette named."""

    def step_back(self) -> bool:
        """One step back inside the page (Esc); False lets the window go back."""
        return False

    def focus_start(self) -> None:
        """Give the keyboard to where work begins."""
        self.focusNextChild()

    def set_width(self, width: int) -> None:
        """The window's width in px at 100 % text, for layouts that change with it (LOOK's table)."""

    def take_menu_button(self, button: Button | None) -> None:
        """Keep the narrow window's menu button at the left of the head row; None gives it back."""
        if button is not None:
            self.head.insertWidget(0, button)

    def touched_by(self, changes: Changes) -> bool:
        """Whether these changes show here."""
        return changes.touches("*", *self.depends_on)


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page in the sidebar. It is built when it is first opened; without an icon it has no place in the sidebar.

    One that is `only_counted` has its place there while its badge counts something.
    """

    id: str
    words: Message
    icon: str
    key: str
    factory: Callable[[Session], Page]
    badge: Callable[[Session], int] | None = None
    badge_depends: frozenset[str] = frozenset()
    only_counted: bool = False
