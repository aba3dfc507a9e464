"""Bringing in another program's sales: everything once, whatever happens on the way, and all of it back."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections import deque
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from app.domain.cart import Cart, CartLine
from app.domain.imported import ImportResult, SkipReason, Undone
from app.domain.importing import RunState
from app.domain.payment import Method, Payment
from app.domain.tax import TaxRate
from app.errors import InputError, NotFoundError
from app.i18n import language
from app.models.database import db
from app.services import check, imports, sales
from app.services import shop as shops

from .till import SELLER, SETTINGS, at

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.domain.progress import Progress
    from app.services.shop import Shop

Answer = TypeVar("Answer")

SAMPLE = Path(__file__).parent.parent / "data" / "online_retail_sample.csv"
NOW = at("2026-11-18")
# What is left of an import that was taken back: who did what, and that it was there.
REMEMBERED = {"audit", "import_run", "series"}


def finished(work: Generator[Progress, None, Answer]) -> Answer:
    """Every step, and what comes out at the end."""
    found: list[Answer] = []

    def run() -> Generator[Progress, None, None]:
        found.append((yield from work))

    deque(run(), maxlen=0)
    return found[0]


def bring_in(path: Path = SAMPLE, *, dry_run: bool = False) -> ImportResult:
    return finished(imports.sales(path, "online-retail", seller=SELLER, now=NOW, settings=SETTINGS, dry_run=dry_run))


def take_back(number: int) -> Undone:
    return finished(imports.undo(number, seller=SELLER, now=NOW))


def counts() -> dict[str, int]:
    names = [row[0] for row in db.execute_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    kept = [name for name in names if "search_" not in name and name not in REMEMBERED]
    return {name: db.execute_sql(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in kept}  # noqa: S608 - names from the schema


def one(sql: str, *values: object) -> object:
    row = db.execute_sql(sql, values).fetchone()
    return row[0] if row else None


def long_file(folder: Path, times: int = 240) -> Path:
    """The sample many times over, each time with invoice numbers of its own: several batches."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    path = folder / "long.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for round_ in range(times):
            writer.writerows([f"{row[0]}{round_:04}", *row[1:]] for row in rows)
    return path


@pytest.mark.usefixtures("shop")
def test_rows_and_money_of_the_file_are_accounted_for() -> None:
    result = bring_in()
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    whole = sum(Decimal(row["Quantity"]) * Decimal(row["UnitPrice"]) for row in rows)
    assert result.rows == len(rows) == result.created.lines + len(result.skipped)
    assert result.total_imported + result.total_skipped == whole
    assert result.rounding == Decimal("0.001")
    stored = Decimal(str(one("SELECT sum(total) FROM sale"))) / 100
    assert stored == result.total_imported - result.rounding
    assert check.run().problems == ()


@pytest.mark.usefixtures("shop")
def test_invoices_become_sales_returns_and_customers() -> None:
    made = bring_in().created
    assert (made.sales, made.returns) == (8, 5)
    assert made.lines == one("SELECT count(*) FROM sale_line")
    sale = sales.sale_of(str(one("SELECT number FROM sale WHERE external_number = '536365'")))
    assert sale.customer is not None
    assert sale.customer.name == "Customer 17850"
    assert str(sale.total) == "139.12"
    assert sale.at.replace(tzinfo=None).isoformat() == "2010-12-01T08:26:00"
    assert one("SELECT note FROM customer WHERE card = '17850'") == "Country in the imported file: United Kingdom"
    assert one("SELECT customer_id FROM sale WHERE external_number = '536555'") is None


@pytest.mark.usefixtures("shop")
def test_a_return_finds_its_sale() -> None:
    result = bring_in()
    original = one("SELECT id FROM sale WHERE external_number = '536397'")
    assert one("SELECT return_of FROM sale WHERE external_number = 'C536826'") == original
    assert one("SELECT return_of FROM sale WHERE external_number = 'C536391'") is None
    assert result.matched == 4
    lines = db.execute_sql(
        "SELECT l.quantity_milli, o.name FROM sale s JOIN sale_line l ON l.sale_id = s.id "
        "JOIN sale_line o ON o.id = l.return_of WHERE s.external_number = 'C537408' ORDER BY l.position"
    ).fetchall()
    assert lines == [(-6000, "TEA TIME DES TEA COSY"), (-12000, "SMALL HEART MEASURING SPOONS")]


@pytest.mark.usefixtures("shop")
def test_nothing_is_given_back_twice(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    head = SAMPLE.read_text(encoding="utf-8").splitlines()[0]
    row = "{},22728,CLOCK,{},2011-01-0{} 10:00:00,3.75,12345.0,France"
    sold_and_returned = (("1", 5, 1), ("2", 2, 2), ("C3", -2, 3), ("C4", -4, 4), ("C5", -2, 5), ("C6", -1, 6))
    rows = [row.format(*values) for values in sold_and_returned]
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    assert bring_in(path).matched == 3
    found = db.execute_sql(
        "SELECT s.external_number, o.external_number FROM sale s LEFT JOIN sale o ON o.id = s.return_of "
        "WHERE s.kind = 'return' ORDER BY s.id"
    ).fetchall()
    assert found == [("C3", "2"), ("C4", "1"), ("C5", None), ("C6", "1")]


@pytest.mark.usefixtures("shop")
def test_a_later_file_gives_back_what_an_earlier_one_sold(tmp_path: Path) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("\n".join([lines[0], *(r for r in lines[1:] if not r.startswith("C"))]) + "\n", encoding="utf-8")
    second.write_text("\n".join([lines[0], *(r for r in lines[1:] if r.startswith("C"))]) + "\n", encoding="utf-8")
    earlier = bring_in(first)
    assert bring_in(second).matched == 4
    with pytest.raises(InputError, match="takes back goods of the imported sale"):
        take_back(earlier.number)


@pytest.mark.usefixtures("shop")
def test_the_same_file_again_adds_nothing() -> None:
    first = bring_in()
    before = counts()
    again = bring_in()
    assert counts() == before
    assert not any(vars_of(again).values())
    assert again.number == first.number
    assert again.rows == len(again.skipped) == first.rows
    assert again.total_skipped == first.total_imported + first.total_skipped
    assert again.already == first.created.lines


def vars_of(result: ImportResult) -> dict[str, int]:
    made = result.as_json(str)["created"]
    assert isinstance(made, dict)
    return made


@pytest.mark.usefixtures("shop")
def test_a_longer_file_adds_only_what_is_new(tmp_path: Path) -> None:
    bring_in(long_file(tmp_path, times=1))
    result = bring_in(long_file(tmp_path, times=2))
    assert result.created.sales == 8
    assert result.already == result.created.lines
    assert result.created.customers == result.created.products == 0
    assert check.run().problems == ()


@pytest.mark.usefixtures("shop")
def test_a_dry_run_tells_the_same_and_writes_nothing() -> None:
    before = counts()
    dry = bring_in(dry_run=True)
    assert counts() == before
    real = bring_in()
    assert (dry.created, dry.skipped, dry.total_imported, dry.rounding) == (
        real.created,
        real.skipped,
        real.total_imported,
        real.rounding,
    )
    assert dry.number == 0


@pytest.mark.usefixtures("shop")
def test_cancelled_it_keeps_whole_batches_and_goes_on_later(tmp_path: Path) -> None:
    path = long_file(tmp_path)
    work = imports.sales(path, "online-retail", seller=SELLER, now=NOW, settings=SETTINGS)
    for _ in range(3):
        next(work)
    work.close()
    assert 0 < int(str(one("SELECT count(*) FROM sale_line"))) < 240 * 47
    assert imports.runs()[0].state is RunState.CANCELLED
    assert check.run().problems == ()
    _complete(path)


def _complete(path: Path) -> None:
    """Going on makes everything exactly once, under one number."""
    result = bring_in(path)
    assert result.number == 1
    assert result.rows == 240 * 55 == result.created.lines + len(result.skipped)
    assert one("SELECT count(*) FROM sale_line") == result.created.lines
    assert one("SELECT count(*) FROM sale") == 240 * 13 == result.created.sales + result.created.returns
    assert result.matched == 240 * 4
    assert check.run().problems == ()


def test_killed_between_batches_it_goes_on_later(tmp_path: Path) -> None:
    path, folder = long_file(tmp_path), tmp_path / "killed"
    program = (
        "import sys, pathlib; from app.services import imports, settings, shop\n"
        "shop.open_shop(pathlib.Path(sys.argv[1]))\n"
        "work = imports.sales(pathlib.Path(sys.argv[2]), 'online-retail', seller='Ruth', now=shop.local_now(),"
        " settings=settings.load())\n"
        "for step in work: print(step.done, flush=True)\n"
    )
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder), str(path)], stdout=subprocess.PIPE, cwd=root, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(3):
            assert process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    opened = shops.open_shop(folder)
    assert int(str(one("SELECT count(*) FROM sale_line"))) > 0
    assert check.run().problems == ()
    _complete(path)
    opened.close()


@pytest.mark.usefixtures("shop")
def test_undo_leaves_the_shop_as_it_was(tmp_path: Path) -> None:
    before = counts()
    undone = take_back(bring_in(long_file(tmp_path)).number)
    assert counts() == before
    assert undone.sales == 240 * 13
    assert one("SELECT count(*) FROM customer_search") == 0
    assert check.run().problems == ()
    assert [row[0] for row in db.execute_sql("SELECT next FROM series")] == [1, 1, 1]
    with pytest.raises(InputError, match="taken back already"):
        take_back(1)


@pytest.mark.usefixtures("shop")
def test_after_an_undo_the_file_can_come_in_again() -> None:
    take_back(bring_in().number)
    again = bring_in()
    assert again.number == 2
    assert again.created.sales == 8
    assert check.run().problems == ()


@pytest.mark.usefixtures("shop")
def test_an_undo_cut_off_goes_on(tmp_path: Path) -> None:
    before = counts()
    number = bring_in(long_file(tmp_path)).number
    work = imports.undo(number, seller=SELLER, now=NOW)
    next(work)
    work.close()
    assert imports.run(number).state is RunState.UNDOING
    take_back(number)
    assert counts() == before


def test_undo_keeps_what_the_shop_has_used_since(shop: Shop) -> None:
    assert shop.file
    number = bring_in().number
    db.execute_sql("UPDATE customer SET family_name = 'Novák', updated_at = '2026-11-19' WHERE card = '17850'")
    undone = take_back(number)
    assert undone.kept_customers == 1
    assert one("SELECT family_name FROM customer") == "Novák"
    assert one("SELECT last_sale_at FROM customer") == ""
    assert one("SELECT import_id FROM customer") is None


@pytest.mark.usefixtures("shop")
def test_undo_is_refused_where_a_complaint_needs_a_sale() -> None:
    number = bring_in().number
    sale = one("SELECT id FROM sale WHERE external_number = '536365'")
    db.execute_sql(
        "INSERT INTO complaint (draft_id, number, state, received_at, day, channel, sale_id, subject, deadline_days,"
        " deadline, language, staff) VALUES ('d', 'C1-000001', 'received', '', '', 'in_person', ?, 'Lantern', 30, '',"
        " 'en', 'Ruth')",
        (sale,),
    )
    before = counts()
    with pytest.raises(InputError, match="Complaint C1-000001 is about the imported sale T1-000001"):
        take_back(number)
    assert counts() == before


@pytest.mark.usefixtures("shop")
def test_numbers_on_paper_are_not_given_out_again() -> None:
    number = bring_in().number
    db.execute_sql("UPDATE sale SET printed = 1 WHERE external_number = '536365'")
    take_back(number)
    assert one("SELECT next FROM series WHERE kind = 'sale'") == 9
    assert check.run().problems == ()


@pytest.mark.usefixtures("shop")
def test_the_counter_sells_between_two_batches(tmp_path: Path) -> None:
    work = imports.sales(long_file(tmp_path), "online-retail", seller=SELLER, now=NOW, settings=SETTINGS)
    next(work)
    next(work)
    from_counter = _sell()
    for _ in work:
        pass
    assert sales.sale_of(from_counter).lines[0].name == "Teapot"
    assert check.run().problems == ()
    take_back(1)
    assert one("SELECT count(*) FROM sale") == 1
    assert check.run().problems == ()


def _sell() -> str:
    line = CartLine("Teapot", Decimal(45), TaxRate("standard", Decimal(23)))
    cart = Cart("counter", "EUR", lines=(line,))
    return sales.complete(cart, (Payment(Method.CARD),), seller=SELLER, now=NOW, settings=SETTINGS).number


@pytest.mark.usefixtures("shop")
def test_prices_in_another_currency_are_not_the_shops_own() -> None:
    bring_in()
    assert one("SELECT max(price_micro) FROM product") == 0
    assert one("SELECT DISTINCT currency FROM sale") == "GBP"


@pytest.mark.usefixtures("shop")
def test_the_answer_as_json_keeps_its_keys_and_speaks_the_language() -> None:
    answer = bring_in().as_json(language("en").render)
    assert list(answer) == [
        "import",
        "rows",
        "created",
        "skipped",
        "total_imported",
        "total_skipped",
        "rounding",
        "currency",
        "seconds",
    ]
    skipped = answer["skipped"]
    assert isinstance(skipped, list)
    assert {"row": 56, "reason": "A563186 adjusts the books and is not a sale"} in skipped


@pytest.mark.usefixtures("shop")
def test_a_look_shows_the_first_rows_as_they_will_be() -> None:
    look = imports.preview(SAMPLE, "online-retail", limit=30)
    assert (look.rows, look.currency, len(look.first)) == (55, "GBP", 30)
    assert [row.row for row in look.first] == list(range(2, 32))
    assert look.first[0].amount == Decimal("15.30")
    skipped = [row.skip.reason for row in look.first if row.skip]
    assert skipped == [SkipReason.STOCK, SkipReason.COST, SkipReason.STOCK]


@pytest.mark.usefixtures("shop")
def test_unknown_presets_and_numbers_are_told() -> None:
    with pytest.raises(InputError, match="is not a kind of file"):
        imports.preview(SAMPLE, "paper")
    with pytest.raises(NotFoundError, match="no import with the number 7"):
        take_back(7)
