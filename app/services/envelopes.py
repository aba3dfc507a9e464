"""Envelopes and windows that come with the program, and which of them a shop uses."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain.letter_window import LetterWindow, Rectangle, WindowChoice

if TYPE_CHECKING:
    from app.domain.settings import Settings

_USUAL = WindowChoice.DIN_B.value
_PLAIN = ("key", "paper", "marks", "return_line", "source", "checked")


@cache
def windows() -> tuple[LetterWindow, ...]:
    """Every window of the table."""
    return tuple(_window(entry) for entry in _windows_table()["window"])


def windows_of(settings: Settings) -> tuple[LetterWindow, ...]:
    """The windows over this shop's letters, one for each paper that has one."""
    papers = dict.fromkeys(one.paper for one in windows())
    return tuple(found for paper in papers if (found := window(settings, paper)) is not None)


def window(settings: Settings, paper: str) -> LetterWindow | None:
    """The window over this shop's letters on that paper; None if their envelopes have none, or none for the paper."""
    choice = settings.letter_window
    if choice is WindowChoice.NONE:
        return None
    key = choice.value if choice is not WindowChoice.COUNTRY else _of_country(settings.country)
    return next((one for one in windows() if one.key == key and one.paper == paper), None) or _any(paper, choice)


def _any(paper: str, choice: WindowChoice) -> LetterWindow | None:
    """The usual window of a paper that the country's own does not fit: an A4 letter from America, and the other way."""
    if choice is not WindowChoice.COUNTRY:
        return None
    usual = (_USUAL, WindowChoice.US_10.value)
    return next((one for one in windows() if one.key in usual and one.paper == paper), None)


def _of_country(country: str) -> str:
    return str(_windows_table()["default"].get(country, _USUAL))


@cache
def _windows_table() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "envelopes" / "windows.toml").read_text("utf-8"))


def _window(entry: dict[str, Any]) -> LetterWindow:
    shown = Rectangle(*(float(entry[name]) for name in ("left", "top", "width", "height")))
    plain: dict[str, Any] = {name: entry[name] for name in _PLAIN}
    return LetterWindow(
        **plain,
        shown=shown,
        play=(float(entry["play"][0]), float(entry["play"][1])),
        folds=tuple(map(float, entry["folds"])),
        punch=entry.get("punch"),
        verified=entry.get("verified", True),
    )
