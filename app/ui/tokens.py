"""The two palettes, and how far two colours stand apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["ok", "warn", "danger", "info", "plum", "neutral"]
TONES: tuple[Tone, ...] = ("ok", "warn", "danger", "info", "plum", "neutral")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour the program may use, as `#RRGGBB`."""

    name: Literal["light", "dark"]
    bg: str
    sidebar: str
    surface: str
    sunken: str
    hover: str
    line: str
    strong: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    soft: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    danger: str
    danger_bg: str
    info: str
    info_bg: str
    plum: str
    plum_bg: str
    neutral: str
    neutral_bg: str
    hit: str
    hit_text: str

    def of(self, name: str) -> str:
        """The colour with that token name."""
        return str(getattr(self, name))

    def ground(self, tone: Tone) -> str:
        """The pale ground a tone's words stand on."""
        return self.of(f"{tone}_bg")


LIGHT = Tokens(
    name="light",
    bg="#F4F2ED",
    sidebar="#ECE8E0",
    surface="#FFFFFF",
    sunken="#FAF8F4",
    hover="#F1EEE7",
    line="#E2DDD3",
    strong="#8A8377",
    text="#1E1C19",
    text2="#565148",
    text3="#6C665C",
    accent="#1F5AA6",
    accent_hover="#184A8B",
    accent_pressed="#123A6F",
    on_accent="#FFFFFF",
    soft="#E5EDF8",
    ok="#1B6B45",
    ok_bg="#E2F2E8",
    warn="#7A4A00",
    warn_bg="#FCEFD2",
    danger="#A8231B",
    danger_bg="#FBE6E3",
    info="#1F5AA6",
    info_bg="#E5EDF8",
    plum="#6B3A7D",
    plum_bg="#F2E8F6",
    neutral="#565148",
    neutral_bg="#EEEAE2",
    hit="#FFE28A",
    hit_text="#1E1C19",
)

DARK = Tokens(
    name="dark",
    bg="#151618",
    sidebar="#111214",
    surface="#1D1F22",
    sunken="#191B1D",
    hover="#26292D",
    line="#32353A",
    strong="#7C828B",
    text="#ECEAE6",
    text2="#B9B6B0",
    text3="#9B9892",
    accent="#8DB8F5",
    accent_hover="#A5C8F9",
    accent_pressed="#7AA8E8",
    on_accent="#0C1C33",
    soft="#1F3048",
    ok="#7FD0A2",
    ok_bg="#173324",
    warn="#F0BE63",
    warn_bg="#3A2D13",
    danger="#FF9F94",
    danger_bg="#43201D",
    info="#8DB8F5",
    info_bg="#1F3048",
    plum="#D3A8E3",
    plum_bg="#35233D",
    neutral="#B9B6B0",
    neutral_bg="#2B2E32",
    hit="#6B5513",
    hit_text="#FFF3CC",
)

#: (ink, ground, least contrast) for every pair the widgets draw; words need 4.5, edges and icons 3.
_GROUNDS = ("bg", "sidebar", "surface", "sunken", "hover")
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, 4.5) for ink in ("text", "text2", "text3", "accent") for ground in _GROUNDS),
    *(("strong", ground, 3.0) for ground in _GROUNDS),
    *((ink, "soft", 4.5) for ink in ("text", "text2", "text3", "accent", "danger", "ok", "warn", "plum")),
    *((ink, ground, 4.5) for ink in ("ok", "warn", "danger", "plum") for ground in _GROUNDS),
    *((tone, f"{tone}_bg", 4.5) for tone in TONES),
    *((ink, f"{tone}_bg", 4.5) for ink in ("text", "text2") for tone in TONES),
    *((tone, "surface", 4.5) for tone in TONES),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("on_accent", "accent_pressed", 4.5),
    ("hit_text", "hit", 4.5),
    ("bg", "text", 4.5),
)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 - the figures of the WCAG formula
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
