"""The print queue: nothing is lost, nothing comes twice without a word, and no printer holds up a sale."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.domain.print_job import PAUSES, State, View
from app.domain.print_rule import KIND_WORDS, PrintRule
from app.domain.printer import Adjust, Connection, Device, Printer
from app.domain.settings import PrintMode
from app.errors import FormError, InputError, NotFoundError
from app.models import database
from app.services import print_queue, print_rules, printers, printing, privacy
from app.services import settings as settings_service
from app.services.paper_kinds import KINDS
from tests.printers import escpos_reading
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from pathlib import Path

    from tests.verbs import Shop


class Counter:
    """A shop with a receipt printer that is a file, and what the clerk does with it."""

    def __init__(self, shop: Shop, folder: Path) -> None:
        self.shop = shop
        self.file = folder / "lp0"
        self.file.touch()
        self.printer = self.add("Till printer")

    def add(self, name: str, **device: object) -> Printer:
        kind: dict[str, object] = {"connection": Connection.FILE, "path": str(self.file)}
        new = Printer(name=name, device=Device(**(kind | device)))  # type: ignore[arg-type]  # fields by name
        return printers.save(new, seller=SELLER, now=self.shop.now)[0]

    def sells(self, pay: str = "cash") -> str:
        return self.shop.sell(goods("Kettle", "49"), pay=pay).number

    def prints(self, number: str = "", printer: Printer | None = None, copies: int | None = None) -> int:
        made = printing.make(number or self.sells(), "receipt", now=self.shop.now)
        paper = print_queue.Paper(made.kind, made.number, made.paper, made.pdf)
        return print_queue.add(
            paper, seller=SELLER, now=self.shop.now, printer=printer or self.printer, copies=copies
        ).job_id

    def sends(self) -> list[State]:
        """Everything that is due now."""
        states = []
        while (sent := print_queue.send_next(self.shop.now)) is not None:
            states.append(sent.job.state)
        return states

    def later(self, **time: float) -> None:
        self.shop.now += timedelta(**time)

    def unplugs(self) -> None:
        self.file.rename(self.file.with_suffix(".away"))

    def plugs_in(self) -> None:
        self.file.with_suffix(".away").rename(self.file)

    @property
    def pages(self) -> int:
        return len(escpos_reading.read(self.file.read_bytes()).pages)


@pytest.fixture
def counter(my_shop: Shop, tmp_path: Path) -> Counter:
    return Counter(my_shop, tmp_path)


def bytes_kept() -> int:
    return int(database.db.execute_sql("SELECT count(*) FROM print_job WHERE content IS NOT NULL").fetchone()[0])


def test_a_job_is_printed_and_its_bytes_are_forgotten(counter: Counter) -> None:
    job = counter.prints(copies=2)
    assert (print_queue.get(job).state, print_queue.count_open(), bytes_kept()) == (State.WAITING, 1, 1)
    assert counter.sends() == [State.SENT]
    assert (counter.pages, print_queue.count_open(), bytes_kept()) == (2, 0, 0)
    assert counter.sends() == []
    row = print_queue.page(View.SENT).rows[0]
    assert (row.id, row.printer, row.copies, row.staff, row.tries) == (job, "Till printer", 2, SELLER, 1)


def test_a_printer_that_is_away_keeps_no_sale_and_prints_when_it_is_back(counter: Counter) -> None:
    counter.unplugs()
    job = counter.prints()
    assert counter.sends() == [State.FAILED]
    failed = print_queue.get(job)
    assert failed.problem is not None
    assert "cannot be reached" in str(failed.problem.text)
    assert failed.due == counter.shop.now + PAUSES[0]
    assert counter.sends() == []
    trouble = print_queue.trouble()
    assert trouble is not None
    assert (trouble.count, trouble.newest.id) == (1, job)
    counter.plugs_in()
    counter.later(seconds=31)
    assert counter.sends() == [State.SENT]
    assert (print_queue.trouble(), counter.pages) == (None, 1)


def test_the_pauses_grow_and_after_the_last_only_a_person_tries(counter: Counter) -> None:
    counter.unplugs()
    job = counter.prints()
    waits = []
    for _try in range(len(PAUSES)):
        assert counter.sends() == [State.FAILED]
        due = print_queue.get(job).due
        assert due is not None
        waits.append(due - counter.shop.now)
        counter.shop.now = due
    assert tuple(waits) == PAUSES
    assert list(waits) == sorted(waits)
    assert counter.sends() == [State.FAILED]
    assert (print_queue.get(job).held, print_queue.next_due()) == (True, None)
    counter.plugs_in()
    print_queue.retry(job, counter.shop.now)
    assert counter.sends() == [State.SENT]


def test_a_page_that_comes_out_brings_what_failed_on_that_printer(counter: Counter) -> None:
    other = counter.add("Office", connection=Connection.FOLDER, path=str(counter.file))  # a file is no folder
    counter.unplugs()
    number = counter.sells()
    counter.prints(number)
    assert counter.sends() == [State.FAILED]
    counter.plugs_in()
    counter.prints(number, printer=other)
    assert counter.sends() == [State.FAILED]
    counter.prints(number)
    assert counter.sends() == [State.SENT, State.SENT]
    assert print_queue.count_open() == 1


def test_a_crash_while_sending_prints_nothing_again_without_a_word(counter: Counter) -> None:
    job = counter.prints()
    database.db.execute_sql("UPDATE print_job SET state = 'sending', due_at = NULL")
    counter.shop.reopen()
    assert print_queue.recover()[0] == 1
    counter.later(days=1)
    assert counter.sends() == []
    held = print_queue.get(job)
    assert (held.state, held.held) == (State.WAITING, True)
    assert held.problem is not None
    assert "may be on paper already" in str(held.problem.text)
    print_queue.retry_all(counter.shop.now)
    assert counter.sends() == []
    print_queue.retry(job, counter.shop.now)
    assert counter.sends() == [State.SENT]


def test_two_windows_never_send_the_same_job(counter: Counter) -> None:
    job = counter.prints()
    assert print_queue.send(job, counter.shop.now) is not None
    assert print_queue.send(job, counter.shop.now) is None
    assert counter.pages == 1


def test_a_cancelled_job_is_gone_and_says_so(counter: Counter) -> None:
    job = counter.prints()
    print_queue.cancel(job)
    assert (counter.sends(), bytes_kept(), print_queue.count_open()) == ([], 0, 0)
    with pytest.raises(InputError, match="is over"):
        print_queue.cancel(job)
    with pytest.raises(InputError, match="is not waiting"):
        print_queue.retry(job, counter.shop.now)
    with pytest.raises(NotFoundError):
        print_queue.get(99)


def test_a_driver_that_breaks_down_neither_loses_the_job_nor_stops_the_queue(counter: Counter) -> None:
    job = counter.prints()
    database.db.execute_sql("UPDATE print_job SET content = x'00'")
    later = counter.prints()
    assert counter.sends() == [State.FAILED, State.SENT, State.FAILED]
    problem = print_queue.get(job).problem
    assert problem is not None
    assert "driver broke down" in str(problem.text)
    assert print_queue.get(later).state is State.SENT


def test_old_jobs_are_forgotten_after_ninety_days(counter: Counter) -> None:
    counter.prints()
    counter.sends()
    counter.later(days=89)
    recent = counter.prints()
    print_queue.forget_old(counter.shop.now)
    assert len(print_queue.page(View.ALL).rows) == 2
    counter.later(days=2)
    assert print_queue.forget_old(counter.shop.now) is False
    assert [job.id for job in print_queue.page(View.ALL).rows] == [recent]


def test_pages_of_the_queue_follow_each_other(counter: Counter) -> None:
    number = counter.sells()
    jobs = [counter.prints(number) for _time in range(5)]
    first = print_queue.page(View.OPEN, limit=3)
    second = print_queue.page(View.OPEN, first.next, limit=3)
    assert [job.id for job in (*first.rows, *second.rows)] == jobs[::-1]
    assert second.next is None


def test_copies_are_from_one_to_ninety_nine(counter: Counter) -> None:
    for copies in (0, 100):
        with pytest.raises(InputError, match="From 1 to 99"):
            counter.prints(copies=copies)


# --- drawer


def test_cash_opens_the_drawer_once_and_a_card_does_not(counter: Counter) -> None:
    assert print_queue.add_drawer(counter.sells(), seller=SELLER, now=counter.shop.now) is None
    counter.add("With drawer", drawer=True)
    assert print_queue.add_drawer(counter.sells("card"), seller=SELLER, now=counter.shop.now) is None
    assert print_queue.add_drawer(counter.sells(), seller=SELLER, now=counter.shop.now) is not None
    assert counter.sends() == [State.SENT]
    assert escpos_reading.read(counter.file.read_bytes()).pulses == 1


def test_a_drawer_that_did_not_open_never_springs_open_later(counter: Counter) -> None:
    counter.add("With drawer", drawer=True)
    counter.unplugs()
    print_queue.add_drawer(counter.sells(), seller=SELLER, now=counter.shop.now)
    assert counter.sends() == [State.CANCELLED]
    assert print_queue.next_due() is None
    counter.plugs_in()
    print_queue.retry_all(counter.shop.now)
    print_queue.add_drawer(counter.sells(), seller=SELLER, now=counter.shop.now)
    counter.later(minutes=2)  # the program was closed meanwhile
    assert counter.sends() == [State.CANCELLED]
    assert counter.file.read_bytes() == b""
    assert print_queue.trouble() is None


# --- printers and rules


def test_printers_are_kept_renamed_and_removed(counter: Counter) -> None:
    counter.shop.set("printer", "Till printer")
    straight = Adjust(Decimal("1.5"), Decimal(-2), Decimal("99.5"))
    changed = Printer(id=counter.printer.id, name="Front", device=counter.printer.device, adjust=straight)
    printers.save(changed, seller=SELLER, now=counter.shop.now)
    assert printers.by_name("front") == changed
    assert printers.usual(settings_service.load()).id == changed.id
    job = counter.prints()
    assert changed.id is not None
    printers.remove(changed.id, seller=SELLER, now=counter.shop.now)
    assert (printers.listed(), print_queue.get(job).state) == ((), State.CANCELLED)
    with pytest.raises(NotFoundError, match="no printer “Front”"):
        printers.by_name("Front")


@pytest.mark.parametrize(
    ("field", "printer"),
    [
        ("name", Printer(name=" ")),
        ("name", Printer(name="TILL PRINTER")),
        ("host", Printer(name="a", device=Device(connection=Connection.NETWORK))),
        ("host", Printer(name="a", device=Device(connection=Connection.NETWORK, host="http://x"))),
        ("port", Printer(name="a", device=Device(connection=Connection.NETWORK, host="x", port=0))),
        ("vendor", Printer(name="a", device=Device(connection=Connection.USB, vendor="4b8", product="0e15"))),
        ("path", Printer(name="a", device=Device(connection=Connection.FOLDER))),
        ("dots", Printer(name="a", device=Device(connection=Connection.FILE, path="/dev/lp0", dots=5))),
        ("x", Printer(name="a", adjust=Adjust(x=Decimal(21)))),
        ("scale", Printer(name="a", adjust=Adjust(scale=Decimal(80)))),
    ],
)
def test_a_printer_that_could_not_print_is_refused_field_by_field(
    counter: Counter, field: str, printer: Printer
) -> None:
    with pytest.raises(FormError) as refused:
        printers.save(printer, seller=SELLER, now=counter.shop.now)
    assert list(refused.value.problems) == [field]
    assert len(printers.listed()) == 1


def test_kinds_follow_the_shop_until_they_have_a_rule_of_their_own(counter: Counter) -> None:
    shop = counter.shop
    modes = {
        PrintMode.PRINT: (PrintMode.PRINT, PrintMode.PRINT),
        PrintMode.ASK: (PrintMode.ASK, PrintMode.ASK),
        PrintMode.PDF: (PrintMode.PDF, PrintMode.PDF),
        PrintMode.NONE: (PrintMode.NONE, PrintMode.PDF),  # what somebody asks for is at least kept
    }
    for mode, (receipt, slip) in modes.items():
        shop.set("print_mode", mode.value)
        rules = {rule.kind: rule.mode for rule in print_rules.listed(shop.settings)}
        assert (rules["receipt"], rules["complaint-slip"]) == (receipt, slip)
    own = PrintRule(kind="receipt", mode=PrintMode.PRINT, printer_id=counter.printer.id, paper="58mm", copies=2)
    print_rules.save(own, seller=SELLER, now=shop.now)
    made = printing.make(counter.sells(), "receipt", now=shop.now)
    assert made.paper == "58mm"
    added = print_queue.add(
        print_queue.Paper("receipt", made.number, made.paper, made.pdf), seller=SELLER, now=shop.now
    )
    job = print_queue.get(added.job_id)
    assert (job.printer, job.copies) == ("Till printer", 2)
    print_rules.drop("receipt", seller=SELLER, now=shop.now)
    assert print_rules.of_kind("receipt", shop.settings).mode is PrintMode.NONE
    with pytest.raises(InputError, match="not a paper"):
        print_rules.save(PrintRule(kind="banknote"), seller=SELLER, now=shop.now)


def test_what_is_asked_for_with_a_key_is_printed_where_a_printer_is_named(counter: Counter) -> None:
    shop = counter.shop
    shop.set("print_mode", "none")
    assert print_rules.wanted("receipt", shop.settings) is PrintMode.PDF
    shop.set("printer", "Till printer")
    assert print_rules.wanted("receipt", shop.settings) is PrintMode.PRINT
    shop.set("print_mode", "ask")
    assert print_rules.wanted("receipt", shop.settings) is PrintMode.PRINT
    shop.set("print_mode", "pdf")
    assert print_rules.wanted("receipt", shop.settings) is PrintMode.PDF


def test_every_kind_of_paper_has_its_words_in_the_rules() -> None:
    assert [kind for kind in KINDS if kind not in KIND_WORDS] == []


def test_who_is_erased_is_not_printed_any_more(counter: Counter) -> None:
    shop = counter.shop
    buyer = shop.add_customer("Jana Kováčová")
    number = shop.sell(goods("Kettle"), buyer=buyer).number
    job = counter.prints(number)
    assert buyer.id is not None
    for _step in privacy.erase(shop.open, buyer.id, seller=SELLER, now=shop.now):
        pass
    assert (print_queue.get(job).state, bytes_kept()) == (State.CANCELLED, 0)
