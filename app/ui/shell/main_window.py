"""The main window: it builds pages when they are first opened and gives each its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.ui import theme
from app.ui.shell.history import History, Place
from app.ui.shell.sidebar import Sidebar, SidebarMode, mode_for
from app.ui.widgets.actions import Action, Shortcuts
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import SHEETS_CHANGED, Sheet
from app.ui.widgets.door import Door
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.keys_sheet import KeysSheet
from app.ui.widgets.palette import Finder, Palette
from app.ui.widgets.progress import ProgressCard
from app.ui.widgets.strip import KeyStrip
from app.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from app.i18n import Language
    from app.ui.session import Deed, Facts, Job, Session
    from app.ui.widgets.page import Page, PageSpec

_CLOCK_MS = 10_000
#: In the palette these would only close it or open it again.
_NOT_OFFERED = ("anything", "escape")
_FIRST_WIDTH, _FIRST_HEIGHT = 1440, 900


class PageStack(QStackedWidget):
    """Holds the pages without letting their least width hold the window open: they change with it instead."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class MainWindow(QMainWindow):
    """`finder` answers what the palette's text finds in the shop; a taken result's target is (page id, record)."""

    def __init__(
        self, session: Session, pages: tuple[PageSpec, ...], *, finder: Finder | None = None, first: str = ""
    ) -> None:
        """`first` is the id of the page shown at the start; without it the first of the sidebar."""
        super().__init__()
        self.session = session
        self._specs = {spec.id: spec for spec in pages}
        self._finder = finder
        self._history = History()
        self._built: dict[str, Page] = {}
        self._current = ""
        self._mode = SidebarMode.WIDE
        self.door = Door(self)
        session.door = self.door.show
        self._keys, self._page_keys = Shortcuts(self), Shortcuts(self)
        self.setWindowTitle("Regulars")
        self.resize(QSize(_FIRST_WIDTH, _FIRST_HEIGHT).boundedTo(self.screen().availableSize()))
        self._build()
        self._ring = FocusRing(self)
        self._listen()
        if pages:
            self.show_page(first or pages[0].id)

    def _build(self) -> None:
        middle = QWidget()
        self._row = row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(self.session.language, tuple(self._specs.values()))
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        self.stack = PageStack()
        self.jobs = QVBoxLayout()
        self.jobs.setContentsMargins(20, 0, 20, 0)
        self.strip = KeyStrip()
        column.addWidget(self.stack, 1)
        column.addLayout(self.jobs)
        column.addWidget(self.strip)
        self.setCentralWidget(middle)
        self.toast = Toast(self.stack)
        self.menu_button = Button("", icon="menu", run=self._open_menu, parent=self)
        self.menu_button.setAccessibleName(self.session.language.gettext("Menu"))
        self.menu_button.hide()
        self.sidebar.picked.connect(self.show_page)
        self.sidebar.find_wanted.connect(self.open_palette)
        self.sidebar.show_facts(self.session.facts)
        self._global = self._global_actions()
        self._keys.listen(self._global)
        self._show_badges(Changes.of("*"))

    def _listen(self) -> None:
        session = self.session
        session.changed.connect(self._facts_moved)
        session.said.connect(self._say)
        session.put_up_wanted.connect(self._put_up)
        session.went.connect(self.show_page)
        session.job_started.connect(self._show_job)
        session.facts_changed.connect(self._show_facts)
        session.language_changed.connect(self._speak)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_time)
        self._clock.start(_CLOCK_MS)
        self._show_time()

    # --- pages

    def show_page(self, page: str, target: object = None) -> None:
        """Show a page, built now if it never was; with a target the record it names."""
        if page not in self._specs:
            return
        self._history.visit(Place(page, target))
        self._show(Place(page, target))

    def _show(self, place: Place) -> None:
        page = self._page(place.page)
        self._close_menu()
        self._current = place.page
        self.stack.setCurrentWidget(page)
        self.toast.raise_()  # the stack puts the page it shows above everything in it
        self.sidebar.show_page(place.page)
        self._place_menu_button()
        page.set_width(self._text_width())
        if page.stale:
            page.stale = False
            page.refresh()
        if place.target is not None:
            page.open(place.target)
        self._show_actions()
        page.focus_start()

    def page(self) -> Page:
        """The page that is shown."""
        return self._built[self._current]

    def _page(self, name: str) -> Page:
        if name not in self._built:
            page = self._specs[name].factory(self.session)
            page.actions_changed.connect(partial(self._actions_moved, name))
            self._built[name] = page
            self.stack.addWidget(page)
        return self._built[name]

    def _facts_moved(self, changes: Changes) -> None:
        for name, page in self._built.items():
            if page.touched_by(changes):
                page.stale = name != self._current
                if not page.stale:
                    page.refresh()
        self._show_badges(changes)

    def _show_badges(self, changes: Changes) -> None:
        for spec in self._specs.values():
            if spec.badge is not None and changes.touches("*", *spec.badge_depends):
                self.session.read(partial(spec.badge, self.session), partial(self.sidebar.set_badge, spec.id))

    def go_back(self) -> None:
        """One step back: inside the page, else to the page before."""
        if self._mode is SidebarMode.HIDDEN and self.sidebar.isVisible():
            self._close_menu()
        elif self._current and not self.page().step_back() and (place := self._history.back()) is not None:
            self._show(place)

    # --- keys

    def _global_actions(self) -> tuple[Action, ...]:
        gettext = self.session.language.gettext
        pages = tuple(
            Action(
                f"page.{spec.id}",
                self.session.language.render(spec.words),
                spec.key,
                partial(self.show_page, spec.id),
                icon=spec.icon,
                in_strip=False,
            )
            for spec in self._specs.values()
            if spec.icon or spec.key
        )
        return (
            Action("keys", gettext("All keys"), "F1", self.open_keys, icon="keyboard"),
            Action("anything", gettext("Find anything"), "Ctrl+K", self.open_palette, icon="search", in_strip=False),
            Action(
                "undo",
                gettext("Undo the last step"),
                "Ctrl+Z",
                self.undo,
                self._can_undo,
                icon="undo-2",
                in_strip=False,
            ),
            Action("back", gettext("Back"), "Alt+Left", self.go_back, icon="arrow-left", in_strip=False),
            Action("escape", gettext("One step back"), "Esc", self.go_back, icon="arrow-left", in_strip=False),
            *pages,
        )

    def actions_now(self) -> tuple[Action, ...]:
        """Everything that can be done now, the page's own first."""
        return (*(self.page().page_actions() if self._current else ()), *self._global)

    def _actions_moved(self, name: str) -> None:
        if name == self._current:
            self._show_actions()

    def _show_actions(self) -> None:
        own = self.page().page_actions()
        taken = {action.key for action in own}
        self._keys.listen(tuple(action for action in self._global if action.key not in taken))
        self._page_keys.listen(own)
        gettext = self.session.language.gettext
        more = Action("more", gettext("More"), "Ctrl+K", self.open_palette)
        self.strip.show_actions((self._global[0], *own), more)
        self._silence(bool(self.sheets()))

    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets that are open, the topmost last."""
        return tuple(
            one
            for one in self.findChildren(Sheet, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if one.isVisible()
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == SHEETS_CHANGED:
            self._silence(bool(self.sheets()))
            QTimer.singleShot(0, self, self._hold_keyboard)  # the sheet gives the keyboard back after this
        return super().event(event)

    def _hold_keyboard(self) -> None:
        """What had the keyboard before a sheet may be gone by the time it closes."""
        if self._current and self.isActiveWindow() and not self.sheets() and QApplication.focusWidget() is None:
            self.page().focus_start()

    def _silence(self, silent: bool) -> None:  # noqa: FBT001 - a setter like Qt's own
        self._keys.silence(silent)
        self._page_keys.silence(silent)

    def open_keys(self) -> None:
        """F1: every key."""
        gettext = self.session.language.gettext
        title = self.session.language.render(self._specs[self._current].words)
        KeysSheet(self, ((title, self.page().page_actions()), (gettext("Everywhere"), self._global))).open()

    def open_palette(self) -> None:
        """Ctrl+K: anything."""
        offered = tuple(action for action in self.actions_now() if action.id not in _NOT_OFFERED)
        palette = Palette(self, offered, self._finder)
        # The sheet must be gone, and the keyboard back, before the deed is done.
        palette.picked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        palette.open()

    def _take(self, target: object) -> None:
        if isinstance(target, Action):
            target.do()
        elif isinstance(target, tuple):
            self.show_page(*target)

    # --- messages

    def _put_up(self, make: Callable[[QWidget], Sheet]) -> None:
        make(self).open()

    def _say(self, deed: Deed) -> None:
        undo = self.undo if deed.undo is not None else None
        self.toast.say(deed.words, undo, undo_words=self.session.language.gettext("Undo"))

    def undo(self) -> None:
        """Take back the last deed."""
        self.toast.hide()
        self.session.undo_last()

    def _can_undo(self) -> bool:
        return bool(self.session.undo.deeds)

    def _show_job(self, job: Job) -> None:
        card = ProgressCard(job)
        self.jobs.addWidget(card)
        job.ended.connect(card.hide)
        job.ended.connect(card.deleteLater)

    def _show_facts(self, facts: Facts) -> None:
        self.sidebar.show_facts(facts)
        self._show_time()

    def _show_time(self) -> None:
        facts, language = self.session.facts, self.session.language
        parts = (facts.till, facts.person, language.time(self.session.now()))
        self.strip.set_right(" · ".join(part for part in parts if part))

    # --- language, look and width

    def _speak(self, _language: Language) -> None:
        place, self._current = self._current, ""
        self._built.clear()
        self._history = History()
        self._build()
        self._fit()
        self.show_page(place)

    def _text_width(self) -> int:
        return round(self.width() / theme.current().scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "sidebar"):
            self._fit()

    def _fit(self) -> None:
        self._mode = mode_for(self._text_width())
        hidden = self._mode is SidebarMode.HIDDEN
        self.sidebar.set_mode(self._mode)
        self._dock_sidebar(docked=not hidden)
        if self._current:
            self._place_menu_button()
            self.page().set_width(self._text_width())
        self.toast.place()

    def _dock_sidebar(self, *, docked: bool) -> None:
        if docked and self._row.indexOf(self.sidebar) < 0:
            self._row.insertWidget(0, self.sidebar)
        elif not docked:
            # Hidden, it opens as a menu over the page, which keeps its width.
            self._row.removeWidget(self.sidebar)
            self.sidebar.setGeometry(0, 0, self.sidebar.width(), self.height())
        self.sidebar.setVisible(docked)

    def _place_menu_button(self) -> None:
        hidden = self._mode is SidebarMode.HIDDEN
        self.menu_button.setVisible(hidden)
        self.page().take_menu_button(self.menu_button if hidden else None)

    def _open_menu(self) -> None:
        if self.sidebar.isVisible():
            self._close_menu()
            return
        self.sidebar.show()
        self.sidebar.raise_()
        row = self.sidebar.rows.get(self._current)
        if row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def _close_menu(self) -> None:
        self.sidebar.setVisible(self._mode is not SidebarMode.HIDDEN)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clock.stop()
        self.session.closing.emit()
        self.session.door = None
        super().closeEvent(event)
