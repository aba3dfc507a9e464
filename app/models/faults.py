"""What can be wrong with the shop's file, in words the owner can act on."""

from __future__ import annotations

from app.errors import AppError, StorageError
from app.i18n import N_


class FullError(StorageError):
    """The disk has no room left."""

    title = N_("The disk is full")


class LockedError(StorageError):
    """Another program holds the file."""

    title = N_("The shop’s file is busy")


class ReadOnlyError(StorageError):
    """The file or its folder cannot be written."""

    title = N_("The shop’s file is read-only")


class DamagedError(StorageError):
    """The file's content is not sound."""

    title = N_("The shop’s file is damaged")


class WrongFileError(StorageError):
    """The file is no database, or its passphrase is another one."""

    title = N_("The shop’s file cannot be opened")


class TooNewError(StorageError):
    """The file was written by a later version of the program."""

    title = N_("This shop needs a newer Regulars")


class UnsafeSettingError(StorageError):
    """The engine did not accept a setting that keeps sales safe."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(
            N_("The setting {name} is {value}, which is not safe for sales.", name=name, value=value),
            N_("Check the disk the shop’s file is on, then start again."),
        )


def told(error: Exception) -> Exception:
    """The StorageError for an engine's error, or the error itself when it is a bug of ours."""
    if isinstance(error, AppError):
        return error
    text = str(error).lower()
    for needles, kind, what, hint in _KNOWN:
        if any(needle in text for needle in needles):
            return kind(what, hint)
    return error


_KNOWN = (
    (
        ("is full",),
        FullError,
        N_("There is no room left to save. What was saved before is safe."),
        N_("Delete files you do not need, then save again."),
    ),
    (
        ("is locked", "busy"),
        LockedError,
        N_("Another program is writing to the shop’s file. Nothing of yours was lost."),
        N_("Wait a moment, then do it again."),
    ),
    (
        ("readonly", "read-only", "unable to open"),
        ReadOnlyError,
        N_("Regulars may not write here. What was saved before is safe."),
        N_("Give yourself the right to write to the folder, or choose another one."),
    ),
    (
        ("not a database", "file is encrypted"),
        WrongFileError,
        N_("It is not a shop of Regulars, or the passphrase is another one. The file was not changed."),
        N_("Type the passphrase again, or choose another folder."),
    ),
    (
        ("malformed", "disk i/o error", "corrupt"),
        DamagedError,
        N_("The content of the file is not sound. It was not changed."),
        N_("Restore the newest backup; the damaged file is kept beside it."),
    ),
)
