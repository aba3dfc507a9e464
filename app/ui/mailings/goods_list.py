"""The products on a leaflet, in their order: added, moved and taken away."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.mailing import MOST_PRODUCTS
from app.errors import AppError
from app.services import leaflets, products
from app.ui import speech
from app.ui.mailings import product_pick
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.ui.session import Session

# What came in so many days is new.
_SEASON = timedelta(days=91)


class GoodsList(QWidget):
    """Sends `changed` with the ids of the products."""

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        _ = session.language.gettext
        self.session = session
        self.ids: tuple[int, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.none = Label(
            _("No goods are chosen. They stand on cards and leaflets, and on a leaflet behind letters."),
            tone="text2",
            wrap="wrap",
        )
        column.addWidget(self.none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)
        self._lines: list[QWidget] = []
        row = QHBoxLayout()
        row.setSpacing(8)
        self.add_button = Button(_("Add a product"), icon="plus", key="F7", small=True, run=self.add)
        row.addWidget(self.add_button)
        row.addWidget(Button(_("What is new"), icon="sparkles", small=True, run=self.add_new))
        row.addStretch(1)
        column.addLayout(row)

    def show_goods(self, ids: tuple[int, ...]) -> None:
        """Show these products."""
        if ids == self.ids and len(self._lines) == len(ids):
            return
        self.ids = ids
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(place, product) for place, product in enumerate(ids)]
        self.none.setVisible(not ids)
        full = self.session.language.gettext("There is room for {n} of these.", n=MOST_PRODUCTS)
        self.add_button.allow(len(ids) < MOST_PRODUCTS, full)

    def _line(self, place: int, product: int) -> QWidget:
        _ = self.session.language.gettext
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        name, price = self._words(product)
        row.addWidget(Label(name), 1)
        row.addWidget(Label(price, tone="text2", wrap="whole", align=Qt.AlignmentFlag.AlignRight))
        up = Button("", "quiet", "arrow-up", small=True, run=partial(self._move, place))
        up.setAccessibleName(_("Earlier: {name}", name=name))
        up.allow(place > 0)
        away = Button("", "quiet", "x", small=True, run=partial(self._remove, place))
        away.setAccessibleName(_("Take away: {name}", name=name))
        row.addWidget(up)
        row.addWidget(away)
        self._rows.addWidget(line)
        line.show()
        return line

    def _words(self, product: int) -> tuple[str, str]:
        try:
            draft = products.draft(product)
        except AppError:
            return self.session.language.gettext("No longer in the file"), ""
        return draft.name, speech.price(self.session.language, draft.price) if draft.price is not None else ""

    def add(self) -> None:
        """F7: one more."""
        title = self.session.language.gettext("Which product?")
        product_pick.pick(self, self.session, title, self._added).open()

    def add_new(self) -> None:
        """What came in the last three months."""
        try:
            found = leaflets.new_since(self.session.now().date() - _SEASON)
        except AppError as error:
            self.none.setText(self.session.language.render(error.text))
            return
        ids = dict.fromkeys((*self.ids, *found))
        self._tell(tuple(ids)[:MOST_PRODUCTS])

    def _added(self, product: int) -> None:
        if product not in self.ids:
            self._tell((*self.ids, product))

    def _move(self, place: int) -> None:
        ids = list(self.ids)
        ids[place - 1], ids[place] = ids[place], ids[place - 1]
        self._tell(tuple(ids))

    def _remove(self, place: int) -> None:
        self._tell(self.ids[:place] + self.ids[place + 1 :])
        self.add_button.setFocus()

    def _tell(self, ids: tuple[int, ...]) -> None:
        self.show_goods(ids)
        self.changed.emit(ids)
