"""The style sheet for Qt's own controls; our painted widgets take the same tokens by themselves."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.tokens import Tokens

_SHEET = Template("""
* { font-family: $families; font-size: ${body}px; }
QMainWindow, QWidget#page { background: $bg; }
QToolTip { background: $text; color: $bg; border: none; padding: 6px 8px; font-size: ${caption}px; }
QAbstractScrollArea { background: transparent; border: none; }
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $strong; border-radius: 6px; padding: 1px 11px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $text3; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${field}px; max-height: ${field}px; }
QPlainTextEdit { padding: 5px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 0px 10px; }
QPlainTextEdit:focus { padding: 4px 7px; }
QLineEdit[fault="true"], QPlainTextEdit[fault="true"], QComboBox[fault="true"] {
    border: 2px solid $danger; padding: 0px 10px; }
QPlainTextEdit[fault="true"] { padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
    background: $sunken; color: $text3; border-color: $line; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $sunken; }
QLineEdit[role="box"] { min-height: ${box}px; max-height: ${box}px; font-size: ${section}px; border-radius: 8px;
    background: $surface; padding: 1px; }
QLineEdit[role="box"]:focus { padding: 0px; }
QLineEdit[role="low_box"] { min-height: ${low_box}px; max-height: ${low_box}px; font-size: ${section}px;
    border-radius: 8px; background: $surface; padding: 1px; }
QLineEdit[role="low_box"]:focus { padding: 0px; }
QLineEdit[role="figure"] { min-height: ${box}px; max-height: ${box}px; font-size: ${title}px; font-weight: 600; }
QComboBox::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $strong; outline: none;
    padding: 4px; selection-background-color: $soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${small}px; padding: 0 8px; }
QMenu { background: $surface; color: $text; border: 1px solid $strong; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-height: ${line_height}px; }
QMenu::item:selected { background: $soft; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QHeaderView { background: transparent; border: none; }
QTableView, QListView { background: transparent; border: none; outline: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px 0; }
QScrollBar::handle:vertical { background: $strong; border-radius: 4px; min-height: 32px; margin: 0 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0 2px; }
QScrollBar::handle:horizontal { background: $strong; border-radius: 4px; min-width: 32px; margin: 1px 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
""")


def stylesheet(tokens: Tokens, px: Callable[[float], int], families: Sequence[str]) -> str:
    """The sheet for these colours at this text scale."""
    # Heights count the content alone, so the two one-pixel borders and paddings come off.
    heights = {"field": 36 * px(100) / 100 - 4, "box": px(56) - 4, "low_box": px(46) - 4}
    return _SHEET.substitute(
        {name: tokens.of(name) for name in tokens.__slots__},
        families=", ".join(f'"{family}"' for family in families),
        **{name: round(height) for name, height in heights.items()},
        body=px(14),
        caption=px(12),
        section=px(16),
        title=px(28),
        small=px(32),
        drop=px(32),
        line_height=px(20),
    )
