"""The one list: pages that come as one scrolls, order, found letters, keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.domain.page import Cursor, Page, Sort
from app.ui.widgets.avatar import Mark
from app.ui.widgets.chip import Tag
from app.ui.widgets.column import Column
from app.ui.widgets.hits import found_letters
from app.ui.widgets.list_model import ListModel, ListRole
from app.ui.widgets.table import Table
from app.ui.widgets.timeline import Happening, Timeline

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True, slots=True)
class Customer:
    name: str
    spent: int


PEOPLE = tuple(Customer(f"Customer {number:03}", number * 10) for number in range(500))
COLUMNS: tuple[Column[Customer], ...] = (
    Column("Customer", lambda row: row.name, lambda row: f"No. {row.spent}", sort="name",
           mark=lambda row: Mark(row.name[:1])),
    Column("Spent", lambda row: f"{row.spent}.00", raw=lambda row: row.spent, align="right", width=120, sort="spent"),
    Column("Marks", lambda _row: "", tags=lambda _row: (Tag("regular"), Tag("late", "danger", "clock")), width=200,
           drop=500),
)  # fmt: skip


class Book:
    """Answers pages of 50 and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Cursor | None] = []

    def fetch(self, cursor: Cursor | None, sort: Sort | None) -> Page[Customer]:
        self.asked.append(cursor)
        rows = PEOPLE[::-1] if sort and sort.descending else PEOPLE
        start = int(str(cursor[0])) if cursor else 0
        return Page(rows[start : start + 50], (start + 50,) if start + 50 < len(rows) else None)


def table(qtbot: QtBot, book: Book) -> Table[Customer]:
    made = Table(COLUMNS, book.fetch, name="Customers", sort=Sort("name"))
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    made.restart()
    return made


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ListModel(COLUMNS, Book().fetch)
    model.restart()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 500


def test_a_list_nobody_scrolls_reads_one_page(qtbot: QtBot) -> None:
    book = Book()
    table(qtbot, book)
    assert book.asked == [None]


def test_scrolling_to_the_end_reads_every_page_once(qtbot: QtBot) -> None:
    book = Book()
    shown = table(qtbot, book)
    while not shown.model.complete:
        shown.view.scrollToBottom()
        shown.model.fetchMore(QModelIndex())
    assert len(shown.rows()) == 500
    assert len(book.asked) == 10


def test_enter_opens_the_chosen_row(qtbot: QtBot) -> None:
    shown = table(qtbot, Book())
    shown.select(3)
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown.view, Qt.Key.Key_Return)
    assert opened.args == [PEOPLE[3]]


def test_a_click_on_the_head_turns_the_order_round(qtbot: QtBot) -> None:
    shown = table(qtbot, Book())
    head = shown.view.horizontalHeader()
    QTest.mouseClick(
        head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, head.viewport().rect().center()
    )
    assert shown.model.order == Sort("name", descending=True)
    assert shown.rows()[0] == PEOPLE[-1]


def test_the_chosen_row_stays_chosen_when_the_list_is_asked_again(qtbot: QtBot) -> None:
    shown = table(qtbot, Book())
    shown.select(7)
    shown.restart()
    assert shown.current() == PEOPLE[7]


def test_copying_a_row_takes_plain_values(qtbot: QtBot) -> None:
    shown = table(qtbot, Book())
    shown.select(2)
    QTest.keyClick(shown.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Customer 002\t20\t"


def test_columns_leave_when_the_table_is_narrow(qtbot: QtBot) -> None:
    shown = table(qtbot, Book())
    assert not shown.view.isColumnHidden(2)
    shown.resize(400, 400)
    assert shown.view.isColumnHidden(2)
    assert sum(shown.view.columnWidth(place) for place in (0, 1)) == shown.view.viewport().width()


def test_the_screen_reader_hears_all_of_a_cell() -> None:
    model = ListModel(COLUMNS, Book().fetch)
    model.restart()
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Customer 001, No. 10"
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "regular, late"
    assert model.index(1, 1).data(ListRole.RAW) == 10


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Eleanor Whitfield", "whit", ["Whit"]),
        ("Jana Kováčová", "kovac", ["Kováč"]),
        ("Zhāng Wěi", "zw", ["Z", "W"]),
        ("张伟", "伟", ["伟"]),
        ("07700 900 214", "0214", ["0 214"]),
        ("Harold", "xyz", []),
        ("3 wheels", "3 wh", ["3", "wh"]),
    ],
)
def test_found_letters_are_marked(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start : start + length] for start, length in found_letters(text, typed)] == marked


def test_a_timeline_tells_what_happened(qtbot: QtBot) -> None:
    def entry(row: Customer) -> Happening:
        return Happening("9. 11.", "10:20", "phone", row.name, amount=f"{row.spent}.00", lines=("About the scale",))

    line = Timeline(Book().fetch, entry, name="History")
    qtbot.addWidget(line)
    line.resize(600, 400)
    line.show()
    line.restart()
    with qtbot.waitSignal(line.opened) as opened:
        QTest.keyClick(line.view, Qt.Key.Key_Return)
    assert opened.args == [PEOPLE[0]]
    assert line.model.index(1, 0).data() == "9. 11., 10:20, Customer 001, 10.00, About the scale"
