"""Pictures of products: taken in, shown, and forgotten when nobody needs them."""

from __future__ import annotations

from pathlib import Path

from app.domain.picture import MOST_BYTES, Picture, PictureFacts
from app.errors import FileError
from app.exchange import picture as intake
from app.i18n import N_
from app.models import picture
from app.models.database import transaction


def read(path: Path) -> bytes:
    """What a file holds that is to be a picture. Raises FileError for one that is too large or cannot be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileError(
                N_("“{name}” is larger than {n} MB.", name=path.name, n=MOST_BYTES // 1024**2),
                N_("Make it smaller and try again."),
            )
        return path.read_bytes()
    except OSError as error:
        raise FileError(
            N_("“{name}” cannot be read: {reason}", name=path.name, reason=str(error.strerror)),
            N_("Check that the file is there and that you may open it."),
        ) from error


def made(name: str, content: bytes) -> Picture:
    """A picture for a product: bounded, upright, written anew. Writes nothing, so it may take its time beside a sale.

    Raises FileError.
    """
    return intake.photo(content, name)


def keep(one: Picture) -> PictureFacts:
    """Keep a picture that was made; the same twice is kept once."""
    with transaction():
        return picture.put(one)


def take(name: str, content: bytes) -> PictureFacts:
    """Make a picture and keep it. Raises FileError."""
    return keep(made(name, content))


def take_file(path: Path) -> PictureFacts:
    """The same from a file."""
    return take(path.name, read(path))


def find(digest: str) -> PictureFacts | None:
    """What is known of a kept picture."""
    return picture.find(digest)


def content(digest: str) -> bytes | None:
    """What a kept picture holds, PNG or JPEG; None if it is gone."""
    return picture.content(digest) if digest else None


def forget_unused() -> int:
    """Forget the pictures that no product or mailing shows and no undo could bring back; says how many."""
    with transaction():
        return picture.forget_unused()
