"""Pictures the shop keeps: how much may come in, and how large they stay."""

from __future__ import annotations

from dataclasses import dataclass

PNG, JPEG = "image/png", "image/jpeg"
# What comes in: a camera's largest picture, and no more than a computer with little memory can open.
MOST_BYTES = 40 * 1024 * 1024
MOST_PIXELS = 25_000_000
# What stays, the longer side in pixels: sharp on half a page of A4, and a logo on any paper.
PHOTO_SIDE = 1200
LOGO_SIDE = 1000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept, upright and without what a camera adds.

    `ground` is the one colour all around a thing that stands free, such as `#FFFFFF`; empty for a view.
    """

    content: bytes
    media_type: str
    width: int
    height: int
    ground: str = ""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What is known of a kept picture; its `digest` names it."""

    digest: str
    media_type: str
    width: int
    height: int
    ground: str = ""
