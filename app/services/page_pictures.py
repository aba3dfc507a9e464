"""Pages of a paper as pictures for the screen, whatever made the paper."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents import raster
from app.documents.raster import PagePicture
from app.errors import PrintError
from app.i18n import N_

__all__ = ["PagePicture", "PageSize", "picture", "sizes"]


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points."""

    width: float
    height: float

    @property
    def roll(self) -> bool:
        """Whether it is so long that it can only have come from a roll."""
        return self.height > 2 * self.width


def sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of each page. Raises PrintError for bytes that are no PDF."""
    try:
        return tuple(PageSize(width, height) for width, height in raster.sizes(pdf))
    except RuntimeError as error:
        raise PrintError(N_("This paper cannot be shown."), N_("Make it again.")) from error


def picture(pdf: bytes, number: int, dpi: float) -> PagePicture:
    """The page with that number, counted from 0, at so many dots an inch."""
    return raster.picture(pdf, number, dpi)
