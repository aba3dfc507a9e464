"""The logo in the settings: dropped, refused in words, removed and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QUrl

from app.services import settings as settings_service
from app.ui.settings.page import SettingsPage
from tests.exchange.test_pictures import encoded
from tests.ui.owner import Owner

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    return Owner(qtbot, my_shop, "products")


def page(owner: Owner) -> Any:
    made = SettingsPage(owner.session)
    owner.bot.addWidget(made)
    owner.session.changed.connect(lambda _changes: made.refresh())
    return made


def test_a_dropped_picture_becomes_the_logo_and_undo_takes_it_away(owner: Owner, tmp_path: Path) -> None:
    settings = page(owner)
    assert settings.logo.shown.empty
    (tmp_path / "logo.png").write_bytes(encoded(mode="RGBA"))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "logo.png"))])
    assert settings.logo.take_from(dropped)
    kept = settings_service.logo()
    assert kept is not None
    assert not settings.logo.shown.empty
    settings.logo.remove()
    assert settings_service.logo() is None
    owner.undoes()
    assert settings_service.logo() == kept
    assert owner.said[:2] == ["The logo is changed.", "The logo is removed."]


def test_what_is_no_picture_is_told_on_the_card(owner: Owner, tmp_path: Path) -> None:
    settings = page(owner)
    (tmp_path / "logo.svg").write_text("<svg/>", "utf-8")
    settings.logo.take(tmp_path / "logo.svg")
    assert "SVG" in settings.logo.trouble.text()
    assert settings_service.logo() is None
    assert not settings.logo.take_from(QMimeData())
