from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from app.documents.logo import picture
from app.documents.paper import A4, SLIP_80
from app.documents.receipt import render
from app.i18n import language
from tests.documents.reading import Print
from tests.documents.samples import LINES, SALE, SHOP

EN = language("en")


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 20)) -> bytes:
    buffer = BytesIO()
    Image.new(mode, size, "red").save(buffer, kind)
    return buffer.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


BOMB = (
    b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">2I5B", 50_000, 50_000, 8, 2, 0, 0, 0)) + _chunk(b"IEND", b"")
)


@pytest.mark.parametrize(
    "logo", [encoded("PNG"), encoded("PNG", "RGBA"), encoded("PNG", "P"), encoded("JPEG"), encoded("JPEG", "L")]
)
def test_the_shops_picture_is_printed_in_its_own_proportions(logo: bytes) -> None:
    for paper in (SLIP_80, A4):
        data = render(replace(SALE, shop=replace(SHOP, logo=logo)), paper, EN)
        assert data == render(replace(SALE, shop=replace(SHOP, logo=logo)), paper, EN)
        images = Print(data).reader.pages[0].images
        assert images[0].image is not None
        assert images[0].image.size == (60, 20)


def test_it_is_embedded_once_however_many_pages_there_are() -> None:
    facts = replace(SALE, shop=replace(SHOP, logo=encoded("PNG", "RGBA")), lines=LINES * 15)
    assert render(facts, A4, EN).count(b"/Subtype /Image") == 2  # the picture and its transparency


@pytest.mark.parametrize(
    "logo",
    [b"", b"not a picture", BOMB, encoded("PNG")[:60], encoded("JPEG")[:40], encoded("BMP"), encoded("GIF", "P")],
)
def test_what_is_no_usable_picture_gives_way_to_the_programs_mark(logo: bytes) -> None:
    assert picture(logo) is None
    assert render(replace(SALE, shop=replace(SHOP, logo=logo)), SLIP_80, EN) == render(SALE, SLIP_80, EN)
