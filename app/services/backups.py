"""Copies of the shop, and going back to one."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import paths
from app.errors import StorageError
from app.i18n import N_
from app.models import backup, database, faults
from app.models.backup import Copy
from app.services import shop as shops
from app.services.shop import Shop

# The log of the live file and its index; they belong to the file and move with it.
_COMPANIONS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Known:
    """A copy in the shop's own folder."""

    path: Path
    size: int
    at: datetime


def write(shop: Shop, target: Path | None, *, now: datetime) -> Copy:
    """Write a checked copy to `target`, or to the shop's own backups under the moment's name."""
    return backup.write(shop.file, target or shop.backups / f"shop-{now:%Y%m%d-%H%M%S}.db")


def known(shop: Shop) -> tuple[Known, ...]:
    """The copies in the shop's own folder, newest first."""
    files = sorted(shop.backups.glob("*.db"), key=lambda file: file.stat().st_mtime, reverse=True)
    return tuple(
        Known(file, file.stat().st_size, datetime.fromtimestamp(file.stat().st_mtime).astimezone()) for file in files
    )


def restore(folder: Path, source: Path, passphrase: str | None, *, now: datetime) -> Path | None:
    """Check a backup, then put it in the shop's place; returns where the file that was there is kept.

    Only while no window has the shop open (LockedError). At every moment the shop's name is the old file or the new
    one, whole.
    """
    backup.inspect(source, passphrase or "")
    live = folder / shops.FILE_NAME
    kept = folder / "backups" / f"replaced-{now:%Y%m%d-%H%M%S}.db"
    try:
        paths.private_folder(kept.parent)
        fresh = _copy_closed(source, live.with_name(live.name + ".restored"))
        aside = _keep_aside(live, kept, passphrase or "") if live.exists() else None
        fresh.replace(live)
        database.sync(folder)
    except OSError as error:
        raise StorageError(
            N_("The backup could not be put in place: {reason}", reason=str(error.strerror)),
            N_("The shop as it was is still there. Check the disk, then try again."),
        ) from error
    return aside


def _copy_closed(source: Path, target: Path) -> Path:
    """Copy a backup that nobody has open (it was written with VACUUM INTO and has no log beside it)."""
    target.unlink(missing_ok=True)
    with source.open("rb") as reader, target.open("xb") as writer:
        target.chmod(0o600)
        shutil.copyfileobj(reader, writer)
    database.sync(target)
    return target


def _keep_aside(live: Path, kept: Path, passphrase: str) -> Path:
    """Give the live file a second name, so that replacing the first loses nothing."""
    with suppress(faults.DamagedError, faults.WrongFileError, faults.DiskError):
        backup.fold_log(live, passphrase)
    for companion in _COMPANIONS:
        part = live.with_name(live.name + companion)
        if part.exists():  # of a file too damaged to be opened: the log goes where the file goes
            part.replace(kept.with_name(kept.name + companion))
    try:
        kept.hardlink_to(live)
    except OSError:  # a disk without second names
        live.replace(kept)
    return kept


__all__ = ["Copy", "Known", "known", "restore", "write"]
