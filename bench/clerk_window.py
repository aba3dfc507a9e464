"""The same clerk at the real window, by key presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.i18n import language
from app.services import sales
from app.services import settings as settings_service
from app.services import shop as shops
from app.ui import start
from app.ui.counter.page import CounterPage
from app.ui.shell.main_window import MainWindow
from app.ui.worker import ThreadWorker
from bench.clerk import CODE, Log

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.sales import Completed


class Clerk:
    """Types, pays, and writes down what the till calls saved."""

    def __init__(self, window: MainWindow, log: Log) -> None:
        page = window.page()
        if not isinstance(page, CounterPage):
            raise TypeError(page)
        self.page, self.window, self.log = page, window, log
        self.pieces = 0
        page.till.completed.connect(self.saved)

    def next_sale(self) -> None:
        """Ring up the next sale; one left open in the till is paid first, one that stands is not made again."""
        begun = self.log.begun()
        self.pieces = begun[0] if begun else self.log.following()
        if begun and self.stands():
            return
        cart = self.page.till.cart
        if not cart.lines and (not begun or begun[1] != cart.draft_id):
            # A cart that was lost before its first line is rung up anew, and is then another draft.
            self.log.write("begin", self.pieces, cart.draft_id)
        if not cart.lines:
            QTest.keyClicks(self.page.box, f"{self.pieces}*{CODE}")
            QTest.keyClick(self.page.box, Qt.Key.Key_Return)
        QTimer.singleShot(0, self.pay)

    def stands(self) -> bool:
        """Look at the list of sales, as a clerk does after a crash before ringing up again."""
        last = sales.last(self.page.till.settings.till)
        if last is None or sales.sale_of(last[0]).lines[0].quantity != self.pieces:
            return False
        self.log.write("done", self.pieces, last[0])
        QTimer.singleShot(0, self.next_sale)
        return True

    def pay(self) -> None:
        """F12, Enter. A scan is read once its keys have come to rest."""
        if not self.page.till.cart.lines:
            QTimer.singleShot(5, self.pay)
            return
        QTest.keyClick(self.page.box, Qt.Key.Key_F12)
        QTest.keyClick(QApplication.focusWidget() or self.page.box, Qt.Key.Key_Return)

    def saved(self, done: Completed) -> None:
        """The till says the sale stands."""
        self.log.write("done", self.pieces, done.number)
        QTimer.singleShot(0, self.next_sale)


def work(folder: Path, log: Log) -> None:
    """Open the shop in a window and sell."""
    app = start.application()
    shop = shops.open_shop(folder)
    speech = language(settings_service.load().language)
    opening = start.Opening(start.make_session(app, shop, speech, ThreadWorker(shop.close)))
    opening.open_main()
    window = opening.window
    if not isinstance(window, MainWindow):
        raise TypeError(window)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    clerk = Clerk(window, log)
    print("selling", flush=True)
    QTimer.singleShot(0, clerk.next_sale)
    app.exec()
