"""The card of what happened: segments with counts, a search in it, and the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.customer_card import HISTORY_WORDS, HistoryEvent, HistoryFilter
from app.services import customer_history
from app.ui.customers import words
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.segments import Segment, Segments
from app.ui.widgets.timeline import Happening, Timeline

if TYPE_CHECKING:
    from app.domain.page import Cursor, Page, Sort
    from app.ui.session import Session


class HistoryCard(Card):
    """One customer's history; `opened` carries the entry that is to be shown whole."""

    opened = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(padding=1)
        self._session = session
        self._customer: int | None = None
        self._only = HistoryFilter.ALL
        self._text = ""
        _ = session.language.gettext
        self.segments = Segments(self._segments({}), name=_("History"))
        self.segments.chosen.connect(self._show_only)
        self.search_button = Button(_("Find in the history"), "quiet", "search", "Ctrl+F", small=True, run=self.search)
        self.box = SearchBox(
            _("Goods, number, name or subject"), name=_("Find in the history"), low=True, typing_hints=(("Esc", ""),)
        )
        self.box.typed.connect(self._typed)
        self.box.taken.connect(self._taken)
        self.box.moved.connect(lambda _key: self.line.setFocus())
        self._arrange()

    def _arrange(self) -> None:
        _ = self._session.language.gettext
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 4)
        head.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.segments)
        row.addStretch(1)
        row.addWidget(self.search_button)
        head.addLayout(row)
        head.addWidget(self.box)
        self.box.hide()
        self.column.addLayout(head)
        self.nothing = Label("", "body", tone="text2", wrap="wrap")
        self.nothing.setContentsMargins(12, 0, 12, 0)
        self.nothing.setMargin(12)
        self.add(self.nothing)
        self.line: Timeline[HistoryEvent] = Timeline(self._fetch, self._happening, name=_("History"))
        self.line.opened.connect(self.opened)
        self.add(self.line, 1)
        self.column.addStretch()  # under the sentence, when there is no history to fill the room

    def _segments(self, counts: dict[HistoryFilter, int]) -> tuple[Segment, ...]:
        language = self._session.language
        return tuple(
            Segment(only.value, language.render(said), language.number(counts[only]) if counts.get(only) else "")
            for only, said in HISTORY_WORDS.items()
        )

    def show_customer(self, customer_id: int) -> None:
        """Another customer, or the same one after something moved."""
        if customer_id != self._customer:
            self._customer, self._only, self._text = customer_id, HistoryFilter.ALL, ""
            self.segments.choose(self._only)
            self.box.clear()
            self.box.hide()
        self.segments.set_segments(self._segments(customer_history.counts(customer_id)))
        self._restart()

    def set_roomy(self, roomy: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Where the line has little room the segments take it; the strip shows the key all the same."""
        self.search_button.setVisible(roomy and self.box.isHidden())
        self._roomy = roomy

    _roomy = True

    # --- the search

    def search(self) -> None:
        """Ctrl+F: a box above the line."""
        self.box.show()
        self.search_button.hide()
        self.box.setFocus()
        self.box.selectAll()

    def stop_search(self) -> bool:
        """Esc: everything again; False if nothing was looked for."""
        if self.box.isHidden():
            return False
        self.box.clear()
        self.box.hide()
        self.search_button.setVisible(self._roomy)
        self._typed("")
        self.line.setFocus()
        return True

    def _typed(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._restart()

    def _taken(self, text: str) -> None:
        self._typed(text)
        if self.line.rows():
            self.line.setFocus()

    # --- what is shown

    def _show_only(self, only: str) -> None:
        self._only = HistoryFilter(only)
        self._restart()

    def _restart(self) -> None:
        _ = self._session.language.gettext
        self.line.restart()
        some = bool(self.line.rows())
        searched = _("Nothing in the history says “{text}”.", text=self._text)
        self.nothing.setText(searched if self._text else _("Nothing has happened here yet."))
        self.line.setVisible(some)
        self.nothing.setVisible(not some)

    def _fetch(self, cursor: Cursor | None, _sort: Sort | None) -> Page[HistoryEvent]:
        assert self._customer is not None  # noqa: S101 - the line is asked only when a customer is shown
        return customer_history.page(self._customer, self._only, cursor, text=self._text)

    def _happening(self, event: HistoryEvent) -> Happening:
        return words.happening(self._session.language, event, self._session.now().date())
