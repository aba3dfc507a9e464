"""A file that is there whole or not at all: written beside its name, kept by the disk, then put in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors import FileError
from app.i18n import N_


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open `path.part` for writing; it takes the name when the block ends well. Raises FileError."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Only for its owner: these are other people's addresses.
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _keep_name(path.parent)
    except OSError as error:
        raise FileError(
            N_("“{file}” could not be written: {reason}", file=str(path), reason=os.strerror(error.errno or 0)),
            N_("Choose another place, or free some room."),
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """Have the disk keep the new name; only POSIX systems open folders."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
