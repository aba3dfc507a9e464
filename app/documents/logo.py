"""The shop's picture at the head of a paper: decoded once, embedded as it is; without one, the program's mark."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc, pdfutils

# Larger pictures belong in no receipt; whoever takes a logo in makes it small.
_MOST_BYTES = 2_000_000
_MOST_PIXELS = 4_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture, ready to be put into documents."""

    name: str
    image: Any
    mask: Any

    @property
    def shape(self) -> float:
        """Width over height."""
        return float(self.image.width / self.image.height)


@lru_cache(8)
def picture(data: bytes) -> Picture | None:
    """The picture in a PNG or JPEG; None if it is neither, broken or too large."""
    if len(data) > _MOST_BYTES:
        return None
    try:
        size = _size(data)
        return _decoded(data) if size and 0 < size[0] * size[1] <= _MOST_PIXELS else None
    except Exception:  # noqa: BLE001 - decoders fail in their own ways; the paper is printed all the same
        return None


def _size(data: bytes) -> tuple[int, int] | None:
    """Width and height as the header says, before anything is decoded."""
    if data.startswith(_PNG):
        width, height = struct.unpack_from(">2I", data, 16)
        return width, height
    if data.startswith(_JPEG):
        width, height, *_ = pdfutils.readJPEGInfo(BytesIO(data))
        return width, height
    return None


def _decoded(data: bytes) -> Picture:
    name = hashlib.sha256(data).hexdigest()[:16]
    image = pdfdoc.PDFImageXObject(name, ImageReader(BytesIO(data)), mask="auto")
    mask = image.__dict__.pop("_smask", None)
    return Picture(name, image, mask)
