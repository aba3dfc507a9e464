"""When the disk is full or somebody else holds the file: told in words, nothing half, and on it goes afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.models import faults
from app.models.database import db
from app.services import drafts
from tests import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]

ON_A_SMALL_DISK = """
import resource, sys
from pathlib import Path
from app.errors import StorageError
from app.models.database import db
from app.services import shop
from tests import verbs

till = verbs.Shop(shop.open_shop(Path(sys.argv[1])))
size = (till.folder / "shop.db-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + int(sys.argv[2]), -1))
sold = 0
try:
    while sold < 500:
        till.sell(*(verbs.goods(f"Item {n}") for n in range(20)))
        sold += 1
except StorageError as error:
    print(error.title, "|", error.text, "|", error.hint)
print(sold, len(till.numbers()))
resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
print(till.sell(verbs.goods("Kettle")).number, till.problems())
"""


@pytest.mark.parametrize("room", [0, 3_000, 10_000, 50_000])
def test_a_file_that_may_not_grow_stops_the_sale_and_nothing_else(my_shop: verbs.Shop, room: int) -> None:
    my_shop.close()
    done = subprocess.run(
        [sys.executable, "-c", ON_A_SMALL_DISK, my_shop.folder, str(room)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    told, counts, after = done.stdout.splitlines()
    assert told.startswith(
        "The disk does not answer | The disk refused to read or write. What was saved before is safe."
    )
    sold, stored = map(int, counts.split())
    assert sold == stored
    assert after == f"T1-{sold + 1:06d} []"


def sell_on(shop: verbs.Shop) -> None:
    for _ in range(500):
        shop.sell(*(verbs.goods(f"Item {n}") for n in range(20)))


def test_a_full_disk_is_told_and_sales_go_on_when_there_is_room(my_shop: verbs.Shop) -> None:
    pages = my_shop.open.file.pragma("page_count")
    my_shop.open.file.pragma("max_page_count", pages)
    with pytest.raises(faults.FullError, match="no room left") as told:
        sell_on(my_shop)
    assert str(told.value.title) == "The disk is full"
    before = my_shop.numbers()
    my_shop.open.file.pragma("max_page_count", 1_000_000)
    assert my_shop.sell(verbs.goods("Kettle")).number == f"T1-{len(before) + 1:06d}"
    assert my_shop.problems() == []


HOLDING_THE_FILE = """
import sys
from sqlcipher3 import dbapi2
conn = dbapi2.connect(sys.argv[1], isolation_level=None)
conn.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def holder(my_shop: verbs.Shop) -> Iterator[subprocess.Popen[str]]:
    """Another program that writes to the shop's file and does not end."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING_THE_FILE, my_shop.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def test_a_file_held_by_another_program_is_told_and_the_sale_kept(
    my_shop: verbs.Shop, holder: subprocess.Popen[str]
) -> None:
    my_shop.open.file.pragma("busy_timeout", 50)
    cart = my_shop.cart(verbs.goods("Kettle"))
    for write in (
        lambda: my_shop.complete(cart),
        lambda: drafts.keep(cart, seller=verbs.SELLER, now=my_shop.now, settings=my_shop.settings),
    ):
        with pytest.raises(faults.LockedError, match="Nothing of yours was lost") as told:
            write()
        assert told.value.hint is not None
    assert my_shop.numbers() == []
    assert db.transaction_depth() == 0
    holder.communicate("\n")
    assert my_shop.complete(cart).number == "T1-000001"
