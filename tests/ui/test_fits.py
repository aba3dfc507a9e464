"""Nothing is wider than the smallest window, in any language, at any size of text, with names of sixty letters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.complaint_file import ComplaintDraft
from app.domain.payment import Method
from app.domain.printer import Connection, Device, Printer
from app.domain.warranty import months
from app.i18n import LANGUAGES
from app.services import complaints, printers
from app.ui.counter.target import NewSale
from app.ui.pages import PAGES
from tests.ui.desk import Desk
from tests.verbs import SELLER, asking_serial

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop

SMALLEST = (1024, 700)
LONG = "Konštantína Hviezdoslavova-Vajanská z Podtatranskej Novej Vsi"


@pytest.fixture
def busy(my_shop: Shop) -> Shop:
    """Somebody with a long name bought and complained, and stands at the counter again."""
    product = my_shop.add_product(LONG, "1234567.89", code="4006381333931", term=months(24))
    buyer = my_shop.add_customer(LONG, counter_note=LONG, note=LONG)
    my_shop.sell(my_shop.line(product), asking_serial(LONG, serial=LONG), buyer=buyer)
    printer = Printer(name=LONG, device=Device(connection=Connection.FILE, path=LONG))
    printers.save(printer, seller=SELLER, now=my_shop.now)
    draft = ComplaintDraft(draft_id="c", subject=LONG, customer_id=buyer.id, customer_name=LONG)
    complaints.register(draft, seller=SELLER, now=my_shop.now, settings=my_shop.settings)
    return my_shop


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_and_its_sheets_fit_the_smallest_window(qtbot: QtBot, busy: Shop, code: str, scale: float) -> None:
    desk = Desk(qtbot, busy, speech=code, scale=scale, size=SMALLEST)
    assert desk.window.size().toTuple() == SMALLEST
    desk.opens("counter", NewSale(1))
    counter: Any = desk.page
    counter.take("4006381333931")
    too_large = []
    for spec in PAGES:
        desk.opens(spec.id)
        desk.reads()
        need, room = desk.page.minimumSizeHint(), desk.page.size()
        if need.width() > room.width() or need.height() > room.height():
            too_large.append(f"{spec.id} needs {need.toTuple()} of {room.toTuple()}")
    assert desk.fits()
    assert too_large == []
    desk.opens("products")
    goods: Any = desk.page
    desk.opens("printing")
    printing: Any = desk.page
    of_printing = (printing.add, printing.printers.try_out, printing.rules.change)
    for show in (goods.make_leaflet, goods.print_labels.do, *of_printing):
        show()
        desk.reads()
        body = desk.sheet.body.parentWidget()
        assert body is not None
        assert body.minimumSizeHint().width() <= desk.sheet.area.viewport().width()
        desk.sheet.dismiss()
    desk.opens("counter")
    pay = (partial(counter.pay, Method.CASH), partial(counter.pay, None))
    for open_sheet in (*pay, desk.window.open_keys, desk.window.open_palette):
        open_sheet()
        desk.reads()
        body = desk.sheet.body.parentWidget()
        assert body is not None
        assert body.minimumSizeHint().width() <= desk.sheet.area.viewport().width(), desk.sheet.accessibleName()
        desk.sheet.dismiss()
