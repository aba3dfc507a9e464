"""What a person types or picks, one class per kind of value; all speak `value`, `set_value` and `edited`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.domain import money
from app.domain.money import Money
from app.errors import InputError
from app.i18n import N_
from app.ui import icons, theme
from app.ui.widgets.day_text import day_pattern, read_day


class Input(Protocol):
    """A control that holds one value of a draft."""

    edited: SignalInstance

    def value(self) -> object:
        """What stands in it; raises InputError for what cannot be read."""
        ...

    def set_value(self, value: object) -> None: ...


class LineInput(QLineEdit):
    """One line of text, trimmed."""

    edited = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> object:
        return self.text().strip()

    def set_value(self, value: object) -> None:
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        # With nothing to undo here, Ctrl+Z belongs to the program's own undo.
        override = event.type() == QEvent.Type.ShortcutOverride
        if (
            override
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)


class NumberInput(LineInput):
    """A whole number; empty is None."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> object:
        number = self._decimal()
        if number is None:
            return None
        if number != number.to_integral_value():
            raise InputError(N_("“{text}” is not a whole number.", text=self.text().strip()))
        return int(number)

    def set_value(self, value: object) -> None:
        shown = theme.current().language.number(value) if isinstance(value, int | Decimal) else ""
        super().set_value(shown)

    def _decimal(self) -> Decimal | None:
        text = self.text().strip()
        return money.parse_decimal(text) if text else None


class DecimalInput(NumberInput):
    """A number with decimals; empty is None."""

    def value(self) -> object:
        return self._decimal()


class MoneyInput(NumberInput):
    """An amount of one currency; empty is None."""

    def __init__(self, currency: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self._currency = currency

    def value(self) -> object:
        text = self.text().strip()
        return money.parse(text, self._currency) if text else None

    def set_value(self, value: object) -> None:
        speech = theme.current().language
        LineInput.set_value(self, speech.amount(value.minor, value.currency) if isinstance(value, Money) else "")


class DayInput(LineInput):
    """A day as this language writes it; up and down move it by a day, empty is None."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder or day_pattern(theme.current().language), parent)

    def value(self) -> object:
        text = self.text().strip()
        if not text:
            return None
        day = read_day(text)
        if day is None:
            raise InputError(N_("“{text}” is not a day.", text=text), N_("Type it like 18. 11. 2026 or 2026-11-18."))
        return day

    def set_value(self, value: object) -> None:
        super().set_value(theme.current().language.day(value) if isinstance(value, date) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        day = read_day(self.text().strip()) if step else None
        if day is None:
            super().keyPressEvent(event)
            return
        self.set_value(day + timedelta(days=step))
        self.edited.emit()


class TextInput(QPlainTextEdit):
    """Several lines of text; Tab leaves it."""

    edited = Signal()

    def __init__(self, placeholder: str = "", *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._filling = False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)
        self._resize()

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _resize(self) -> None:
        self.setFixedHeight(round(theme.current().metrics().lineSpacing() * self._lines) + 20)

    def value(self) -> object:
        return self.toPlainText().strip()

    def set_value(self, value: object) -> None:
        self._filling = True
        self.setPlainText("" if value is None else str(value))
        self._filling = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_lines"):
            self._resize()


class ChoiceInput(QComboBox):
    """One of a few values, each with its words."""

    edited = Signal()

    def __init__(self, choices: tuple[tuple[object, str], ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[object, ...] = ()
        self.set_choices(choices)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _place: self.edited.emit())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)

    def set_choices(self, choices: tuple[tuple[object, str], ...]) -> None:
        """Offer these; the chosen value stays if it is among them."""
        chosen = self.value()
        self.clear()
        self._values = tuple(value for value, _ in choices)
        self.addItems([words for _, words in choices])
        self.set_value(chosen)

    def value(self) -> object:
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def set_value(self, value: object) -> None:
        places = [place for place, one in enumerate(self._values) if one == value]
        self.setCurrentIndex(places[0] if places else 0 if self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel that scrolls the page must not change what was chosen.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, painter = theme.current(), QPainter(self)
        side = look.px(16)
        icons.paint(
            painter, "chevron-down", QRectF(self.width() - side - 10, 0, side, self.height()), look.tokens.text2
        )
