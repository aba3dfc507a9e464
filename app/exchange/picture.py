"""Pictures from outside: opened within limits, turned upright, and written anew without what a camera adds."""

from __future__ import annotations

import importlib
import io
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.attachment import PICTURE_SIDE
from app.domain.picture import JPEG, LOGO_SIDE, MOST_BYTES, MOST_PIXELS, PHOTO_SIDE, PNG, Picture
from app.errors import FileError
from app.exchange import picture_kind
from app.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from app.i18n import Message

Made = TypeVar("Made")
# Formats whose readers have no known way to run wild; every other one is refused.
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY, _LOGO_QUALITY = 85, 92
_END = b"\xff\xd9"
# A drawing has few colours and sharp edges: it is kept without loss.
_FEW_COLOURS = 256
_DEEP = 256
_EDGE, _NEAR, _MOSTLY = 48, 14, 0.9

is_picture = picture_kind.is_taken


def reencoded(content: bytes, name: str) -> bytes:
    """The picture as JPEG, at most PICTURE_SIDE pixels wide and high; one of ours stays as it is.

    Raises FileError for what is no picture.
    """

    def take(opened: Any) -> bytes:
        if _is_ours(opened, content):
            opened.load()
            return content
        return _jpeg(_on_white(_bounded(opened, PICTURE_SIDE)))

    return _opened(content, name, take)


def photo(content: bytes, name: str) -> Picture:
    """The picture of a product: drawings as PNG, all else as JPEG, at most PHOTO_SIDE pixels. Raises FileError."""

    def take(opened: Any) -> Picture:
        flat = _is_flat(opened)
        shown = _on_white(_bounded(opened, PHOTO_SIDE))
        return _kept(_png(shown), PNG, shown) if flat else _kept(_jpeg(shown), JPEG, shown)

    return _opened(content, name, take)


def logo(content: bytes, name: str) -> Picture:
    """The shop's logo, at most LOGO_SIDE pixels; what is transparent in it stays so. Raises FileError."""

    def take(opened: Any) -> Picture:
        flat = _is_flat(opened)
        shown = _bounded(opened, LOGO_SIDE)
        if _is_see_through(shown):
            return _kept(_png(shown), PNG, shown)
        shown = _on_white(shown)
        return _kept(_png(shown), PNG, shown) if flat else _kept(_jpeg(shown, _LOGO_QUALITY), JPEG, shown)

    return _opened(content, name, take)


def _opened(content: bytes, name: str, take: Callable[[Any], Made]) -> Made:
    """What `take` makes of the opened picture; everything that cannot be read is refused in words."""
    if len(content) > MOST_BYTES:
        raise _refused(name, N_("It is larger than {n} MB.", n=MOST_BYTES // 1024**2))
    other = picture_kind.refused_kind(content)
    if other is not None:
        raise _refused(name, N_("Its format is {kind}. Save it as JPEG or PNG and choose that one.", kind=other))
    if not picture_kind.is_sane(content):
        raise _refused(name, N_("It is damaged, or not a JPEG, PNG or WebP picture."))
    _check_size(picture_kind.webp_size(content), name)
    try:
        with warnings.catch_warnings(), _library().open(io.BytesIO(content), formats=_FORMATS) as opened:
            warnings.simplefilter("error")
            _check_size(opened.size, name)
            return take(opened)
    except FileError:
        raise
    except _library().DecompressionBombError as error:
        raise _too_many(name) from error
    # The library's readers raise nearly anything on a file that was made to break them.
    except Exception as error:
        raise _refused(name, N_("It is damaged, or not a JPEG, PNG or WebP picture.")) from error


def _check_size(size: tuple[int, int] | None, name: str) -> None:
    if size is not None and size[0] * size[1] > MOST_PIXELS:
        raise _too_many(name)


def _too_many(name: str) -> FileError:
    return _refused(name, N_("It has more than {n} million pixels.", n=MOST_PIXELS // 1_000_000))


def _is_ours(opened: Any, content: bytes) -> bool:
    """Whether it was written here, and nothing added since: written once more it would only lose."""
    if opened.format != "JPEG" or opened.mode != "RGB" or max(opened.size) > PICTURE_SIDE:
        return False
    bare = [name for name, _ in opened.applist] == ["APP0"]
    return bare and content.endswith(_END) and content.count(_END) == 1 and opened.quantization == _tables()


@cache
def _tables() -> Any:
    """How coarse our own pictures are."""
    with _library().open(io.BytesIO(_jpeg(_library().new("RGB", (8, 8))))) as small:
        return small.quantization


def _refused(name: str, why: Message) -> FileError:
    return FileError(N_("“{name}” cannot be taken as a picture.", name=name), why)


def _is_flat(opened: Any) -> bool:
    """Whether it is a drawing in few colours."""
    if opened.format == "JPEG":
        return False
    if opened.mode.startswith("I"):
        return False
    return opened.mode in ("1", "P") or opened.getcolors(_FEW_COLOURS) is not None


def _bounded(opened: Any, side: int) -> Any:
    """As RGB or RGBA, within the largest size, turned as the camera was held; made small before it is turned."""
    opened.draft("RGB", (side, side))
    shown = _plain(opened)
    shown.thumbnail((side, side), reducing_gap=3.0)
    return importlib.import_module("PIL.ImageOps").exif_transpose(shown)


def _plain(opened: Any) -> Any:
    if opened.mode.startswith("I"):  # grey in 16 bits, which a plain conversion would cut off instead of scaling
        return opened.convert("I").point(lambda value: value / _DEEP).convert("L").convert("RGB")
    see_through = opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info
    wanted = "RGBA" if see_through else "RGB"
    opened.load()
    return opened if opened.mode == wanted else opened.convert(wanted)


def _is_see_through(shown: Any) -> bool:
    return bool(shown.mode == "RGBA" and shown.getchannel("A").getextrema()[0] < 255)  # noqa: PLR2004 - opaque


def _on_white(shown: Any) -> Any:
    if shown.mode != "RGBA":
        return shown
    ground = _library().new("RGB", shown.size, "white")
    ground.paste(shown, mask=shown.getchannel("A"))
    return ground


def _jpeg(picture: Any, quality: int = _QUALITY) -> bytes:
    out = io.BytesIO()
    _bare(picture).save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _png(picture: Any) -> bytes:
    out = io.BytesIO()
    _bare(picture).save(out, "PNG", optimize=True)
    return out.getvalue()


def _bare(picture: Any) -> Any:
    """Without the remarks, profiles and places that came with it."""
    picture.info = {}
    return picture


def _kept(content: bytes, media_type: str, picture: Any) -> Picture:
    width, height = picture.size
    return Picture(content, media_type, width, height, _ground(picture))


def _ground(picture: Any) -> str:
    """The colour of the edge if nearly all of it is one; a thing may touch it in a place."""
    if picture.mode != "RGB":
        return ""
    small = picture.resize((_EDGE, _EDGE))
    last = range(_EDGE)
    dots = [small.getpixel(dot) for at in last for dot in ((at, 0), (at, _EDGE - 1), (0, at), (_EDGE - 1, at))]
    middle = tuple(sorted(channel)[len(dots) // 2] for channel in zip(*dots, strict=True))
    near = sum(max(abs(one - own) for one, own in zip(dot, middle, strict=True)) <= _NEAR for dot in dots)
    return "#{:02X}{:02X}{:02X}".format(*middle) if near >= len(dots) * _MOSTLY else ""


@cache
def _library() -> ModuleType:
    # Loaded with the first picture: a start without one does not need it.
    return importlib.import_module("PIL.Image")
