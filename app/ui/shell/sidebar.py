"""The sidebar: shop, find anything, pages, settings, backup and person."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.shell.nav_row import NavRow
from app.ui.widgets.avatar import Avatar, Mark
from app.ui.widgets.button import Button
from app.ui.widgets.card import Line
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon
from app.ui.widgets.painted import Painted
from app.ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.i18n import Language
    from app.ui.session import Facts
    from app.ui.widgets.page import PageSpec

WIDE, NARROW = 224, 64
SETTINGS = "settings"


class SidebarMode(Enum):
    """Words and keys, icons alone, or hidden behind the ☰ button."""

    WIDE = "wide"
    NARROW = "narrow"
    HIDDEN = "hidden"


def mode_for(width: float) -> SidebarMode:
    """By the window's width in px at 100 % text."""
    if width >= 1280:  # noqa: PLR2004 - the table in the look's width section
        return SidebarMode.WIDE
    return SidebarMode.NARROW if width >= 720 else SidebarMode.HIDDEN  # noqa: PLR2004 - as above


class Logo(Painted):
    """The bookmark on ink blue."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(32), self.look.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        side = self.width() * 0.6
        inside = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.paint(painter, "logo", inside, look.tokens.on_accent)


class FindButton(Button):
    """Looks like a box, opens the palette."""

    def __init__(self, words: str, run: Callable[[], object]) -> None:
        super().__init__(words, "normal", "search", "Ctrl+K", run=run)
        self.set_spread(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Sidebar(Painted):
    """Fills itself from the page list; `picked` carries a page's id."""

    picked = Signal(str)
    find_wanted = Signal()

    def __init__(self, language: Language, pages: tuple[PageSpec, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.rows: dict[str, NavRow] = {}
        self._only_counted: frozenset[str] = frozenset()
        self._mode = SidebarMode.WIDE
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 16, 12, 12)
        self.column.setSpacing(0)
        self._add_shop()
        self._find = FindButton(language.gettext("Find anything"), self.find_wanted.emit)
        self.column.addWidget(self._find)
        self.column.addSpacing(8)
        for spec in pages:
            if spec.icon and spec.id != SETTINGS:
                self._add_page(spec)
        self.column.addStretch(1)
        for spec in pages:
            if spec.id == SETTINGS:
                self._add_page(spec)
        self._add_foot()
        self.set_mode(SidebarMode.WIDE)

    def _add_shop(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.setContentsMargins(4, 0, 0, 8)
        self._shop, self._shop_line = Label("", "strong"), Label("", "detail")
        self._shop_words = QWidget()
        words = QVBoxLayout(self._shop_words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._shop)
        words.addWidget(self._shop_line)
        row.addWidget(Logo())
        row.addWidget(self._shop_words, 1)
        self.column.addLayout(row)

    def _add_page(self, spec: PageSpec) -> None:
        row = NavRow(spec.icon, self._language.render(spec.words), spec.key)
        if spec.only_counted:
            self._only_counted = self._only_counted | {spec.id}
            row.hide()
        row.clicked.connect(lambda _checked, page=spec.id: self.picked.emit(page))
        self.rows[spec.id] = row
        self.column.addWidget(row)

    def _add_foot(self) -> None:
        self.column.addSpacing(4)
        self.column.addWidget(Line())
        self.column.addSpacing(6)
        self._backup_icon, self._backup = Icon("circle-check", "ok", 16), Label("", "detail")
        self._backup_row = QWidget()
        backup = QHBoxLayout(self._backup_row)
        backup.setContentsMargins(8, 0, 0, 4)
        backup.addWidget(self._backup_icon)
        backup.addWidget(self._backup, 1)
        self.column.addWidget(self._backup_row)
        self._person, self._role = Label("", "strong"), Label("", "detail")
        self._avatar = Avatar(Mark(), 32)
        self._person_words = QWidget()
        words = QVBoxLayout(self._person_words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._person)
        words.addWidget(self._role)
        self._person_row = QWidget()
        row = QHBoxLayout(self._person_row)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._avatar)
        row.addWidget(self._person_words, 1)
        self.column.addWidget(self._person_row)

    # --- what it shows

    def show_facts(self, facts: Facts) -> None:
        """Shop, backup and person."""
        self._shop.setText(facts.shop)
        self._shop_line.setText(facts.shop_line)
        self._shop_line.setVisible(bool(facts.shop_line))
        self._backup.setText(facts.backup)
        self._show_rows()
        icon = "circle-check" if facts.backup_tone == "ok" else "circle-alert"
        self._backup_icon.show_icon(icon, facts.backup_tone)
        self._backup.set_tone("" if facts.backup_tone == "ok" else facts.backup_tone)
        self._person.setText(facts.person)
        self._role.setText(facts.role)
        self._role.setVisible(bool(facts.role))
        self._avatar.set_mark(Mark(facts.person[:1].upper()))
        set_tip(self._avatar, facts.person)

    def _show_rows(self) -> None:
        # As a menu over a small window the sidebar has room for the pages alone.
        self._backup_row.setVisible(self._mode is SidebarMode.WIDE and bool(self._backup.text()))
        self._person_row.setVisible(self._mode is not SidebarMode.HIDDEN and bool(self._person.text()))

    def show_page(self, page: str) -> None:
        """Mark the row of the page that is shown."""
        for name, row in self.rows.items():
            row.setChecked(name == page)

    def set_badge(self, page: str, count: int) -> None:
        if page in self.rows:
            self.rows[page].set_badge(count)
        if page in self._only_counted:
            self.rows[page].setVisible(count > 0)

    def set_mode(self, mode: SidebarMode) -> None:
        """Words and keys, or icons alone."""
        self._mode = mode
        wide = mode is not SidebarMode.NARROW
        side = 12 if wide else 8
        self.column.setContentsMargins(side, 16 if wide else 12, side, 12)
        self._shop_words.setVisible(wide)
        self._find.setVisible(wide)
        self._person_words.setVisible(wide)
        self._show_rows()
        for row in self.rows.values():
            row.set_narrow(not wide)
        self.setFixedWidth(self.look.px(WIDE if wide else NARROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        rows = [row for row in self.rows.values() if row.isVisible()]
        at = next((place for place, row in enumerate(rows) if row.hasFocus()), None)
        if step and at is not None:
            rows[(at + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        painter.fillRect(self.rect(), look.colour("sidebar"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.colour("line"))
