"""The complaint register as it is used: taken at once, moved by key, answered in words, never lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.complaint import ComplaintState
from app.domain.complaint_file import ComplaintDraft
from app.domain.customer import PhoneEntry
from app.domain.warranty import months
from app.services import complaints
from app.ui.complaints.page import ComplaintsPage
from app.ui.complaints.target import NewComplaint
from tests.ui.desk import Desk
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


def complained(shop: Shop, subject: str, *, days_ago: int = 0, assigned: str = "", name: str = "") -> str:
    draft = ComplaintDraft(draft_id=f"{subject} {days_ago}", subject=subject, assigned=assigned, customer_name=name)
    moment = shop.now - timedelta(days=days_ago)
    return complaints.register(draft, seller=SELLER, now=moment, settings=shop.settings).number


@pytest.fixture
def desk(qtbot: QtBot, my_shop: Shop) -> Desk:
    complained(my_shop, "Kettle leaks", days_ago=40, assigned=SELLER, name="Jana Kováčová")
    complained(my_shop, "Price on the shelf was another")
    made = Desk(qtbot, my_shop)
    made.opens("complaints")
    return made


def page(desk: Desk) -> ComplaintsPage:
    assert isinstance(desk.page, ComplaintsPage)
    return desk.page


def board(desk: Desk) -> dict[ComplaintState, list[str]]:
    columns = page(desk).overview.board.columns
    return {column.state: [row.subject for row in column.model.rows()] for column in columns}


def state(number: str) -> ComplaintState:
    return complaints.complaint(number).row.state


def test_the_board_puts_the_most_urgent_first(desk: Desk) -> None:
    assert board(desk)[ComplaintState.RECEIVED] == ["Kettle leaks", "Price on the shelf was another"]
    assert "1 late" in desk.reads()


def test_ctrl_right_moves_the_chosen_card_and_undo_brings_it_back(desk: Desk) -> None:
    desk.presses("Ctrl+Right")
    assert board(desk)[ComplaintState.IN_PROGRESS] == ["Kettle leaks"]
    assert desk.said == ["C1-000001: In progress"]
    desk.presses("Ctrl+Right")
    assert state("C1-000001") is ComplaintState.WITH_SUPPLIER
    desk.presses("Ctrl+Z")
    desk.presses("Ctrl+Z")
    assert state("C1-000001") is ComplaintState.RECEIVED


def test_what_the_rules_forbid_is_said_and_nothing_moves(desk: Desk) -> None:
    desk.presses("Ctrl+Left")
    assert state("C1-000001") is ComplaintState.RECEIVED
    assert "cannot go further" in desk.said[-1]


def test_arrows_walk_over_the_board_and_enter_opens(desk: Desk) -> None:
    desk.presses("Ctrl+Right")
    cards = [column.cards for column in page(desk).overview.board.columns]
    QTest.keyClick(cards[1], Qt.Key.Key_Left)
    assert page(desk).overview.board.current() is not None
    QTest.keyClick(cards[0], Qt.Key.Key_Return)
    assert "Price on the shelf was another" in desk.reads()
    desk.presses("Esc")
    assert page(desk).stack.currentWidget() is page(desk).overview


def test_enter_on_a_record_opens_no_other_one_from_the_board_behind(desk: Desk) -> None:
    board = page(desk).overview.board
    chosen = board.current()
    other = next(row for column in board.columns for row in column.model.rows() if row != chosen)
    desk.session.go("complaints", other.number)
    begins = desk.window.focusWidget()
    assert begins is not None
    QTest.keyClick(begins, Qt.Key.Key_Return)
    shown = page(desk).file
    assert shown is not None
    assert shown.row.number == other.number


def test_going_back_does_not_begin_the_same_complaint_again(desk: Desk) -> None:
    desk.session.go("complaints", NewComplaint())
    page(desk).step_back()
    desk.session.go("mailings")
    desk.window.go_back()
    assert page(desk).stack.currentWidget() is page(desk).overview


def test_an_answer_is_given_in_words_that_stay(desk: Desk) -> None:
    page(desk).open("C1-000001")
    page(desk).move_to(ComplaintState.RESOLVED)
    desk.answers(text="Exchanged for a new one")
    assert complaints.complaint("C1-000001").outcome == "Exchanged for a new one"
    assert "Exchanged for a new one" in desk.reads()


def test_a_refusal_without_a_reason_stays_on_its_sheet(desk: Desk) -> None:
    page(desk).open("C1-000001")
    page(desk).move_to(ComplaintState.REFUSED)
    said: list[object] = []
    desk.session.door = lambda error, _again: said.append(error)
    desk.answers(text=" ")
    assert state("C1-000001") is ComplaintState.RECEIVED
    assert "reason" in str(said[0]) or "reason" in desk.reads(desk.sheet)


def test_notes_and_names_are_written_from_the_board(desk: Desk) -> None:
    desk.presses("F5")
    desk.answers(text="Called, comes on Friday")
    desk.presses("F6")
    desk.answers(text="Tom")
    found = complaints.complaint("C1-000001")
    assert found.row.assigned == "Tom"
    assert [event.text for event in found.events][:2] == ["Tom", "Called, comes on Friday"]
    desk.presses("Ctrl+Z")
    assert complaints.complaint("C1-000001").row.assigned == SELLER


def test_only_mine(desk: Desk) -> None:
    desk.presses("F4")
    assert board(desk)[ComplaintState.RECEIVED] == ["Kettle leaks"]
    desk.presses("F4")
    assert len(board(desk)[ComplaintState.RECEIVED]) == 2


def test_the_list_shows_the_same_and_finds_by_number(desk: Desk) -> None:
    desk.presses("Ctrl+L")
    overview = page(desk).overview
    assert [row.number for row in overview.table.rows()] == ["C1-000001", "C1-000002"]
    overview.box.setText("c1-000002")
    overview.box.settle()
    assert [row.subject for row in overview.table.rows()] == ["Price on the shelf was another"]
    desk.presses("F12")
    assert [kept.made.number for kept in desk.papers] == ["C1-000002"]


def test_a_complaint_is_registered_by_keys_and_its_slip_prints(qtbot: QtBot, my_shop: Shop) -> None:
    jana = my_shop.add_customer("Jana Kováčová", phones=(PhoneEntry("0905 218 447"),), language="sk")
    my_shop.sell(goods("Kettle", term=months(24), serial="KT-1"), buyer=jana)
    desk = Desk(qtbot, my_shop)
    desk.opens("complaints")
    assert "No complaints yet" in desk.reads()
    desk.presses("F3")
    desk.presses("F5")
    desk.picks("kovacova")
    desk.presses("F6")
    desk.picks("kettle")
    desk.fills(page(desk).form.form, subject="Does not switch off", accessories="base, cable")
    desk.presses("F12")
    found = complaints.complaint("C1-000001")
    assert (found.row.customer, found.contact, found.serial, found.language) == (
        "Jana Kováčová", "0905 218 447", "KT-1", "sk",
    )  # fmt: skip
    assert desk.papers[0].made.kind == "complaint-slip"
    assert "C1-000001" in desk.said[-1]
    assert "Does not switch off" in desk.reads()


def test_a_complaint_without_words_keeps_the_form_and_says_where(desk: Desk) -> None:
    desk.presses("F3")
    desk.fills(page(desk).form.form, customer_name="Somebody")
    desk.presses("F12")
    assert page(desk).form.form.fields["subject"].has_problem()
    desk.presses("Esc")
    desk.presses("F3")
    assert page(desk).form.form.draft().customer_name == "Somebody"


def test_a_receipt_number_is_enough_to_find_what_it_is_about(qtbot: QtBot, my_shop: Shop) -> None:
    sold = my_shop.sell(goods("Kettle"), goods("Pan"))
    desk = Desk(qtbot, my_shop)
    desk.opens("complaints", NewComplaint(sale_number=sold.number))
    assert page(desk).form.form.draft().about.text == "Kettle"
    desk.presses("F6")
    desk.picks(sold.number)
    assert page(desk).form.form.draft().about.sale_id is not None
    page(desk).form.forget_purchase()
    assert page(desk).form.form.draft().about.line_id is None


@pytest.mark.parametrize("speech", ["en", "sk", "zh_CN"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 700)), (2.0, (1024, 700)), (1.0, (1920, 1080))])
def test_it_fits(qtbot: QtBot, my_shop: Shop, speech: str, scale: float, size: tuple[int, int]) -> None:
    complained(my_shop, "Kettle leaks at the seal after a month of use and nobody knows why " * 2)
    desk = Desk(qtbot, my_shop, speech=speech, scale=scale, size=size)
    desk.opens("complaints")
    assert desk.fits()
    page(desk).open("C1-000001")
    assert desk.fits()
    page(desk).register_new()
    assert desk.fits()
