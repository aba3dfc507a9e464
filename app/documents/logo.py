"""Pictures on paper, such as the shop's logo or a product: decoded once, embedded as they are."""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfutils

from app.documents.pdf_file import ref

if TYPE_CHECKING:
    from app.documents.pdf_file import PdfFile

# Larger pictures belong in no receipt; whoever takes a logo in makes it small.
_MOST_BYTES = 2_000_000
_MOST_PIXELS = 4_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# By the number of colours of a JPEG; programs that print in four store them the other way round.
_COLOURS = {
    1: "/ColorSpace /DeviceGray",
    3: "/ColorSpace /DeviceRGB",
    4: "/ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """The dots of a picture as a PDF holds them, with the entries that say how to read them."""

    entries: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture, ready to be put into documents. `mask` says where paper shows through."""

    name: str
    width: int
    height: int
    dots: Layer
    mask: Layer | None = None

    @property
    def shape(self) -> float:
        """Width over height."""
        return self.width / self.height

    def add_to(self, file: PdfFile) -> int:
        """Write the picture into a document and return its number."""
        size = f"/Type /XObject /Subtype /Image /Width {self.width} /Height {self.height} /BitsPerComponent 8"
        mask = ""
        if self.mask is not None:
            mask = f" /SMask {ref(file.stream(self.mask.data, f'{size} {self.mask.entries}', packed=True))}"
        return file.stream(self.dots.data, f"{size} {self.dots.entries}{mask}", packed=True)


@lru_cache(32)
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
    if data.startswith(_JPEG):
        width, height, colours, *_ = pdfutils.readJPEGInfo(BytesIO(data))
        ImageReader(BytesIO(data)).getRGBData()  # a torn picture fails here, not in the reader's viewer
        return Picture(name, width, height, Layer(f"{_COLOURS[colours]} /Filter /DCTDecode", data))
    image = ImageReader(BytesIO(data))
    width, height = image.getSize()
    dots = _packed(image.getRGBData(), "/ColorSpace /DeviceRGB")
    alpha = image._dataA  # noqa: SLF001 - set by getRGBData, and there is no public way to it
    mask = None if alpha is None else _packed(alpha.getRGBData(), "/ColorSpace /DeviceGray")
    return Picture(name, width, height, dots, mask)


def _packed(dots: bytes, entries: str) -> Layer:
    return Layer(f"{entries} /Filter /FlateDecode", zlib.compress(dots))
