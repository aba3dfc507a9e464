"""The upper part of a letter: the head above the window, the address inside it, and the marks for folding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.style import Style
from app.documents.text import flowing, packed
from app.i18n import N_, Message

if TYPE_CHECKING:
    from app.documents.letter_facts import LetterFacts
    from app.documents.paper import Paper
    from app.documents.sheet import Sheet
    from app.documents.shop import ShopFacts
    from app.domain.letter_window import LetterWindow, Rectangle

# Sizes of an address with the distance of its lines; many lines stand closer.
_SIZES = ((10.5, 1.28), (9.5, 1.24), (8.5, 1.2), (7.5, 1.15), (7.0, 1.06))
_RETURN = Style(6.5, colour=colours.THIRD)
_RISE, _FALL = 0.76, 0.24
_RETURN_GAP, _WIDE_GAP, _CLOSE = 1.1 * mm, 2.6 * mm, 8.0
_BELOW, _ABOVE, _HIGH, _HEAD = 8.5 * mm, 1.0 * mm, 40.0, 5.0 * mm
_FOLD_MARK, _PUNCH_MARK, _MARK_AT = 4.0 * mm, 6.0 * mm, 3.5 * mm


@dataclass(frozen=True, slots=True)
class AddressBlock:
    """The lines in the window: who sent it, small, and where it goes. `whole` if all of it is sure to be seen."""

    sender: tuple[str, ...]
    shown: tuple[str, ...]
    style: Style
    pitch: float
    whole: bool


def address_block(shop: ShopFacts, recipient: tuple[str, ...], window: LetterWindow) -> AddressBlock:
    """The address as large as it fits the part of the window that is always seen, down to 7 points.

    If even that is too large the line of the sender gives way, and then the address is no longer whole.
    """
    safe = window.safe
    sender = _sender(shop, safe) if window.return_line else ()
    for said in dict.fromkeys((sender, ())):
        for size, leading in _SIZES:
            style = Style(size, colour=colours.TEXT)
            shown = tuple(line for text in recipient for line in flowing(text, style, safe.width * mm))
            if _height(said, shown, size, leading) <= safe.height * mm + 0.01:
                return AddressBlock(said, shown, style, size * leading, whole=True)
    return AddressBlock((), shown, style, style.size * leading, whole=False)


def _sender(shop: ShopFacts, safe: Rectangle) -> tuple[str, ...]:
    return packed((shop.legal_name, ", ".join(shop.address_lines)), _RETURN, safe.width * mm)


def _sender_height(sender: tuple[str, ...], size: float) -> float:
    """The line of the sender with the gap below it; the gap is wide where the letters are."""
    return len(sender) * _RETURN.size * 1.15 + _gap(size) if sender else 0.0


def _gap(size: float) -> float:
    gap: float = _WIDE_GAP if size > _CLOSE else _RETURN_GAP
    return gap


def _height(sender: tuple[str, ...], shown: tuple[str, ...], size: float, leading: float) -> float:
    return _sender_height(sender, size) + size * ((len(shown) - 1) * leading + _RISE + _FALL)


def write_head(sheet: Sheet, window: LetterWindow | None) -> tuple[str, ...]:
    """The shop's head, all of it above the window; what of it has no room there."""
    if window is None:
        return sheet.head()
    high = window.shown.top < _HIGH
    return sheet.head(top=_HEAD if high else sheet.top, lowest=window.shown.top * mm - _ABOVE)


def write_address(sheet: Sheet, facts: LetterFacts, window: LetterWindow | None, rest: tuple[str, ...]) -> None:
    """The address in its window, or below the head where there is none; the text begins below."""
    if window is None or not facts.recipient_lines:
        sheet.y += 4 * sheet.unit
        for line in facts.recipient_lines:
            sheet.paragraph(line, width=sheet.width * 0.6)
        sheet.y += 4 * sheet.unit
        return
    _write_block(sheet, address_block(facts.shop, facts.recipient_lines, window), window.safe)
    sheet.y = max(sheet.y + 4 * mm, window.shown.bottom * mm + _BELOW)
    for line in rest:
        sheet.put(sheet.left, sheet.styles.small.size * 1.35, line, sheet.styles.small)
    _write_marks(sheet, window)


def unseen(facts: LetterFacts, paper: Paper) -> tuple[Message, ...]:
    """What the window will not show for sure, to be told before printing."""
    window = facts.window(paper)
    if window is None or not facts.recipient_lines:
        return ()
    if address_block(facts.shop, facts.recipient_lines, window).whole:
        return ()
    who = facts.recipient_lines[0]
    return (N_("The window may cut the address of “{name}”: take an envelope without one.", name=who),)


def _write_block(sheet: Sheet, block: AddressBlock, safe: Rectangle) -> None:
    left, y = safe.left * mm, safe.top * mm
    for place, line in enumerate(block.sender):
        sheet.ink.text(left, y + _RETURN.size * (_RISE + place * 1.15), line, _RETURN)
    if block.sender:
        y += _sender_height(block.sender, block.style.size)
        under = y - _gap(block.style.size) + _RETURN_GAP * 0.25
        sheet.ink.rule(left, under, safe.width * mm, thick=0.1 * mm, colour=colours.LINE)
    base = y + block.style.size * _RISE
    for line in block.shown:
        sheet.ink.text(left, base, line, block.style)
        base += block.pitch
    sheet.y = base - block.pitch + block.style.size * _FALL


def _write_marks(sheet: Sheet, window: LetterWindow) -> None:
    """Short lines at the left edge where the sheet is folded, a longer one for the punch."""
    if not window.marks:
        return
    for at in window.folds:
        sheet.ink.rule(_MARK_AT, at * mm, _FOLD_MARK, thick=0.1 * mm, colour=colours.THIRD)
    if window.punch is not None:
        sheet.ink.rule(_MARK_AT, window.punch * mm, _PUNCH_MARK, thick=0.1 * mm, colour=colours.THIRD)
