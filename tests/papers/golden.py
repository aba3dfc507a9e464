"""Golden pages: the text of a paper row by row and its picture, kept beside the tests and read like code."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from app.documents import raster
from tests.documents.reading import Print

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "papers"
DPI = 50
_GREYS = 16
# A dot may be a little lighter or darker with another release of the renderer; a moved word is far more.
_DOT, _SHARE = 56, 0.0005


def check(pdf: bytes, name: str, folder: Path, *, seen: Path, updating: bool) -> None:
    """The paper says and looks as it did; `updating` keeps it as it is now, `seen` takes the picture to compare."""
    said, shown = text(pdf), picture(pdf)
    words, image = folder / f"{name}.txt", folder / f"{name}.png"
    if updating:
        folder.mkdir(exist_ok=True)
        words.write_text(said, "utf-8")
        if not image.exists() or differ(kept(image), shown):
            image.write_bytes(encoded(shown))
    assert said == words.read_text("utf-8")
    shown.save(seen / image.name)
    assert not differ(kept(image), shown), f"compare {image} with {seen / image.name}"


def text(pdf: bytes) -> str:
    """Rows from top to bottom, pages parted by a line."""
    pages = ("\n".join(page.rows) for page in Print(pdf).pages)
    return "\n--------\n".join(pages) + "\n"


def picture(pdf: bytes) -> Image.Image:
    """All pages side by side in sixteen greys."""
    pages = [_page(pdf, number) for number in range(len(raster.sizes(pdf)))]
    whole = Image.new("L", (sum(page.width + 4 for page in pages) - 4, max(page.height for page in pages)), 128)
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width + 4
    return whole.point([value * (_GREYS - 1) // 255 * 255 // (_GREYS - 1) for value in range(256)])


def _page(pdf: bytes, number: int) -> Image.Image:
    shown = raster.picture(pdf, number, DPI)
    return Image.frombuffer("RGB", (shown.width, shown.height), shown.data, "raw", "BGRX", shown.stride, 1).convert("L")


def kept(file: Path) -> Image.Image:
    """The golden picture in a file."""
    with Image.open(file) as opened:
        return opened.convert("L")


def encoded(shown: Image.Image) -> bytes:
    """The picture as it is kept: a small PNG."""
    buffer = BytesIO()
    shown.quantize(_GREYS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def differ(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures show more than a difference in rendering."""
    if one.size != other.size:
        return True
    dots = ImageChops.difference(one, other).histogram()
    return sum(dots[_DOT:]) > _SHARE * one.width * one.height
