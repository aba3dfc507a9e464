"""The first minute: a new shop, a locked one, one that does not open, and a second start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.settings import Settings
from app.errors import AppError, StorageError
from app.i18n import N_, language
from app.services import settings as settings_service
from app.services import shop as shops
from app.ui import start
from app.ui.shell.main_window import MainWindow
from app.ui.single import OnlyWindow
from app.ui.welcome.closed import ClosedWindow
from app.ui.welcome.window import WelcomeWindow
from app.ui.widgets.label import Label
from app.ui.worker import InlineWorker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


RIGHT = "open sesame"


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[start.Opening]:
    """The program just started on an empty folder, in English."""
    shop = shops.open_shop(tmp_path / "shop")
    made = start.Opening(start.make_session(qapp, shop, language("en"), InlineWorker()))
    made.show(asked=False)
    assert made.window is not None
    qtbot.addWidget(made.window)
    yield made
    made.window.close()
    shop.close()


def welcome(opening: start.Opening) -> WelcomeWindow:
    assert isinstance(opening.window, WelcomeWindow)
    return opening.window


def words(window: object) -> str:
    assert isinstance(window, ClosedWindow | WelcomeWindow)
    return "\n".join(label.text() for label in window.findChildren(Label) if label.isVisibleTo(window))


def test_four_answers_open_the_counter(opening: start.Opening) -> None:
    window = welcome(opening)
    window.form.fields["country"].input.set_value("CZ")
    window.form.fields["country"].input.edited.emit()
    window.form.fields["name"].input.set_value("Čaj & káva")
    window.form.fields["seller"].input.set_value("Ruth")
    QTest.keyClick(window.form, Qt.Key.Key_Return)
    assert isinstance(opening.window, MainWindow)
    settings = settings_service.load()
    assert (settings.country, settings.currency, settings.cash_step) == ("CZ", "CZK", 100)
    assert (settings.shop.legal_name, settings.seller, settings.language) == ("Čaj & káva", "Ruth", "en")
    assert opening.window.sheets() == ()
    assert opening.window.page().icon == "scan-barcode"


def test_a_shop_without_a_name_is_asked_again(opening: start.Opening) -> None:
    window = welcome(opening)
    window.finish()
    assert welcome(opening).form.fields["name"].has_problem()
    assert settings_service.load().country == ""


@pytest.mark.parametrize(("code", "country", "currency"), [("sk", "SK", "EUR"), ("zh_CN", "CN", "CNY")])
def test_another_language_is_spoken_at_once(opening: start.Opening, code: str, country: str, currency: str) -> None:
    window = welcome(opening)
    window.form.fields["name"].input.set_value("Tea")
    english = words(window)
    window.languages.choose(code)
    window.languages.chosen.emit(code)
    assert words(window) != english
    draft = window.form.draft()
    assert (draft.name, draft.country, draft.currency) == ("Tea", country, currency)
    window.finish()
    assert settings_service.load().language == code


def test_a_demo_shop_opens_the_counter(opening: start.Opening) -> None:
    welcome(opening).fill_demo(6)
    assert isinstance(opening.window, MainWindow)
    assert settings_service.load().country == "GB"


class Locked:
    """A door that opens to one word."""

    def __init__(self) -> None:
        self.tried: list[str] = []

    def __call__(self, passphrase: str) -> AppError | None:
        self.tried.append(passphrase)
        return None if passphrase == RIGHT else StorageError(N_("Another passphrase."))


def test_a_locked_shop_is_asked_until_it_opens(qtbot: QtBot) -> None:
    door = Locked()
    window = ClosedWindow(StorageError(N_("Locked.")), door, encrypted=True)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert window.form is not None
    assert "Locked." not in words(window)
    field = window.form.fields["passphrase"]
    QTest.keyClicks(field.control, "close sesame")
    QTest.keyClick(field.control, Qt.Key.Key_Return)
    assert field.has_problem()
    field.input.set_value(RIGHT)
    QTest.keyClick(field.control, Qt.Key.Key_Return)
    assert door.tried == ["close sesame", RIGHT]
    assert not window.isVisible()


@pytest.mark.parametrize("code", ["en", "sk", "zh_CN"])
def test_a_damaged_shop_says_why_and_what_to_do(qtbot: QtBot, qapp: QApplication, tmp_path: Path, code: str) -> None:
    (tmp_path / shops.FILE_NAME).touch()
    start.put_on(qapp, Settings(), language(code))
    with pytest.raises(StorageError) as told:
        shops.open_shop(tmp_path)
    window = ClosedWindow(told.value, lambda _secret: told.value, encrypted=shops.is_encrypted(tmp_path))
    qtbot.addWidget(window)
    window.show()
    said = words(window)
    speech = language(code)
    assert all(speech.render(part) in said for part in (told.value.title, told.value.text, told.value.hint) if part)
    window.try_now()
    assert window.isVisible()


def test_an_encrypted_file_is_told_from_a_plain_one(tmp_path: Path) -> None:
    shops.open_shop(tmp_path / "locked", "secret").close()
    shops.open_shop(tmp_path / "plain").close()
    assert [shops.is_encrypted(tmp_path / name) for name in ("locked", "plain", "nothing")] == [True, False, False]


def test_a_second_start_calls_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OnlyWindow(tmp_path), OnlyWindow(tmp_path)
    assert first.claim()
    assert not second.claim()
    with qtbot.waitSignal(first.wanted):
        (tmp_path / "window" / "wanted").touch()
    qtbot.waitUntil(lambda: not (tmp_path / "window" / "wanted").exists())
    first.release()
    assert second.claim()
    second.release()


def test_a_folder_that_cannot_be_written_is_left_to_the_shop_to_refuse(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert OnlyWindow(tmp_path / "file").claim()
