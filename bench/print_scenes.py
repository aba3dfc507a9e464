"""What the pictures of printing show: a shop with printers, one of them switched off, and papers that wait for it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from app.domain.print_rule import PrintRule
from app.domain.printer import Adjust, Connection, Device, Printer
from app.domain.sale import SaleQuery
from app.domain.settings import PrintMode
from app.services import print_rules, printers, sales
from app.services import settings as settings_service
from app.services import shop as shops
from app.ui.printing.page import PrintingPage
from app.ui.printing.queue_page import PrintQueuePage

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.shell.main_window import MainWindow

_NAMES = {
    "en": ("Till", "Office", "Papers as PDF"),
    "sk": ("Pokladňa", "Kancelária", "Doklady v PDF"),
    "zh_CN": ("收银台", "办公室", "PDF 文件夹"),
}
_PAPERS = 3


@cache
def shop_printers(folder: Path, code: str) -> tuple[Printer, ...]:
    """A receipt printer that is switched off, one of the system, and a folder."""
    moved = Adjust(x=_tenths(12), y=_tenths(-5), scale=_tenths(995))
    till, office, pdfs = _NAMES[code]
    at_till = Device(connection=Connection.FILE, path="/dev/usb/lp9", drawer=True)
    devices = (
        Printer(name=till, device=at_till),
        Printer(name=office, device=Device(queue="HP_LaserJet_M15w"), adjust=moved),
        Printer(name=pdfs, device=Device(connection=Connection.FOLDER, path=str(folder / "pdf"))),
    )
    (folder / "pdf").mkdir(exist_ok=True)
    now, seller = shops.local_now(), settings_service.load().seller
    kept = tuple(printers.save(one, seller=seller, now=now)[0] for one in devices)
    printers.set_usual(till, seller=seller, now=now)
    for kind, mode, printer in (("receipt", PrintMode.ASK, 0), ("certificate", PrintMode.PRINT, 1)):
        rule = PrintRule(kind=kind, mode=mode, printer_id=kept[printer].id)
        print_rules.save(rule, seller=seller, now=now)
    return kept


def _tenths(number: int) -> Decimal:
    return Decimal(number) / 10


def printing(window: MainWindow, view: str = "printers") -> PrintingPage:
    """The page of printing with three printers."""
    shop_printers(window.session.shop.folder, window.session.language.code)
    window.show_page("printing", view)
    page = window.page()
    assert isinstance(page, PrintingPage)
    page.refresh()
    return page


def form(window: MainWindow) -> None:
    """What is asked of a receipt printer in the network."""
    page = printing(window)
    page.add()
    sheet: Any = window.sheets()[-1]
    fields = sheet.form.fields
    fields["name"].input.set_value(_NAMES[window.session.language.code][0] + " 2")
    fields["connection"].input.set_value(Connection.NETWORK)
    fields["connection"].input.edited.emit()
    sheet.submit()


def test_page(window: MainWindow) -> None:
    """The test page of the first printer."""
    printing(window).printers.try_out()


def rule(window: MainWindow) -> None:
    """The rule of receipts."""
    page = printing(window, "rules")
    page.rules.select(1)
    page.rules.change()


@cache
def _papers_that_wait(folder: Path, window: MainWindow) -> bool:
    kept = shop_printers(folder, window.session.language.code)
    receipt = PrintRule(kind="receipt", mode=PrintMode.PRINT, printer_id=kept[0].id, copies=2)
    print_rules.save(receipt, seller="", now=shops.local_now())
    numbers = [row.number for row in sales.page(SaleQuery()).rows[:_PAPERS]]
    for number in numbers:
        window.session.papers.make("receipt", number, send=True)
    pdf = PrintRule(kind="receipt", mode=PrintMode.PRINT, printer_id=kept[2].id)
    print_rules.save(pdf, seller="", now=shops.local_now())
    window.session.papers.make("receipt", numbers[0], send=True)
    return bool(numbers)


def queue(window: MainWindow, view: str = "open") -> PrintQueuePage:
    """Three receipts that wait for a printer that is switched off."""
    _papers_that_wait(window.session.shop.folder, window)
    window.show_page("print-queue")
    page = window.page()
    assert isinstance(page, PrintQueuePage)
    page.segments.choose(view)
    page.refresh()
    return page
