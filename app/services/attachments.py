"""Pictures and files kept with a customer."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain import typed
from app.domain.attachment import LARGEST_BYTES, MOST, PICTURE_TYPE, Attachment
from app.domain.changes import Changes
from app.errors import FileError, InputError, NotFoundError
from app.exchange import picture
from app.i18n import N_
from app.models import attachment, audit, customer
from app.models.database import transaction

_LONGEST_NAME = 120
_OTHER = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is in the shop now."""

    id: int
    name: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Removed:
    """A file that was taken out, with all that is needed to put it back."""

    customer_id: int
    file: Attachment
    content: bytes
    changes: Changes


def of_customer(customer_id: int) -> tuple[Attachment, ...]:
    """A customer's files, the portrait first."""
    return attachment.of_customer(customer_id)


def content(identity: int) -> bytes:
    """What a file holds. Raises NotFoundError."""
    _found(identity)
    return attachment.content(identity)


def portrait(customer_id: int) -> bytes | None:
    """The picture that stands for a customer, as JPEG."""
    return attachment.portrait(customer_id)


def add(customer_id: int, path: Path, *, seller: str, now: datetime) -> Kept:
    """Keep a file. A picture is written anew, smaller and without what the camera added. Raises FileError."""
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise FileError(
                N_("“{name}” is larger than {n} MB.", name=path.name, n=LARGEST_BYTES // 1024**2),
                N_("Make it smaller and try again."),
            )
        held = path.read_bytes()
    except OSError as error:
        raise FileError(
            N_("“{name}” cannot be read: {reason}", name=path.name, reason=str(error.strerror)),
            N_("Check that the file is there and that you may open it."),
        ) from error
    if not held:
        raise FileError(N_("“{name}” is empty.", name=path.name))
    return keep(customer_id, path.name, held, seller=seller, now=now)


def keep(customer_id: int, name: str, held: bytes, *, seller: str, now: datetime) -> Kept:
    """The same for content that is at hand; a first picture stands for the customer from now on."""
    number = _number(customer_id)
    shown = _safe(name)
    media_type = mimetypes.guess_type(shown)[0] or _OTHER
    if picture.is_picture(held) or media_type.startswith("image/"):
        held, media_type = picture.reencoded(held, shown), PICTURE_TYPE
        shown = f"{Path(shown).stem}.jpg"
    with transaction():
        before = attachment.of_customer(customer_id)
        if len(before) >= MOST:
            raise InputError(N_("There is room for {n} of these.", n=MOST))
        identity = attachment.add(customer_id, shown, media_type, held, staff=seller, at=now)
        if media_type == PICTURE_TYPE and not any(file.picture for file in before):
            attachment.set_portrait(customer_id, identity)
        audit.write(at=now, staff=seller, action="attach", kind="customer", record=number, after={"file": shown})
    return Kept(identity, shown, Changes.of("customers"))


def save_copy(identity: int, target: Path) -> Path:
    """Write a file outside the shop. Raises FileError."""
    held = content(identity)
    try:
        target.write_bytes(held)
    except OSError as error:
        raise FileError(
            N_("“{name}” cannot be written: {reason}", name=target.name, reason=str(error.strerror)),
            N_("Choose another folder."),
        ) from error
    return target


def set_portrait(identity: int, *, seller: str, now: datetime) -> Changes:
    """Let a picture stand for its customer."""
    file, owner = _found(identity)
    if not file.picture:
        raise InputError(N_("“{name}” is not a picture.", name=file.name))
    with transaction():
        attachment.set_portrait(owner, identity)
        what = {"portrait": file.name}
        audit.write(at=now, staff=seller, action="attach", kind="customer", record=_number(owner), after=what)
    return Changes.of("customers")


def remove(identity: int, *, seller: str, now: datetime) -> Removed:
    """Take a file out."""
    file, owner = _found(identity)
    held = attachment.content(identity)
    with transaction():
        attachment.remove(identity)
        what = {"file": file.name}
        audit.write(at=now, staff=seller, action="detach", kind="customer", record=_number(owner), before=what)
    return Removed(owner, file, held, Changes.of("customers"))


def put_back(removed: Removed, *, seller: str, now: datetime) -> Changes:
    """Undo: the file is there again as it was."""
    file, owner = removed.file, removed.customer_id
    with transaction():
        identity = attachment.add(owner, file.name, file.media_type, removed.content, staff=file.staff, at=file.added)
        if file.portrait:
            attachment.set_portrait(owner, identity)
        what = {"file": file.name}
        audit.write(at=now, staff=seller, action="attach", kind="customer", record=_number(owner), after=what)
    return Changes.of("customers")


def _found(identity: int) -> tuple[Attachment, int]:
    found = attachment.find(identity)
    if found is None:
        raise NotFoundError(N_("This file is not there any more."))
    return found


def _number(customer_id: int) -> str:
    marks = customer.marks(customer_id)
    if marks is None:
        raise NotFoundError(N_("This customer is not in the file any more."))
    return str(marks.number)


def _safe(name: str) -> str:
    """The last part of a name, in one line, not longer than fits any disk; its ending stays."""
    bare = typed.one_line(name.replace("\\", "/").rpartition("/")[2]).strip(". ") or "file"
    stem, dot, ending = bare.rpartition(".")
    kept = _LONGEST_NAME - len(dot + ending)
    return f"{stem[:kept]}{dot}{ending}" if stem and 0 < len(ending) <= 10 else bare[:_LONGEST_NAME]  # noqa: PLR2004 - no ending is longer
