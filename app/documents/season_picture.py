"""Which picture belongs to an occasion: drawn from flat shapes, for any shape of paper, the same each time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.documents import season_moon as moon
from app.documents import season_nature as nature
from app.documents import season_people as people
from app.documents import season_winter as winter
from app.documents.drawing import Drawing
from app.documents.style import colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.documents.drawing import Drawn

_HIGH = 100.0
_CHINESE = "zh_CN"


@dataclass(frozen=True, slots=True)
class Season:
    """A picture and the inks that go with it: of the title, of what stands below it, and of fine lines."""

    draw: Callable[[Drawing], None] | None
    title: str
    second: str
    line: str


def _season(draw: Callable[[Drawing], None] | None, title: str, second: str, line: str) -> Season:
    return Season(draw, colour(title), colour(second), colour(line))


_PLAIN = _season(None, "#1F5AA6", "#565148", "#C9C3B8")
_SEASONS = {
    "birthday": _season(people.birthday, "#A8433A", "#3F6AA0", "#E7C9A5"),
    "birthday zh_CN": _season(moon.peach, "#B02A22", "#7A5A2A", "#D9B48A"),
    "name_day": _season(people.bouquet, "#7A3B63", "#4F7A52", "#D9C3D2"),
    "anniversary": _season(people.wreath, "#3F6645", "#8C6A2E", "#C4CFB4"),
    "spring_festival": _season(moon.spring_festival, "#B02A22", "#8A6420", "#D6B36A"),
    "lantern": _season(moon.lanterns, "#B02A22", "#8A6420", "#D6B36A"),
    "dragon_boat": _season(moon.dragon_boat, "#2F5F48", "#8A6420", "#B5D0C2"),
    "mid_autumn": _season(moon.mid_autumn, "#8A5A14", "#4F6A52", "#DCC58C"),
    "double_ninth": _season(moon.double_ninth, "#9A5A1A", "#6B5A3A", "#DCC58C"),
    "easter": _season(nature.easter, "#3F6645", "#A8231B", "#C8D8AE"),
    "season": _season(winter.christmas, "#1F3E6B", "#A8231B", "#B9C9DD"),
    "season zh_CN": _season(winter.new_year, "#A8332A", "#7A5A46", "#D9B9A0"),
    "spring": _season(nature.spring, "#3F6A45", "#5B7A8C", "#C3DAB9"),
    "summer": _season(nature.summer, "#2F6478", "#A8641A", "#B9D3C0"),
    "autumn": _season(nature.autumn, "#9A4A1E", "#7A5A2A", "#E0C08C"),
    "winter": _season(winter.winter, "#2F5470", "#5B7A8C", "#BCD0DD"),
    "thank_you": _season(people.warm_cup, "#8C3A2A", "#6B7A4E", "#DCC8A8"),
    "win_back": _season(people.open_door, "#8C3A2A", "#565148", "#D5C8B4"),
    "new_goods": _season(people.parcel, "#A8231B", "#5A6A50", "#D3C2A4"),
    "invitation": _season(people.invitation, "#2F5590", "#A8433A", "#C9BFA9"),
    "free": _season(people.leaves, "#4A6040", "#565148", "#C4CFB4"),
    "recall": _PLAIN,
}
# A garden suits any shop that names it: what `picture` of a mailing may also be.
_SEASONS["garden"] = _season(nature.garden, "#8C3A4A", "#4F7A52", "#D9C3C8")
NAMES = tuple(sorted({name.partition(" ")[0] for name in _SEASONS}))


def season(occasion: str, language: str) -> Season:
    """The picture and inks of an occasion for readers of that language; plain ones for what nobody drew for."""
    if language == _CHINESE and f"{occasion} {_CHINESE}" in _SEASONS:
        return _SEASONS[f"{occasion} {_CHINESE}"]
    return _SEASONS.get(occasion, _PLAIN)


@lru_cache(64)
def drawn(occasion: str, language: str, width: float, height: float, quiet: float = 0.0) -> Drawn | None:
    """The picture for a rectangle of that shape; None where there is none, as for a recall.

    The lowest part, a share `quiet` of the height, is left in one light colour for words.
    """
    draw = season(occasion, language).draw
    if draw is None:
        return None
    whole = _HIGH / (1 - quiet)
    drawing = Drawing(round(width / height * whole, 3), round(whole, 3))
    draw(drawing)
    return drawing.done()
