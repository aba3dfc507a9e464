"""The print queue in the window, and the counter beside it: no sale waits, nothing is lost, nothing comes twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.print_job import State, View
from app.domain.print_rule import PrintRule
from app.domain.printer import Connection, Device, Printer
from app.domain.settings import PrintMode
from app.services import print_queue, print_rules, printers, privacy, sales
from app.services import settings as settings_service
from app.ui.preview_sheet import PreviewSheet
from app.ui.printing.queue_page import PrintQueuePage
from tests.printers import escpos_reading
from tests.printers.printer_at import PrinterAt
from tests.ui.desk import Desk
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


class Till(Desk):
    """The window with a receipt printer on a device file, which can be switched off and on."""

    def __init__(self, bot: QtBot, shop: Shop, folder: Path) -> None:
        super().__init__(bot, shop)
        self.file = folder / "lp0"
        self.file.touch()
        self.printer = self.add("Till", Device(connection=Connection.FILE, path=str(self.file)))
        self.rule("receipt", PrintMode.PRINT)

    def add(self, name: str, device: Device) -> Printer:
        return printers.save(Printer(name=name, device=device), seller=SELLER, now=self.shop.now)[0]

    def rule(self, kind: str, mode: PrintMode, copies: int = 1) -> None:
        rule = PrintRule(kind=kind, mode=mode, printer_id=self.printer.id, copies=copies)
        print_rules.save(rule, seller=SELLER, now=self.shop.now)

    def switches_off(self) -> None:
        self.file.rename(self.file.with_suffix(".off"))

    def switches_on(self) -> None:
        self.file.with_suffix(".off").rename(self.file)

    @property
    def pages(self) -> int:
        return len(escpos_reading.read(self.file.read_bytes()).pages)

    def sells(self, *, pay: str = "F11") -> str:
        """A whole sale at the counter, by keyboard: F11, Enter."""
        self.opens("counter")
        counter: Any = self.page
        counter.till.add(goods("Kettle", "49"))
        self.presses(pay)
        self.presses("Return")
        assert not self.window.sheets()
        assert counter.till.cart.lines == ()
        last = sales.last(1)
        assert last is not None
        return last[0]

    @property
    def note(self) -> Any:
        counter: Any = self.page
        return counter.receipts

    @property
    def queue(self) -> PrintQueuePage:
        self.opens("print-queue")
        page = self.page
        assert isinstance(page, PrintQueuePage)
        return page


@pytest.fixture
def till(qtbot: QtBot, my_shop: Shop, tmp_path: Path) -> Till:
    return Till(qtbot, my_shop, tmp_path)


# --- at the counter


def test_ask_is_a_quiet_note_that_one_key_answers(till: Till) -> None:
    till.rule("receipt", PrintMode.ASK)
    number = till.sells()
    assert f"Receipt {number}: print it?" in till.reads(till.note)
    assert till.pages == 0
    till.presses("Ctrl+P")
    assert till.pages == 1
    assert not till.note.isVisibleTo(till.page)


def test_ask_without_an_answer_prints_nothing_and_the_next_sale_begins(till: Till) -> None:
    till.rule("receipt", PrintMode.ASK)
    till.sells()
    counter: Any = till.page
    counter.till.add(goods("Tea", "4"))
    assert not till.note.isVisibleTo(till.page)
    assert (till.pages, print_queue.count_open(), till.papers) == (0, 0, [])


def test_none_makes_no_paper_at_all(till: Till) -> None:
    till.rule("receipt", PrintMode.NONE)
    till.sells()
    assert not till.note.isVisibleTo(till.page)
    assert (till.pages, print_queue.count_open(), till.papers) == (0, 0, [])


def test_print_puts_it_on_paper_without_a_word(till: Till) -> None:
    till.sells()
    assert (till.pages, till.note.isVisibleTo(till.page)) == (1, False)


def test_a_printer_that_is_off_holds_up_no_sale_and_prints_all_when_it_is_on(till: Till) -> None:
    till.switches_off()
    first, second = till.sells(), till.sells()
    assert first != second
    said = till.reads(till.note)
    assert "2 papers are not printed" in said
    assert "cannot be reached" in said
    assert not till.window.sheets()
    till.switches_on()
    till.presses("Ctrl+P")
    assert till.pages == 2
    assert not till.note.isVisibleTo(till.page)


def test_the_note_leads_to_the_queue_and_the_sidebar_counts(till: Till) -> None:
    row = till.window.sidebar.rows["print-queue"]
    assert not row.isVisible()
    till.switches_off()
    till.sells()
    assert row.isVisible()
    assert row.accessibleName() == "Print queue, 1"
    assert till.note.queue_button.isVisibleTo(till.note)
    till.note.queue_button.click()
    assert isinstance(till.page, PrintQueuePage)
    till.switches_on()
    till.presses("F9")
    assert not row.isVisible()


def test_a_printer_in_the_network_that_hangs_up_is_told_and_tried_again(till: Till) -> None:
    with PrinterAt(takes=100) as away:
        till.printer = till.add("Kitchen", Device(connection=Connection.NETWORK, host="127.0.0.1", port=away.port))
        till.rule("receipt", PrintMode.PRINT)
        number = till.sells()
    assert f"{number} is not printed" in till.reads(till.note)
    with PrinterAt() as back:
        device = Device(connection=Connection.NETWORK, host="127.0.0.1", port=back.port)
        printers.save(Printer(id=till.printer.id, name="Kitchen", device=device), seller=SELLER, now=till.shop.now)
        till.presses("Ctrl+P")
    assert len(escpos_reading.read(back.data).pages) == 1
    assert not till.note.isVisibleTo(till.page)


# --- the page


def test_an_empty_queue_says_so_and_leads_on(till: Till) -> None:
    assert "Nothing waits to be printed" in till.reads(till.queue)
    till.presses("F8")
    assert till.page.icon == "printer"


def test_what_failed_is_told_with_its_reason_and_tried_again(till: Till) -> None:
    till.switches_off()
    number = till.sells()
    queue = till.queue
    assert [row.number for row in queue.table.rows()] == [number]
    assert "cannot be reached" in till.reads(queue.reason)
    till.switches_on()
    till.presses("F9")
    assert queue.table.rows() == ()
    till.presses("F4")
    assert [(row.number, row.state) for row in queue.table.rows()] == [(number, State.SENT)]
    assert till.pages == 1


def test_all_are_tried_again_with_one_key(till: Till) -> None:
    till.switches_off()
    till.sells(), till.sells(), till.sells()
    assert len(till.queue.table.rows()) == 3
    till.switches_on()
    till.presses("Shift+F9")
    assert (till.pages, till.queue.table.rows()) == (3, ())


def test_what_is_given_up_is_not_printed_and_that_is_taken_back(till: Till) -> None:
    till.switches_off()
    till.sells()
    queue = till.queue
    till.presses("Del")
    assert queue.table.rows() == ()
    till.switches_on()
    till.window.undo()
    assert [row.state for row in print_queue.page(View.OPEN).rows] == [State.FAILED]
    till.presses("F9")
    assert till.pages == 1


def test_who_was_erased_meanwhile_does_not_come_back_with_an_undo(till: Till) -> None:
    till.switches_off()
    buyer = till.shop.add_customer("Jana Kováčová")
    number = till.shop.sell(goods("Kettle"), buyer=buyer).number
    till.session.papers.make("receipt", number, send=True)
    gone = print_queue.cancel(print_queue.page(View.OPEN).rows[0].id)
    assert buyer.id is not None
    for _step in privacy.erase(till.shop.open, buyer.id, seller=SELLER, now=till.shop.now):
        pass
    told: list[object] = []
    till.session.write(lambda: print_queue.put_back(gone), None, told.append)
    assert len(told) == 1
    assert print_queue.count_open() == 0


def test_a_paper_that_waits_is_looked_at_and_sent_to_another_printer_instead(till: Till, tmp_path: Path) -> None:
    folder = tmp_path / "pdf"
    folder.mkdir()
    other = till.add("PDF", Device(connection=Connection.FOLDER, path=str(folder)))
    till.switches_off()
    number = till.sells()
    queue = till.queue
    QTest.keyClick(queue.table.view, Qt.Key.Key_Return)
    sheet = till.sheet
    assert isinstance(sheet, PreviewSheet)
    sheet.printer.set_value(other.id)
    sheet.print_it()
    till.switches_on()
    assert [(row.printer, row.state) for row in print_queue.page(View.ALL).rows] == [("PDF", State.SENT)]
    assert [file.suffix for file in folder.iterdir()] == [".pdf"]
    assert till.pages == 0
    assert sales.sale_of(number).printed == 1


def test_what_was_printed_is_printed_once_more_as_a_copy(till: Till) -> None:
    till.rule("receipt", PrintMode.PRINT, copies=2)
    number = till.sells()
    queue = till.queue
    queue.segments.choose(View.SENT)
    queue.refresh()
    till.presses("Ctrl+P")
    assert till.pages == 4
    assert [(row.number, row.copies) for row in queue.table.rows()] == [(number, 2), (number, 2)]
    assert sales.sale_of(number).printed == 2


def test_labels_and_drawers_cannot_be_made_again_from_here(till: Till) -> None:
    paper = print_queue.Paper("price-tag", "", "A4", b"%PDF-1.4")
    print_queue.add(paper, seller=SELLER, now=till.shop.now, printer=till.printer)
    print_queue.send_next(till.shop.now)
    queue = till.queue
    queue.segments.choose(View.ALL)
    queue.refresh()
    assert len(queue.table.rows()) == 1
    print_queue.cancel(queue.table.rows()[0].id)
    queue.refresh()
    assert not till.can("Ctrl+P")
    assert not till.can("F2")


def test_what_was_interrupted_waits_for_a_person(till: Till) -> None:
    till.switches_off()
    till.sells()
    job = print_queue.page(View.OPEN).rows[0]
    till.shop.tamper("UPDATE print_job SET state = 'sending', due_at = NULL WHERE id = ?", job.id)
    till.session.papers.wake()
    queue = till.queue
    assert "waits for you" in [tag.text for tag in queue.table.model.columns[1].tags(queue.table.rows()[0])]  # type: ignore[misc]  # this column has tags
    assert "may be on paper already" in till.reads(queue.reason)
    till.switches_on()
    till.presses("Shift+F9")
    assert till.pages == 0
    till.presses("F9")
    assert till.pages == 1


def test_the_queue_follows_the_general_printer_by_name(till: Till) -> None:
    print_rules.drop("receipt", seller=SELLER, now=till.shop.now)
    for key, value in (("print_mode", "print"), ("printer", "Till")):
        settings_service.set_value(key, value, seller=SELLER, now=till.shop.now)
    till.switches_off()
    till.sells()
    assert till.queue.table.rows()[0].printer == "Till"


def test_everything_goes_with_real_keys(till: Till) -> None:
    """From the counter to the queue and the printers and back, with the keyboard alone."""
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    till.switches_off()
    till.sells()
    window = till.window
    QTest.keyClick(window, Qt.Key.Key_J, control)
    assert isinstance(till.page, PrintQueuePage)
    assert till.page.table.view.hasFocus()
    QTest.keyClick(till.page.table.view, Qt.Key.Key_Delete)
    assert print_queue.count_open() == 0
    QTest.keyClick(window, Qt.Key.Key_Z, control)
    till.switches_on()
    QTest.keyClick(till.page.table.view, Qt.Key.Key_F9)
    assert till.pages == 1
    QTest.keyClick(window, Qt.Key.Key_P, control | shift)
    page: Any = till.page
    QTest.keyClick(page.printers.view, Qt.Key.Key_Return)
    sheet: Any = till.sheet
    connection = sheet.form.fields["connection"].control
    connection.setFocus()
    QTest.keyClick(connection, Qt.Key.Key_Down)
    assert sheet.form.fields["folder"].isVisibleTo(sheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    QTest.keyClick(page.printers.view, Qt.Key.Key_F4)
    assert page.rules.view.hasFocus()
    QTest.keyClick(page.rules.view, Qt.Key.Key_Return)
    assert till.sheet.accessibleName() == "All papers"
