"""Pages as rows of black dots: letters keep sharp edges, pictures are dithered."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from app.errors import PrintError
from app.i18n import N_

# Letters drawn in greys become a little bolder so that thin strokes survive on thermal paper.
_INK = 160
# Ink that only touches the edge of what a head reaches is a rounding, not a loss.
_EDGE_DOTS = 3
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Grey:
    """A page in greys. `pictures` are the places of photographs and logos: left, top, right, bottom in dots."""

    width: int
    height: int
    stride: int
    data: bytes
    pictures: tuple[tuple[int, int, int, int], ...] = ()


def black(page: Grey) -> Image.Image:
    """The page in black and white, one bit a dot."""
    grey = Image.frombuffer("RGB", (page.width, page.height), page.data, "raw", "BGRX", page.stride).convert("L")
    made = grey.point(_threshold, mode="1")
    for box in page.pictures:
        part = grey.crop(box)
        made.paste(part.convert("1"), box[:2])
    return made


def _threshold(level: int) -> int:
    return 255 if level >= _INK else 0


def for_head(page: Image.Image, dots: int, dpi: int) -> Image.Image:
    """The middle of the page, as wide as the printer's head. Raises PrintError when it would cut ink off.

    What was moved aside stays within the head: it is moved as far as there is room.
    """
    if page.width <= dots:
        return page
    left = (page.width - dots) // 2
    inked = page.convert("L").point(_turned).getbbox()
    if inked is not None:
        first, last = inked[0], inked[2]
        if last - first > dots + 2 * _EDGE_DOTS:
            raise _too_wide(dots, dpi)
        left = max(min(left, first), last - dots) if last - first <= dots else (first + last - dots) // 2
    return page.crop((left, 0, left + dots, page.height))


def _too_wide(dots: int, dpi: int) -> PrintError:
    return PrintError(
        N_("This paper is wider than the {width} mm the printer can print.", width=round(dots / dpi * _MM_PER_INCH)),
        N_("Choose a narrower roll for it, or another printer."),
    )


def _turned(level: int) -> int:
    return 255 - level


def as_pdf(pages: tuple[Image.Image, ...], dpi: int) -> bytes:
    """The pages as a PDF of pictures, each in its own size."""
    kept = BytesIO()
    pages[0].save(kept, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])
    return kept.getvalue()
