"""Copies of the shop's file that are opened and checked before they are called good."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import StorageError
from app.i18n import N_
from app.models import database, faults
from app.models.database import ShopFile

# Counted on both sides: a copy that lost rows is not a copy.
_COUNTS = {
    "customer": "SELECT count(*) FROM customer",
    "product": "SELECT count(*) FROM product",
    "sale": "SELECT count(*) FROM sale",
    "sale_line": "SELECT count(*) FROM sale_line",
    "unit": "SELECT count(*) FROM unit",
    "complaint": "SELECT count(*) FROM complaint",
    "letter": "SELECT count(*) FROM letter",
    "audit": "SELECT count(*) FROM audit",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A checked copy: where it is, its size in bytes, and how many rows of each kind it holds."""

    path: Path
    size: int
    rows: dict[str, int]


def write(file: ShopFile, target: Path) -> Copy:
    """Copy the live file to `target` through the engine, check the copy, then put it in place.

    The live files themselves are never opened or copied: that drops the engine's locks and loses commits. Nor is the
    copy put in their place: whoever has the shop open would go on writing into a file without a name.
    """
    if target.resolve() in _live(file):
        raise StorageError(N_("“{file}” is the shop itself.", file=str(target)), N_("Choose another file."))
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        before = counts(file)
        file.execute_sql("VACUUM INTO ?", (str(part),))
        part.chmod(0o600)
        rows = _checked(part, file.connect_params.get("passphrase", ""), before, counts(file))
        database.sync(part)
        part.replace(target)
        database.sync(target.parent)
        return Copy(target, target.stat().st_size, rows)
    except OSError as error:
        raise StorageError(
            N_("The copy could not be written: {reason}", reason=str(error.strerror)), N_("Choose another folder.")
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _live(file: ShopFile) -> tuple[Path, ...]:
    path = Path(file.database).resolve()
    return tuple(path.with_name(path.name + ending) for ending in ("", "-wal", "-shm", "-journal"))


def counts(file: ShopFile) -> dict[str, int]:
    """Rows of each counted table."""
    return _rows(file.execute_sql)


def _rows(run: Callable[[str], Any]) -> dict[str, int]:
    there = {row[0] for row in run("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return {name: int(run(sql).fetchone()[0]) for name, sql in _COUNTS.items() if name in there}


def _checked(path: Path, passphrase: str, before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """The copy's rows. Another till may sell meanwhile, so they lie between what was there before and after."""
    rows = inspect(path, passphrase)
    if any(
        not min(before[name], after[name]) <= rows.get(name, -1) <= max(before[name], after[name]) for name in before
    ):
        raise StorageError(N_("The copy is not equal to the shop."), N_("Check the disk, then copy again."))
    return rows


def inspect(path: Path, passphrase: str = "") -> dict[str, int]:
    """Open a backup read-only and return its row counts. Raises StorageError when it is not a sound shop."""
    if not path.is_file():
        raise StorageError(N_("There is no file “{path}”.", path=str(path)), N_("Choose a backup of this shop."))
    conn = unlocked(path, passphrase, "ro")
    try:
        database.check_ours(conn)
        if not conn.execute("PRAGMA application_id").fetchone()[0]:
            raise faults.WrongFileError(N_("There is no shop in “{path}”.", path=str(path)), N_("Choose another file."))
        bad = [row[0] for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
        bad += [row[0] for row in conn.execute("PRAGMA cipher_integrity_check")]
        if bad:
            raise faults.DamagedError(N_("The backup is damaged."), N_("Choose another backup."))
        return _rows(conn.execute)
    except sqlcipher.Error as error:
        raise faults.told(error) from error
    finally:
        conn.close()


def fold_log(path: Path, passphrase: str) -> None:
    """Write the log of a closed shop into its file and do without one. Raises LockedError while someone has it open."""
    conn = unlocked(path, passphrase, "rw")
    try:
        conn.execute("PRAGMA journal_mode = DELETE")
    except sqlcipher.Error as error:
        raise faults.told(error) from error
    finally:
        conn.close()


def unlocked(path: Path, passphrase: str, mode: str) -> Any:
    """A bare connection to a file that is not the open shop: `ro` reads, `rw` may write."""
    try:
        conn = sqlcipher.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    except sqlcipher.Error as error:
        raise faults.told(error) from error
    conn.execute("PRAGMA cipher_log_level = NONE")
    if passphrase:
        quoted = passphrase.replace("'", "''")
        conn.execute(f"PRAGMA key = '{quoted}'")
    return conn
