"""Every pair of colours reaches its contrast, every glyph has a font, every icon is there and used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QRawFont

from app import paths
from app.i18n import language
from app.ui import icons, theme
from app.ui.tokens import DARK, LIGHT, PAIRS, Tokens, contrast
from app.ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_words_and_edges_stand_out(tokens: Tokens, ink: str, ground: str, least: float) -> None:
    assert contrast(tokens.of(ink), tokens.of(ground)) >= least


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_a_line_separates_but_is_never_a_control(tokens: Tokens) -> None:
    assert contrast(tokens.line, tokens.surface) < 3


@pytest.mark.parametrize("code", ["en", "sk", "zh_CN"])
def test_slovak_and_chinese_letters_have_glyphs(qapp: QApplication, code: str) -> None:
    look = theme.make_look("light", 1.0, language(code), qapp)
    theme.apply(qapp, look)
    fonts = []
    for family in look.families:
        font = look.font()
        font.setFamilies([family])
        fonts.append(QRawFont.fromFont(font))
    missing = [
        letter
        for letter in "čďĺľŕšťžÁÝ€„“–张伟单仇䶮“”，。"
        if not any(f.glyphIndexesForString(letter)[0] for f in fonts)
    ]
    assert missing == []


def test_chinese_screens_take_the_chinese_font_first(qapp: QApplication) -> None:
    theme.apply(qapp, theme.make_look("light", 1.0, language("zh_CN"), qapp))
    assert QFontInfo(theme.current().font()).family() == "Noto Sans SC"


@pytest.mark.parametrize(("wished", "given"), [(0.5, 1.0), (1.25, 1.25), (3.0, 2.0)])
def test_the_text_scale_keeps_its_bounds(qapp: QApplication, wished: float, given: float) -> None:
    assert theme.make_look("light", wished, language("en"), qapp).scale == given


def test_a_button_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button("Cash", "pay", "banknote", "F12")
    qtbot.addWidget(button)
    before = button.sizeHint()
    theme.apply(qapp, theme.make_look("dark", 2.0, language("en"), qapp))
    assert button.sizeHint().height() == before.height() * 2
    assert button.sizeHint().width() > before.width() * 1.7


def test_system_theme_follows_the_desktop(qapp: QApplication) -> None:
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert theme.tokens_for("system", qapp) is (DARK if dark else LIGHT)


def test_icons_are_drawn_in_the_colour_asked(qapp: QApplication) -> None:  # noqa: ARG001 - pictures need an application
    picture = icons.pixmap("check", "#FF0000", 32).toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(32) for y in range(32) if picture.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ff0000"}


def test_every_icon_named_in_the_code_is_there() -> None:
    there = {path.stem for path in (paths.resources() / "icons").glob("*.svg")}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "app" / "ui").rglob("*.py"))
    named = set(re.findall(r'icon="([a-z0-9-]+)"', code))
    named |= set(re.findall(r'Icon\("([a-z0-9-]+)"', code))
    named |= set(
        re.findall(
            r'Button\([^"\n]*"?[^"\n]*"?[^"\n]*, "(?:primary|normal|quiet|danger|pay|pay_other)", "([a-z0-9-]+)"', code
        )
    )
    assert named - there == set()
