"""The window's frame: pages on demand, keys, widths, sheets, jobs, messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.changes import Changes
from app.errors import StorageError
from app.i18n import N_, language
from app.ui import theme
from app.ui.session import Facts, Session
from app.ui.shell.main_window import MainWindow
from app.ui.shell.sidebar import SidebarMode, mode_for
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.empty import Empty, Way
from app.ui.widgets.inputs import LineInput
from app.ui.widgets.keys_sheet import KeysSheet
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page, PageSpec
from app.ui.widgets.palette import Palette, fits
from app.ui.widgets.progress import ProgressCard
from app.ui.widgets.results import Result, Section

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.worker import Steps

MakeWindow = Callable[[], MainWindow] if TYPE_CHECKING else object


class Notes(Page):
    """A page that writes down what happens to it."""

    depends_on = frozenset({"notes"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Notes")
        self.seen: list[object] = []
        self.field = LineInput()
        self.field.setAccessibleName("Note")
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.inside = False

    def page_actions(self) -> tuple[Action, ...]:
        return (
            Action("add", "Add a note", "F3", lambda: self.seen.append("added"), short="Add"),
            Action("never", "Never now", "F4", lambda: self.seen.append("never"), lambda: False),
        )

    def refresh(self) -> None:
        self.seen.append("refreshed")

    def open(self, target: object) -> None:
        self.seen.append(target)

    def step_back(self) -> bool:
        inside, self.inside = self.inside, False
        return inside

    def focus_start(self) -> None:
        self.field.setFocus()


class Start(Page):
    """An empty page with two ways on."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Today")
        ways = tuple(Way("users", f"Way {n}", "A sentence about it.", Button(f"Go {n}")) for n in range(3))
        self.body.addWidget(Empty("Nothing yet", "It begins with the first.", ways), 1)


def specs() -> tuple[PageSpec, ...]:
    names = (
        ("today", N_("Today"), "sun", "Ctrl+1", Start),
        ("notes", N_("Notes"), "sticky-note", "Ctrl+2", Notes),
        *((f"page{n}", N_("Customers"), "users", f"Ctrl+{n}", Notes) for n in range(3, 9)),
        ("settings", N_("Settings"), "settings", "Ctrl+,", Notes),
    )
    return tuple(
        PageSpec(*one, badge=(lambda _session: 2) if one[0] == "notes" else None, badge_depends=frozenset({"notes"}))
        for one in names
    )


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> MainWindow:
    session.set_facts(Facts("Marlowe & Daughter", "Kitchen", "Ruth Marlowe", "Owner", "Till 1", "Backup today 13:05"))
    made = MainWindow(session, specs())
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def notes(window: MainWindow) -> Notes:
    window.show_page("notes")
    page = window.page()
    assert isinstance(page, Notes)
    return page


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QCoreApplication.processEvents()


CTRL = Qt.KeyboardModifier.ControlModifier


def test_pages_are_built_when_first_opened(window: MainWindow) -> None:
    assert window.stack.count() == 1
    notes(window)
    notes(window)
    assert window.stack.count() == 2


def test_a_hidden_page_looks_again_when_it_is_shown(window: MainWindow) -> None:
    page = notes(window)
    window.show_page("today")
    window.session.changed.emit(Changes.of("notes"))
    window.session.changed.emit(Changes.of("sales"))
    assert page.seen == ["refreshed"]
    notes(window)
    assert page.seen == ["refreshed", "refreshed"]


def test_keys_show_pages_and_do_the_pages_deeds(window: MainWindow) -> None:
    press(Qt.Key.Key_2, CTRL)
    page = notes(window)
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_F4)
    assert page.seen == ["refreshed", "added"]
    window.show_page("today")
    press(Qt.Key.Key_F3)
    assert page.seen == ["refreshed", "added"]


def test_the_strip_shows_only_keys_that_do_something_now(window: MainWindow) -> None:
    notes(window)
    assert [action.key for action in window.strip.shown()] == ["F1", "F3"]


def test_a_link_opens_the_record_and_back_returns(window: MainWindow) -> None:
    window.session.go("notes", 1042)
    assert notes(window).seen == ["refreshed", 1042]
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.page(), (Start, Notes))
    window.session.go("today")
    window.session.go("notes", 7)
    press(Qt.Key.Key_Escape)
    assert isinstance(window.page(), Start)


def test_escape_goes_back_inside_the_page_first(window: MainWindow) -> None:
    page = notes(window)
    page.inside = True
    press(Qt.Key.Key_Escape)
    assert window.page() is page
    press(Qt.Key.Key_Escape)
    assert isinstance(window.page(), Start)


def test_what_was_just_done_stays_readable_on_the_next_page(window: MainWindow) -> None:
    window.session.say("Sale T1-000001 is saved.")
    window.session.go("notes")
    toast = window.toast
    middle = toast.mapTo(window, toast.rect().center())
    covering = window.childAt(middle)
    assert covering is not None
    assert covering is toast or toast.isAncestorOf(covering)


def test_undo_belongs_to_the_field_while_it_has_something_to_undo(window: MainWindow) -> None:
    page = notes(window)
    undone: list[str] = []
    window.session.say("Merged", lambda: undone.append("merge"))
    assert window.toast.isVisible()
    QTest.keyClicks(page.field, "abc")
    press(Qt.Key.Key_Z, CTRL)
    assert undone == []
    page.field.setText("")
    press(Qt.Key.Key_Z, CTRL)
    assert undone == ["merge"]
    assert not window.toast.isVisible()


def test_the_palette_runs_what_is_chosen(window: MainWindow) -> None:
    page = notes(window)
    press(Qt.Key.Key_K, CTRL)
    (palette,) = window.sheets()
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.box, "add")
    press(Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    assert window.sheets() == ()
    assert page.seen == ["refreshed", "added"]


def test_the_palette_says_when_it_finds_nothing(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_K, CTRL)
    (palette,) = window.sheets()
    assert isinstance(palette, Palette)
    assert not palette.nothing.isVisible()
    QTest.keyClicks(palette.box, "qqqq")
    qtbot.waitUntil(palette.nothing.isVisible)


def test_the_palette_finds_records(qtbot: QtBot, session: Session) -> None:
    def finder(_text: str) -> tuple[Section, ...]:
        return (Section("Customers", (Result("Jana", target=("notes", 1042)),)),)

    window = MainWindow(session, specs(), finder=finder)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_palette()
    (palette,) = window.sheets()
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.box, "jana")
    press(Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    assert notes(window).seen == ["refreshed", 1042]


@pytest.mark.parametrize(
    ("words", "typed", "found"),
    [("New customer", "ncu", True), ("Všetky klávesy", "klav", True), ("Back", "xb", False)],
)
def test_the_palette_forgives(words: str, typed: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (fits(words, typed) is not None) is found


def test_f1_lists_every_key(window: MainWindow) -> None:
    notes(window)
    press(Qt.Key.Key_F1)
    (sheet,) = window.sheets()
    assert isinstance(sheet, KeysSheet)
    words = {label.text() for label in sheet.findChildren(Label)}
    assert {"Add a note", "Never now", "All keys", "Find anything", "Settings"} <= words


def test_a_sheet_keeps_the_keys_to_itself_and_gives_the_focus_back(window: MainWindow) -> None:
    page = notes(window)
    done: list[str] = []
    sheet = Sheet(page, "Sure", width=400)
    sheet.body.addWidget(LineInput())
    sheet.add_left(Button("Aside", "quiet", key="F3", run=lambda: done.append("aside")))
    sheet.add_right(Button("Do it", "primary", key="Return", run=lambda: done.append("main")), main=True)
    sheet.open()
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return)
    for _ in range(5):
        press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert sheet.isAncestorOf(focus)
    assert done == ["aside", "main"]
    assert page.seen == ["refreshed"]
    press(Qt.Key.Key_Escape)
    assert page.field.hasFocus()
    press(Qt.Key.Key_F3)
    assert page.seen == ["refreshed", "added"]


def test_a_closed_sheet_is_gone(qtbot: QtBot, window: MainWindow) -> None:
    sheet = Sheet(window.page(), "Sure")
    with qtbot.waitSignal(sheet.destroyed):
        sheet.open()
        sheet.dismiss()
    assert window.findChildren(Sheet) == []


def test_the_door_says_what_is_safe_and_tries_again(window: MainWindow) -> None:
    tries: list[int] = []
    window.session.tell(StorageError(N_("The disk is full."), N_("Empty the bin.")), lambda: tries.append(1))
    (sheet,) = window.sheets()
    words = [label.text() for label in sheet.findChildren(Label)]
    assert "The disk is full." in words
    assert "Everything saved before this is safe. What is on the screen is not saved yet." in words
    assert "Empty the bin." in words
    press(Qt.Key.Key_Return)
    assert tries == [1]
    assert window.sheets() == ()


def test_a_bug_is_reported_once_with_its_trace(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    try:
        _ = 1 // 0
    except ZeroDivisionError as error:
        window.session.tell(error)
        window.session.tell(error)
    (sheet,) = window.sheets()
    press(Qt.Key.Key_C, CTRL)
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    assert "a bug was reported" in caplog.text
    sheet.close()


def test_a_long_job_shows_its_card_and_goes_on(window: MainWindow) -> None:
    seen: list[int] = []

    def steps() -> Steps:
        yield 1, 2
        seen.append(window.jobs.count())
        yield 2, 2

    window.session.run_job(steps(), "Importing")
    assert seen == [1]
    QCoreApplication.sendPostedEvents(None, 52)
    assert window.findChildren(ProgressCard) == []


def test_badges_count_what_waits(window: MainWindow) -> None:
    assert window.sidebar.rows["notes"].accessibleName() == "Notes, 2"


@pytest.mark.parametrize(
    ("width", "mode"),
    [
        (1600, SidebarMode.WIDE),
        (1280, SidebarMode.WIDE),
        (1279, SidebarMode.NARROW),
        (720, SidebarMode.NARROW),
        (719, SidebarMode.HIDDEN),
    ],
)
def test_the_navigation_follows_the_width(width: int, mode: SidebarMode) -> None:
    assert mode_for(width) is mode


@pytest.mark.parametrize("code", ["en", "sk", "zh_CN"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_frame_fits_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, session: Session, code: str, scale: float
) -> None:
    theme.apply(qapp, theme.make_look("light", scale, language(code), qapp))
    session.language = language(code)
    window = MainWindow(session, specs())
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    QCoreApplication.processEvents()
    least = window.minimumSizeHint()
    assert (window.width(), window.height()) == (1024, 700)
    assert least.width() <= 1024
    assert least.height() <= 700


def test_a_small_window_hides_the_navigation_behind_a_button(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    notes(window)
    theme.apply(qapp, theme.make_look("light", 2.0, language("en"), qapp))
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: not window.sidebar.isVisible())
    assert window.menu_button.isVisible()
    window.menu_button.click()
    assert window.sidebar.isVisible()
    window.sidebar.rows["today"].click()
    assert not window.sidebar.isVisible()
    assert isinstance(window.page(), Start)


def test_another_language_builds_the_window_anew(window: MainWindow) -> None:
    page = notes(window)
    window.session.set_language(language("sk"))
    assert window.page() is not page
    assert isinstance(window.page(), Notes)
    assert window.stack.count() == 1


def test_nothing_opens_a_second_window(window: MainWindow) -> None:
    notes(window)
    window.open_keys()
    window.session.say("Done", lambda: None)
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.window() is one]
    assert shown == [window]


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    notes(window)
    window.open_palette()
    nameless = [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.accessibleName() and one.focusProxy() is None
    ]
    assert [type(one).__name__ for one in nameless if not isinstance(one, QApplication)] == []


def test_the_ring_follows_the_keyboard_and_leaves_with_the_mouse(window: MainWindow) -> None:
    row = window.sidebar.rows["notes"]
    press(Qt.Key.Key_F9)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    ring = window.findChild(QWidget, "focus_ring")
    assert ring is not None
    assert ring.isVisible()
    assert ring.geometry().contains(row.mapTo(window, row.rect().center()))
    QTest.mouseClick(window.strip, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()
