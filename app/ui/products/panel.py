"""The card of a product beside the list: price, warranty, codes, how it sells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import needs
from app.services import settings as settings_service
from app.ui import speech
from app.ui.facts import Fact, FactList
from app.ui.products import words
from app.ui.products.picture_input import show_kept
from app.ui.products.wanted import WantedList
from app.ui.widgets.avatar import Avatar, Mark
from app.ui.widgets.card import Card, Line
from app.ui.widgets.chip import Chip
from app.ui.widgets.figures import Figure, FigureRow
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note
from app.ui.widgets.picture_view import PictureView
from app.ui.widgets.row_flow import RowFlow
from app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.need import NeedState, Wanted
    from app.domain.product import ProductFile
    from app.ui.session import Session
    from app.ui.widgets.actions import Action
    from app.ui.widgets.button import Button


_PICTURE_WIDTH, _PICTURE_HEIGHT = 240, 156


class ProductSide(Card):
    """Shows one product, or nothing; the buttons stay at the bottom."""

    def __init__(
        self,
        session: Session,
        buttons: tuple[Button, ...],
        *,
        move: Callable[[Wanted, NeedState], object],
        calls: Action,
    ) -> None:
        """`move` says of one who looks for the product that they were told or have it; `calls` prints the list."""
        super().__init__()
        self._session, self._move, self._calls = session, move, calls
        #: Who looks for the product that is shown.
        self.wanted: tuple[Wanted, ...] = ()
        self._inside = QWidget()
        self._scroll = Scrolled(self._inside)
        self.column.addWidget(self._scroll, 1)
        self.deeds = QWidget()
        row = QHBoxLayout(self.deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button, 1)
        self.column.addWidget(self.deeds)
        self.deeds.hide()

    def show_file(self, file: ProductFile | None) -> None:
        """Show another product."""
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.wanted = needs.wanting(file.row.id, settings_service.load()) if file is not None else ()
        if file is not None:
            self._fill(column, file)
        column.addStretch(1)
        self._scroll.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self.deeds.setVisible(file is not None)

    def _fill(self, column: QVBoxLayout, file: ProductFile) -> None:
        language = self._session.language
        column.addLayout(_head(file))
        if file.draft.picture:
            column.addWidget(self._picture(file.draft.picture))
        if file.draft.pitch:
            column.addWidget(Label(file.draft.pitch, "body", wrap="wrap", tone="text2"))
        marks = words.marks(language, file.row)
        if marks:
            holder = QWidget()
            flow = RowFlow(holder, gap=8)
            for tag in marks:
                flow.addWidget(Chip(tag.text, tag.tone, tag.icon))
            column.addWidget(holder)
        if file.draft.prompt:
            column.addWidget(Note(file.draft.prompt, tone="warn"))
        if self.wanted:
            column.addWidget(Line())
            column.addWidget(WantedList(self._session, self.wanted, self._move, self._calls))
        column.addWidget(Line())
        column.addWidget(FigureRow(self._figures(file), columns=2))
        column.addWidget(Line())
        column.addWidget(FactList(self._facts(file)))
        if file.draft.care:
            column.addWidget(Line())
            column.addWidget(Label(language.gettext("Care"), "caption"))
            column.addWidget(Label(file.draft.care, "body", wrap="wrap"))

    def _picture(self, digest: str) -> PictureView:
        shown = PictureView(_PICTURE_WIDTH, _PICTURE_HEIGHT)
        show_kept(shown, digest)
        shown.setAccessibleName(self._session.language.gettext("Picture"))
        return shown

    def _figures(self, file: ProductFile) -> tuple[Figure, ...]:
        language, settings = self._session.language, settings_service.load()
        _ = language.gettext
        per = "" if file.row.unit == "pc" else _("per {unit}", unit=words.unit(language, file.row.unit))
        sold = speech.quantity(language, file.sold, file.row.unit)
        today = self._session.now().date()
        last = _("last {ago}", ago=speech.ago(language, file.last_sold.date(), today)) if file.last_sold else ""
        price = words.full_price(language, file.row.price, settings.currency)
        return (Figure(_("Price"), price, per), Figure(_("Sold"), sold, last))

    def _facts(self, file: ProductFile) -> tuple[Fact, ...]:
        language, draft = self._session.language, file.draft
        _ = language.gettext
        country = settings_service.profile(settings_service.load())
        rate = country.rate(draft.tax_code)
        return (
            Fact(_("Warranty"), words.warranty(language, file.row) or _("none")),
            Fact(country.tax_name.in_language(language.code), language.percent(rate.percent) if rate else ""),
            Fact(_("Category"), draft.category),
            Fact(_("Supplier"), draft.supplier),
            Fact(_("New since"), language.day(draft.new_on) if draft.new_on else ""),
            Fact(_("Codes"), "\n".join(code.shown for code in file.codes)),
        )


def _head(file: ProductFile) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Avatar(Mark(icon="package", square=True, tone="neutral"), 48), 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Label(file.row.name, "section", wrap="wrap"))
    lines.addWidget(Label(file.row.sku, "detail"))
    row.addLayout(lines, 1)
    return row
