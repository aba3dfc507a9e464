"""A page of dots reaches a receipt printer as it was, over the network and into a device file, or a fault is told."""

from __future__ import annotations

import logging
import os
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from app.documents import printer_page, raster, receipt
from app.documents.paper import A4, SLIP_58, SLIP_80
from app.domain.printer import DOTS_58, DOTS_80, ROLL_DPI, Adjust, Connection, Device, Printer
from app.errors import PrintError
from app.i18n import language
from app.printers import dots, line, receipt_printer
from app.services import print_sending
from tests.documents import samples
from tests.printers import escpos_reading
from tests.printers.printer_at import PrinterAt

if TYPE_CHECKING:
    from app.documents.paper import Paper

ENGLISH = language("en")
SMALL = Image.new("1", (DOTS_58, 40), 1)


def slip(paper: Paper = SLIP_80) -> bytes:
    return receipt.render(samples.SALE, paper, ENGLISH)


def device_file(folder: Path) -> Path:
    file = folder / "lp0"
    file.touch()
    return file


def printer(**device: object) -> Printer:
    return Printer(name="Till", device=Device(**device))  # type: ignore[arg-type]  # fields of a device by name


def page_picture(pdf: bytes, wide: int) -> Image.Image:
    """The page as a person would see it at the printer's dots, black and white, the middle that the head reaches."""
    page = raster.picture(pdf, 0, ROLL_DPI)
    grey = Image.frombuffer("RGB", (page.width, page.height), page.data, "raw", "BGRX", page.stride).convert("L")
    left = (page.width - wide) // 2
    return grey.crop((left, 0, left + wide, page.height)).point([255 if level >= 160 else 0 for level in range(256)])


@pytest.mark.parametrize(("paper", "wide"), [(SLIP_80, DOTS_80), (SLIP_58, DOTS_58)])
def test_a_receipt_on_the_roll_is_its_page_dot_by_dot(tmp_path: Path, paper: Paper, wide: int) -> None:
    file, pdf = device_file(tmp_path), slip(paper)
    where = printer(connection=Connection.FILE, path=str(file), dots=wide)
    print_sending.send(pdf, where, copies=2, title="receipt", paper=paper.name)
    roll = escpos_reading.read(file.read_bytes())
    assert (len(roll.pages), roll.cuts, roll.pulses, roll.starts) == (2, 2, 0, 2)
    wanted = page_picture(pdf, wide)
    for printed in roll.pages:
        assert printed.size == wanted.size
        assert ImageChops.difference(printed.convert("L"), wanted).getbbox() is None
        black = printed.convert("L").histogram()[0] / (printed.width * printed.height)
        assert 0.03 < black < 0.25


def test_the_same_bytes_go_over_the_network(tmp_path: Path) -> None:
    file = device_file(tmp_path)
    print_sending.send(slip(), printer(connection=Connection.FILE, path=str(file)), copies=1, title="", paper="80mm")
    with PrinterAt() as there:
        device = {"connection": Connection.NETWORK, "host": "127.0.0.1", "port": there.port}
        print_sending.send(slip(), printer(**device), copies=1, title="", paper="80mm")
    assert there.data == file.read_bytes()


def test_without_a_cutter_the_paper_is_only_fed(tmp_path: Path) -> None:
    file = device_file(tmp_path)
    where = printer(connection=Connection.FILE, path=str(file), cut=False)
    print_sending.send(slip(), where, copies=1, title="", paper="80mm")
    roll = escpos_reading.read(file.read_bytes())
    assert (len(roll.pages), roll.cuts) == (1, 0)


def test_the_drawer_is_opened_by_a_pulse_and_nothing_else(tmp_path: Path) -> None:
    file = device_file(tmp_path)
    print_sending.open_drawer(printer(connection=Connection.FILE, path=str(file), drawer=True))
    roll = escpos_reading.read(file.read_bytes())
    assert (roll.pulses, roll.pages, roll.cuts) == (1, [], 0)


def test_paper_that_is_wider_than_the_head_is_refused_and_never_cut_off(tmp_path: Path) -> None:
    file = device_file(tmp_path)
    narrow = printer(connection=Connection.FILE, path=str(file), dots=DOTS_58)
    with pytest.raises(PrintError, match="wider than the 48 mm"):
        print_sending.send(slip(), narrow, copies=1, title="", paper="80mm")
    assert file.read_bytes() == b""


@pytest.mark.parametrize(("paper", "wide"), [(SLIP_80, DOTS_80), (SLIP_58, DOTS_58)])
@pytest.mark.parametrize("code", ["en", "sk", "zh_CN"])
def test_the_test_page_of_a_roll_fits_its_head(tmp_path: Path, paper: Paper, wide: int, code: str) -> None:
    file = device_file(tmp_path)
    page = printer_page.render(printer_page.PrinterPageFacts("Kasa", "127.0.0.1:9100"), paper, language(code))
    where = printer(connection=Connection.FILE, path=str(file), dots=wide)
    print_sending.send(page, where, copies=1, title="", paper=paper.name)
    assert len(escpos_reading.read(file.read_bytes()).pages) == 1


def test_an_offset_moves_the_slip_as_far_as_the_head_reaches_and_cuts_nothing_off(tmp_path: Path) -> None:
    boxes = []
    for x, y in ((0, 0), (-2, 0), (20, 9)):
        file = tmp_path / f"{x}"
        file.touch()
        adjust = Adjust(Decimal(x), Decimal(y), Decimal(90))
        where = Printer(name="Till", device=Device(connection=Connection.FILE, path=str(file)), adjust=adjust)
        print_sending.send(slip(), where, copies=1, title="", paper="80mm")
        boxes.append(inked(escpos_reading.read(file.read_bytes()).pages[0]))
    here, left, far = boxes
    wide, mm = here[2] - here[0], ROLL_DPI / 25.4
    assert left[0] - here[0] == pytest.approx(max(-2 * mm, -here[0]), abs=1)
    assert far[2] == DOTS_80
    assert far[2] - far[0] == pytest.approx(wide, abs=2)
    assert [far[1] - here[1], far[3] - here[3]] == pytest.approx([9 * mm] * 2, abs=2)


def inked(page: Image.Image) -> tuple[int, int, int, int]:
    found = page.convert("L").point([255 - level for level in range(256)]).getbbox()
    assert found is not None
    return found


def test_photographs_are_dithered_and_letters_are_not() -> None:
    grey = Image.new("RGB", (200, 100), (128, 128, 128)).tobytes("raw", "BGRX")
    whole = dots.black(dots.Grey(200, 100, 800, grey, ((0, 0, 100, 100),)))
    photograph, letters = whole.crop((0, 0, 100, 100)).convert("L"), whole.crop((100, 0, 200, 100)).convert("L")
    assert 0.4 < photograph.histogram()[0] / 10_000 < 0.6
    assert letters.histogram()[0] == 10_000


def test_a_system_printer_can_be_sent_pictures(tmp_path: Path) -> None:
    pdf = print_sending.as_dots(slip())
    assert raster.sizes(pdf)[0] == pytest.approx(raster.sizes(slip())[0], abs=0.5)
    assert raster.picture_places(pdf, 0, 72)
    folder = printer(connection=Connection.FOLDER, path=str(tmp_path / "papers"))
    for _time in range(2):
        print_sending.send(slip(), folder, copies=1, title="receipt-A1", paper="80mm")
    kept = sorted((tmp_path / "papers").iterdir())
    assert [file.name for file in kept] == ["receipt-A1-2.pdf", "receipt-A1.pdf"]
    assert kept[0].read_bytes() == slip()


# --- what goes wrong


def test_a_printer_that_is_not_there_is_told(tmp_path: Path) -> None:
    with PrinterAt() as there:
        port = there.port
        line.to_network(b"", "127.0.0.1", port)
    with pytest.raises(PrintError, match="cannot be reached: it takes no connection"):
        line.to_network(b"page", "127.0.0.1", port)
    with pytest.raises(PrintError, match="cannot be reached: it is not there"):
        line.to_file(b"page", str(tmp_path / "lp7"))


def test_a_printer_that_hangs_up_in_the_page_is_told() -> None:
    page = receipt_printer.pages([Image.new("1", (DOTS_80, 20_000), 1)], cut=True)
    with PrinterAt(takes=3000) as there, pytest.raises(PrintError, match="hung up in the middle of the page"):
        line.to_network(page, "127.0.0.1", there.port)


def test_a_printer_that_hangs_up_at_the_end_of_a_short_page_is_told_too() -> None:
    page = receipt_printer.pages([SMALL], cut=True)
    with PrinterAt(takes=100) as there, pytest.raises(PrintError, match="hung up in the middle of the page"):
        line.to_network(page, "127.0.0.1", there.port)


def test_a_printer_that_stops_taking_bytes_is_told() -> None:
    with PrinterAt(takes=100, sleeps=True) as there, pytest.raises(PrintError, match="stopped in the middle"):
        line.to_network(bytes(30_000_000), "127.0.0.1", there.port, seconds=0.3)


def test_a_device_file_that_stops_taking_bytes_is_told(tmp_path: Path) -> None:
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(PrintError, match="stopped in the middle"):
            line.to_file(bytes(1_000_000), str(pipe), seconds=0.2)
    finally:
        os.close(reader)
    with pytest.raises(PrintError, match="cannot be reached"):
        line.to_file(b"page", str(pipe), seconds=0.2)


def test_a_usb_printer_is_found_by_its_numbers(tmp_path: Path) -> None:
    inside = tmp_path / "devices" / "1-2" / "1-2:1.0"
    inside.mkdir(parents=True)
    for name, value in (("idVendor", "04b8"), ("idProduct", "0e15"), ("product", "TM-T20II")):
        (inside.parent / name).write_text(value + "\n")
    entry = tmp_path / "usbmisc" / "lp0"
    entry.mkdir(parents=True)
    (entry / "device").symlink_to(inside)
    assert line.usb_file("04B8", "0e15", tmp_path / "usbmisc") == "/dev/usb/lp0"
    assert line.usb_printers(tmp_path / "usbmisc") == (("04b8", "0e15", "TM-T20II"),)
    with pytest.raises(PrintError, match="USB printer 04b8:ffff is not connected"):
        line.usb_file("04b8", "ffff", tmp_path / "usbmisc")


def test_the_library_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    before, handlers = set(Path(tempfile.gettempdir()).iterdir()), logging.getLogger().handlers[:]
    monkeypatch.setenv("ESCPOS_CAPABILITIES_PICKLE_DIR", "kept")
    receipt_printer.pages([SMALL], cut=True)
    new = {path for path in set(Path(tempfile.gettempdir()).iterdir()) - before if path.name.startswith("tmp")}
    assert not any(list(path.glob("*.pickle")) for path in new if path.is_dir())
    assert logging.getLogger().handlers == handlers
    assert os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] == "kept"
    assert capfd.readouterr() == ("", "")


def test_a_sheet_on_a_receipt_printer_is_refused(tmp_path: Path) -> None:
    page = printer_page.render(printer_page.PrinterPageFacts("Kasa", ""), A4, ENGLISH)
    with pytest.raises(PrintError, match="wider than the 72 mm"):
        print_sending.send(
            page, printer(connection=Connection.FILE, path=str(device_file(tmp_path))), copies=1, title="", paper="A4"
        )
