"""A letter on its sheet, drawn from the words as they stand: what prints, small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy

from app.domain import postal
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from datetime import date

    from app.domain.letter_file import LetterDraft
    from app.domain.settings import Settings
    from app.i18n import Language

# An A4 sheet in tenths of a millimetre, with the margins of the printed letter; finer than any screen shows it.
_WIDE, _TALL, _SIDE, _TOP, _FOOT = 2100.0, 2970.0, 220.0, 180.0, 160.0
_TINY, _SMALL, _BODY, _SIGNED, _SHOP = 26, 30, 44, 54, 39
_LINE, _GAP = 1.5, 32.0
_INK, _GREY, _RULE = "#1E1C19", "#565148", "#8A8377"
_PAPER, _SHADOW = "#FFFFFF", 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the sheet shows beside the letter's own words."""

    draft: LetterDraft
    settings: Settings
    written: date
    language: Language
    number: str = ""


class SheetPreview(Painted):
    """White paper in every theme. It keeps the sheet's shape and takes the room there is."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Draw another letter."""
        self._sheet = sheet
        self.setAccessibleName(sheet.draft.body if sheet else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 594)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 226)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._sheet is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = min((self.width() - 8) / _WIDE, (self.height() - 8) / _TALL)
        left = (self.width() - scale * _WIDE) / 2
        painter.translate(left, 4)
        painter.scale(scale, scale)
        for spread in (16, 8):
            painter.fillRect(
                QRectF(-spread / 2, spread / 2, _WIDE + spread, _TALL + spread / 2), QColor(0, 0, 0, _SHADOW)
            )
        painter.fillRect(QRectF(0, 0, _WIDE, _TALL), QColor(_PAPER))
        painter.setClipRect(QRectF(0, 0, _WIDE, _TALL))
        _Pen(painter, self._sheet).write()


class _Pen:
    """Writes one sheet from the top, in tenths of a millimetre."""

    def __init__(self, painter: QPainter, sheet: Sheet) -> None:
        self._painter = painter
        self._sheet = sheet
        self._top = _TOP
        self._chinese = sheet.draft.language == "zh_CN"

    def write(self) -> None:
        """The whole letter."""
        draft = self._sheet.draft
        self._write_shop()
        self._write_address()
        self._text(draft.salutation, _BODY, hand=True, gap=_GAP)
        for paragraph in filter(None, (part.strip() for part in draft.body.split("\n\n"))):
            indent = 2 * _BODY if self._chinese else 0.0
            self._text(paragraph, _BODY, hand=True, gap=_GAP, indent=indent)
        self._top += _GAP
        self._write_end()
        self._write_foot()

    def _write_shop(self) -> None:
        settings, language = self._sheet.settings, self._sheet.language
        shop = settings.shop
        self._text(shop.legal_name, _SHOP, bold=True)
        place = language.join(postal.of_shop(settings))
        self._text(" · ".join(filter(None, (place, shop.phone, shop.email))), _SMALL, colour=_GREY, gap=16)
        self._painter.setPen(QPen(QColor("#1F5AA6"), 5))
        self._painter.drawLine(QPointF(_SIDE, self._top), QPointF(_WIDE - _SIDE, self._top))
        self._top += 120

    def _write_address(self) -> None:
        start = self._top
        day = self._sheet.language.long_day(self._sheet.written)
        if not self._chinese:
            self._text(day, _SMALL, right=True)
            self._top = start
        for line in self._sheet.draft.address.split("\n"):
            self._text(line, _SMALL)
        self._top += 140

    def _write_end(self) -> None:
        draft = self._sheet.draft
        self._text(draft.closing, _BODY, hand=True, indent=2 * _BODY if self._chinese else 0.0, gap=10)
        self._text(draft.wish, _BODY, hand=True)
        self._top += _GAP
        for line in draft.signature.split("\n"):
            self._text(line, _SIGNED if not self._chinese else _BODY, hand=True, right=self._chinese)
        if self._chinese:
            self._text(self._sheet.language.long_day(self._sheet.written), _BODY, hand=True, right=True)

    def _write_foot(self) -> None:
        small = " · ".join(filter(None, (self._sheet.draft.small_print, self._sheet.number)))
        if not small:
            return
        layout, height = self._laid(small, _TINY, _WIDE - 2 * _SIDE)
        self._top = max(self._top + _GAP, _TALL - _FOOT - height)
        self._painter.setPen(QPen(QColor(_RULE), 2))
        self._painter.drawLine(QPointF(_SIDE, self._top - 20), QPointF(_WIDE - _SIDE, self._top - 20))
        self._painter.setPen(QColor(_GREY))
        layout.draw(self._painter, QPointF(_SIDE, self._top))

    def _text(
        self,
        text: str,
        size: int,
        *,
        hand: bool = False,
        bold: bool = False,
        right: bool = False,
        colour: str = _INK,
        gap: float = 0.0,
        indent: float = 0.0,
    ) -> None:
        if not text:
            return
        layout, height = self._laid(text, size, _WIDE - 2 * _SIDE, hand=hand, bold=bold, indent=indent, right=right)
        self._painter.setPen(QColor(colour))
        layout.draw(self._painter, QPointF(_SIDE, self._top))
        self._top += height + gap

    def _laid(
        self,
        text: str,
        size: int,
        width: float,
        *,
        hand: bool = False,
        bold: bool = False,
        indent: float = 0.0,
        right: bool = False,
    ) -> tuple[QTextLayout, float]:
        layout = QTextLayout(text.replace("\n", "\u2028"), _font(size, hand=hand, bold=bold, chinese=self._chinese))
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        top, first = 0.0, True
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            inset = indent if first else 0.0
            line.setLineWidth(width - inset)
            line.setPosition(QPointF(inset, top))
            top += size * _LINE
            first = False
        layout.endLayout()
        return layout, top


def _font(size: int, *, hand: bool, bold: bool, chinese: bool) -> QFont:
    font = QFont()
    plain = ("Noto Sans SC", "Noto Sans") if chinese else ("Noto Sans", "Noto Sans SC")
    font.setFamilies(("LXGW WenKai", *plain) if hand else (*plain, "LXGW WenKai"))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
