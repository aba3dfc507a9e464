"""A text on at most so many lines: what does not fit goes by whole words, and an ellipsis says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.fonts import Weight
from app.documents.text import lines
from app.documents.writing import one_line

if TYPE_CHECKING:
    from app.documents.style import Style

_ELLIPSIS = "…"
_LAST_LATIN = "\u2e7f"
_LOOSE_ENDS = " ,;:·–—-(/，；：、（"


def shortened(text: str, style: Style, width: float, most: int) -> tuple[str, ...]:
    """The clean lines of a text, none wider than `width`, at most `most`; none for an empty text."""
    if not text:
        return ()
    found = lines(one_line(text), style, width)
    if len(found) <= most:
        return found
    last = found[most - 1]
    while last and style.width(_ended(last, style)) > width:
        head, space, _word = last.rstrip().rpartition(" ")
        last = head if space else last[:-1]
    return (*found[: most - 1], _ended(last, style))


def _ended(text: str, style: Style) -> str:
    bare = text.rstrip(_LOOSE_ENDS)
    # The ellipsis of the hand hangs in the middle of the line, as Chinese has it.
    dots = style.weight is Weight.HAND and bare[-1:] <= _LAST_LATIN
    return one_line(bare + ("..." if dots else _ELLIPSIS))
