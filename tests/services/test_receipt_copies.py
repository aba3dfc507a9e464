"""The first print of a receipt is the original, each later one a copy; what failed or was only looked at is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.print_job import State
from app.services import day_reports, print_queue, printing, sales
from tests import verbs
from tests.documents.reading import Print
from tests.services.test_print_queue import Counter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def counter(my_shop: verbs.Shop, tmp_path: Path) -> Counter:
    return Counter(my_shop, tmp_path)


def says(number: str) -> str:
    return Print(printing.make(number, "receipt", code="en", second="none").pdf).text


def test_a_job_that_is_tried_again_is_no_copy(counter: Counter) -> None:
    number = counter.sells()
    counter.unplugs()
    job = counter.prints(number)
    printing.count_printed("receipt", number)
    assert counter.sends() == [State.FAILED]
    print_queue.retry(job, counter.shop.now)
    counter.plugs_in()
    assert counter.sends() == [State.SENT]
    assert (counter.pages, sales.sale_of(number).printed) == (1, 1)
    assert "COPY 1" in says(number)


def test_only_receipts_are_counted(my_shop: verbs.Shop) -> None:
    number = my_shop.sell(verbs.goods("Pan")).number
    for kind in ("gift-receipt", "day-report", "certificate"):
        printing.count_printed(kind, number)
    assert sales.sale_of(number).printed == 0
    printing.count_printed("receipt", f"G{number}")
    assert sales.sale_of(number).printed == 1
    found = day_reports.of_day(my_shop.now.date(), now=my_shop.now, settings=my_shop.settings)
    assert (found.printed, found.copies) == (1, 0)
