"""One paper to one printer, whatever the printer takes: a PDF, a picture of it, or rows of dots."""

from __future__ import annotations

import importlib
from types import ModuleType

from app.documents import raster
from app.documents.adjusted import adjusted
from app.domain.printer import ROLL_DPI, Connection, Device, Printer
from app.printers import folder, line, system


def send(pdf: bytes, printer: Printer, *, copies: int, title: str, paper: str) -> None:
    """Put a paper on a printer. Raises PrintError with what went wrong, in words."""
    device = printer.device
    pdf = straight(pdf, printer)
    match device.connection:
        case Connection.FOLDER:
            folder.send(pdf, device.path, title)
        case Connection.SYSTEM:
            whole = as_dots(pdf) if device.as_picture else pdf
            system.send(whole, device.queue, copies=copies, title=title, paper=paper)
        case _:
            _send_raw(_page_bytes(pdf, device) * copies, device)


def open_drawer(printer: Printer) -> None:
    """The pulse that opens the cash drawer. Raises PrintError."""
    _send_raw(_receipt_printer().drawer(), printer.device)


def straight(pdf: bytes, printer: Printer) -> bytes:
    """The paper moved and scaled as this printer needs it; the kept PDF stays as it is."""
    how, roll = printer.adjust, printer.device.connection.takes_dots
    if how.nothing:
        return pdf
    return adjusted(pdf, x=float(how.x), y=float(how.y), scale=float(how.scale) / 100, roll=roll)


def as_dots(pdf: bytes) -> bytes:
    """The paper as a PDF of black and white pictures at 203 dots an inch."""
    dots = _dots()
    made: bytes = dots.as_pdf(tuple(dots.black(page) for page in _greys(pdf, dots)), ROLL_DPI)
    return made


def _page_bytes(pdf: bytes, device: Device) -> bytes:
    dots = _dots()
    pictures = [dots.for_head(dots.black(page), device.dots, ROLL_DPI) for page in _greys(pdf, dots)]
    made: bytes = _receipt_printer().pages(pictures, cut=device.cut)
    return made


def _greys(pdf: bytes, dots: ModuleType) -> list[object]:
    found: list[object] = []
    for number in range(len(raster.sizes(pdf))):
        page = raster.picture(pdf, number, ROLL_DPI)
        boxes = raster.picture_places(pdf, number, ROLL_DPI)
        found.append(dots.Grey(page.width, page.height, page.stride, page.data, boxes))
    return found


def _send_raw(data: bytes, device: Device) -> None:
    match device.connection:
        case Connection.NETWORK:
            line.to_network(data, device.host, device.port)
        case Connection.USB:
            line.to_file(data, line.usb_file(device.vendor, device.product))
        case _:
            line.to_file(data, device.path)


def _dots() -> ModuleType:
    # Pictures and the receipt printers' language are loaded with the first page that needs them.
    return importlib.import_module("app.printers.dots")


def _receipt_printer() -> ModuleType:
    return importlib.import_module("app.printers.receipt_printer")
