"""Who keeps the shop's records: presses keys in the real window, fills forms, reads lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.i18n import N_, language
from app.ui.customers.page import CustomersPage
from app.ui.form_sheet import FormSheet
from app.ui.products.page import ProductsPage
from app.ui.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.chip import Chip
from app.ui.widgets.page import PageSpec
from app.ui.widgets.picker import Picker
from app.ui.worker import InlineWorker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop

PAGES = (
    PageSpec("customers", N_("Customers"), "users", "Ctrl+3", CustomersPage),
    PageSpec("products", N_("Products"), "package", "Ctrl+4", ProductsPage),
)


class Owner:
    """Sits at the window in the evening."""

    def __init__(self, qtbot: QtBot, shop: Shop, page: str, speech: str = "en") -> None:
        self.bot, self.shop = qtbot, shop
        self.session = Session(shop.open, language(speech), InlineWorker(), now=lambda: shop.now)
        self.told: list[BaseException] = []
        self.went: list[tuple[str, object]] = []
        self.said: list[str] = []
        self.session.went.connect(lambda page, target: self.went.append((page, target)))
        self.session.said.connect(lambda deed: self.said.append(deed.words))
        self.window = MainWindow(self.session, PAGES)
        self.session.door = lambda error, _again: self.told.append(error)
        self.window.resize(1440, 900)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.show_page(page)

    @property
    def page(self) -> Any:
        return self.window.page()

    def types(self, box: Any, text: str, *, enter: bool = False) -> None:
        """Into a search box, with a breath at the end."""
        box.setText(text)
        box.settle()
        if enter:
            QTest.keyClick(box, Qt.Key.Key_Return)

    def presses(self, key: str) -> None:
        """A key that the page lists."""
        next(action for action in self.window.actions_now() if action.key == key).do()

    @property
    def sheet(self) -> FormSheet[Any]:
        sheet = self.window.sheets()[-1]
        assert isinstance(sheet, FormSheet)
        return sheet

    @property
    def picker(self) -> Picker:
        sheet = self.window.sheets()[-1]
        assert isinstance(sheet, Picker)
        return sheet

    def fills(self, **fields: object) -> None:
        """Type into the open form."""
        for name, value in fields.items():
            found = self.sheet.form.fields[name]
            found.input.set_value(value)
            found.input.edited.emit()

    def saves(self) -> None:
        """Enter."""
        QTest.keyClick(self.sheet, Qt.Key.Key_Return)

    def problems(self) -> dict[str, str]:
        """What the open form says beside its fields."""
        fields = self.sheet.form.fields.items()
        return {name: field.problem.text() for name, field in fields if field.has_problem()}

    def undoes(self) -> None:
        """Ctrl+Z."""
        self.window.undo()

    def sees(self, words: str) -> bool:
        """Whether a label or chip that is shown says so."""
        QApplication.processEvents()
        shown = [one.text() for one in self.window.findChildren(QLabel) if one.isVisible()]
        shown += [one.accessibleName() for one in self.window.findChildren(Chip) if one.isVisible()]
        return any(words in text for text in shown)
