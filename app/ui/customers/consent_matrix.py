"""The answers in one small table: four ways down, two purposes across; in a sheet each can be set by its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.consent import CHANNEL_WORDS, PURPOSE_WORDS, STATE_WORDS, Channel, Purpose, State
from app.ui import icons
from app.ui.theme import BODY, CAPTION
from app.ui.widgets.label import paint_text
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.i18n import Language

_ROW, _HEAD, _ICON, _GAP, _RADIUS = 32, 28, 16, 6, 6
_LEAST_CELL, _MOST_CELL = 72, 200
_CHANNELS, _PURPOSES = tuple(Channel), tuple(Purpose)
_ICONS: dict[State, tuple[str, str]] = {
    State.YES: ("circle-check", "ok"),
    State.NO: ("ban", "danger"),
    State.NOT_ASKED: ("minus", "text3"),
}
_AFTER = {State.NOT_ASKED: State.YES, State.YES: State.NO, State.NO: State.NOT_ASKED}
_KEYS = {
    Qt.Key.Key_Y: State.YES,
    Qt.Key.Key_N: State.NO,
    Qt.Key.Key_Backspace: State.NOT_ASKED,
}
_STEPS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
Question = tuple[Channel, Purpose]


class ConsentMatrix(Painted):
    """Shows the answer to each question. With `editable` it takes the keyboard: arrows, Y, N, Space and Backspace."""

    moved = Signal()
    edited = Signal()

    def __init__(self, language: Language, *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._editable = language, editable
        self._held: dict[Question, State] = {}
        self._states: dict[Question, State] = {}
        self._at = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if editable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    # --- what it holds

    def set_states(self, states: Mapping[Question, State]) -> None:
        """Show these answers; they are what was there before anything is set."""
        self._held, self._states = dict(states), dict(states)
        self._say()
        self.update()

    def state(self, question: Question) -> State:
        """The answer shown."""
        return self._states.get(question, State.NOT_ASKED)

    def changed(self) -> tuple[tuple[Question, State], ...]:
        """The answers that were set otherwise."""
        return tuple(
            (question, self.state(question))
            for question in ((channel, purpose) for channel in _CHANNELS for purpose in _PURPOSES)
            if self.state(question) is not self._held.get(question, State.NOT_ASKED)
        )

    def question(self) -> Question:
        """The question the keyboard is at."""
        return _CHANNELS[self._at[0]], _PURPOSES[self._at[1]]

    def set_answer(self, state: State) -> None:
        """Set the answer the keyboard is at."""
        self._states[self.question()] = state
        self._say()
        self.update()
        self.edited.emit()

    def _say(self) -> None:
        language = self._language
        if not self._editable:
            said = (self._sentence((channel, purpose)) for channel in _CHANNELS for purpose in _PURPOSES)
            self.setAccessibleName(language.join(said, "; "))
            return
        self.setAccessibleName(self._sentence(self.question()))
        self.setAccessibleDescription(language.gettext("Arrows choose, Y is yes, N is no, Space changes."))

    def _sentence(self, question: Question) -> str:
        language = self._language
        channel, purpose = (language.render(CHANNEL_WORDS[question[0]]), language.render(PURPOSE_WORDS[question[1]]))
        state = language.render(STATE_WORDS[self.state(question)])
        return language.gettext("{channel}, {purpose}: {answer}", channel=channel, purpose=purpose, answer=state)

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            down, right = _STEPS[key]
            self._go((self._at[0] + down) % len(_CHANNELS), (self._at[1] + right) % len(_PURPOSES))
        elif key in _KEYS and not event.modifiers():
            self.set_answer(_KEYS[key])
        elif key == Qt.Key.Key_Space:
            self.set_answer(_AFTER[self.state(self.question())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._editable:
            super().mousePressEvent(event)
            return
        for down in range(len(_CHANNELS)):
            for right in range(len(_PURPOSES)):
                if self._cell(down, right).contains(event.position()):
                    self._go(down, right)
                    self.set_answer(_AFTER[self.state(self.question())])

    def _go(self, down: int, right: int) -> None:
        self._at = (down, right)
        self._say()
        self.update()
        self.moved.emit()

    # --- measures

    def sizeHint(self) -> QSize:
        look = self.look
        return QSize(self._head_width() + 2 * look.px(_LEAST_CELL + 40), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._head_width() + 2 * self.look.px(_LEAST_CELL), self._height())

    def _height(self) -> int:
        return self.look.px(_HEAD) + len(_CHANNELS) * self.look.px(_ROW)

    def _head_width(self) -> int:
        metrics = self.look.metrics(BODY)
        words = (self._short_channel(channel) for channel in _CHANNELS)
        return round(max(metrics.horizontalAdvance(word) for word in words)) + self.look.px(12)

    def _short_channel(self, channel: Channel) -> str:
        language = self._language
        return {
            Channel.LETTER: language.pgettext("consent", "Letter"),
            Channel.EMAIL: language.pgettext("consent", "E-mail"),
            Channel.PHONE: language.pgettext("consent", "Call"),
            Channel.MESSAGE: language.pgettext("consent", "Message"),
        }[channel]

    def _short_purpose(self, purpose: Purpose) -> str:
        language = self._language
        return {
            Purpose.GREETING: language.pgettext("consent", "Greetings"),
            Purpose.OFFER: language.pgettext("consent", "Offers"),
        }[purpose]

    def _short_state(self, state: State) -> str:
        language = self._language
        return {
            State.YES: language.pgettext("consent", "yes"),
            State.NO: language.pgettext("consent", "no"),
            State.NOT_ASKED: language.pgettext("consent", "not asked"),
        }[state]

    def _cell(self, down: int, right: int) -> QRectF:
        left, row = self._head_width(), self.look.px(_ROW)
        width = min((self.width() - left) / len(_PURPOSES), self.look.px(_MOST_CELL))
        return QRectF(left + right * width, self.look.px(_HEAD) + down * row, width, row)

    # --- paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for right, purpose in enumerate(_PURPOSES):
            place = self._cell(0, right)
            head = QRectF(place.x() + _GAP, 0, place.width() - _GAP, look.px(_HEAD))
            paint_text(painter, head, self._short_purpose(purpose), look, size=CAPTION, colour="text2")
        for down, channel in enumerate(_CHANNELS):
            place = self._cell(down, 0)
            painter.fillRect(QRectF(0, place.y(), self.width(), 1), look.colour("line"))
            label = QRectF(0, place.y(), self._head_width(), place.height())
            paint_text(painter, label, self._short_channel(channel), look)
            for right in range(len(_PURPOSES)):
                self._paint_cell(painter, down, right)

    def _paint_cell(self, painter: QPainter, down: int, right: int) -> None:
        look, place = self.look, self._cell(down, right)
        question = (_CHANNELS[down], _PURPOSES[right])
        state = self.state(question)
        icon, token = _ICONS[state]
        inside = place.adjusted(1, 2, -1, -1)
        if self._editable and (down, right) == self._at:
            self._paint_choice(painter, inside)
        changed = state is not self._held.get(question, State.NOT_ASKED)
        side = look.px(_ICON)
        mark = QRectF(place.x() + _GAP, place.center().y() - side / 2, side, side)
        icons.paint(painter, icon, mark, look.tokens.of(token))
        words = QRectF(mark.right() + _GAP, place.y(), place.right() - mark.right() - 2 * _GAP, place.height())
        colour = "text2" if state is State.NOT_ASKED else "text"
        paint_text(painter, words, self._short_state(state), look, bold=changed, colour=colour)

    def _paint_choice(self, painter: QPainter, place: QRectF) -> None:
        painter.setBrush(self.look.colour("soft"))
        focus = self.hasFocus()
        painter.setPen(QPen(self.look.colour("accent" if focus else "line"), 2 if focus else 1))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
