"""Printers and what becomes of each kind of paper, set by the owner with the keyboard."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest

from app.domain.print_job import State, View
from app.domain.print_rule import PrintRule
from app.domain.printer import Adjust, Connection, Device, Printer
from app.domain.settings import PrintMode
from app.services import print_queue, print_rules, printers
from app.services import settings as settings_service
from app.ui.printing.page import PrintingPage
from app.ui.widgets.inputs import ChoiceInput
from app.ui.widgets.typed_choice import TypedChoice
from tests.printers import escpos_reading
from tests.ui.desk import Desk
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


@pytest.fixture
def desk(qtbot: QtBot, my_shop: Shop) -> Desk:
    made = Desk(qtbot, my_shop)
    made.opens("printing")
    return made


def page(desk: Desk) -> PrintingPage:
    found = desk.page
    assert isinstance(found, PrintingPage)
    return found


def fills(desk: Desk, **values: object) -> None:
    """Into the open form, as fingers do: what hangs on a field moves at once."""
    sheet: Any = desk.sheet
    for name, value in values.items():
        field = sheet.form.fields[name].input
        field.set_value(value)
        field.edited.emit()


def asked(desk: Desk) -> set[str]:
    sheet: Any = desk.sheet
    return {name for name, field in sheet.form.fields.items() if field.isVisibleTo(sheet)}


def problems(desk: Desk) -> dict[str, str]:
    sheet: Any = desk.sheet
    return {name: field.problem.text() for name, field in sheet.form.fields.items() if field.has_problem()}


def file_printer(shop: Shop, file: Path, name: str = "Till") -> Printer:
    file.touch()
    device = Device(connection=Connection.FILE, path=str(file))
    return printers.save(Printer(name=name, device=device), seller=SELLER, now=shop.now)[0]


def test_a_shop_without_a_printer_is_told_what_to_do_and_does_it_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    assert "The shop has no printer yet" in desk.reads()
    (tmp_path / "lp0").touch()
    desk.presses("F3")
    fills(desk, name="Till", connection=Connection.FILE, path=str(tmp_path / "lp0"), drawer=True)
    desk.presses("Return")
    (kept,) = printers.listed()
    assert (kept.name, kept.device.path, kept.opens_drawer) == ("Till", str(tmp_path / "lp0"), True)
    assert page(desk).printers.current() == kept
    desk.window.undo()
    assert printers.listed() == ()
    assert "The shop has no printer yet" in desk.reads()


@pytest.mark.parametrize(
    ("connection", "fields"),
    [
        (Connection.SYSTEM, {"queue", "as_picture"}),
        (Connection.NETWORK, {"host", "port", "dots", "cut", "drawer"}),
        (Connection.USB, {"usb", "dots", "cut", "drawer"}),
        (Connection.FILE, {"path", "dots", "cut", "drawer"}),
        (Connection.FOLDER, {"folder"}),
    ],
)
def test_only_what_a_connection_needs_is_asked(desk: Desk, connection: Connection, fields: set[str]) -> None:
    desk.presses("F3")
    fills(desk, connection=connection)
    assert asked(desk) == {"name", "connection", "x", "y", "scale"} | fields


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, {"name": "Give the printer a name."}),
        (
            {"connection": Connection.NETWORK, "host": "no where", "port": "9,100"},
            {"host": "Give its address in the network, such as 192.168.1.50.", "port": "A port is from 1 to 65535."},
        ),
        ({"connection": Connection.USB, "usb": "epson"}, {"usb": "Twice four letters or figures, such as 04b8:0e15."}),
        ({"connection": Connection.FILE}, {"path": "Give its device file, such as /dev/usb/lp0."}),
        ({"connection": Connection.FOLDER}, {"folder": "Choose a folder."}),
        (
            {"x": Decimal(21), "scale": Decimal(50)},
            {"x": "At most 20 mm either way.", "scale": "From 90 to 110 percent."},
        ),
    ],
)  # fmt: skip
def test_what_could_not_print_is_told_beside_its_field(
    desk: Desk, typed: dict[str, object], words: dict[str, str]
) -> None:
    desk.presses("F3")
    fills(desk, **({"name": "Till"} | typed))
    desk.presses("Return")
    assert problems(desk) == words
    assert printers.listed() == ()


def test_a_printer_in_the_network_and_one_on_usb_are_kept_as_typed(desk: Desk) -> None:
    desk.presses("F3")
    fills(desk, name="Kitchen", connection=Connection.NETWORK, host="192.168.1.50", dots=384, cut=False)
    desk.presses("Return")
    desk.presses("F3")
    fills(desk, name="Bar", connection=Connection.USB, usb="04B8:0e15", x=Decimal("-1.5"))
    desk.presses("Return")
    bar, kitchen = printers.listed()
    assert (kitchen.device.where, kitchen.device.dots, kitchen.device.cut) == ("192.168.1.50:9100", 384, False)
    assert (bar.device.where, bar.adjust) == ("04b8:0e15", Adjust(x=Decimal("-1.5")))


def test_a_change_and_a_removal_are_taken_back_with_the_rules(desk: Desk, my_shop: Shop, tmp_path: Path) -> None:
    till = file_printer(my_shop, tmp_path / "lp0")
    printers.set_usual("Till", seller=SELLER, now=my_shop.now)
    print_rules.save(PrintRule(kind="letter", printer_id=till.id), seller=SELLER, now=my_shop.now)
    page(desk).refresh()
    desk.presses("F2")
    fills(desk, name="Front", scale=Decimal(99))
    desk.presses("Return")
    assert (printers.listed()[0].name, settings_service.load().printer) == ("Front", "Front")
    desk.window.undo()
    assert (printers.listed()[0], settings_service.load().printer) == (till, "Till")
    desk.presses("Del")
    assert (printers.listed(), settings_service.load().printer) == ((), "")
    assert print_rules.of_kind("letter", settings_service.load()).printer_id is None
    desk.window.undo()
    assert (printers.listed(), settings_service.load().printer) == ((till,), "Till")
    assert print_rules.of_kind("letter", settings_service.load()).printer_id == till.id


def test_the_test_page_goes_through_the_queue_and_the_ruler_puts_the_printer_straight(
    desk: Desk, my_shop: Shop, tmp_path: Path
) -> None:
    file_printer(my_shop, tmp_path / "lp0")
    page(desk).refresh()
    desk.presses("F9")
    sheet: Any = desk.sheet
    sheet.print_it()
    assert "The printer has taken the page." in desk.reads(sheet)
    (job,) = print_queue.page(View.SENT).rows
    assert (job.kind, job.printer, job.paper) == ("test-page", "Till", "80mm")
    assert len(escpos_reading.read((tmp_path / "lp0").read_bytes()).pages) == 1
    desk.fills(sheet.form, left=Decimal("18.5"), top=Decimal(20), length=Decimal(100))
    desk.presses("Return")
    assert printers.listed()[0].adjust == Adjust(x=Decimal("1.5"))
    desk.window.undo()
    assert printers.listed()[0].adjust.nothing


def test_a_printer_that_is_away_is_told_where_the_test_page_was_asked_for(
    desk: Desk, my_shop: Shop, tmp_path: Path
) -> None:
    file_printer(my_shop, tmp_path / "lp0")
    (tmp_path / "lp0").unlink()
    page(desk).refresh()
    desk.presses("F9")
    sheet: Any = desk.sheet
    sheet.print_it()
    assert "cannot be reached" in desk.reads(sheet)
    desk.fills(sheet.form, length=Decimal(30))
    desk.presses("Return")
    assert "too short" in desk.reads(sheet)
    assert printers.listed()[0].adjust.nothing


def test_every_kind_of_paper_has_a_rule_that_can_be_changed_and_dropped(desk: Desk) -> None:
    desk.presses("F4")
    rules = page(desk).rules
    assert [row.kind for row in rules.rows()][:3] == ["", "receipt", "gift-receipt"]
    rules.select_row(lambda row: row.kind == "letter")
    desk.presses("F2")
    fills(desk, mode=PrintMode.PRINT, paper="A5", copies=2)
    desk.presses("Return")
    rule = print_rules.of_kind("letter", settings_service.load())
    assert (rule.mode, rule.paper, rule.copies, rule.own) == (PrintMode.PRINT, "A5", 2, True)
    rules.select_row(lambda row: row.kind == "letter")
    desk.presses("Del")
    assert not print_rules.of_kind("letter", settings_service.load()).own
    desk.window.undo()
    assert print_rules.of_kind("letter", settings_service.load()) == rule


def test_copies_out_of_bounds_are_told_at_the_field(desk: Desk) -> None:
    desk.presses("F4")
    page(desk).rules.select(1)
    desk.presses("F2")
    fills(desk, copies=100)
    desk.presses("Return")
    assert problems(desk) == {"copies": "From 1 to 99 copies."}


def test_the_first_line_holds_for_every_paper_without_a_rule(desk: Desk, my_shop: Shop, tmp_path: Path) -> None:
    till = file_printer(my_shop, tmp_path / "lp0")
    desk.presses("F4")
    page(desk).rules.select(0)
    desk.presses("F2")
    fills(desk, mode=PrintMode.ASK, printer="Till")
    desk.presses("Return")
    settings = settings_service.load()
    assert (settings.print_mode, printers.usual(settings)) == (PrintMode.ASK, till)
    assert print_rules.of_kind("receipt", settings).mode is PrintMode.ASK
    desk.window.undo()
    assert settings_service.load().print_mode is PrintMode.PDF


def test_printing_is_reached_from_the_settings_and_the_palette(desk: Desk) -> None:
    assert {"page.printing", "page.print-queue"} <= {action.id for action in desk.window.actions_now()}
    desk.opens("settings")
    desk.presses("F4")
    assert isinstance(desk.page, PrintingPage)
    assert not any(name in {"print_mode", "printer"} for name in settings_page_fields(desk)), (
        "the rules are set in one place"
    )


def settings_page_fields(desk: Desk) -> set[str]:
    desk.opens("settings")
    found: Any = desk.page
    return set(found.form.fields)


def test_a_system_printer_is_chosen_or_typed(qtbot: QtBot) -> None:
    choice = TypedChoice((("HP_M15w", "HP_M15w"), ("04b8:0e15", "04b8:0e15 TM-T20")), "the computer’s own choice")
    qtbot.addWidget(choice)
    choice.show()
    assert choice.value() == ""
    QTest.keyClicks(choice, "Zebra")
    assert choice.value() == "Zebra"
    choice.set_value("04b8:0e15")
    assert (choice.currentText(), choice.value()) == ("04b8:0e15 TM-T20", "04b8:0e15")


def test_what_waits_for_a_printer_goes_with_it_and_that_is_told(desk: Desk, my_shop: Shop, tmp_path: Path) -> None:
    till = file_printer(my_shop, tmp_path / "lp0")
    (tmp_path / "lp0").unlink()
    number = my_shop.sell(goods("Kettle")).number
    print_rules.save(PrintRule(kind="receipt", printer_id=till.id), seller=SELLER, now=my_shop.now)
    desk.session.papers.make("receipt", number, send=True)
    assert print_queue.page(View.OPEN).rows[0].state is State.FAILED
    page(desk).refresh()
    desk.presses("Del")
    assert "1 paper that waited for it is cancelled." in desk.said[-1]
    assert print_queue.count_open() == 0


def test_a_printer_is_chosen_in_the_preview_and_the_rules_alike(desk: Desk, my_shop: Shop, tmp_path: Path) -> None:
    file_printer(my_shop, tmp_path / "lp0", "Till & Daughters <b>")
    desk.presses("F4")
    page(desk).rules.select(1)
    desk.presses("F2")
    sheet: Any = desk.sheet
    choice = sheet.form.fields["printer_id"].input
    assert isinstance(choice, ChoiceInput)
    assert choice.itemText(1) == "Till & Daughters <b>"
