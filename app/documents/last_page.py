"""A last page with little on it is saved by smaller distances, or gets a whole part of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.documents.sheet import Sheet

# How far a page with little on it is filled, and the shares of the usual distances that are tried to save it.
_LITTLE, _TIGHTER = 0.35, (0.85, 0.7)


def spared(written: Callable[[float], Sheet], parted: Callable[[], Sheet]) -> Sheet:
    """What `written` makes with the largest share of the usual distances that saves the last page.

    Where none does, what `parted` makes: its last part begins a page, which costs no page more.
    """
    whole = written(1.0)
    if whole.pages == 1 or whole.y > whole.limit * _LITTLE:
        return whole
    tighter = (written(share) for share in _TIGHTER)
    saved = next((sheet for sheet in tighter if sheet.pages < whole.pages), None)
    if saved is not None:
        return saved
    apart = parted()
    return apart if apart.pages == whole.pages else whole
