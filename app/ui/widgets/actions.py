"""What a page or the window can do: words, key and deed, listed once for strip, palette, key sheet and shortcut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from app.ui.widgets.button import Button, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def always() -> bool:
    """An action that can be done at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """`words` say the deed; `short` is its word in the strip; `why_not` is the reason while it is not enabled."""

    id: str
    words: str
    key: str
    run: Callable[[], Any]
    enabled: Callable[[], bool] = always
    short: str = ""
    icon: str = ""
    in_strip: bool = True
    why_not: str = ""

    def button(self, kind: Kind = "normal", *, small: bool = False) -> Button:
        """A button that does this; its key is listened to by the window."""
        return Button(self.words, kind, self.icon, self.key, small=small, run=self.do)

    def do(self) -> None:
        """Run it, if it may run now."""
        if self.enabled():
            self.run()


class Shortcuts(QObject):
    """Listens to the keys of a set of actions; the set can be exchanged and silenced as a whole."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._listeners: list[QAction] = []

    def listen(self, actions: tuple[Action, ...]) -> None:
        """Listen to these keys instead of the former ones."""
        for old in self._listeners:
            self._window.removeAction(old)
            old.deleteLater()
        self._listeners = [self._listener(action) for action in actions if action.key]
        self._window.addActions(self._listeners)

    def silence(self, silent: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Deaf while a sheet is open."""
        for listener in self._listeners:
            listener.setEnabled(not silent)

    def _listener(self, action: Action) -> QAction:
        listener = QAction(self._window)
        listener.setShortcuts([QKeySequence(key) for key in _spellings(action.key)])
        listener.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        listener.setAutoRepeat(action.key in {"PgUp", "PgDown", "Up", "Down"})
        listener.triggered.connect(lambda _checked: action.do())
        return listener


def _spellings(key: str) -> list[str]:
    """Enter has two keys on most keyboards."""
    return [key, key.replace("Return", "Enter")] if "Return" in key else [key]
