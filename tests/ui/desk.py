"""A person at the window: opens pages, presses keys, types, and reads what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.i18n import language
from app.ui import theme
from app.ui.pages import PAGES
from app.ui.paper_desk import Kept, PaperDesk
from app.ui.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label
from app.ui.widgets.picker import Picker
from app.ui.worker import InlineWorker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.ui.widgets.page import Page
    from tests.verbs import Shop


class Desk:
    """The real window on a real shop; papers really are made."""

    def __init__(
        self,
        bot: QtBot,
        shop: Shop,
        *,
        speech: str = "en",
        scale: float = 1.0,
        dark: bool = False,
        size: tuple[int, int] = (1440, 900),
    ) -> None:
        self.bot, self.shop = bot, shop
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        look = theme.make_look("dark" if dark else "light", scale, language(speech), app)
        if look != theme.current():
            theme.apply(app, look)
        self.session = Session(shop.open, language(speech), InlineWorker(), now=lambda: shop.now)
        self.session.papers = PaperDesk(self.session)
        self.papers: list[Kept] = []
        self.session.papers.done.connect(self.papers.append)
        self.said: list[str] = []
        self.session.said.connect(lambda deed: self.said.append(deed.words))
        self.window = MainWindow(self.session, PAGES)
        bot.addWidget(self.window)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()

    # --- going and pressing

    def opens(self, page: str, target: object = None) -> None:
        self.window.show_page(page, target)

    @property
    def page(self) -> Page:
        return self.window.page()

    def presses(self, key: str) -> None:
        """A key of the strip or sheet, if it does something now."""
        if self.window.sheets():
            self._press_in_sheet(key)
            return
        action = next(action for action in self.window.actions_now() if action.key == key)
        assert action.enabled(), f"{key} does nothing now"
        action.do()

    def _press_in_sheet(self, key: str) -> None:
        codes = {"Return": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape}
        QTest.keyClick(self.sheet, codes[key])

    def can(self, key: str) -> bool:
        """Whether that key does something now."""
        return any(action.key == key and action.enabled() for action in self.window.actions_now())

    @property
    def sheet(self) -> Sheet:
        return self.window.sheets()[-1]

    # --- typing

    def fills(self, form: Form[Any], **values: object) -> None:
        """Type into fields by their names."""
        for name, value in values.items():
            field = form.fields[name]
            field.input.set_value(value)
            field.input.edited.emit()

    def answers(self, **values: object) -> None:
        """Fill the open sheet and press Enter."""
        form = self.sheet.findChild(Form)
        assert form is not None
        self.fills(form, **values)
        self.presses("Return")

    def picks(self, text: str) -> None:
        """Type into the open picker and take the first row."""
        picker = self.sheet
        assert isinstance(picker, Picker)
        picker.box.setText(text)
        picker.box.settle()
        QTest.keyClick(picker.box, Qt.Key.Key_Return)

    # --- reading

    def reads(self, inside: QWidget | None = None) -> str:
        """Every word on the page, or inside a part of it."""
        QApplication.processEvents()  # what was put up just now is shown by the event loop
        part = inside or self.page
        labels = part.findChildren(Label)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(part))

    def fits(self) -> bool:
        """Whether the window is as large as it was asked to be."""
        hint = self.window.minimumSizeHint()
        return hint.width() <= self.window.width() and hint.height() <= self.window.height()
