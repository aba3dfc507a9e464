"""A complaint as a card of the board, drawn in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import icons, theme
from app.ui.complaints import words
from app.ui.theme import BODY, CAPTION, Look
from app.ui.widgets.chip import Tag, paint_tags, tag_size
from app.ui.widgets.label import lay_out, paint_text
from app.ui.widgets.list_model import Index, ListRole

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.domain.complaint_file import ComplaintRow

_GAP, _PAD, _EDGE, _RADIUS, _INSET = 8, 12, 4, 8, 8
_TITLE_LINES = 2
_ANY = Tag("", icon="clock")


class CardDelegate(QStyledItemDelegate):
    """Number and day, title on two lines at most, person, deadline, who cares for it."""

    def __init__(self, view: QListView, today: Callable[[], date]) -> None:
        super().__init__(view)
        self._view = view
        self._today = today

    def _inner_width(self) -> float:
        return self._view.viewport().width() - 2 * _GAP - 2 * _PAD - _INSET

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ListRole.ROW)
        look = theme.current()
        if row is None:
            return QSize(0, 0)
        height = _GAP + 2 * (_PAD - 2) + look.metrics(CAPTION).height() + 4
        height += _title_height(row, look, self._inner_width()) + 4
        height += look.metrics(CAPTION).height() + 4 if row.customer else 0
        height += tag_size(look, _ANY).height() + 2
        height += look.metrics(CAPTION).height() + 6 if row.assigned else 0
        return QSize(0, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ListRole.ROW)
        if row is None:
            return
        look = theme.current()
        place, state = QRectF(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = place.adjusted(_GAP + 0.5, 0.5, -_GAP - 0.5, -_GAP - 0.5)
        self._paint_ground(painter, card, row, look, selected=selected)
        inside = card.adjusted(_PAD + _INSET, _PAD - 2, -_PAD, -_PAD + 2)
        self._paint_words(painter, inside, row, look, selected=selected)
        painter.restore()

    def _paint_ground(self, painter: QPainter, card: QRectF, row: Any, look: Look, *, selected: bool) -> None:
        painter.setPen(QPen(look.colour("accent" if selected else "line"), 1))
        painter.setBrush(look.colour("soft" if selected else "surface"))
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(words.edge(row, self._today())))
        bar = QRectF(card.x() + _INSET, card.y() + _PAD, _EDGE, card.height() - 2 * _PAD)
        painter.drawRoundedRect(bar, _EDGE / 2, _EDGE / 2)

    def _paint_words(self, painter: QPainter, place: QRectF, row: Any, look: Look, *, selected: bool) -> None:
        today, language = self._today(), look.language
        small = look.metrics(CAPTION).height()
        line = QRectF(place.x(), place.y(), place.width(), small)
        when = words.day(language, row, today)
        used = look.metrics(CAPTION).horizontalAdvance(when) + 8
        paint_text(painter, line, when, look, size=CAPTION, colour="text3", align=Qt.AlignmentFlag.AlignRight)
        paint_text(painter, line.adjusted(0, 0, -used, 0), row.number, look, size=CAPTION, colour="text3")
        top = line.bottom() + 4
        top += _paint_title(painter, QRectF(place.x(), top, place.width(), 0), row, look) + 4
        if row.customer:
            paint_text(
                painter, QRectF(place.x(), top, place.width(), small), row.customer, look, size=CAPTION, colour="text2"
            )
            top += small + 4
        top += 2
        chip = words.deadline(language, row, today)
        height = tag_size(look, chip).height()
        ground = "surface" if selected else ""
        paint_tags(painter, QRectF(place.x(), top, place.width(), height), (chip,), look, ground=ground)
        if row.assigned:
            _paint_assigned(painter, QRectF(place.x(), top + height + 6, place.width(), small), row, look)


def _paint_assigned(painter: QPainter, place: QRectF, row: ComplaintRow, look: Look) -> None:
    side = place.height()
    icons.paint(painter, "user", QRectF(place.x(), place.y(), side, side), look.tokens.text2)
    paint_text(painter, place.adjusted(side + 6, 0, 0, 0), row.assigned, look, size=CAPTION, colour="text2")


def _title(row: ComplaintRow, look: Look, width: float) -> tuple[QTextLayout, int]:
    layout, _height = lay_out(row.subject, look, width, BODY, bold=True)
    return layout, min(layout.lineCount(), _TITLE_LINES)


def _title_height(row: ComplaintRow, look: Look, width: float) -> float:
    layout, lines = _title(row, look, width)
    return sum(layout.lineAt(number).height() for number in range(lines))


def _paint_title(painter: QPainter, place: QRectF, row: ComplaintRow, look: Look) -> float:
    """The first lines whole, the last one cut where the title goes on."""
    layout, lines = _title(row, look, place.width())
    top = place.y()
    for number in range(lines):
        line = layout.lineAt(number)
        start = line.textStart()
        last = number == lines - 1
        text = row.subject[start:] if last else row.subject[start : start + line.textLength()]
        paint_text(painter, QRectF(place.x(), top, place.width(), line.height()), text.strip(), look, bold=True)
        top += line.height()
    return top - place.y()
