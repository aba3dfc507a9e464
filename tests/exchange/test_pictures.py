"""Pictures on the way in: bounded, upright, bare; whatever could do harm is refused in words."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from app.domain.picture import JPEG, LOGO_SIDE, MOST_BYTES, PHOTO_SIDE, PNG
from app.errors import FileError
from app.exchange import picture

if TYPE_CHECKING:
    from pathlib import Path

_ORIENTATION, _TURNED_RIGHT, _PLACE = 0x0112, 6, 0x8825


def encoded(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (60, 40), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 200 if mode in ("L", "P", "I;16") else "red").save(out, kind, **more)
    return out.getvalue()


def noisy(size: tuple[int, int] = (300, 200), mode: str = "RGB", kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 90).convert(mode).save(out, kind, **more)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    shown = Image.open(io.BytesIO(content))
    shown.load()
    return shown


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def head(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))


BOMB = head(50_000, 50_000) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
TEXT_BOMB = (
    head(8, 8) + chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 100_000_000)) + chunk(b"IEND", b"")
)  # a remark that unpacks to 100 MB
WEBP_BOMB = b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xff\x3f\0\xff\x3f\0" + b"\0" * 12
SCANS = noisy(kind="JPEG", progressive=True)[:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" * 500 + b"\xff\xd9"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "damaged"),
        (b"not a picture", "damaged"),
        (BOMB, "25 million pixels"),
        (WEBP_BOMB, "25 million pixels"),
        (TEXT_BOMB, "damaged"),
        (SCANS, "damaged"),
        (noisy()[:400], "damaged"),
        (noisy(kind="JPEG")[:400], "damaged"),
        (noisy(kind="WEBP")[:400], "damaged"),
        (noisy()[:-40].replace(b"IDAT", b"IDAX"), "damaged"),
        (encoded("GIF"), "format is GIF"),
        (encoded("TIFF"), "format is TIFF"),
        (encoded("BMP"), "format is BMP"),
        (encoded("ICO"), "format is ICO"),
        (b"8BPS\0\1" + b"\0" * 40, "format is PSD"),
        (b"SIMPLE  =                    T" + b" " * 50, "format is FITS"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "format is SVG"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE svg>\n<svg/>", "format is SVG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "format is HEIC"),
        (b"%PDF-1.7\n", "format is PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * (MOST_BYTES + 1), "larger than 40 MB"),
    ],
)
def test_what_could_do_harm_or_is_no_picture_is_refused_in_words(content: bytes, said: str) -> None:
    for take in (picture.photo, picture.logo, picture.reencoded):
        with pytest.raises(FileError) as refused:
            take(content, "goods.png")
        assert said in str(refused.value.hint)
        assert "goods.png" in str(refused.value.text)


@pytest.mark.parametrize(
    "content",
    [
        noisy(mode="CMYK", kind="JPEG"),
        noisy(mode="L", kind="JPEG"),
        noisy(mode="RGBA"),
        noisy(mode="LA"),
        noisy(mode="P"),
        noisy(mode="1"),
        noisy(kind="WEBP"),
        noisy(kind="WEBP", mode="RGBA", lossless=True),
        encoded(mode="I;16"),
    ],
)
def test_every_kind_of_colour_becomes_plain_colour(content: bytes) -> None:
    kept = picture.photo(content, "goods")
    assert opened(kept.content).mode == "RGB"
    assert picture.photo(content, "goods") == kept  # the same picture has the same bytes


def test_a_photo_is_a_jpeg_and_a_drawing_a_png() -> None:
    assert picture.photo(noisy(mode="RGB"), "photo.png").media_type == PNG  # grey noise: 256 colours
    photo = Image.merge("RGB", [Image.effect_noise((300, 200), 90) for _ in range(3)])
    out = io.BytesIO()
    photo.save(out, "PNG")
    assert picture.photo(out.getvalue(), "photo.png").media_type == JPEG
    assert picture.photo(encoded("JPEG"), "drawing.jpg").media_type == JPEG


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    deep = Image.new("I;16", (40, 40), 32_768)
    out = io.BytesIO()
    deep.save(out, "PNG")
    assert opened(picture.photo(out.getvalue(), "deep.png").content).getpixel((5, 5)) == (128, 128, 128)


def test_it_is_turned_upright_bounded_and_says_nothing_of_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[_ORIENTATION] = _TURNED_RIGHT
    exif[0x010E] = "taken at home"
    exif.get_ifd(_PLACE)[1] = "N"
    for kind in ("JPEG", "PNG", "WEBP"):
        kept = picture.photo(
            noisy((2000, 1000), kind=kind, mode="L" if kind == "JPEG" else "RGB", exif=exif.tobytes()), "holiday"
        )
        assert (kept.width, kept.height) == (PHOTO_SIDE // 2, PHOTO_SIDE)
        assert opened(kept.content).size == (kept.width, kept.height)
        assert b"taken at home" not in kept.content
        assert not opened(kept.content).getexif()


def test_a_logo_keeps_what_is_transparent_and_a_photo_gets_white() -> None:
    clear = Image.new("RGBA", (2000, 500), (255, 0, 0, 0))
    clear.paste((0, 0, 255, 255), (0, 0, 1000, 500))
    out = io.BytesIO()
    clear.save(out, "PNG")
    logo = picture.logo(out.getvalue(), "logo.png")
    assert (logo.width, logo.media_type, opened(logo.content).mode) == (LOGO_SIDE, PNG, "RGBA")
    assert opened(picture.photo(out.getvalue(), "logo.png").content).getpixel((1100, 100)) == (255, 255, 255)
    assert opened(picture.logo(encoded(mode="RGBA"), "solid.png").content).mode == "RGB"


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system how much memory a process ever held")
def test_the_largest_picture_takes_bounded_memory(tmp_path: Path) -> None:
    file = tmp_path / "large.png"
    Image.linear_gradient("L").resize((5000, 5000)).convert("RGBA").save(file, compress_level=1)
    ask = """
import pathlib, re, sys
from app.exchange import picture
kept = picture.photo(pathlib.Path(sys.argv[1]).read_bytes(), "large")
print(kept.width, int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)
"""
    ran = subprocess.run([sys.executable, "-c", ask, file], capture_output=True, text=True, check=True)
    width, megabytes = map(int, ran.stdout.split())
    assert width == PHOTO_SIDE
    assert megabytes < 300  # of the whole process
