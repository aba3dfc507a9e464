"""A picture or file kept with a customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

LARGEST_BYTES = 10 * 1024 * 1024
MOST = 50
# What a picture is kept as: large enough for a screen, small enough for a shop's whole file on a stick.
PICTURE_TYPE = "image/jpeg"
PICTURE_SIDE = 1600


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What is known of a file without its content; `size` in bytes. The `portrait` stands for the customer."""

    id: int
    name: str
    media_type: str
    size: int
    portrait: bool
    added: datetime
    staff: str

    @property
    def picture(self) -> bool:
        """Whether it can be shown."""
        return self.media_type == PICTURE_TYPE
