"""Opening and closing a shop: its folder, its file, its newest shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import paths
from app.errors import StorageError
from app.i18n import N_
from app.models import database, faults, schema
from app.models.database import ShopFile

FILE_NAME = "shop.db"
# Every SQLite file that is not encrypted begins so (sqlite.org/fileformat.html).
_PLAIN_HEAD = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Shop:
    """An open shop. `migrated` are the steps the file took when it was opened."""

    folder: Path
    file: ShopFile
    migrated: tuple[int, ...] = ()

    @property
    def backups(self) -> Path:
        """Where copies of the file go."""
        return self.folder / "backups"

    @property
    def papers(self) -> Path:
        """Where printed documents are kept as PDF."""
        return self.folder / "papers"

    def close(self) -> None:
        """Close this thread's connection."""
        database.disconnect()


def open_shop(folder: Path, passphrase: str | None = None) -> Shop:
    """Open the shop in a folder, or make an empty one there. Raises StorageError; nothing was changed then."""
    try:
        paths.private_folder(folder)
    except OSError as error:
        raise StorageError(
            N_("The folder “{folder}” cannot be used: {reason}", folder=str(folder), reason=str(error.strerror)),
            N_("Choose another folder for the shop."),
        ) from error
    path = folder / FILE_NAME
    if not path.exists():
        _make(path, passphrase)
        return Shop(folder, database.connect(path, passphrase), (schema.NEWEST,))
    if not path.stat().st_size:
        raise faults.DamagedError(
            N_("The shop’s file is empty: its content was lost outside Regulars."), N_("Restore the newest backup.")
        )
    return Shop(folder, *_opened(path, passphrase))


def is_encrypted(folder: Path) -> bool:
    """Whether the shop's file has no head that can be read, as one with a passphrase has not."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            head = file.read(len(_PLAIN_HEAD))
    except OSError:
        return False
    return len(head) == len(_PLAIN_HEAD) and head != _PLAIN_HEAD


def _make(path: Path, passphrase: str | None) -> None:
    """A new shop's file gets its name only when it is whole, so that an empty file is always a loss."""
    unborn = path.with_name(path.name + ".new")
    try:
        for part in ("", "-wal", "-shm"):
            unborn.with_name(unborn.name + part).unlink(missing_ok=True)
        _opened(unborn, passphrase)
        database.disconnect()
        unborn.rename(path)
        database.sync(path.parent)
    except OSError as error:
        raise StorageError(
            N_("The folder “{folder}” cannot be used: {reason}", folder=str(path.parent), reason=str(error.strerror)),
            N_("Choose another folder for the shop."),
        ) from error


def _opened(path: Path, passphrase: str | None) -> tuple[ShopFile, tuple[int, ...]]:
    file = database.connect(path, passphrase)
    try:
        return file, schema.migrate(file, path.parent / "backups")
    except BaseException:
        database.disconnect()
        raise


def local_now() -> datetime:
    """This moment in the shop's zone, which is the machine's. Faces call it; rules get it as an argument."""
    return datetime.now().astimezone()
