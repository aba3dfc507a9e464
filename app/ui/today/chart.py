"""Four weeks of sales as one line: three grid lines, words where they matter."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from app.domain.money import Money
from app.ui import speech
from app.ui.theme import CAPTION
from app.ui.widgets.label import paint_text
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from datetime import date

    from app.domain.today import DayTotal

_STEPS = (1, 2, 5)
_GRID = 3
_GAP, _DOT = 8, 4.5


class SalesChart(Painted):
    """One point a day; days without a sale count as nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[date, ...] = ()
        self._values: tuple[int, ...] = ()
        self._currency = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_days(self, history: tuple[DayTotal, ...], first: date, today: date, currency: str) -> None:
        """Draw the days from the first to today."""
        totals = {one.day: one.total.minor for one in history}
        self._days = tuple(first + timedelta(days=ahead) for ahead in range((today - first).days + 1))
        self._values = tuple(totals.get(day, 0) for day in self._days)
        self._currency = currency
        language = self.look.language
        words = (
            f"{language.short_day(day)} {speech.money(language, Money(value, currency))}"
            for day, value in zip(self._days, self._values, strict=True)
        )
        self.setAccessibleName(", ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.look.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.look.px(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = _step(max(*self._values, 1))
        top = step * _GRID
        line = self.look.metrics(CAPTION).height()
        left = self._widest(step) + _GAP
        place = QRectF(left, line / 2, self.width() - left - 6, self.height() - 2 * line - _GAP)
        self._paint_grid(painter, place, step, line)
        points = [self._point(place, number, top) for number in range(len(self._values))]
        self._paint_line(painter, place, points)
        self._paint_days(painter, place, line)

    def _point(self, place: QRectF, number: int, top: int) -> QPointF:
        across = number / max(1, len(self._values) - 1)
        return QPointF(
            place.left() + across * place.width(), place.bottom() - max(0, self._values[number]) / top * place.height()
        )

    def _widest(self, step: int) -> float:
        metrics = self.look.metrics(CAPTION)
        return max(metrics.horizontalAdvance(self._amount(step * level)) for level in range(_GRID + 1))

    def _amount(self, minor: int) -> str:
        return self.look.language.number(Money(minor, self._currency).decimal.normalize() + 0)

    def _paint_grid(self, painter: QPainter, place: QRectF, step: int, line: float) -> None:
        for level in range(_GRID + 1):
            height = round(place.bottom() - level / _GRID * place.height()) + 0.5
            painter.setPen(QPen(self.look.colour("line"), 1))
            painter.drawLine(QPointF(place.left(), height), QPointF(place.right(), height))
            words = QRectF(0, height - line / 2, place.left() - _GAP, line)
            paint_text(
                painter, words, self._amount(step * level), self.look, size=CAPTION, colour="text3",
                align=Qt.AlignmentFlag.AlignRight,
            )  # fmt: skip

    def _paint_line(self, painter: QPainter, place: QRectF, points: list[QPointF]) -> None:
        accent = self.look.colour("accent")
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        ground = QPainterPath(path)
        ground.lineTo(points[-1].x(), place.bottom())
        ground.lineTo(points[0].x(), place.bottom())
        below = self.look.colour("accent")
        below.setAlphaF(0.10)
        painter.fillPath(ground, below)
        painter.setPen(QPen(accent, 2, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setBrush(accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(points[-1], _DOT, _DOT)

    def _paint_days(self, painter: QPainter, place: QRectF, line: float) -> None:
        language = self.look.language
        top = place.bottom() + _GAP
        last = len(self._days) - 1
        width = place.width() / 3
        centre, right = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        first = language.short_day(self._days[0])
        middle = language.short_day(self._days[last // 2])
        paint_text(painter, QRectF(place.left(), top, width, line), first, self.look, size=CAPTION, colour="text3")
        paint_text(
            painter, QRectF(place.center().x() - width / 2, top, width, line), middle, self.look,
            size=CAPTION, colour="text3", align=centre,
        )  # fmt: skip
        paint_text(
            painter, QRectF(place.right() - width, top, width, line), language.gettext("today"), self.look,
            size=CAPTION, colour="text3", align=right,
        )  # fmt: skip


def _step(largest: int) -> int:
    """A round step so that three of them hold the largest value."""
    size = 1
    while True:
        for step in _STEPS:
            if step * size * _GRID >= largest:
                return step * size
        size *= 10
