"""A sheet over the dimmed page: head, body, foot. It dies when it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPainterPath, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.widgets.button import Button
from app.ui.widgets.card import Line
from app.ui.widgets.label import Label
from app.ui.widgets.painted import Painted

_DIM = QColor(0, 0, 0, 105)
_MARGIN, _PADDING, _RADIUS, _SCROLL_BAR = 16, 24, 8, 10
#: Sent to the window when a sheet over it opens or closes, so that its own keys fall silent or speak again.
SHEETS_CHANGED = QEvent.Type(QEvent.registerEventType())
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Body(QScrollArea):
    """Scrolls only when the window is too low for what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() if inside else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        inside = self.widget()
        width = inside.minimumSizeHint().width() if inside else 0
        return QSize(width, min(80, inside.sizeHint().height() if inside else 0))


class _Frame(Painted):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.fillPath(shape, self.look.colour("surface"))


class _Foot(Painted):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0, -20, 0, 0), _RADIUS, _RADIUS)
        painter.setClipRect(self.rect())
        painter.fillPath(shape, self.look.colour("sunken"))


class Sheet(Painted):
    """Covers a window and holds the keyboard until it is closed.

    Fill `body`, put buttons with `add_left` and `add_right`; a button's key is listened to here. `Return` does
    `main`, `Esc` closes. `accepted` comes from `accept`, `closed` in every case.
    """

    accepted = Signal()
    closed = Signal()

    def __init__(self, over: QWidget, title: str = "", *, width: int = 640, name: str = "") -> None:
        """`over` is any widget of the window to cover; `width` is in px at 100 %."""
        self._window = over.window()
        super().__init__(self._window)
        self._width = width
        self._main: Button | None = None
        self._open = False
        self._returning = QApplication.focusWidget()
        self.setAccessibleName(name or title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build(title)
        self.hide()

    def _build(self, title: str) -> None:
        self.frame = _Frame(self)
        self._column = column = QVBoxLayout(self.frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(_PADDING, _PADDING - 4, _PADDING, 0)
        self.title = Label(title, "page", wrap="wrap")
        self.title.setHidden(True)
        self.head.addWidget(self.title, 1)
        column.addLayout(self.head)
        self._inside = inside = QWidget()
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(_PADDING, 12, _PADDING, _PADDING - 8)
        self.body.setSpacing(12)
        self.area = _Body()
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        column.addWidget(self.area, 1)
        column.addWidget(self._build_foot())
        self.title.setVisible(bool(title))

    def _build_foot(self) -> QWidget:
        self.foot = QWidget()
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        strip = _Foot()
        row = QHBoxLayout(strip)
        row.setContentsMargins(_PADDING - 12, 12, _PADDING, 12)
        row.setSpacing(8)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._left.setSpacing(8)
        self._right.setSpacing(8)
        row.addLayout(self._left)
        row.addStretch(1)
        row.addLayout(self._right)
        column.addWidget(strip)
        self.foot.hide()
        return self.foot

    # --- buttons

    def add_left(self, button: Button) -> Button:
        """A quiet way out or aside."""
        self._left.addWidget(button)
        self.foot.show()
        return button

    def add_right(self, button: Button, *, main: bool = False) -> Button:
        """A deed; the main one is also done by Enter from any field."""
        self._right.addWidget(button)
        self.foot.show()
        if main:
            self._main = button
        return button

    # --- opening and closing

    def open(self) -> None:
        """Show it and take the keyboard."""
        self._open = True
        self._window.installEventFilter(self)
        for button in self.frame.findChildren(Button):
            if button.key and button.key not in {"Return", "Esc"}:
                self._listen(button)
        self._cover()
        self.show()
        self.raise_()
        QApplication.sendEvent(self._window, QEvent(SHEETS_CHANGED))
        self._focus_first()

    def _listen(self, button: Button) -> None:
        shortcut = QShortcut(QKeySequence(button.key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)

    def _focus_first(self) -> None:
        inside = self.focusWidget()
        if inside is not None and inside is not self:
            inside.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        body = self._inside.findChildren(QWidget)
        first = next((one for one in body if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()), None)
        (first or self._main or self).setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        """Close, having done it."""
        self.accepted.emit()
        self.dismiss()

    def dismiss(self) -> None:
        """Close and give the keyboard back to where it was."""
        if not self._open:
            return
        self._open = False
        self._window.removeEventFilter(self)
        self.hide()
        QApplication.sendEvent(self._window, QEvent(SHEETS_CHANGED))
        self.closed.emit()
        if self._returning is not None:
            self._give_back()
        self.close()

    def _give_back(self) -> None:
        try:
            if self._returning is not None and self._returning.isVisible():
                self._returning.setFocus(Qt.FocusReason.OtherFocusReason)
        except RuntimeError:
            # The widget that had the keyboard is gone with its page.
            self._returning = None

    # --- place and keys

    def _cover(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        look = self.look
        width = min(look.px(self._width), window.width() - 2 * _MARGIN)
        layout = self._column
        self.area.updateGeometry()  # its body may be lower now than when the layout last asked
        layout.activate()
        tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        if self.body.hasHeightForWidth():
            # The scroll area around the body does not know that wrapped words need more lines in less width.
            tall += max(0, self.body.totalHeightForWidth(width) - self.area.sizeHint().height())
        height = min(tall, window.height() - 2 * _MARGIN)
        self.frame.setGeometry((window.width() - width) // 2, (window.height() - height) // 2, width, height)

    @property
    def room(self) -> int:
        """How wide the body can be in this window, beside a scroll bar."""
        return min(self.look.px(self._width), self._window.width() - 2 * _MARGIN) - 2 * _PADDING - _SCROLL_BAR

    def fit(self) -> None:
        """Measure again, after the body was given more or less."""
        if self._open:
            self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in _ENTER and self._main is not None and self._main.isEnabled():
            self._main.click()
        # Every other key ends here too, so the page below never hears it.
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name and form
        ring = [
            one
            for one in self.frame.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
            and one.focusProxy() is None
        ]  # fmt: skip
        ring = [one for one in self._in_tab_order() if one in ring] or ring
        if not ring:
            return False
        at = ring.index(focus) if (focus := QApplication.focusWidget()) in ring else -1 if next else 0
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        ring[(at + (1 if next else -1)) % len(ring)].setFocus(reason)
        return True

    def _in_tab_order(self) -> list[QWidget]:
        order, one = [], self.nextInFocusChain()
        while one is not self and one is not None:
            order.append(one)
            one = one.nextInFocusChain()
        return order

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), _DIM)
