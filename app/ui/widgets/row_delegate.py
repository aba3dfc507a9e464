"""How a row of a list is drawn: two lines, chips, a mark, the selection bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import theme
from app.ui.theme import BODY, CAPTION, Look
from app.ui.widgets.avatar import paint_mark
from app.ui.widgets.chip import Tag, paint_tags, tag_size
from app.ui.widgets.label import paint_text
from app.ui.widgets.list_model import Index, ListModel, ListRole
from app.ui.widgets.marked_text import paint_marked

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.ui.widgets.column import Column

_ANY_TAG = Tag("")
BAR, EDGE, GAP, MARK = 3, 16, 8, 32
_LINE_GAP, _TALL_ROW = 3, 54


class RowDelegate(QStyledItemDelegate):
    """Paints cells from the tokens; knows the letters looked for."""

    def __init__(self, view: QAbstractItemView, height: int, parent: QObject | None = None) -> None:
        super().__init__(parent or view)
        self._view = view
        self.height = height
        self.letters = ""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, theme.current().px(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = index.data(ListRole.ROW)
        if not isinstance(model, ListModel) or row is None:
            return
        look = theme.current()
        place, state = QRectF(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, place, look, selected=selected, hovered=self._hovered(index, state))
        if selected and index.column() == self._first_column():
            painter.fillRect(QRectF(place.x(), place.y(), BAR, place.height() - 1), look.colour("accent"))
        self._paint_cell(painter, place, model.columns[index.column()], row, selected=selected)
        painter.restore()

    def _first_column(self) -> int:
        return 0

    def _hovered(self, _index: Index, state: Any) -> bool:
        return bool(state & QStyle.StateFlag.State_MouseOver)

    def _paint_ground(self, painter: QPainter, place: QRectF, look: Look, *, selected: bool, hovered: bool) -> None:
        if selected or hovered:
            painter.fillRect(place, look.colour("soft" if selected else "hover"))
        painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), look.colour("line"))

    def _paint_cell(self, painter: QPainter, place: QRectF, column: Column[Any], row: Any, *, selected: bool) -> None:
        look = theme.current()
        inside = place.adjusted(EDGE if place.x() <= 0 else GAP, 0, -GAP, -1)
        if column.align == "right":
            inside = place.adjusted(GAP, 0, -EDGE if self._at_right_end(place) else -GAP, -1)
        mark = column.mark(row) if column.mark else None
        if column.mark:
            side = look.px(MARK)
            if mark:
                spot = QRectF(inside.x(), round(inside.center().y() - side / 2), side, side)
                paint_mark(painter, spot, mark, look, ground="surface" if selected else "")
            inside.setLeft(inside.left() + side + 12)
        self._paint_lines(painter, inside, column, row, selected=selected)

    def _at_right_end(self, place: QRectF) -> bool:
        return place.right() >= self._view.viewport().width() - 2

    def _paint_lines(self, painter: QPainter, place: QRectF, column: Column[Any], row: Any, *, selected: bool) -> None:
        look = theme.current()
        text, detail = column.text(row), column.detail(row) if column.detail else ""
        tags = column.tags(row) if column.tags else ()
        first, second = place, place
        if (detail or tags) and text:
            first, second = _two_lines(place, look, tall=bool(tags))
        if text:
            self._paint_first(painter, first, text, column, row, selected=selected)
        used = paint_tags(painter, second, tags, look, ground="surface" if selected else "") if tags else 0.0
        rest = second.adjusted(used + (2 if used else 0), 0, 0, 0)
        if detail and self._fits(rest, detail, look, beside=bool(used)):
            paint_marked(painter, rest, detail, look, letters=self.letters, size=CAPTION, colour="text2")

    def _fits(self, place: QRectF, detail: str, look: Look, *, beside: bool) -> bool:
        # Beside a chip the facts are shown whole or not at all; alone they may be cut.
        return not beside or look.metrics(CAPTION).horizontalAdvance(detail) <= place.width()

    def _paint_first(
        self, painter: QPainter, place: QRectF, text: str, column: Column[Any], row: Any, *, selected: bool
    ) -> None:
        look = theme.current()
        colour = (column.tone(row) if column.tone else "") or ("text2" if column.quiet else "text")
        bold = column.bold or (selected and column.detail is not None)
        if column.align == "right":
            paint_text(painter, place, text, look, bold=bold, colour=colour, align=Qt.AlignmentFlag.AlignRight)
        else:
            paint_marked(painter, place, text, look, letters=self.letters, size=BODY, bold=bold, colour=colour)


def _two_lines(place: QRectF, look: Look, *, tall: bool) -> tuple[QRectF, QRectF]:
    top, bottom = look.metrics(BODY).height(), look.metrics(CAPTION).height()
    if tall:
        bottom = max(bottom, tag_size(look, _ANY_TAG).height())
    gap = look.px(_LINE_GAP) if place.height() >= look.px(_TALL_ROW) else 0
    start = place.center().y() - (top + gap + bottom) / 2
    below = start + top + gap
    return QRectF(place.x(), start, place.width(), top), QRectF(place.x(), below, place.width(), bottom)
