"""The one migration runner: a verified copy first, one transaction per step, a newer file refused."""

from __future__ import annotations

from pathlib import Path

from app.errors import StorageError
from app.i18n import N_
from app.models import backup, faults
from app.models.database import ShopFile, transaction
from app.models.migrations import MIGRATIONS, NEWEST

# "Rgls" as a number: tells our files from any other SQLite file (PRAGMA application_id).
APPLICATION_ID = 0x52676C73


def version(file: ShopFile) -> int:
    """The file's schema number; 0 for a new file."""
    return int(file.pragma("user_version"))


def migrate(file: ShopFile, backups: Path, steps: tuple = MIGRATIONS) -> tuple[int, ...]:  # type: ignore[type-arg]  # pairs of number and function
    """Bring the file to the newest shape and return the steps taken. Raises StorageError; the file is then as it was.

    Before any step on a file that has content a verified copy is written to `backups`.
    """
    found = version(file)
    newest = steps[-1][0]
    _check_ours(file, found, newest)
    pending = [(number, up) for number, up in steps if number > found]
    if pending and found:
        backup.write(file, backups / f"before-step-{pending[0][0]}.db")
    for number, up in pending:
        _take(file, number, up)
    return tuple(number for number, _ in pending)


def _check_ours(file: ShopFile, found: int, newest: int) -> None:
    if found > newest:
        raise faults.TooNewError(
            N_("The shop was last used with a later version of Regulars. It was not changed."),
            N_("Install the newest Regulars and open the shop again."),
        )
    tables = file.execute_sql("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if (found or tables) and file.pragma("application_id") != APPLICATION_ID:
        raise faults.WrongFileError(
            N_("The file belongs to another program. It was not changed."), N_("Choose another folder for the shop.")
        )


def _take(file: ShopFile, number: int, up: object) -> None:
    # Off outside the transaction, or rebuilding a parent table deletes its children.
    file.pragma("foreign_keys", 0)
    try:
        with transaction():
            up()  # type: ignore[operator]  # a migration module's function
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


__all__ = ["APPLICATION_ID", "NEWEST", "migrate", "version"]
