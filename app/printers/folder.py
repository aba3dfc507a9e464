"""A folder that takes papers as PDF files, as a printer would."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import PrintError
from app.i18n import N_


def send(pdf: bytes, folder: str, name: str) -> Path:
    """Put a PDF into the folder under a name of its own; nothing that is there is written over. Raises PrintError."""
    place = Path(folder).expanduser()
    try:
        place.mkdir(parents=True, exist_ok=True)
        target = _free(place, name)
        part = target.with_name(target.name + ".part")
        part.write_bytes(pdf)
        part.chmod(0o600)
        part.replace(target)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise PrintError(
            N_("“{file}” could not be written: {reason}", file=str(place), reason=reason),
            N_("Choose another folder, or free some room."),
        ) from error
    return target


def _free(place: Path, name: str) -> Path:
    target, number = place / f"{name}.pdf", 1
    while target.exists():
        number += 1
        target = place / f"{name}-{number}.pdf"
    return target
