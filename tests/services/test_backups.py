"""Copies that were opened and checked, and going back to one without losing what was there."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import StorageError
from app.models import backup, faults
from app.services import backups, drafts
from app.services import shop as shops
from tests import verbs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def selling_shop(my_shop: verbs.Shop) -> verbs.Shop:
    my_shop.add_customer("Jana Kováčová")
    for _ in range(3):
        my_shop.sell(verbs.goods("Kettle"), verbs.goods("Pot"))
    return my_shop


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def restore(shop: verbs.Shop, source: Path, passphrase: str | None = None) -> Path | None:
    shop.close()
    return backups.restore(shop.folder, source, passphrase, now=shop.now)


def test_a_copy_holds_what_the_shop_holds(selling_shop: verbs.Shop) -> None:
    copy = backups.write(selling_shop.open, None, now=selling_shop.now)
    assert copy.path == selling_shop.folder / "backups" / f"shop-{selling_shop.now:%Y%m%d-%H%M%S}.db"
    assert (copy.rows["sale"], copy.rows["sale_line"], copy.rows["customer"]) == (3, 6, 1)
    assert copy.size == copy.path.stat().st_size
    assert copy.path.stat().st_mode & 0o077 == 0
    assert [known.path for known in backups.known(selling_shop.open)] == [copy.path]
    assert list(copy.path.parent.glob("*.part")) == []


@pytest.mark.parametrize("ending", ["", "-wal"])
def test_a_copy_never_takes_the_place_of_the_shop_itself(selling_shop: verbs.Shop, ending: str) -> None:
    live = selling_shop.open.file.database
    with pytest.raises(StorageError, match="the shop itself"):
        backups.write(selling_shop.open, Path(live + ending), now=selling_shop.now)
    selling_shop.sell(verbs.goods("Kettle"))
    copy = backups.write(selling_shop.open, None, now=selling_shop.now)
    assert copy.rows["sale"] == 4


def test_a_shop_goes_back_and_what_it_was_is_kept(selling_shop: verbs.Shop) -> None:
    copy = backups.write(selling_shop.open, None, now=selling_shop.now)
    before = selling_shop.numbers()
    selling_shop.sell(verbs.goods("Pan"))
    kept = restore(selling_shop, copy.path)
    selling_shop.reopen()
    assert selling_shop.numbers() == before
    assert selling_shop.problems() == []
    assert kept is not None
    assert backup.inspect(kept)["sale"] == 4
    restore(selling_shop, kept)
    selling_shop.reopen()
    assert len(selling_shop.numbers()) == 4


def test_a_copy_serves_a_shop_that_is_gone(selling_shop: verbs.Shop, tmp_path: Path) -> None:
    copy = backups.write(selling_shop.open, tmp_path / "usb" / "my shop #1 100%?.db", now=selling_shop.now)
    selling_shop.close()
    assert backups.restore(tmp_path / "new", copy.path, None, now=selling_shop.now) is None
    opened = verbs.Shop(shops.open_shop(tmp_path / "new"))
    assert len(opened.numbers()) == 3


def test_a_damaged_shop_is_kept_beside_the_copy(selling_shop: verbs.Shop) -> None:
    copy = backups.write(selling_shop.open, None, now=selling_shop.now)
    selling_shop.close()
    selling_shop.path.write_bytes(b"\xff\xd8 a picture" * 100)
    damaged = digest(selling_shop.path)
    kept = restore(selling_shop, copy.path)
    assert kept is not None
    assert digest(kept) == damaged
    selling_shop.reopen()
    assert len(selling_shop.numbers()) == 3


def test_an_open_shop_is_not_replaced(selling_shop: verbs.Shop) -> None:
    copy = backups.write(selling_shop.open, None, now=selling_shop.now)
    selling_shop.sell(verbs.goods("Pan"))
    with pytest.raises(faults.LockedError):
        backups.restore(selling_shop.folder, copy.path, None, now=selling_shop.now)
    assert len(selling_shop.numbers()) == 4
    assert selling_shop.sell(verbs.goods("Pan")).number == "T1-000005"


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "no shop in"), (b"\xff\xd8 a picture" * 500, "not a shop"), (None, "no file")],
)
def test_what_is_no_copy_is_not_put_in_place(
    selling_shop: verbs.Shop, tmp_path: Path, content: bytes | None, told: str
) -> None:
    source = tmp_path / "copy.db"
    if content is not None:
        source.write_bytes(content)
    selling_shop.close()
    before = digest(selling_shop.path)
    with pytest.raises(StorageError, match=told):
        backups.restore(selling_shop.folder, source, None, now=selling_shop.now)
    assert digest(selling_shop.path) == before


def test_a_copy_with_a_bad_page_is_not_put_in_place(selling_shop: verbs.Shop, tmp_path: Path) -> None:
    copy = backups.write(selling_shop.open, tmp_path / "copy.db", now=selling_shop.now)
    content = bytearray(copy.path.read_bytes())
    content[4096 * 3 : 4096 * 4] = bytes(4096)
    copy.path.write_bytes(content)
    with pytest.raises(faults.DamagedError):
        restore(selling_shop, copy.path)


def test_a_locked_shop_has_locked_copies(tmp_path: Path) -> None:
    shop = verbs.Shop(shops.open_shop(tmp_path / "shop", "secret"))
    shop.sell(verbs.goods("Kettle"))
    copy = backups.write(shop.open, None, now=shop.now)
    assert not copy.path.read_bytes().startswith(b"SQLite")
    with pytest.raises(faults.WrongFileError):
        backup.inspect(copy.path, "wrong")
    restore(shop, copy.path, "secret")
    shop.open = shops.open_shop(tmp_path / "shop", "secret")
    assert shop.numbers() == ["T1-000001"]


def test_a_copy_that_cannot_be_written_is_told(selling_shop: verbs.Shop, tmp_path: Path) -> None:
    (tmp_path / "usb").write_text("not a folder")
    with pytest.raises(StorageError, match="could not be written"):
        backups.write(selling_shop.open, tmp_path / "usb" / "copy.db", now=selling_shop.now)


KILLED_WHILE_RESTORING = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from app.models import database
from app.services import backups

steps = 0
def count(event, arguments):
    global steps
    if event in ("os.rename", "os.link", "os.remove", "open", "os.mkdir", "os.chmod"):
        steps += 1
        if steps == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
backups.restore(Path(sys.argv[1]), Path(sys.argv[2]), None, now=datetime.now(UTC))
"""


def test_killed_while_restoring_the_shop_is_the_old_or_the_new(selling_shop: verbs.Shop) -> None:
    copy = backups.write(selling_shop.open, None, now=selling_shop.now)
    selling_shop.sell(verbs.goods("Pan"))
    ended = -9
    step = 0
    seen = set()
    while ended == -9:
        step += 1
        selling_shop.close()
        ended = subprocess.run(
            [sys.executable, "-c", KILLED_WHILE_RESTORING, selling_shop.folder, copy.path, str(step)],
            cwd=ROOT,
            check=False,
        ).returncode
        selling_shop.reopen()
        seen.add(len(selling_shop.numbers()))
        assert selling_shop.problems() == []
    assert ended == 0
    assert seen == {3, 4}


def test_a_draft_is_in_the_copy_too(selling_shop: verbs.Shop) -> None:
    cart = replace(selling_shop.cart(verbs.goods("Pan")), note="later")
    drafts.keep(cart, seller=verbs.SELLER, now=selling_shop.now, settings=selling_shop.settings)
    copy = backups.write(selling_shop.open, None, now=selling_shop.now)
    restore(selling_shop, copy.path)
    selling_shop.reopen()
    assert drafts.left_open(selling_shop.settings) == cart
