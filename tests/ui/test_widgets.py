"""The small widgets: plain text, whole words, names for screen readers, sizes that grow with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.names import parse
from app.i18n import language
from app.ui import theme
from app.ui.widgets.avatar import person_mark
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.figures import Figure, FigureRow
from app.ui.widgets.keycap import key_words
from app.ui.widgets.label import Label
from app.ui.widgets.pill import Pills
from app.ui.widgets.progress import progress_words
from app.ui.widgets.results import Result, ResultsPopup, Section
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.segments import Segment, Segments
from tests.ui.gallery import gallery

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

HOSTILE = '<img src="/etc/passwd">R&D <b>'


@pytest.mark.parametrize("theme_name", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_gallery_fits_and_names_everything(
    qtbot: QtBot, qapp: QApplication, theme_name: theme.Theme, scale: float
) -> None:
    theme.apply(qapp, theme.make_look(theme_name, scale, language("sk"), qapp))
    sheet = gallery()
    qtbot.addWidget(sheet)
    sheet.resize(round(741 * scale), round(1000 * scale))
    sheet.show()
    assert sheet.minimumSizeHint().width() <= 741 * scale
    focusable = [one for one in sheet.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(focusable) > 15
    assert [one for one in focusable if not one.accessibleName()] == []


def test_names_are_never_markup(qtbot: QtBot) -> None:
    label, button = Label(HOSTILE), Button(HOSTILE)
    for one in (label, button):
        qtbot.addWidget(one)
        assert one.accessibleName() == HOSTILE
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert button.text() == HOSTILE.replace("&", "&&")


def test_a_wrapped_label_knows_its_height(qtbot: QtBot) -> None:
    label = Label("A name or a phone number is enough. The rest can wait until there is time. " * 3, wrap="wrap")
    qtbot.addWidget(label)
    line = label.heightForWidth(100_000)
    assert label.heightForWidth(300) >= 4 * line
    assert label.heightForWidth(600) < label.heightForWidth(300)


def test_a_cut_label_gives_way_and_tells_its_words(qtbot: QtBot) -> None:
    label = Label("A very long name of a very long company with a very long address")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    label.grab()
    assert label.minimumSizeHint().width() < 80
    assert label.toolTip() == label.text()


def test_figures_are_never_cut(qtbot: QtBot) -> None:
    label = Label("1 284 500,00 €", "total", wrap="whole")
    qtbot.addWidget(label)
    assert label.minimumSizeHint() == label.sizeHint()


def test_a_button_counts_icon_word_and_key(qtbot: QtBot) -> None:
    plain, full = Button("Print"), Button("Print", icon="printer", key="Ctrl+P")
    for one in (plain, full):
        qtbot.addWidget(one)
    assert full.minimumSizeHint().width() > plain.minimumSizeHint().width() + 60
    assert full.accessibleName() == "Print"
    assert full.accessibleDescription() == "Ctrl P"


def test_a_forbidden_button_says_why(qtbot: QtBot) -> None:
    pressed: list[int] = []
    button = Button("Erase", "danger", run=lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.allow(False, "The sale is closed")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.toolTip() == "The sale is closed"
    assert pressed == []
    button.allow(True)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [1]
    assert button.toolTip() == ""


@pytest.mark.parametrize(
    ("key", "words"),
    [("Ctrl+K", "Ctrl K"), ("Alt+Left", "Alt ←"), ("Return", "Enter"), ("Ctrl+,", "Ctrl ,"), ("Ctrl++", "Ctrl +")],
)
def test_keys_are_written_as_people_read_them(key: str, words: str) -> None:
    assert key_words(key) == words


@pytest.mark.parametrize(
    ("name", "letters"), [("Eleanor Whitfield", "EW"), ("Ing. Ján Kováč", "JK"), ("张伟", "张"), ("0905 218 447", "")]
)
def test_a_person_is_marked_by_initials_not_by_a_title(name: str, letters: str) -> None:
    assert person_mark(parse(name)).text == letters


def test_segments_move_with_the_arrows(qtbot: QtBot) -> None:
    views = Segments((Segment("board", "Board"), Segment("list", "List", "9")), name="View")
    qtbot.addWidget(views)
    with qtbot.waitSignal(views.chosen) as chosen:
        QTest.keyClick(views, Qt.Key.Key_Right)
    assert chosen.args == ["list"]
    assert views.accessibleName() == "View: List"


def test_pills_filter_by_one_at_a_time(qtbot: QtBot) -> None:
    pills = Pills((("all", "All"), ("late", "Late")))
    qtbot.addWidget(pills)
    pills.resize(400, 40)
    pills.show()
    pills.set_count("late", "3")
    heard: list[str] = []
    pills.chosen.connect(heard.append)
    pills.choose("late")
    assert (pills.current(), heard) == ("late", [])


def test_a_chip_says_its_word(qtbot: QtBot) -> None:
    chip = Chip("2 days late", "danger", "triangle-alert")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "2 days late"


def test_figure_rows_can_be_filled_again(qtbot: QtBot) -> None:
    row = FigureRow((Figure("Points", "412", "worth £4.12"), Figure("Credit", "£15.00")))
    qtbot.addWidget(row)
    row.show()
    row.set_figures((Figure("Points", "0"),))
    QCoreApplication.processEvents()
    assert {label.text() for label in row.findChildren(Label) if label.isVisible()} == {"Points", "0"}


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (0, 0, 5.0, "0 of 0"),
        (100, 1000, 0.2, "100 of 1,000"),
        (198_400, 320_705, 65.0, "198,400 of 320,705, about 40 s left"),
        (10, 1000, 10.0, "10 of 1,000, about 16 min left"),
    ],
)
def test_progress_says_the_time_left_once_it_knows(done: int, total: int, seconds: float, words: str) -> None:
    assert progress_words(language("en"), done, total, seconds) == words


class Counter(QWidget):
    """A box with its results, as at the till."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(600, 500)
        self.box = SearchBox("Scan or type", name="Scan", hints=(("3*", "quantity"),))
        self.box.setParent(self)
        self.box.setGeometry(0, 0, 600, 56)
        self.popup = ResultsPopup(self.box, "Found")
        self.box.moved.connect(self.popup.move_choice)


SECTIONS = (
    Section("Customers", tuple(Result(f"Whitfield {n}", f"No. {n}", target=n) for n in range(7)), "7"),
    Section("Products", tuple(Result(f"White tea {n}", target=f"tea {n}") for n in range(5)), "5"),
    Section("", (Result("New customer “whit”", key="F3", target="new"),)),
)


def test_the_list_shows_eight_rows_and_the_ways_on(qtbot: QtBot) -> None:
    counter = Counter()
    qtbot.addWidget(counter)
    counter.show()
    counter.popup.show_sections(SECTIONS, "whit")
    assert [row.target for row in counter.popup.list.results()] == [0, 1, 2, 3, 4, 5, 6, "tea 0", "new"]
    for _ in range(7):
        QTest.keyClick(counter.box, Qt.Key.Key_Down)
    taken: list[object] = []
    counter.popup.taken.connect(lambda row: taken.append(row.target))
    assert counter.popup.take_current()
    assert taken == ["tea 0"]
    counter.popup.show_sections(())
    assert not counter.popup.isVisible()
    assert not counter.popup.take_current()


def test_the_box_tells_once_after_the_last_key(qtbot: QtBot) -> None:
    counter = Counter()
    qtbot.addWidget(counter)
    heard: list[str] = []
    counter.box.typed.connect(heard.append)
    QTest.keyClicks(counter.box, "whit")
    qtbot.waitUntil(lambda: heard == ["whit"])
    taken: list[str] = []
    counter.box.taken.connect(taken.append)
    QTest.keyClick(counter.box, Qt.Key.Key_Return)
    assert taken == ["whit"]
