"""Buttons: icon, word and keycap, drawn in one piece so that the size hint counts all three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.theme import BODY, SECTION, Look
from app.ui.widgets.keycap import key_words, keycap_size, paint_keycap
from app.ui.widgets.label import paint_text
from app.ui.widgets.painted import measure_again
from app.ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["primary", "normal", "quiet", "danger", "pay", "pay_other", "link"]

_HEIGHT, _SMALL_HEIGHT, _PAY_HEIGHT = 36, 32, 56
_EDGE, _ICON, _GAP, _RADIUS = 12, 18, 8, 6


class _Ink(NamedTuple):
    ground: str
    edge: str
    words: str


class Button(QPushButton):
    """A button that says the deed. `key` is only shown; the page's action or the sheet listens to it."""

    def __init__(
        self,
        text: str,
        kind: Kind = "normal",
        icon: str | None = None,
        key: str | None = None,
        *,
        small: bool = False,
        run: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = text
        self._kind: Kind = kind
        self._icon = icon or ""
        self._key = key or ""
        self._small = small
        self._bare = False
        self._spread = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._say()
        if run is not None:
            self.clicked.connect(lambda _checked: run())

    @property
    def look(self) -> Look:
        return theme.current()

    @property
    def key(self) -> str:
        """The key sequence shown, such as `Ctrl+P`."""
        return self._key

    @property
    def kind(self) -> Kind:
        return self._kind

    def words(self) -> str:
        """The word on it, as written."""
        return self._words

    def set_words(self, text: str) -> None:
        """Say another deed."""
        self._words = text
        self._say()

    def set_bare(self, bare: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Leave the icon out, or for an icon alone the words; for narrow windows."""
        self._bare = bare
        self.updateGeometry()
        self.update()

    def set_spread(self, spread: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        """Words at the left end and the key at the right one, instead of all in the middle."""
        self._spread = spread
        self.update()

    def allow(self, allowed: bool, why_not: str = "") -> None:  # noqa: FBT001 - reads like setEnabled
        """Enable, or disable with the reason in the tooltip."""
        self.setEnabled(allowed)
        set_tip(self, "" if allowed else why_not)

    def _say(self) -> None:
        self.setText(self._words.replace("&", "&&"))
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(key_words(self._key))
        self.updateGeometry()

    # --- measures

    def _is_pay(self) -> bool:
        return self._kind in {"pay", "pay_other"}

    def _font(self) -> tuple[int, bool]:
        return (SECTION if self._is_pay() else BODY), self._kind in {"primary", "pay"}

    def _icon_side(self) -> int:
        if not self._icon or (self._bare and self._words):
            return 0
        return self.look.px(20 if self._is_pay() else _ICON)

    def _parts(self) -> list[float]:
        size, bold = self._font()
        words = self.look.metrics(size, bold=bold).horizontalAdvance(self._words) if self._words else 0
        cap = keycap_size(self.look, self._key).width() if self._key else 0
        return [width for width in (self._icon_side(), words, cap + 4 if cap else 0) if width]

    def sizeHint(self) -> QSize:
        look = self.look
        parts = self._parts()
        edge = 0 if self._kind == "link" else look.px(_EDGE)
        width = sum(parts) + _GAP * max(0, len(parts) - 1) + 2 * edge + 2
        height = _PAY_HEIGHT if self._is_pay() else _SMALL_HEIGHT if self._small else _HEIGHT
        if self._kind == "link":
            return QSize(round(width), look.px(24))
        return QSize(max(round(width), look.px(height)), look.px(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # --- drawing

    def _ink(self) -> _Ink:
        if not self.isEnabled():
            return _Ink("sunken" if self._kind != "quiet" else "", "line" if self._kind != "quiet" else "", "text3")
        pressed, over = self.isDown() or self.isChecked(), self.underMouse()
        if self._kind in {"primary", "pay"}:
            ground = "accent_pressed" if pressed else "accent_hover" if over else "accent"
            return _Ink(ground, ground, "on_accent")
        ground = "soft" if pressed else "hover" if over else ""
        if self._kind == "quiet":
            return _Ink(ground, "", "text2")
        if self._kind == "link":
            return _Ink("", "", "accent")
        if self._kind == "danger":
            return _Ink("danger_bg" if pressed or over else "surface", "danger", "danger")
        return _Ink(ground or "surface", "strong", "text")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._ink()
        place = QRectF(self.rect())
        if ink.ground or ink.edge:
            painter.setBrush(self.look.colour(ink.ground) if ink.ground else QColor(0, 0, 0, 0))
            painter.setPen(QPen(self.look.colour(ink.edge), 1) if ink.edge else QPen(Qt.PenStyle.NoPen))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self._paint_parts(painter, place, ink)

    def _paint_parts(self, painter: QPainter, place: QRectF, ink: _Ink) -> None:
        look = self.look
        parts = self._parts()
        spare = place.width() - sum(parts) - _GAP * max(0, len(parts) - 1)
        left = place.x() + (look.px(_EDGE) - 2 if self._spread else max(0.0, spare / 2))
        right = place.right() - min(max(spare / 2, 0), look.px(_EDGE))
        if side := self._icon_side():
            icons.paint(painter, self._icon, QRectF(left, place.y(), side, place.height()), look.tokens.of(ink.words))
            left += side + _GAP
        cap = keycap_size(look, self._key).width() if self._key else 0
        size, bold = self._font()
        if self._words:
            room = min(
                look.metrics(size, bold=bold).horizontalAdvance(self._words) + 1, right - left - (cap + 4 if cap else 0)
            )
            words = QRectF(left, place.y(), room, place.height())
            paint_text(painter, words, self._words, look, size=size, bold=bold, colour=ink.words)
            left += room + _GAP + 3
            if self._kind == "link":
                self._underline(painter, words)
        if cap and self._spread:
            left = place.right() - cap - 8
        if cap:
            self._paint_cap(painter, QRectF(left, place.y(), cap, place.height()), ink)

    def _underline(self, painter: QPainter, words: QRectF) -> None:
        base = round(words.center().y() + self.look.px(9)) + 0.5
        painter.drawLine(round(words.left()), round(base), round(words.right()), round(base))

    def _paint_cap(self, painter: QPainter, place: QRectF, ink: _Ink) -> None:
        filled = self._kind in {"primary", "pay"} and self.isEnabled()
        paint_keycap(painter, place, self._key, self.look, ink=self.look.tokens.of(ink.words) if filled else "")

    # --- behaviour

    def changeEvent(self, event: QEvent) -> None:
        measure_again(self, event)
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter does what the focused button says, as Space does.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)
