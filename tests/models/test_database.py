"""The shop's file: opened safely or not at all, and what is told when it cannot be."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import StorageError
from app.models import database, faults, schema
from app.services import shop as shops
from tests import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def folder_with(tmp_path: Path, content: bytes) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / shops.FILE_NAME).write_bytes(content)
    return folder


def foreign_database(path: Path, script: str) -> None:
    conn = sqlcipher.connect(str(path))
    conn.executescript(script)
    conn.close()


def test_every_setting_that_keeps_sales_is_on_when_read_back(my_shop: verbs.Shop) -> None:
    read = {name: my_shop.open.file.pragma(name) for name, _, _ in database.SETTINGS}
    assert read == {name: expected for name, _, expected in database.SETTINGS}
    assert (read["journal_mode"], read["synchronous"], read["foreign_keys"]) == ("wal", 2, 1)


def test_a_setting_the_engine_refuses_stops_the_program(my_shop: verbs.Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    my_shop.close()
    monkeypatch.setattr(database, "SETTINGS", (*database.SETTINGS, ("synchronous", "OFF", 2)))
    with pytest.raises(faults.UnsafeSettingError, match="synchronous is 0"):
        shops.open_shop(my_shop.folder)


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2), (3, 52, 0)])
def test_an_engine_that_loses_commits_is_refused(version: tuple[int, int, int]) -> None:
    with pytest.raises(StorageError, match="known to lose data"):
        database.check_driver(version)


def test_the_engine_of_this_program_is_a_safe_one() -> None:
    database.check_driver()
    for version in ((3, 51, 3), (3, 53, 4)):
        database.check_driver(version)


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    opened = shops.open_shop(tmp_path / "shop")
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in opened.folder.iterdir()}
    opened.close()
    assert stat.S_IMODE(opened.folder.stat().st_mode) == 0o700
    assert set(files) == {"shop.db", "shop.db-wal", "shop.db-shm"}
    assert set(files.values()) == {0o600}


def test_a_jpeg_called_shop_db_is_no_shop(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)
    before = digest(folder / shops.FILE_NAME)
    with pytest.raises(faults.WrongFileError, match="not a shop of Regulars"):
        shops.open_shop(folder)
    assert digest(folder / shops.FILE_NAME) == before


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, b"")
    path = folder / shops.FILE_NAME
    foreign_database(path, "CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup');")
    before = digest(path)
    with pytest.raises(faults.WrongFileError, match="another program"):
        shops.open_shop(folder)
    assert digest(path) == before
    assert sorted(file.name for file in folder.iterdir()) == [shops.FILE_NAME]


def test_a_shop_of_a_later_version_is_left_as_it_is(my_shop: verbs.Shop) -> None:
    my_shop.sell(verbs.goods("Kettle"))
    my_shop.tamper(f"PRAGMA user_version = {schema.NEWEST + 1}")
    my_shop.close()
    before = digest(my_shop.path)
    with pytest.raises(faults.TooNewError, match="later version"):
        shops.open_shop(my_shop.folder)
    assert digest(my_shop.path) == before


def test_an_empty_file_is_a_loss_and_never_a_new_shop(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, b"")
    with pytest.raises(faults.DamagedError, match="its content was lost"):
        shops.open_shop(folder)
    assert (folder / shops.FILE_NAME).read_bytes() == b""


def test_a_half_made_shop_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "shop.db.new").write_bytes(b"half")
    opened = shops.open_shop(folder)
    assert opened.migrated == (schema.NEWEST,)
    opened.close()


def test_a_passphrase_locks_the_file(tmp_path: Path) -> None:
    shops.open_shop(tmp_path / "shop", "Žltá 'kačka' 2026").close()
    path = tmp_path / "shop" / shops.FILE_NAME
    assert not path.read_bytes().startswith(b"SQLite format 3")
    before = digest(path)
    for wrong in ("", "žltá 'kačka' 2026", None):
        with pytest.raises(faults.WrongFileError, match="passphrase"):
            shops.open_shop(tmp_path / "shop", wrong)
    assert digest(path) == before
    shops.open_shop(tmp_path / "shop", "Žltá 'kačka' 2026").close()


def test_a_flipped_bit_in_a_locked_file_is_found(tmp_path: Path) -> None:
    opened = shops.open_shop(tmp_path / "shop", "secret")
    shop = verbs.Shop(opened)
    assert shop.problems() == []
    shop.close()
    content = bytearray(shop.path.read_bytes())
    content[len(content) // 2] ^= 1
    shop.path.write_bytes(content)
    shops.open_shop(tmp_path / "shop", "secret")
    assert shop.problems() != []


def test_a_shared_network_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share = tmp_path / "share"
    (share / "shop").mkdir(parents=True)
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/export {share} nfs4 rw 0 0\n")
    monkeypatch.setattr(database, "MOUNTS", mounts)
    with pytest.raises(StorageError, match="shared network folder"):
        shops.open_shop(share / "shop")
    assert list((share / "shop").iterdir()) == []
    shops.open_shop(tmp_path / "own").close()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("a letter")
    with pytest.raises(StorageError, match="cannot be used"):
        shops.open_shop(tmp_path / "shop")


AS_A_GUEST = """
import os
import sys
from pathlib import Path
from app.errors import AppError
from app.services import countries, shop
from tests import verbs
countries.codes()  # a guest may not read the program's own folder
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    opened = verbs.Shop(shop.open_shop(Path(sys.argv[1])))
    opened.sell(verbs.goods("Kettle"))
except AppError as error:
    print(type(error).__name__, "|", error.title, "|", error.text)
"""


@pytest.fixture
def public_shop(shop_template: Path) -> Iterator[Path]:
    """A shop where a person without rights can reach it but not write."""
    top = Path(tempfile.mkdtemp())
    top.chmod(0o755)
    folder = top / "shop"
    folder.mkdir(mode=0o755)
    shutil.copyfile(shop_template, folder / shops.FILE_NAME)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(top)


def as_a_guest(folder: Path) -> str:
    """Open and sell as somebody who has no rights in the folder (who runs the tests may have all)."""
    done = subprocess.run(
        [sys.executable, "-c", AS_A_GUEST, folder], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666), (0o755, 0o000)])
def test_a_file_one_may_not_write_is_told_in_words(public_shop: Path, folder_mode: int, file_mode: int) -> None:
    path = public_shop / shops.FILE_NAME
    path.chmod(file_mode)
    public_shop.chmod(folder_mode)
    before = digest(path) if os.access(path, os.R_OK) else ""
    assert as_a_guest(public_shop).startswith("ReadOnlyError | The shop’s file is read-only |")
    assert before in ("", digest(path) if before else "")


def test_a_folder_one_may_not_write_is_told_in_words(public_shop: Path) -> None:
    (public_shop / shops.FILE_NAME).unlink()
    public_shop.chmod(0o555)
    assert as_a_guest(public_shop).startswith("ReadOnlyError | The shop’s file is read-only |")
