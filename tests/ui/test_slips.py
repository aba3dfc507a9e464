"""The window prints gift receipts, intake slips and order slips where each of them comes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.complaint_file import ComplaintDraft
from app.domain.need import NeedDraft
from app.services import complaints, drafts, needs
from app.ui.preview_sheet import PreviewSheet
from app.ui.widgets.button import Button
from tests import verbs
from tests.documents.reading import Print
from tests.ui.desk import Desk
from tests.verbs import goods

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


def seen(qtbot: QtBot, desk: Desk) -> str:
    """What the paper that is looked at says."""
    qtbot.waitUntil(lambda: bool(desk.window.sheets()) and isinstance(desk.sheet, PreviewSheet))
    sheet = desk.sheet
    assert isinstance(sheet, PreviewSheet)
    return Print(sheet.view.pdf).text


def test_a_gift_receipt_of_the_last_sale_comes_by_one_key(qtbot: QtBot, my_shop: Shop) -> None:
    sold = my_shop.sell(goods("Kettle", "59.90"))
    desk = Desk(qtbot, my_shop)
    desk.opens("counter")
    desk.presses("Ctrl+G")
    qtbot.waitUntil(lambda: bool(desk.papers))
    (kept,) = desk.papers
    assert (kept.made.kind, kept.made.number) == ("gift-receipt", sold.number)
    assert "59.90" not in Print(kept.made.pdf).text
    assert my_shop.sale(sold).printed == 0


def test_an_old_sale_has_its_gift_receipt_too(qtbot: QtBot, my_shop: Shop) -> None:
    sold = my_shop.sell(goods("Kettle", "59.90"))
    desk = Desk(qtbot, my_shop)
    desk.opens("sales", sold.number)
    desk.presses("F8")
    text = seen(qtbot, desk)
    assert f"G{sold.number}" in text
    assert "59.90" not in text


def test_what_is_handed_in_gets_a_slip(qtbot: QtBot, my_shop: Shop) -> None:
    draft = ComplaintDraft(draft_id="d", subject="It leaks", customer_name="Jana", condition="Scratched")
    done = complaints.register(draft, seller=verbs.SELLER, now=my_shop.now, settings=my_shop.settings)
    desk = Desk(qtbot, my_shop)
    desk.opens("complaints", done.number)
    desk.presses("F9")
    qtbot.waitUntil(lambda: bool(desk.papers))
    assert [kept.made.kind for kept in desk.papers] == ["intake-slip"]
    assert "Scratched" in Print(desk.papers[0].made.pdf).text


def test_goods_put_aside_get_a_slip_from_the_list_of_parked_sales(qtbot: QtBot, my_shop: Shop) -> None:
    cart = my_shop.cart(goods("Kettle", "59.90"))
    drafts.park(cart, seller=verbs.SELLER, now=my_shop.now, settings=my_shop.settings)
    desk = Desk(qtbot, my_shop)
    desk.opens("counter")
    desk.presses("F9")
    next(button for button in desk.sheet.findChildren(Button) if button.key == "F12").click()
    assert f"P-{cart.draft_id[:8].upper()}" in seen(qtbot, desk)


def test_a_wish_gets_a_slip_from_its_sheet(qtbot: QtBot, my_shop: Shop) -> None:
    jana = my_shop.add_customer("Jana Kováčová", language="en")
    assert jana.id is not None
    needs.save(NeedDraft(customer_id=jana.id, what="Red casserole"), seller=verbs.SELLER, now=my_shop.now)
    desk = Desk(qtbot, my_shop)
    desk.opens("customers", jana.id)
    (need,) = needs.of_customer(jana.id)
    desk.page.desk.open_need(need)  # type: ignore[attr-defined]  # the page of customers
    next(button for button in desk.sheet.findChildren(Button) if button.key == "F12").click()
    assert "Red casserole" in seen(qtbot, desk)


def test_looking_at_a_receipt_counts_nothing_and_each_print_counts_one(qtbot: QtBot, my_shop: Shop) -> None:
    sold = my_shop.sell(goods("Kettle", "59.90"))
    desk = Desk(qtbot, my_shop)
    desk.session.papers.show("receipt", sold.number)
    assert sold.number in seen(qtbot, desk)
    assert my_shop.sale(sold).printed == 0
    sheet = desk.sheet
    assert isinstance(sheet, PreviewSheet)
    sheet.print_it()
    qtbot.waitUntil(lambda: my_shop.sale(sold).printed == 1)
