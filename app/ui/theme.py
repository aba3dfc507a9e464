"""How the program looks now: palette, text scale and fonts, put on the whole application at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app import paths
from app.i18n import Language, language
from app.ui.stylesheet import stylesheet
from app.ui.tokens import DARK, LIGHT, Tokens

Theme = Literal["light", "dark", "system"]

CAPTION, BODY, SECTION, FIGURE, TITLE, TOTAL, CHANGE = 12, 14, 16, 20, 28, 36, 40
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
FONT_FILES = (
    "NotoSans-Regular",
    "NotoSans-SemiBold",
    "NotoSans-Bold",
    "NotoSansSC-Regular",
    "NotoSansSC-Bold",
    "LXGWWenKai-Regular",
)
_PROPERTY = "look"


@dataclass(frozen=True, slots=True)
class Look:
    """Tokens, text scale and the language whose script comes first."""

    tokens: Tokens
    scale: float
    language: Language

    def px(self, size: float) -> int:
        """A size that holds text, at this text scale."""
        return round(size * self.scale)

    @property
    def families(self) -> tuple[str, ...]:
        """Fonts in order: the screen's own script first, rare characters last."""
        han, latin = "Noto Sans SC", "Noto Sans"
        return (han, latin, "LXGW WenKai") if self.language.code == "zh_CN" else (latin, han, "LXGW WenKai")

    def font(self, size: float = BODY, *, bold: bool = False) -> QFont:
        """The screen font at a size in pixels at 100 %."""
        return QFont(_font(self.families, self.px(size), bold))

    def metrics(self, size: float = BODY, *, bold: bool = False) -> QFontMetricsF:
        """Measures of that font."""
        return _metrics(self.families, self.px(size), bold)

    def colour(self, name: str) -> QColor:
        """The colour of a token."""
        return QColor(self.tokens.of(name))


@lru_cache(maxsize=200)
def _font(families: tuple[str, ...], pixels: int, bold: bool) -> QFont:  # noqa: FBT001 - a key of the cache
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


@lru_cache(maxsize=200)
def _metrics(families: tuple[str, ...], pixels: int, bold: bool) -> QFontMetricsF:  # noqa: FBT001 - a key of the cache
    return QFontMetricsF(_font(families, pixels, bold))


def load_fonts() -> None:
    """Give Qt the bundled fonts; measured at 10 ms for all of them, so they need no second moment."""
    if "LXGW WenKai" not in QFontDatabase.families():
        _metrics.cache_clear()
        for name in FONT_FILES:
            QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"{name}.ttf"))


def tokens_for(theme: Theme, app: QApplication) -> Tokens:
    """The palette of a theme; `system` follows the desktop."""
    if theme == "system":
        return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if theme == "dark" else LIGHT


def make_look(theme: Theme, scale: float, speech: Language, app: QApplication) -> Look:
    """The look for these settings, with the text scale kept in its bounds."""
    return Look(tokens_for(theme, app), min(max(scale, SMALLEST_SCALE), LARGEST_SCALE), speech)


def apply(app: QApplication, look: Look) -> None:
    """Put a look on the application; every widget repaints and measures itself again."""
    load_fonts()
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setProperty(_PROPERTY, look)
    app.setFont(look.font())
    app.setPalette(palette(look.tokens))
    app.setStyleSheet(stylesheet(look.tokens, look.px, look.families))


def current() -> Look:
    """The look in force, for whatever paints itself."""
    app = QApplication.instance()
    look = app.property(_PROPERTY) if app else None
    return look if isinstance(look, Look) else Look(LIGHT, 1.0, language("en"))


def palette(tokens: Tokens) -> QPalette:
    """The tokens as Qt's roles, for what no style sheet reaches."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.surface,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.plum,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.bg,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line,
        role.Dark: tokens.strong,
        role.Shadow: tokens.strong,
    }.items():
        made.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.text3))
    return made
