"""The shop's file: opened through one driver, its settings read back, its faults told in words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import StorageError
from app.i18n import N_
from app.models import faults

# A race in the write-ahead log loses committed data before 3.51.3; 3.52.0 was withdrawn (sqlite.org/wal.html).
OLDEST_SAFE = (3, 51, 3)
WITHDRAWN = ((3, 52, 0),)
BUSY_MILLISECONDS = 5000
# Each is set and read back at every open: a sale that is called saved must survive a power cut.
SETTINGS: tuple[tuple[str, str | int, str | int], ...] = (
    ("journal_mode", "wal", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", 1, 1),
    ("trusted_schema", 0, 0),
    ("cell_size_check", 1, 1),
    ("mmap_size", 0, 0),
    ("secure_delete", 1, 1),
    ("busy_timeout", BUSY_MILLISECONDS, BUSY_MILLISECONDS),
    ("temp_store", 2, 2),
    ("cache_size", -65536, -65536),
)

# "Rgls" as a number: tells our files from any other SQLite file (PRAGMA application_id).
APPLICATION_ID = 0x52676C73

# Rows taken from the engine at a time while iterating.
_BLOCK = 256

db = peewee.DatabaseProxy()


class _Cursor(sqlcipher.Cursor):  # type: ignore[misc]  # the driver ships no types
    """Damage often shows only while rows are read: that too leaves as a StorageError."""

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlcipher.Error as error:
            raise faults.told(error) from error

    def fetchmany(self, size: int = _BLOCK) -> list[Any]:
        try:
            return list(super().fetchmany(size))
        except sqlcipher.Error as error:
            raise faults.told(error) from error

    def fetchall(self) -> list[Any]:
        try:
            return list(super().fetchall())
        except sqlcipher.Error as error:
            raise faults.told(error) from error

    def __iter__(self) -> Iterator[Any]:
        full = True
        while full:
            block = self.fetchmany()
            full = len(block) == _BLOCK
            yield from block


class ShopFile(SqlCipherDatabase):  # type: ignore[misc]  # playhouse ships no types
    """One SQLite file. Every error of the engine that a person can act on leaves as a StorageError."""

    def _add_conn_hooks(self, conn: Any) -> None:
        try:
            conn.execute("PRAGMA cipher_log_level = NONE")
            # Before any setting: the journal's mode is written into the file, and another program's stays as it is.
            check_ours(conn)
            for name, value, expected in SETTINGS:
                conn.execute(f"PRAGMA {name} = {value}")
                row = conn.execute(f"PRAGMA {name}").fetchone()
                if row is None or row[0] != expected:
                    raise faults.UnsafeSettingError(name, str(row and row[0]))
        except sqlcipher.Error as error:
            raise faults.told(error) from error
        super()._add_conn_hooks(conn)

    def connect(self, reuse_if_open: bool = False) -> Any:  # noqa: FBT001, FBT002 - the table layer's signature
        try:
            return super().connect(reuse_if_open)
        except peewee.DatabaseError as error:
            raise faults.told(error) from error

    def cursor(self, named_cursor: str | None = None) -> Any:  # noqa: ARG002 - the table layer's signature
        return self.connection().cursor(_Cursor)

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        # Straight to the driver: the table layer's own way takes as long as a small statement itself.
        try:
            return self.connection().cursor(_Cursor).execute(sql, params or ())
        except sqlcipher.Error as error:
            raise faults.told(error) from error

    def begin(self, lock_type: str | None = None) -> None:
        try:
            super().begin(lock_type)
        except peewee.DatabaseError as error:
            raise faults.told(error) from error

    def commit(self) -> Any:
        try:
            return super().commit()
        except peewee.DatabaseError as error:
            raise faults.told(error) from error

    def rollback(self) -> Any:
        # On a full disk the engine has taken everything back by itself already.
        return super().rollback() if self.connection().in_transaction else None


def check_ours(conn: Any) -> None:
    """Raise WrongFileError when the open file has content that is not a shop's."""
    identity = conn.execute("PRAGMA application_id").fetchone()[0]
    if identity != APPLICATION_ID and conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise faults.WrongFileError(
            N_("The file belongs to another program. It was not changed."), N_("Choose another folder for the shop.")
        )


def check_driver(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """Refuse an engine that is known to lose committed data."""
    if version < OLDEST_SAFE or version in WITHDRAWN:
        raise StorageError(
            N_("The database engine {version} is known to lose data.", version=".".join(map(str, version))),
            N_("Install Regulars again: it brings its own engine."),
        )


def connect(path: Path, passphrase: str | None = None) -> ShopFile:
    """Open (or create) the file and bind every table to it. Raises StorageError; the file is then untouched."""
    check_driver()
    _check_place(path)
    _make_private(path)
    file = ShopFile(str(path), passphrase=passphrase or "", check_same_thread=True)
    disconnect()
    db.initialize(file)
    file.connect()
    return file


def _make_private(path: Path) -> None:
    """An empty file that its owner alone may read; the engine would let everyone."""
    if path.exists():
        return
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise faults.ReadOnlyError(
            N_("Regulars may not write to “{folder}”: {reason}", folder=str(path.parent), reason=str(error.strerror)),
            N_("Give yourself the right to write to the folder, or choose another one."),
        ) from error


def sync(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder, through a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def disconnect() -> None:
    """Close this thread's connection."""
    if db.obj is not None and not db.is_closed():
        db.close()


MOUNTS = Path("/proc/mounts")
# Locks do not work there and two tills would overwrite each other (sqlite.org/howtocorrupt.html).
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "fuse.sshfs", "9p", "davfs", "ncpfs"})


def _check_place(path: Path) -> None:
    if not MOUNTS.exists():
        return
    real = os.path.realpath(path)
    best = ("", "")
    for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, point, kind = line.split(" ")[:3]
        inside = real == point or real.startswith(point.rstrip("/") + "/")
        if inside and len(point) > len(best[0]):
            best = (point, kind)
    if best[1] in _NETWORK:
        raise StorageError(
            N_(
                "“{folder}” is a shared network folder: two tills would damage the file there.", folder=str(path.parent)
            ),
            N_("Choose a folder on this computer’s own disk."),
        )


@contextmanager
def transaction() -> Iterator[None]:
    """All or nothing, with the write lock taken at once so that two writers queue instead of failing half-way."""
    with db.atomic("IMMEDIATE"):
        yield


def fold_log() -> bool:
    """Write the log into the file and empty it; False while somebody is still reading what is in it."""
    return not db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
