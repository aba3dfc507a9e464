"""Pictures from outside: opened within limits, turned upright, and written anew without what a camera adds."""

from __future__ import annotations

import importlib
import io
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

from app.domain.attachment import PICTURE_SIDE
from app.errors import FileError
from app.i18n import N_

if TYPE_CHECKING:
    from types import ModuleType

# Formats whose readers have no known way to run wild; every other one is refused.
_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 25_000_000
_QUALITY = 85
_END = b"\xff\xd9"
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def is_picture(content: bytes) -> bool:
    """Whether the first bytes say that this is a picture that can be taken."""
    return content.startswith(_SIGNATURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def reencoded(content: bytes, name: str) -> bytes:
    """The picture as JPEG, at most PICTURE_SIDE pixels wide and high; one of ours stays as it is.

    Raises FileError for what is no picture.
    """
    library = _library()
    try:
        with warnings.catch_warnings(), library.open(io.BytesIO(content), formats=_FORMATS) as opened:
            warnings.simplefilter("error")
            _check_size(opened, name)
            if _is_ours(opened, content):
                opened.load()
                return content
            return _written(_upright(opened))
    except FileError:
        raise
    # The library's readers raise nearly anything on a file that was made to break them.
    except Exception as error:
        raise _refused(name, N_("It is damaged, or not a JPEG, PNG or WebP picture.")) from error


def _check_size(opened: Any, name: str) -> None:
    if opened.width * opened.height > _MOST_PIXELS:
        raise _refused(name, N_("It has more than {n} million pixels.", n=_MOST_PIXELS // 1_000_000))


def _is_ours(opened: Any, content: bytes) -> bool:
    """Whether it was written here, and nothing added since: written once more it would only lose."""
    if opened.format != "JPEG" or opened.mode != "RGB" or max(opened.size) > PICTURE_SIDE:
        return False
    bare = [name for name, _ in opened.applist] == ["APP0"]
    return bare and content.endswith(_END) and content.count(_END) == 1 and opened.quantization == _tables()


@cache
def _tables() -> Any:
    """How coarse our own pictures are."""
    with _library().open(io.BytesIO(_written(_library().new("RGB", (8, 8))))) as small:
        return small.quantization


def _refused(name: str, why: Any) -> FileError:
    return FileError(N_("“{name}” cannot be taken as a picture.", name=name), why)


def _upright(opened: Any) -> Any:
    """Turned as the camera was held, on white, within the largest size."""
    opened.draft("RGB", (PICTURE_SIDE, PICTURE_SIDE))
    shown = importlib.import_module("PIL.ImageOps").exif_transpose(opened)
    shown.thumbnail((PICTURE_SIDE, PICTURE_SIDE))
    if shown.mode in ("RGBA", "LA", "P"):
        shown = shown.convert("RGBA")
        ground = _library().new("RGB", shown.size, "white")
        ground.paste(shown, mask=shown.getchannel("A"))
        return ground
    return shown.convert("RGB")


def _written(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


@cache
def _library() -> ModuleType:
    # Loaded with the first picture: a start without one does not need it.
    return importlib.import_module("PIL.Image")
