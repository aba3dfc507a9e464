"""The sides of a piece of mail: outside and inside of a card, the pages of a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.mailing import CARDS, Form
from app.ui.widgets.actions import Action
from app.ui.widgets.segments import Segment, Segments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.i18n import Language
    from app.ui.widgets.paper_view import PaperView

_MOST, _SIDES = 4, 2


class PageTurn(Segments):
    """Shown while the paper has more than one page; F2 shows the next one, and `offered` says when that changes."""

    offered = Signal()

    def __init__(self, view: PaperView, language: Language, parent: QWidget | None = None) -> None:
        super().__init__((), name=language.gettext("Page"), parent=parent)
        self._view, self._language = view, language
        #: Whose two pages are two sides.
        self.form: Form | None = None
        self._room, self._offers = True, False
        view.shown.connect(self._show)
        view.page_changed.connect(lambda page: self.choose(str(page)))
        self.chosen.connect(lambda page: view.turn_to(int(page)))
        self.hide()

    def _show(self, pages: int) -> None:
        shown = min(pages, _MOST)
        self.set_segments(tuple(Segment(str(page), self._word(page, pages)) for page in range(shown)))
        self.choose(str(self._view.page))
        self.fit()
        if self._offers != (pages > 1):
            self._offers = pages > 1
            self.offered.emit()

    def fit(self, *, room: bool | None = None) -> None:
        """Show it where there is room for the paper and it has a second page."""
        self._room = self._room if room is None else room
        self.setVisible(self._room and self._view.pages > 1)

    def _word(self, page: int, pages: int) -> str:
        _ = self._language.gettext
        if pages == _SIDES and self.form is Form.POSTCARD:
            return (_("Picture side"), _("Address side"))[page]
        if pages == _SIDES and self.form in CARDS:
            return (_("Outside"), _("Inside"))[page]
        return _("Page {n}", n=page + 1)

    def action(self) -> Action:
        """F2: the next page, and after the last the first."""
        words = self._language.gettext("Other side")
        return Action("mailing.side", words, "F2", self.turn, lambda: self._view.pages > 1, icon="file-text")

    def turn(self) -> None:
        """The next page."""
        self._view.turn_to((self._view.page + 1) % max(1, self._view.pages))
