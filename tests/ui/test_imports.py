"""Bringing in a file in the window: a look, the import, what became of it, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.importing import Fate, ImportKind, RunState
from app.i18n import language
from app.models.database import db
from app.services import imports
from app.services import settings as settings_service
from app.ui.imports.list_look import ListLook
from app.ui.imports.list_outcome import ListOutcome
from app.ui.imports.page import ImportsPage
from app.ui.imports.views import OutcomeView, PreviewView
from app.ui.imports.waiting import WaitingView
from app.ui.pages import PAGES
from app.ui.paper_desk import PaperDesk
from app.ui.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.empty import Empty
from app.ui.widgets.table import Table
from app.ui.worker import InlineWorker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop

SAMPLE = Path(__file__).parent.parent / "data" / "online_retail_sample.csv"


class Owner:
    """Opens the page and presses its keys."""

    def __init__(self, qtbot: QtBot, shop: Shop) -> None:
        self.session = Session(shop.open, language("en"), InlineWorker(), now=lambda: shop.now)
        self.session.papers = PaperDesk(self.session)
        self.told: list[BaseException] = []
        self.window = MainWindow(self.session, PAGES)
        self.session.door = lambda error, _again: self.told.append(error)
        self.window.resize(1440, 900)
        qtbot.addWidget(self.window)
        self.window.show()
        self.session.go("imports")
        self.window.activateWindow()

    @property
    def page(self) -> ImportsPage:
        page = self.window.page()
        assert isinstance(page, ImportsPage)
        return page

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)

    def preview(self) -> PreviewView:
        view = self.page.view
        assert isinstance(view, PreviewView)
        return view

    def outcome(self) -> OutcomeView:
        view = self.page.view
        assert isinstance(view, OutcomeView)
        return view


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    return Owner(qtbot, my_shop)


def sales() -> int:
    return int(db.execute_sql("SELECT count(*) FROM sale").fetchone()[0])


def test_the_first_time_says_how_to_begin(owner: Owner) -> None:
    assert isinstance(owner.page.view, Empty)


def test_a_look_shows_rows_and_writes_nothing(owner: Owner) -> None:
    owner.page.look_at(SAMPLE)
    rows = owner.preview().table.rows()
    assert rows[0].name == "WHITE HANGING HEART T-LIGHT HOLDER"
    assert sales() == 0
    owner.press(Qt.Key.Key_Escape)
    assert isinstance(owner.page.view, Empty)


def test_the_file_comes_in_and_goes_back(owner: Owner) -> None:
    owner.page.look_at(SAMPLE)
    owner.press(Qt.Key.Key_F12)
    assert sales() == 13
    view = owner.outcome()
    assert view.note.title.text() == "Everything in the file is accounted for."
    assert len(view.table.rows()) == 7
    assert "together" in view.sums.text()
    owner.press(Qt.Key.Key_F9)
    assert sales() == 0
    table = owner.page.view
    assert isinstance(table, Table)
    assert table.rows()[0].state is RunState.UNDONE


def test_undo_is_one_key_after_the_import(owner: Owner) -> None:
    owner.page.look_at(SAMPLE)
    owner.page.start()
    assert owner.session.undo_last()
    assert sales() == 0


def test_the_same_file_again_says_that_it_is_here(owner: Owner) -> None:
    for _ in range(2):
        owner.page.look_at(SAMPLE)
        owner.page.start()
    assert owner.outcome().note.title.text() == "Everything in this file was in the shop already."
    assert sales() == 13


def test_an_earlier_import_opens_from_the_list(owner: Owner) -> None:
    owner.page.look_at(SAMPLE)
    owner.page.start()
    owner.press(Qt.Key.Key_Escape)
    table = owner.page.view
    assert isinstance(table, Table)
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert len(owner.outcome().table.rows()) == 7


def test_a_stopped_import_says_what_stays(owner: Owner) -> None:
    work = imports.sales(SAMPLE, "online-retail", seller="", now=owner.session.now(), settings=settings_service.load())
    next(work)
    next(work)
    work.close()
    owner.page._stopped()  # noqa: SLF001 - what the window calls when Cancel was pressed
    assert owner.outcome().note.title.text() == "The import stopped before the end of the file."
    owner.page.look_at(SAMPLE)
    owner.page.start()
    assert owner.outcome().note.title.text() == "Everything in the file is accounted for."
    assert len(imports.runs()) == 1


def test_a_wrong_file_is_told_through_the_door(owner: Owner, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7")
    owner.page.look_at(path)
    assert "is a PDF document" in str(owner.told[0])
    assert isinstance(owner.page.view, Empty)


CONTACTS = (
    "Meno,Priezvisko,Telefón,Poznámka\n"
    "Jana,Kováčová,0905 218 447,čaj\n"
    "Ján,Novák,0905 111 222,\n"
    ",,,nobody\n"
    "Jana,Kováčová,0905 218 447,čaj a káva\n"
)


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    path = tmp_path / "contacts.csv"
    path.write_text(CONTACTS, encoding="utf-8")
    return path


def look(owner: Owner) -> ListLook:
    view = owner.page.view
    assert isinstance(view, ListLook)
    return view


def customers() -> int:
    return int(db.execute_sql("SELECT count(*) FROM customer").fetchone()[0])


def test_a_list_shows_what_becomes_of_each_row(owner: Owner, contacts: Path) -> None:
    owner.page.look_at(contacts)
    rows = look(owner).rows.rows()
    assert [row.fate for row in rows] == [Fate.NEW, Fate.NEW, Fate.PROBLEM, Fate.WAITING]
    assert customers() == 0


def test_a_column_can_be_left_out_by_key(owner: Owner, contacts: Path) -> None:
    owner.page.look_at(contacts)
    owner.press(Qt.Key.Key_F6)
    columns = look(owner).columns
    assert [row.name for row in columns.rows()] == ["Meno", "Priezvisko", "Telefón", "Poznámka"]
    look(owner)._map(3, "")  # noqa: SLF001 - what the picker of fields sends
    assert [row.field for row in look(owner).columns.rows()][3] == ""
    assert look(owner).rows.rows()[3].fate is Fate.ALREADY


def test_the_list_comes_in_is_decided_and_goes_back(owner: Owner, contacts: Path) -> None:
    owner.page.look_at(contacts)
    owner.press(Qt.Key.Key_F12)
    outcome = owner.page.view
    assert isinstance(outcome, ListOutcome)
    assert outcome.note.title.text() == "1 row waits for you"
    assert len(outcome.left_out.rows()) == 1
    owner.press(Qt.Key.Key_F4)
    assert isinstance(owner.page.view, WaitingView)
    owner.press(Qt.Key.Key_F12)
    assert isinstance(owner.page.view, ListOutcome)
    assert owner.page.view.result.counts.updated == 1
    owner.press(Qt.Key.Key_F9)
    assert customers() == 0


def test_another_kind_can_be_said(owner: Owner, contacts: Path) -> None:
    owner.page.look_at(contacts)
    view = look(owner)
    view._set_kind(ImportKind.PRODUCTS)  # noqa: SLF001 - what the choice sends
    assert look(owner).begun.order.kind is ImportKind.PRODUCTS


@pytest.mark.parametrize("code", ["en", "sk", "zh_CN"])
def test_every_view_fits_a_small_window(qtbot: QtBot, my_shop: Shop, code: str, contacts: Path) -> None:
    session = Session(my_shop.open, language(code), InlineWorker(), now=lambda: my_shop.now)
    session.papers = PaperDesk(session)
    page = ImportsPage(session)
    qtbot.addWidget(page)
    page.look_at(SAMPLE)
    assert page.minimumSizeHint().width() <= 1024 - 200
    page.start()
    assert page.minimumSizeHint().width() <= 1024 - 200
    page.look_at(contacts)
    assert page.minimumSizeHint().width() <= 1024 - 200
    page.start()
    assert page.minimumSizeHint().width() <= 1024 - 200
    page.decide()
    assert page.minimumSizeHint().width() <= 1024 - 200


def test_the_row_of_names_can_be_said(owner: Owner, contacts: Path) -> None:
    owner.page.look_at(contacts)
    look(owner)._set_header(0)  # noqa: SLF001 - what the choice sends
    names = [row.name for row in look(owner).columns.rows()]
    assert names == ["A", "B", "C", "D"]
    look(owner)._set_header(1)  # noqa: SLF001 - as above
    assert look(owner).rows.rows()[0].fate is Fate.NEW
