"""Papers: names, sizes and margins in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A size of paper. `height` 0 means a roll: the slip is as long as its content."""

    name: str
    width: float
    height: float = 0.0
    side: float = 22.0
    top: float = 18.0
    bottom: float = 16.0

    @property
    def roll(self) -> bool:
        """Whether the length follows the content."""
        return self.height == 0.0

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * mm, self.height * mm


SLIP_80 = Paper(name="80mm", width=80, side=4, top=5, bottom=6)
SLIP_58 = Paper(name="58mm", width=58, side=5, top=5, bottom=6)
A4 = Paper(name="A4", width=210, height=297)
A5 = Paper(name="A5", width=148, height=210, side=14, top=12, bottom=11)
LETTER = Paper(name="Letter", width=215.9, height=279.4)
# Envelopes lie with their long side up; resources/envelopes/README.md says where the measures come from.
ENVELOPES = {
    name: Paper(name=name, width=width, height=height, side=10, top=8, bottom=8)
    for name, width, height in (
        ("DL", 220, 110),
        ("C6", 162, 114),
        ("C5", 229, 162),
        ("C6-5", 229, 114),
        ("B6", 176, 125),
        ("ZL", 230, 120),
        ("No10", 241.3, 104.775),
    )
}
PAPERS = {paper.name: paper for paper in (SLIP_80, SLIP_58, A4, A5, LETTER)} | ENVELOPES

# Cards are named by the sheet that is folded; postcards by themselves. They are printed to their edges.
CARD_A5 = Paper(name="card-a5", width=210, height=148, side=12, top=12, bottom=12)
CARD_A6 = Paper(name="card-a6", width=148, height=105, side=7, top=7, bottom=7)
CARD_US = Paper(name="card-us", width=215.9, height=139.7, side=12, top=12, bottom=12)
CARDS = {paper.name: paper for paper in (CARD_A5, CARD_A6, CARD_US)}
POSTCARD = Paper(name="postcard", width=148, height=105, side=7, top=7, bottom=7)
POSTCARD_US = Paper(name="postcard-6x4", width=152.4, height=101.6, side=7, top=7, bottom=7)
POSTCARDS = {paper.name: paper for paper in (POSTCARD, POSTCARD_US)}
