"""Ctrl+K: every action by its words, and anything the shop's own search finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui import theme
from app.ui.widgets.avatar import Mark
from app.ui.widgets.hits import folded
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.widgets.actions import Action

Finder = Callable[[str], tuple[Section, ...]]


def fits(words: str, typed: str) -> int | None:
    """How well words answer what was typed, 0 best; None when its letters do not occur in that order."""
    text, wanted = folded(words), folded(typed).replace(" ", "")
    at = folded(words).find(folded(typed))
    if at >= 0:
        return at
    place, first = -1, 0
    for letter in wanted:
        place = text.find(letter, place + 1)
        if place < 0:
            return None
        first = first or place
    return 100 + place - first


def matching(actions: tuple[Action, ...], typed: str) -> tuple[Action, ...]:
    """The actions that fit, best first; all of them for an empty box."""
    if not typed:
        return actions
    scored = [(score, action) for action in actions if (score := fits(action.words, typed)) is not None]
    return tuple(action for _, action in sorted(scored, key=lambda pair: pair[0]))


class Palette(Picker):
    """Opens over the window; a taken row is run or shown after the sheet is closed."""

    def __init__(self, over: QWidget, actions: tuple[Action, ...], finder: Finder | None = None) -> None:
        language = theme.current().language
        self._actions = tuple(action for action in actions if action.enabled())
        self._finder = finder
        super().__init__(
            over,
            language.gettext("Find anything"),
            self._sections,
            placeholder=language.gettext("A deed, a name, a number"),
        )

    def _sections(self, typed: str) -> tuple[Section, ...]:
        found = self._finder(typed) if self._finder is not None and typed else ()
        rows = tuple(self._row(action) for action in matching(self._actions, typed))
        return (*found, Section(theme.current().language.gettext("Actions"), rows))

    def _row(self, action: Action) -> Result:
        mark = Mark(icon=action.icon or "command", tone="neutral", square=True)
        return Result(action.words, mark=mark, key=action.key, target=action)
