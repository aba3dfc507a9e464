"""Starting the window: the shop is opened, the first questions asked, the pages put in their frame."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app import i18n, log
from app.domain import gs1
from app.domain.changes import Changes
from app.domain.settings import Settings
from app.errors import AppError, StorageError
from app.i18n import N_, Language, language
from app.services import backups, finding
from app.services import settings as settings_service
from app.services import shop as shops
from app.services.shop import Shop
from app.ui import qt_words, theme
from app.ui.counter import found
from app.ui.counter.page import PAGES as PAGE_OF_KIND
from app.ui.counter.page import CounterPage
from app.ui.leave import Leave
from app.ui.pages import PAGES
from app.ui.paper_desk import PaperDesk
from app.ui.session import Facts, Session
from app.ui.shell.main_window import MainWindow
from app.ui.single import OnlyWindow
from app.ui.welcome.closed import ClosedWindow
from app.ui.widgets.results import Section
from app.ui.widgets.scanner import Scanner, ScannerSettings
from app.ui.worker import ThreadWorker, Worker

if TYPE_CHECKING:
    from app.ui.welcome.window import WelcomeWindow

APP_ID = "regulars"
DONE, TOLD = 0, 1
_MOST_FOUND = 8
# By then the first picture stands and nobody has typed or scanned yet.
_SETTLED_MS = 700


def run(folder: Path, code: str | None) -> int:
    """Open the window on the shop in that folder and stay until it is closed; returns the exit code."""
    app = application()
    QTimer.singleShot(_SETTLED_MS, _tidy)
    leave = Leave(app)
    leave.asked.connect(app.quit)
    leave.listen()
    speech = language(code or i18n.nearest(QLocale.system().name()))
    only = OnlyWindow(folder, app)
    if not only.claim() and only.call():
        return DONE
    shop = _opened(app, speech, folder, only)
    if shop is None:
        return TOLD
    try:
        return _work(app, shop, speech, code, only)
    finally:
        only.release()


def _tidy() -> None:
    """What the start built stays as long as the program: never look through it again for things to throw away."""
    gc.freeze()
    gc.enable()


def _work(app: QApplication, shop: Shop, speech: Language, code: str | None, only: OnlyWindow) -> int:
    with suppress(OSError):  # a full disk must not keep anybody from looking something up
        log.start(shop.folder)
    settings = settings_service.load()
    if settings.country:
        speech = language(code or settings.language)
    worker = ThreadWorker(shop.close)
    opening = Opening(make_session(app, shop, speech, worker))
    only.wanted.connect(opening.come_forward)
    opening.show(asked=bool(settings.country))
    try:
        return app.exec()
    finally:
        worker.close()
        shop.close()


def _opened(app: QApplication, speech: Language, folder: Path, only: OnlyWindow) -> Shop | None:
    """The shop, or None when the person gave up on opening it."""
    found: list[Shop] = []
    # Taken out of the environment, so that no program started from here inherits it.
    error = _try(found, folder, only, os.environ.pop("REGULARS_PASSPHRASE", None))
    if error is not None:
        put_on(app, Settings(), speech)
        window = ClosedWindow(
            error, partial(_try, found, folder, only), encrypted=only.held and shops.is_encrypted(folder)
        )
        only.wanted.connect(partial(bring_forward, window))
        window.show()
        app.exec()
    return found[0] if found else None


def _try(found: list[Shop], folder: Path, only: OnlyWindow, passphrase: str | None) -> AppError | None:
    if not only.held and not only.claim():
        return StorageError(
            N_("Another window has this shop open, and it does not answer."),
            N_("Look for that window, or wait a moment, then try again."),
        )
    try:
        found.append(shops.open_shop(folder, passphrase))
    except AppError as error:
        return error
    return None


def application() -> QApplication:
    """The one application object, with its name and fonts."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else was made before
    app.setApplicationName(APP_ID)
    app.setApplicationDisplayName("Regulars")
    return app


def make_session(app: QApplication, shop: Shop, speech: Language, worker: Worker) -> Session:
    """A session in the shop's language and look."""
    settings = settings_service.load()
    put_on(app, settings, speech)
    session = Session(shop, speech, worker, now=shops.local_now)
    session.papers = PaperDesk(session)
    session.set_facts(facts(session, settings, speech))
    return session


def put_on(app: QApplication, settings: Settings, speech: Language) -> None:
    """Theme, text size, and Qt's own words."""
    qt_words.speak(app, speech)
    theme.apply(app, theme.make_look(settings.theme.value, float(settings.text_scale), speech, app))


def facts(session: Session, settings: Settings, speech: Language) -> Facts:
    """What the frame says about shop, person, till and the newest copy of the shop."""
    shop = settings.shop
    copies = backups.known(session.shop)
    return Facts(
        shop=shop.legal_name or "Regulars",
        shop_line=shop.trade_line or shop.city,
        person=settings.seller,
        till=speech.gettext("Till {n}", n=settings.till),
        backup=_backed_up(speech, copies[0].at, session.now()) if copies else speech.gettext("No backup yet"),
        backup_tone="ok" if copies else "warn",
    )


def _backed_up(speech: Language, at: datetime, now: datetime) -> str:
    if at.date() == now.date():
        return speech.gettext("Backup today {time}", time=speech.time(at))
    return speech.gettext("Backup {day}", day=speech.day(at.date()))


class Opening:
    """Puts up the first questions or the main window, and keeps it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.window: MainWindow | WelcomeWindow | None = None

    def show(self, *, asked: bool) -> None:
        """The main window once the shop has been set up, else the first questions."""
        if asked:
            self.open_main()
            return
        self._session.language_changed.connect(self._speak)
        welcome = _welcome(self._session)
        welcome.finished.connect(self._set_up)
        self.window = welcome
        welcome.show()

    def come_forward(self) -> None:
        """Somebody started the program again."""
        if self.window is not None:
            bring_forward(self.window)

    @staticmethod
    def _speak(speech: Language) -> None:
        put_on(application(), settings_service.load(), speech)

    def _set_up(self) -> None:
        self._session.language_changed.disconnect(self._speak)
        settings = settings_service.load()
        app = application()
        speech = language(settings.language)
        self._session.language = speech
        put_on(app, settings, speech)
        self._session.set_facts(facts(self._session, settings, speech))
        old = self.window
        self.open_main()
        if old is not None:
            old.close()

    def open_main(self) -> None:
        """The main window on the counter."""
        self.window = main_window(self._session)
        self.window.show()
        # The tables of a GS1 reader take 0.2 s to load: after the first picture, before the first such scan.
        QTimer.singleShot(_SETTLED_MS, self.window, partial(self._session.read, gs1.warm, lambda _answer: None))
        QTimer.singleShot(_SETTLED_MS, self.window, partial(_tidy_up, self.window, self._session))


def _welcome(session: Session) -> WelcomeWindow:
    # Loaded once in a shop's life: the first questions and the demo shop's people would cost every start 100 ms.
    window: WelcomeWindow = importlib.import_module("app.ui.welcome.window").WelcomeWindow(session)
    return window


def _tidy_up(window: QWidget, session: Session) -> None:
    # Loaded after the first picture: undo and bin know nearly everything there is of a customer.
    if window.isVisible():
        importlib.import_module("app.ui.tidy").empty_bin(session)
        session.papers.wake()


def bring_forward(window: QWidget) -> None:
    """Put a window before all others, out of the bar of small windows too."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def main_window(session: Session) -> MainWindow:
    """The window with its pages, scanner and search."""
    window = MainWindow(session, PAGES, finder=partial(_find, session), first="counter")
    scanner = Scanner(window, _ears(settings_service.load()))
    session.changed.connect(partial(_follow, session, window, scanner))
    scanner.scanned.connect(partial(_scanned, window))
    window.door.catch_everything()
    return window


def _follow(session: Session, window: MainWindow, scanner: Scanner, changes: Changes) -> None:
    """Settings that were saved take effect at once: names, language, look and scanner."""
    if not changes.touches("settings", "backups", "*"):
        return
    settings = settings_service.load()
    speech = language(settings.language)
    session.set_facts(facts(session, settings, speech))
    if not changes.touches("settings", "*"):
        return
    scanner.settings = _ears(settings)
    put_on(application(), settings, speech)
    if speech.code != session.language.code:
        window.setWindowTitle("Regulars")
        session.set_language(speech)


def _ears(settings: Settings) -> ScannerSettings:
    return ScannerSettings(settings.scanner_gap_ms, settings.scanner_length, settings.scanner_prefix)


def _find(session: Session, text: str) -> tuple[Section, ...]:
    hits = finding.find(text, limit=_MOST_FOUND)
    return found.places(session.language, hits, PAGE_OF_KIND)


def _scanned(window: MainWindow, code: str) -> None:
    """A scan goes into the open sheet's field, else to the counter, from whatever page."""
    focus = QApplication.focusWidget()
    if window.sheets():
        if isinstance(focus, QLineEdit):
            focus.setText(code)
        return
    window.show_page("counter")
    page = window.page()
    if isinstance(page, CounterPage):
        page.scan(code)
