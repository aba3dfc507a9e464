"""The ring around whatever has the keyboard; one transparent overlay per window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from app.ui.widgets.painted import Painted

_OUTSIDE, _WIDTH, _RADIUS = 4, 2, 6
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange)


class FocusRing(Painted):
    """Follows the focus through moves and scrolls. Fields show their own border instead, rows their bar."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_key = True
        self._seen = QRect()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            app.installEventFilter(self)

    def target(self) -> QWidget | None:
        """The widget the ring is around, None while it is hidden."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._note_hand(by_key=True)
        elif kind == QEvent.Type.MouseButtonPress:
            self._note_hand(by_key=False)
        elif kind in _MOVING and watched in self._watched:
            self._place()
        return False

    def _note_hand(self, *, by_key: bool) -> None:
        if by_key is not self._by_key:
            self._by_key = by_key
            self._place()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        wants = isinstance(new, QAbstractButton) or (new is not None and bool(new.property("ringed")))
        self._target = new if wants and new is not None and new.window() is self.window() else None
        self._watched = self._chain(self._target)
        self._place()

    def _chain(self, widget: QWidget | None) -> list[QWidget]:
        chain = []
        while widget is not None and widget is not self.window():
            chain.append(widget)
            widget = widget.parentWidget()
        return chain

    def _place(self) -> None:
        target = self._target
        if target is None or not self._by_key or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        around = QRect(corner, target.size()).adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
        self.setGeometry(around)
        self._seen = self._uncovered(target).translated(-around.topLeft())
        self.setVisible(self._seen.intersects(self.rect()))
        self.raise_()
        self.update()

    def _uncovered(self, target: QWidget) -> QRect:
        """The part of the window that no scroll area around the target cuts off."""
        window = self.window()
        seen, widget = window.rect(), target.parentWidget()
        while widget is not None and widget is not window:
            if isinstance(widget.parentWidget(), QAbstractScrollArea):
                seen = seen.intersected(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
            widget = widget.parentWidget()
        return seen

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._seen)
        painter.setPen(QPen(self.look.colour("accent"), _WIDTH))
        radius = self._radius() + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _radius(self) -> int:
        radius = self._target.property("ring_radius") if self._target is not None else None
        return int(radius) if isinstance(radius, int) else _RADIUS
