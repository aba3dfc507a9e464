"""Copies of the shop's file that are opened and checked before they are called good."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import StorageError
from app.i18n import N_
from app.models import faults
from app.models.database import ShopFile

# Counted on both sides: a copy that lost rows is not a copy.
COUNTED = ("customer", "product", "sale", "sale_line", "unit", "complaint", "letter", "audit")


@dataclass(frozen=True, slots=True)
class Copy:
    """A checked copy: where it is, its size in bytes, and how many rows of each kind it holds."""

    path: Path
    size: int
    rows: dict[str, int]


def write(file: ShopFile, target: Path) -> Copy:
    """Copy the live file to `target` through the engine, check the copy, then put it in place.

    The live files themselves are never opened or copied: that drops the engine's locks and loses commits.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        file.execute_sql("VACUUM INTO ?", (str(part),))
        part.chmod(0o600)
        rows = counts(file)
        _check_copy(part, file.connect_params.get("passphrase", ""), rows)
        _sync(part)
        part.replace(target)
        _sync(target.parent)
    except OSError as error:
        raise StorageError(
            N_("The copy could not be written: {reason}", reason=str(error.strerror)), N_("Choose another folder.")
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return Copy(target, target.stat().st_size, rows)


def counts(file: ShopFile) -> dict[str, int]:
    """Rows of each counted table."""
    return {name: file.execute_sql(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _existing(file)}  # noqa: S608 - names are ours


def _existing(file: ShopFile) -> list[str]:
    names = {row[0] for row in file.execute_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return [name for name in COUNTED if name in names]


def _check_copy(path: Path, passphrase: str, rows: dict[str, int]) -> None:
    conn = sqlcipher.connect(str(path))
    try:
        _unlock(conn, passphrase)
        problems = [row[0] for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
        copied = {name: conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in rows}  # noqa: S608 - names are ours
    except sqlcipher.Error as error:
        raise faults.told(error) from error
    finally:
        conn.close()
    if problems or copied != rows:
        raise StorageError(N_("The copy is not equal to the shop."), N_("Check the disk, then copy again."))


def inspect(path: Path, passphrase: str = "") -> dict[str, int]:
    """Open a backup read-only and return its row counts. Raises StorageError when it is not a sound shop."""
    if not path.is_file():
        raise StorageError(N_("There is no file “{path}”.", path=str(path)), N_("Choose a backup of this shop."))
    conn = sqlcipher.connect(f"file:{path}?mode=ro", uri=True)
    try:
        _unlock(conn, passphrase)
        bad = [row[0] for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
        if bad:
            raise faults.DamagedError(N_("The backup is damaged."), N_("Choose another backup."))
        return {name: conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED}  # noqa: S608 - names are ours
    except sqlcipher.Error as error:
        raise faults.told(error) from error
    finally:
        conn.close()


def _unlock(conn: object, passphrase: str) -> None:
    quoted = passphrase.replace("'", "''")
    conn.execute("PRAGMA cipher_log_level = NONE")  # type: ignore[attr-defined]  # the driver ships no types
    if passphrase:
        conn.execute(f"PRAGMA key='{quoted}'")  # type: ignore[attr-defined]  # the driver ships no types


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
