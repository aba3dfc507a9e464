"""The file grows with the program: a checked copy first, every step whole or not at all."""

from __future__ import annotations

import hashlib
import lzma
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.printer import Connection
from app.errors import StorageError
from app.models import backup, database, schema
from app.models.database import db
from app.models.migrations import MIGRATIONS
from app.services import printers
from app.services import shop as shops
from tests import verbs

ROOT = Path(__file__).resolve().parents[2]
NEXT = schema.NEWEST + 1
# A demo shop of twelve customers, as the first shape of the file held it.
FIRST_SHAPE = ROOT / "tests" / "data" / "schema-1.db.xz"
SECOND_SHAPE = ROOT / "tests" / "data" / "schema-2.db.xz"


def add_colour() -> None:
    db.execute_sql("CREATE TABLE colour (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    db.execute_sql("INSERT INTO colour (name) VALUES ('red')")


def rebuild_sales() -> None:
    """What SQLite asks for when a table of many children gets another shape."""
    (shape,) = db.execute_sql("SELECT sql FROM sqlite_schema WHERE name = 'sale'").fetchone()
    db.execute_sql(shape.replace("TABLE sale (", "TABLE sale_rebuilt (", 1))
    db.execute_sql("INSERT INTO sale_rebuilt SELECT * FROM sale")
    db.execute_sql("DROP TABLE sale")
    db.execute_sql("ALTER TABLE sale_rebuilt RENAME TO sale")


def stumble() -> None:
    add_colour()
    db.execute_sql("INSERT INTO colour (name) VALUES (NULL)")


def leave_orphans() -> None:
    db.execute_sql("DELETE FROM sale")


def step_two(shop: verbs.Shop, up: Callable[[], None]) -> tuple[int, ...]:
    return schema.migrate(shop.open.file, shop.open.backups, (*MIGRATIONS, (schema.NEWEST + 1, up)))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def selling_shop(my_shop: verbs.Shop) -> verbs.Shop:
    for price in ("1", "2.50", "30"):
        my_shop.sell(verbs.goods("Kettle", price), verbs.goods("Filter", price))
    return my_shop


def test_a_new_shop_takes_every_step_and_is_marked(my_shop: verbs.Shop) -> None:
    assert schema.version(my_shop.open.file) == schema.NEWEST
    assert my_shop.open.file.pragma("application_id") == schema.APPLICATION_ID
    assert my_shop.open.migrated == ()


def test_a_later_step_starts_with_a_checked_copy(selling_shop: verbs.Shop) -> None:
    assert step_two(selling_shop, add_colour) == (NEXT,)
    copy = selling_shop.open.backups / f"before-step-{NEXT}.db"
    assert backup.inspect(copy)["sale"] == 3
    assert db.execute_sql("SELECT name FROM colour").fetchone() == ("red",)
    assert step_two(selling_shop, add_colour) == ()


def test_a_step_that_rebuilds_a_parent_keeps_its_children(selling_shop: verbs.Shop) -> None:
    before = selling_shop.numbers()
    step_two(selling_shop, rebuild_sales)
    assert selling_shop.numbers() == before
    assert db.execute_sql("SELECT count(*) FROM sale_line").fetchone() == (6,)
    assert selling_shop.open.file.pragma("foreign_keys") == 1


@pytest.mark.parametrize("up", [stumble, leave_orphans])
def test_a_step_that_fails_leaves_the_file_as_it_was(selling_shop: verbs.Shop, up: Callable[[], None]) -> None:
    selling_shop.close()
    before = digest(selling_shop.path)
    selling_shop.reopen()
    with pytest.raises(Exception, match=r"colour\.name|belong to nothing"):
        step_two(selling_shop, up)
    assert selling_shop.open.file.pragma("foreign_keys") == 1
    selling_shop.close()
    assert digest(selling_shop.path) == before
    selling_shop.reopen()
    assert selling_shop.problems() == []


def test_no_step_is_taken_when_the_copy_cannot_be_made(selling_shop: verbs.Shop) -> None:
    selling_shop.open.backups.write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="copy could not be written"):
        step_two(selling_shop, add_colour)
    assert schema.version(selling_shop.open.file) == schema.NEWEST


KILLED_ON_THE_WAY = """
import os, signal, sys
from pathlib import Path
from app.models.database import db
from app.models import schema
from app.models.migrations import MIGRATIONS
from app.services import shop

def up():
    db.execute_sql("ALTER TABLE sale ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")
    db.execute_sql("DROP TABLE letter")
    if sys.argv[2] == "inside":
        os.kill(os.getpid(), signal.SIGKILL)

opened = shop.open_shop(Path(sys.argv[1]))
schema.migrate(opened.file, opened.backups, (*MIGRATIONS, (schema.NEWEST + 1, up)))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("moment", "version"), [("inside", schema.NEWEST), ("after", NEXT)])
def test_killed_in_the_middle_the_file_is_old_or_new(selling_shop: verbs.Shop, moment: str, version: int) -> None:
    selling_shop.close()
    done = subprocess.run([sys.executable, "-c", KILLED_ON_THE_WAY, selling_shop.folder, moment], cwd=ROOT, check=False)
    assert done.returncode == -9
    file = database.connect(selling_shop.path)
    columns = {row[1] for row in file.execute_sql("PRAGMA table_info(sale)")}
    tables = {row[0] for row in file.execute_sql("SELECT name FROM sqlite_schema")}
    assert (schema.version(file), "colour" in columns, "letter" in tables) == (
        version,
        version == NEXT,
        version == schema.NEWEST,
    )
    assert file.execute_sql("SELECT count(*) FROM sale").fetchone() == (3,)
    assert file.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
    assert backup.inspect(selling_shop.folder / "backups" / f"before-step-{NEXT}.db")["sale"] == 3


def test_a_shop_of_the_first_shape_opens_with_everything_in_it(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_bytes(lzma.decompress(FIRST_SHAPE.read_bytes()))
    shop = verbs.Shop(shops.open_shop(tmp_path))
    assert shop.open.migrated == (2, 3)
    assert backup.inspect(shop.open.backups / "before-step-2.db")["sale"] == 103
    assert db.execute_sql("SELECT count(*), sum(live), sum(given_key <> '') FROM customer").fetchone()[:2] == (12, 12)
    assert db.execute_sql("SELECT count(*) FROM audit WHERE digest = ''").fetchone() == (0,)
    assert shop.problems() == []
    shop.close()


def shape() -> set[tuple[str, str, str]]:
    """Every table, index and trigger of the open file, with the words that made it."""
    words = "SELECT name, type, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    return set(db.execute_sql(words).fetchall())


@pytest.mark.parametrize(("old", "steps"), [(FIRST_SHAPE, (2, 3)), (SECOND_SHAPE, (3,))])
def test_an_older_shop_has_the_shape_of_a_new_one(tmp_path: Path, old: Path, steps: tuple[int, ...]) -> None:
    shop = verbs.Shop(shops.open_shop(tmp_path / "new"))
    new = shape()
    shop.close()
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "shop.db").write_bytes(lzma.decompress(old.read_bytes()))
    shop = verbs.Shop(shops.open_shop(tmp_path / "old"))
    assert shop.open.migrated == steps
    assert shape() ^ new == set()
    shop.close()


@pytest.fixture
def second_shape(tmp_path: Path) -> Iterator[verbs.Shop]:
    """A shop of seven letters and 94 sales, whose printer stood in its settings."""
    (tmp_path / "shop.db").write_bytes(lzma.decompress(SECOND_SHAPE.read_bytes()))
    file = database.connect(tmp_path / "shop.db")
    file.execute_sql("INSERT INTO setting (key, value) VALUES ('printer', ' Office \"2\" ')")
    database.disconnect()
    shop = verbs.Shop(shops.open_shop(tmp_path))
    yield shop
    shop.close()


def test_a_shop_of_the_second_shape_opens_with_everything_in_it(second_shape: verbs.Shop) -> None:
    assert second_shape.open.migrated == (3,)
    copy = backup.inspect(second_shape.open.backups / "before-step-3.db")
    assert (copy["letter"], copy["sale"]) == (7, 94)
    kept = "SELECT count(*) FROM letter WHERE mailing_id IS NULL AND returned_on IS NULL AND form = 'letter'"
    assert db.execute_sql(kept).fetchone() == (7,)
    assert db.execute_sql("SELECT count(*) FROM sale").fetchone() == (94,)
    assert second_shape.problems() == []


def test_the_printer_in_the_settings_is_the_first_of_the_list(second_shape: verbs.Shop) -> None:
    (only,) = printers.listed()
    assert (only.name, only.device.connection, only.device.queue) == ('Office "2"', Connection.SYSTEM, 'Office "2"')
    assert printers.usual(second_shape.settings) == only


def test_the_first_purchase_of_every_buyer_is_known(second_shape: verbs.Shop) -> None:
    known = dict(db.execute_sql("SELECT id, first_sale_on FROM customer WHERE first_sale_on <> ''").fetchall())
    sold = "SELECT customer_id, min(day) FROM sale WHERE kind = 'sale' AND customer_id IS NOT NULL GROUP BY customer_id"
    assert known == dict(db.execute_sql(sold).fetchall())
    assert known
    assert second_shape.problems() == []


def test_a_broken_record_of_who_did_what_stays_broken(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_bytes(lzma.decompress(FIRST_SHAPE.read_bytes()))
    file = database.connect(tmp_path / "shop.db")
    file.execute_sql("UPDATE audit SET staff = 'Nobody' WHERE id = 7")
    database.disconnect()
    shop = verbs.Shop(shops.open_shop(tmp_path))
    assert shop.problems() == ["The record of who did what was changed at entry 7"]
    shop.close()
