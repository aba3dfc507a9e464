"""Papers go through a real printing system: they arrive whole, in copies, put straight, and its refusals are told."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from app.documents import letter, raster
from app.documents.paper import A4
from app.domain.print_job import State
from app.domain.printer import Adjust, Connection, Device, Printer
from app.errors import PrintError
from app.i18n import language
from app.printers import system
from app.services import print_queue, printers, printing
from tests.documents import samples
from tests.printers.cups import Cups
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.verbs import Shop

ENGLISH = language("en")
LETTER = letter.render(samples.LETTER, A4, ENGLISH)


@pytest.fixture(scope="module")
def running() -> Iterator[Cups]:
    with Cups() as cups:
        cups.add("Office")
        cups.add("Till")
        yield cups


@pytest.fixture
def cups(running: Cups, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cups]:
    monkeypatch.setenv("CUPS_SERVER", running.server)
    yield running
    for name in ("Office", "Till"):
        running.starts(name)
        running.accepts(name)
        running.printed(name)  # nothing of this test comes out in the next one
    running.asks("lpadmin", "-x", "none")


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def words(pdf: bytes) -> list[str]:
    return "".join(pages(pdf)).split()


def first_ink(pdf: bytes) -> tuple[float, float]:
    """Left and upper end of what is drawn, in millimetres."""
    page = raster.picture(pdf, 0, 254)
    rows = [page.data[at : at + page.width * 4] for at in range(0, page.stride * page.height, page.stride)]
    inked = [(number, row) for number, row in enumerate(rows) if row.strip(b"\xff")]
    left = min((len(row) - len(row.lstrip(b"\xff"))) // 4 for _number, row in inked)
    return left / 10, inked[0][0] / 10


def office(shop: Shop, **more: object) -> Printer:
    new = Printer(name="Office", device=Device(queue="Office"), **more)  # type: ignore[arg-type]  # fields by name
    return printers.save(new, seller=SELLER, now=shop.now)[0]


def queued(shop: Shop, printer: Printer, pdf: bytes = LETTER, copies: int = 1) -> int:
    job = print_queue.Paper("letter", "L1-000001", "A4", pdf)
    return print_queue.add(job, seller=SELLER, now=shop.now, printer=printer, copies=copies).job_id


def test_the_systems_printers_are_listed_and_nothing_is_guessed(cups: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [queue.name for queue in printers.system_queues()] == ["Office", "Till"]
    assert not any(queue.usual or queue.stopped for queue in printers.system_queues())
    cups.asks("lpadmin", "-d", "Till")
    assert [queue.name for queue in printers.system_queues() if queue.usual] == ["Till"]
    monkeypatch.setenv("CUPS_SERVER", str(cups.folder / "nobody"))
    assert printers.system_queues() == ()


def test_a_receipt_comes_out_of_the_systems_printer(cups: Cups, my_shop: Shop) -> None:
    number = my_shop.sell(goods("Kettle", "49")).number
    made = printing.make(number, "receipt", paper="A4", now=my_shop.now)
    queued(my_shop, office(my_shop), made.pdf)
    sent = print_queue.send_next(my_shop.now)
    assert sent is not None
    assert (sent.job.state, sent.error) == (State.SENT, None)
    assert words(cups.printed("Office")) == words(made.pdf)


def test_a_letter_comes_out_in_copies(cups: Cups, my_shop: Shop) -> None:
    queued(my_shop, office(my_shop), copies=3)
    print_queue.send_next(my_shop.now)
    out = pages(cups.printed("Office"))
    assert len(out) == 3 * len(pages(LETTER))
    assert len(set(out)) == len(set(pages(LETTER)))


def test_what_puts_the_printer_straight_reaches_the_paper_in_millimetres(cups: Cups, my_shop: Shop) -> None:
    queued(my_shop, office(my_shop))
    print_queue.send_next(my_shop.now)
    plain = first_ink(cups.printed("Office"))
    assert plain == pytest.approx(first_ink(LETTER), abs=0.15)
    moved = Printer(name="Moved", device=Device(queue="Till"), adjust=Adjust(Decimal("2.5"), Decimal("-1.5")))
    queued(my_shop, printers.save(moved, seller=SELLER, now=my_shop.now)[0])
    print_queue.send_next(my_shop.now)
    assert first_ink(cups.printed("Till")) == pytest.approx((plain[0] + 2.5, plain[1] - 1.5), abs=0.15)


def test_a_system_printer_of_dots_gets_pictures(cups: Cups, my_shop: Shop) -> None:
    dots = Printer(name="Dots", device=Device(queue="Till", as_picture=True))
    queued(my_shop, printers.save(dots, seller=SELLER, now=my_shop.now)[0])
    print_queue.send_next(my_shop.now)
    out = cups.printed("Till")
    assert words(out) == []
    assert first_ink(out) == pytest.approx(first_ink(LETTER), abs=0.3)


def test_a_stopped_printer_is_told_and_prints_once_it_runs_again(cups: Cups, my_shop: Shop) -> None:
    cups.stops("Office", "out of toner")
    assert [queue.stopped for queue in printers.system_queues()] == ["out of toner", ""]
    job = queued(my_shop, office(my_shop))
    sent = print_queue.send_next(my_shop.now)
    assert sent is not None
    assert sent.error is not None
    assert ENGLISH.render(sent.error.text) == "The printer Office is stopped: out of toner"
    assert cups.printed("Office") == b""
    cups.starts("Office")
    print_queue.retry(job, my_shop.now)
    print_queue.send_next(my_shop.now)
    assert print_queue.get(job).state is State.SENT
    assert words(cups.printed("Office")) == words(LETTER)


def test_a_printer_that_refuses_is_told_in_its_own_words(cups: Cups, my_shop: Shop) -> None:
    cups.refuses("Office", "closed for lunch")
    job = queued(my_shop, office(my_shop))
    sent = print_queue.send_next(my_shop.now)
    assert sent is not None
    assert sent.error is not None
    assert "closed for lunch" in ENGLISH.render(sent.error.text)
    cups.accepts("Office")
    print_queue.retry(job, my_shop.now)
    print_queue.send_next(my_shop.now)
    assert print_queue.get(job).state is State.SENT


def test_an_unknown_printer_and_none_at_all_are_told(cups: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PrintError, match="refused: The printer or class does not exist"):
        system.send(LETTER, "Cellar", copies=1, title="", paper="A4")
    cups.asks("lpadmin", "-p", "Till")
    monkeypatch.setenv("CUPS_SERVER", str(cups.folder / "nobody"))
    with pytest.raises(PrintError, match="no printer of its own choice"):
        system.send(LETTER, "", copies=1, title="", paper="A4")


def test_a_printer_is_found_by_the_systems_name_and_joins_the_list_when_used(cups: Cups, my_shop: Shop) -> None:
    found = printers.by_name("Till")
    assert (found.id, found.device.connection) == (None, Connection.SYSTEM)
    assert printers.listed() == ()
    job = queued(my_shop, found)
    assert [printer.name for printer in printers.listed()] == ["Till"]
    print_queue.send_next(my_shop.now)
    assert print_queue.get(job).printer == "Till"
    assert words(cups.printed("Till")) == words(LETTER)
