"""The one migration runner: a verified copy first, one transaction per step, a newer file refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.errors import StorageError
from app.i18n import N_
from app.models import backup, faults
from app.models.database import APPLICATION_ID, ShopFile, transaction
from app.models.migrations import MIGRATIONS, NEWEST

Steps = tuple[tuple[int, Callable[[], None]], ...]


def version(file: ShopFile) -> int:
    """The file's schema number; 0 for a new file."""
    return int(file.pragma("user_version"))


def migrate(file: ShopFile, backups: Path, steps: Steps = MIGRATIONS) -> tuple[int, ...]:
    """Bring the file to the newest shape and return the steps taken. Raises StorageError; the file is then as it was.

    Before any step on a file that has content a verified copy is written to `backups`.
    """
    found = version(file)
    newest = steps[-1][0]
    if found > newest:
        raise faults.TooNewError(
            N_("The shop was last used with a later version of Regulars. It was not changed."),
            N_("Install the newest Regulars and open the shop again."),
        )
    pending = [(number, up) for number, up in steps if number > found]
    if pending and found:
        backup.write(file, backups / f"before-step-{pending[0][0]}.db")
    return tuple(number for number, up in pending if _take(file, number, up))


def _take(file: ShopFile, number: int, up: Callable[[], None]) -> bool:
    # Off outside the transaction, or rebuilding a parent table deletes its children.
    file.pragma("foreign_keys", 0)
    try:
        with transaction():
            if version(file) >= number:  # another window was faster
                return False
            up()
            broken = file.execute_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise StorageError(
                    N_("The update found records that belong to nothing: {rows}.", rows=str(broken[:5])),
                    N_("The shop was not changed. Send the log to whoever helps you."),
                )
            file.pragma("application_id", APPLICATION_ID)
            file.pragma("user_version", number)
    finally:
        file.pragma("foreign_keys", 1)
    return True


__all__ = ["APPLICATION_ID", "NEWEST", "Steps", "migrate", "version"]
