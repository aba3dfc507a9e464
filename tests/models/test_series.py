"""Numbers of documents: no gap and no number twice, whoever sells at the same time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.document_number import Kind
from app.errors import InputError
from app.models import series
from app.models.database import db, transaction
from tests import verbs

ROOT = Path(__file__).resolve().parents[2]


def test_numbers_count_up_by_till_and_kind(my_shop: verbs.Shop) -> None:
    with transaction():
        taken = [series.take_number(kind, till) for kind, till in ((Kind.SALE, 1), (Kind.SALE, 1), (Kind.SALE, 2))]
        taken += [series.take_number(Kind.COMPLAINT, 1), series.take_number(Kind.CUSTOMER, 7)]
        first = series.take(Kind.UNIT, 1, 5)
        taken.append(series.take_number(Kind.UNIT, 1))
    assert taken == ["T1-000001", "T1-000002", "T2-000001", "C1-000001", "1", "Z1-000006"]
    assert first == 1
    assert series.last_taken(Kind.SALE, 1) == 2
    assert series.last_taken(Kind.RETURN, 1) == 0
    assert series.last_taken(Kind.CUSTOMER, 3) == 1
    assert my_shop.numbers() == []


def test_a_sale_that_fails_takes_no_number(my_shop: verbs.Shop) -> None:
    my_shop.sell(verbs.goods("Kettle"))
    with pytest.raises(InputError):
        my_shop.sell(verbs.goods("Kettle"), pay="card:1")
    with pytest.raises(InputError):
        my_shop.sell(verbs.asking_serial("Phone"))
    my_shop.sell(verbs.goods("Kettle"))
    assert my_shop.numbers() == ["T1-000001", "T1-000002"]
    assert my_shop.problems() == []


def test_a_clock_that_goes_back_changes_no_number(my_shop: verbs.Shop) -> None:
    my_shop.sell(verbs.goods("Kettle"))
    my_shop.now = my_shop.now.replace(year=2020)
    assert my_shop.sell(verbs.goods("Kettle")).number == "T1-000002"


ONE_TILL = """
import sys
from dataclasses import replace
from pathlib import Path
from app.services import shop
from tests import verbs
till = verbs.Shop(shop.open_shop(Path(sys.argv[1])))
till.settings = replace(till.settings, till=int(sys.argv[2]))
sys.stdin.readline()
for _ in range(40):
    print(till.sell(verbs.asking_serial("Phone", serial="S"), verbs.goods("Case")).number)
till.close()
"""


@pytest.mark.parametrize("tills", [(1, 1), (1, 2)])
def test_two_windows_sell_at_the_same_time(my_shop: verbs.Shop, tills: tuple[int, ...]) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ONE_TILL, my_shop.folder, str(till)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for till in tills
    ]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    printed = [number for process in running for number in process.communicate(timeout=60)[0].split()]
    assert [process.returncode for process in running] == [0, 0]
    assert len(set(printed)) == 80
    assert sorted(printed) == sorted(my_shop.numbers())
    assert db.execute_sql("SELECT count(DISTINCT number), count(*) FROM unit").fetchone() == (80, 80)
    assert my_shop.problems() == []
